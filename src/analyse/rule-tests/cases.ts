import type { Label } from '../../core/label.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { ExampleSpec } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { RulePlan } from '../../plan/plan.ts'
import { checkExample } from '../check-examples.ts'
import { openRules, type RuleSources } from '../open-rules.ts'
import { type BorderLeft, bordersLeft } from './borders-left.ts'
import { exampleText } from './case-text.ts'
import { scopeOfChanges } from './changed.ts'
import { groupCases } from './group-cases.ts'
import { endsOf, type Pool, poolOf } from './pool.ts'
import type { CaseKind } from './report.ts'
import { smallest, wholeExample } from './smallest.ts'
import { timeCases } from './time-cases.ts'
import type { Outcome, Row } from './try-rows.ts'

/** A calculated example: `text` goes into the rule file as it stands, once a person has confirmed its results. */
export interface BorderCase {
  readonly kind: CaseKind
  readonly rule: string
  readonly clause: string
  readonly name: string
  readonly text: string
}

export interface BorderCases {
  readonly ok: boolean
  readonly cases: readonly BorderCase[]
  /** Borders on which no case was written, and why. */
  readonly left: readonly BorderLeft[]
  /** All cases, to be put under `examples:`; the borders that are left follow as comments. */
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

export interface BorderCaseOptions {
  /** Only these rules. */
  readonly rules?: readonly string[]
  /** `changed`: only rules that a variant changes or adds, or that read what it changes. */
  readonly only?: 'changed'
  readonly onProgress?: (done: number, all: number) => void
}

/**
 * Examples on the borders of a rule set, with the results that the engine gives today: just below, at and just above
 * every edge, the least and the most that may be given, a tie, a group without members, somebody who comes back after
 * a gap, a month that is missing. They say what the rules do, not whether that is meant: a person has to confirm them.
 *
 * For `prize: { when: sales ≥ 50000, is: 300 }` one case has 49999.99, 50000 and 50000.01 with `none`, 300.00, 300.00.
 */
export const borderCases = (sources: RuleSources, options: BorderCaseOptions = {}): BorderCases => {
  const { model, compiled, diagnostics, tree, inherited } = openRules(sources)
  if (!model || !compiled) return { ...noCases, diagnostics }
  const before = options.only === 'changed' ? inherited() : undefined
  if (options.only === 'changed' && !before)
    return { ...noCases, diagnostics: [...diagnostics, diagnostic('rule-test-no-variant', { id: model.id })] }
  const scope = before && scopeOfChanges(model, before, tree!)
  const rules = compiled.plan.rules.filter(
    ({ name }) =>
      (!options.rules || options.rules.includes(name)) && (!scope || scope.isAffected({ rule: name })),
  )
  const found = rules.map((rule, at) => {
    options.onProgress?.(at + 1, rules.length)
    const cases = casesOf(compiled, rule)
    const shown = cases.some(({ kind }) => kind === 'edges')
    return { cases, left: bordersLeft(compiled, rule, poolOf(compiled, rule), shown) }
  })
  const cases = found.flatMap((one) => one.cases)
  const left = found.flatMap((one) => one.left)
  return {
    ok: true,
    cases,
    left,
    text: [...cases.map(({ text }) => text), ...leftText(left)].join('\n'),
    diagnostics,
  }
}

const noCases = { ok: false, cases: [], left: [], text: '' } as const

/** As comments of the file, in both languages. */
const leftText = (left: readonly BorderLeft[]): readonly string[] =>
  left.length === 0
    ? []
    : [
        [
          '  # 这些界限没有写示例，须自己写 · No case was written on these borders; write them yourself:',
          ...left.map(
            ({ rule, border, why }) =>
              `  # ${rule}${border === rule ? '' : ` (${border})`}：${why.zh} · ${why.en}`,
          ),
          '',
        ].join('\n'),
      ]

/** The cases of one rule; each agrees with what the engine gives when it is read as an example. */
const casesOf = (compiled: CompiledRuleSet, rule: RulePlan): readonly BorderCase[] =>
  specsOf(compiled, rule).flatMap(([kind, example]) =>
    checkExample(example, compiled).diagnostics.length > 0
      ? []
      : [{ kind, rule: rule.name, clause: rule.clause, name: example.name, text: exampleText(example) }],
  )

export const specsOf = (
  compiled: CompiledRuleSet,
  rule: RulePlan,
): readonly (readonly [CaseKind, ExampleSpec])[] => {
  const pool = poolOf(compiled, rule)
  return [
    ...(pool ? rowCases(compiled, pool) : []),
    ...groupCases(compiled, rule),
    ...timeCases(compiled, rule),
  ]
}

const rowCases = (compiled: CompiledRuleSet, pool: Pool): readonly (readonly [CaseKind, ExampleSpec])[] => {
  const { title } = pool.unit.rule
  const make = (kind: CaseKind, rows: readonly number[], name: Label) => {
    const list = [...new Set(rows)]
    return list.length === 0 ? [] : [[kind, exampleFrom(compiled, pool, list, name)] as const]
  }
  return [
    ...make('edges', edgeRows(pool), {
      zh: `${title.zh}的界限上下`,
      en: `${title.en}, below, at and above its edges`,
    }),
    ...make('ends', endRows(pool), { zh: `${title.zh}的两端`, en: `${title.en}, of the least and the most` }),
  ]
}

const exampleFrom = (
  compiled: CompiledRuleSet,
  { unit, rows, outcomes, readings }: Pool,
  list: readonly number[],
  name: Label,
): ExampleSpec => {
  const own: readonly Row[] = list.map((at) => rows[at]!)
  const given: readonly Outcome[] = list.map((at) => outcomes[at])
  return wholeExample(unit, smallest(unit, own, [compiled], readings), given, readings, name)
}

/** Around each edge the rows of the base that shows it best; edges that no base shows are none of this rule. */
const edgeRows = ({ edges, rows, outcomes, unit }: Pool): readonly number[] => {
  const best = new Map<string, readonly number[]>()
  const different = (list: readonly number[]): number =>
    new Set(list.map((at) => outcomes[at]!.join('|'))).size
  for (const edge of edges) {
    if (edge.rows.some((at) => outcomes[at] === undefined)) continue
    const key = `${edge.input} ${edge.rows.map((at) => rows[at]![edge.input]).join(' ')}`
    const known = best.get(key)
    if (!known || different(edge.rows) > different(known)) best.set(key, edge.rows)
  }
  const shown = [...best.values()].filter((list) => different(list) > 1).flat()
  return unit.axis.thing === 'company' ? shown.slice(0, 1) : shown.slice(0, most)
}

/** A person has to read them. */
const most = 30

/** Nothing at all, and the least and the most that a fact may be, beside the usual values of the rest. */
const endRows = ({ unit, rows, outcomes }: Pool): readonly number[] => {
  if (unit.axis.thing === 'company') return []
  const usual = rows[0]!
  return unit.inputs.flatMap(({ fact, number }, input) => {
    if (!fact || !number) return []
    const isUsual = (row: Row): boolean => row.every((text, at) => at === input || text === usual[at])
    const ends = [...rows.keys()].filter(
      (at) => outcomes[at] !== undefined && isUsual(rows[at]!) && endsOf(number).includes(rows[at]![input]!),
    )
    return ends.slice(0, 3)
  })
}
