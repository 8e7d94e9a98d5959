import type { Formula } from '../formula/ast.ts'
import { spanOf } from '../formula/place.ts'
import { printFormula } from '../formula/print.ts'
import { isChoice, type RuleSpec } from '../model/rule-set.ts'
import { isLookBack, wanting } from './formula/past-needed.ts'
import { choosable, openReading, settle } from './readings.ts'
import { reportAt, type State } from './state.ts'

/** Rules that read each other through the past, and cannot do without it, never get their first value. */
export const haveStart = (state: State, rules: readonly RuleSpec[]): boolean => {
  const choice = rules.map((rule) => openReading(choosable(rule))).find((one) => one !== undefined)
  if (choice)
    return Object.keys(choice.options).every((option) =>
      haveStart(
        state,
        rules.map((rule) => settle(rule, choice.reading, option)),
      ),
    )
  const never = withoutValue(rules)
  if (never.length === 0) return true
  const names = new Set(never.map((rule) => rule.name))
  const looks = never.flatMap((rule) =>
    needed(rule).flatMap((formula) =>
      wanting(formula.tree, names)
        .filter(isLookBack)
        .map((node) => ({ rule, formula, node })),
    ),
  )
  const [look] = looks
  // Without one it is a plain circle, which is reported as such.
  if (!look) return true
  const others = [...names].filter((name) => name !== look.rule.name).join(', ')
  reportAt(
    state,
    'past-without-start',
    {
      rule: look.rule.name,
      text: printFormula(look.node),
      through: others && ` (through ${others})`,
      throughZh: others && `（经由 ${others}）`,
    },
    spanOf(look.formula, look.node.range) ?? look.rule.span,
  )
  return false
}

/** Those that have no value as long as none of them has: the rest falls away one by one. */
const withoutValue = (rules: readonly RuleSpec[]): readonly RuleSpec[] => {
  const never = new Set(rules.map((rule) => rule.name))
  const left = rules.filter((rule) => lacks(rule, never))
  return left.length === rules.length ? left : withoutValue(left)
}

const lacks = (rule: RuleSpec, never: ReadonlySet<string>): boolean =>
  needed(rule).some((one) => wanting(one.tree, never).length > 0) &&
  (!isFormula(rule.otherwise) || wanting(rule.otherwise.tree, never).length > 0)

/** What has to have a value so that the rule has one. */
const needed = (rule: RuleSpec): readonly Formula[] => {
  const body = 'mechanism' in rule.body ? rule.body.values.formula : undefined
  return [...(isFormula(rule.when) ? [rule.when] : []), ...(body && 'formula' in body ? [body.formula] : [])]
}

const isFormula = (value: RuleSpec['when']): value is Formula => value !== undefined && !isChoice(value)
