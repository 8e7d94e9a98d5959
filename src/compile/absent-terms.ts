import type { Formula, Node } from '../formula/ast.ts'
import { spanOf } from '../formula/place.ts'
import { printFormula } from '../formula/print.ts'
import { isChoice, type RuleSet, type RuleSpec } from '../model/rule-set.ts'
import { factsOf } from './formula/logic.ts'
import { wanting } from './formula/past-needed.ts'
import { reportAt, type State } from './state.ts'

/** A part of a sum, and what holds wherever it is looked at. */
interface Term {
  readonly node: Node
  readonly holds: readonly string[]
}

/** Functions that hand on the sums in them; `total` and `first` say what absence means. */
const transparent: ReadonlySet<string> = new Set([
  'min',
  'max',
  'round',
  'cut',
  'up',
  'floor',
  'ceiling',
  'abs',
])

/** A line that adds or subtracts what another rule's `when` takes away is left off the payslip as a whole. */
export const reportAbsentTerms = (state: State): void => {
  const { rules } = state.ruleSet
  const conditional = conditionsBehind(state.ruleSet)
  for (const rule of rules) {
    const formula = formulaOf(rule)
    if (rule.line === undefined || rule.otherwise || !formula) continue
    const holds = isFormula(rule.when) ? factsOf(rule.when.tree) : []
    for (const terms of sumsIn({ node: formula.tree, holds }))
      for (const { node, holds: known } of terms) {
        const behind = conditionOf(node, conditional)
        if (!behind || terms.every((one) => conditionOf(one.node, conditional)?.text === behind.text))
          continue
        const value = printFormula(node)
        if (known.includes(`present(${value})`) || factsOf(behind.tree).every((fact) => known.includes(fact)))
          continue
        const parameters = { line: rule.name, value, rule: behind.rule.name, when: behind.text }
        reportAt(
          state,
          'line-may-be-absent',
          parameters,
          spanOf(formula, node.range) ?? rule.span,
          behind.span,
        )
      }
  }
}

type Condition = Formula & { readonly rule: RuleSpec }

/** The `when` for whose want a rule has no value: its own, or that of a rule which it cannot do without. */
const conditionsBehind = ({ rules }: RuleSet): ReadonlyMap<string, Condition> => {
  const found = new Map<string, Condition>()
  for (const rule of rules)
    if (isFormula(rule.when) && !rule.otherwise && !rule.inForce) found.set(rule.name, { ...rule.when, rule })
  for (let before = -1; before < found.size; ) {
    before = found.size
    const known = new Set(found.keys())
    for (const rule of rules) {
      const formula = formulaOf(rule)
      if (!formula || rule.otherwise || rule.when || found.has(rule.name)) continue
      const [lacking] = wanting(formula.tree, known)
      const behind = lacking && conditionOf(lacking, found)
      if (behind) found.set(rule.name, behind)
    }
  }
  return found
}

const conditionOf = (node: Node, conditional: ReadonlyMap<string, Condition>): Condition | undefined =>
  node.kind === 'member'
    ? conditionOf(node.of, conditional)
    : node.kind === 'name'
      ? conditional.get(node.name)
      : undefined

/** Every sum in a formula that its value is made of, as its terms. */
const sumsIn = ({ node, holds }: Term): readonly (readonly Term[])[] => {
  const inside = (one: Node, more: readonly string[] = []): readonly (readonly Term[])[] =>
    sumsIn({ node: one, holds: [...holds, ...more] })
  if (node.kind === 'if') return [...inside(node.then, factsOf(node.condition)), ...inside(node.otherwise)]
  if (node.kind === 'call' && transparent.has(node.name)) return node.arguments.flatMap((one) => inside(one))
  const terms = termsOf(node)
  if (terms.length < 2) return []
  return [terms.map((one) => ({ node: one, holds })), ...terms.flatMap((one) => inside(one))]
}

const termsOf = (node: Node): readonly Node[] => {
  if (node.kind === 'negate') return termsOf(node.of)
  return node.kind === 'binary' && (node.operator === '+' || node.operator === '-')
    ? [...termsOf(node.left), ...termsOf(node.right)]
    : [node]
}

const formulaOf = ({ body }: RuleSpec): Formula | undefined => {
  const value = 'mechanism' in body ? body.values.formula : undefined
  return value && 'formula' in value ? value.formula : undefined
}

const isFormula = (value: RuleSpec['when']): value is Formula => value !== undefined && !isChoice(value)
