import type { ExampleSpec, ExampleTable } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { RulePlan } from '../../plan/plan.ts'
import { calculate } from '../../run/calculate.ts'
import { factsOf } from '../example-facts.ts'
import { baseRows } from './base-rows.ts'
import { nameToConfirm } from './case-text.ts'
import { stepsOfRule, type Unit, unitOf } from './inputs.ts'
import type { CaseKind } from './report.ts'
import { exampleOf, outcomeText, type Row, tableOf } from './try-rows.ts'

/** Of a rule that looks back: somebody who was away for a month, and a month that nobody has. */
export const timeCases = (
  compiled: CompiledRuleSet,
  rule: RulePlan,
): readonly (readonly [CaseKind, ExampleSpec])[] => {
  if (compiled.each !== 'month' || (compiled.calendar?.yearStart ?? 1) !== 1) return []
  const looksBack = stepsOfRule(compiled, rule.name).some(
    (step) => step.op === 'opening' && compiled.plan.cells[step.cell]!.over === 'period',
  )
  const unit = looksBack ? unitOf(compiled, rule) : undefined
  if (unit?.axis.clock !== 'period' || unit.axis.thing === 'company' || unit.fixed.length > 0) return []
  const own = { ...unit, inputs: unit.inputs.filter((one) => one.reference === undefined) }
  const { zh, en } = rule.title
  const away = ['2026-01', '2026-02', '2026-04', '2026-05']
  return (
    [
      [
        'return',
        [away, [...away.slice(0, 2), '2026-03', ...away.slice(2)]],
        { zh: `${zh}，中断后回来`, en: `${en}, back after a month away` },
      ],
      ['gap', [away], { zh: `${zh}，缺一个月`, en: `${en}, with a month missing` }],
    ] as const
  ).flatMap(([kind, periods, name]) => {
    const made = overTime(compiled, own, periods)
    return made ? [[kind, { ...made, name: nameToConfirm(name) }] as const] : []
  })
}

/** Rows of some months for one or two people: the first base whose value is not the same all the time. */
const overTime = (
  compiled: CompiledRuleSet,
  unit: Unit,
  people: readonly (readonly string[])[],
): ExampleSpec | undefined => {
  let plain: ExampleSpec | undefined
  for (const base of baseRows(unit)) {
    const made = inMonths(compiled, unit, base, people)
    const texts = made?.expect[0]?.rows.map(({ cells }) =>
      cells
        .slice(1)
        .map(({ text }) => text)
        .join('|'),
    )
    if (texts && new Set(texts).size > 1) return made
    if (texts?.some((text) => !/^(none|0|no)$/.test(text))) plain ??= made
  }
  return plain
}

const inMonths = (
  compiled: CompiledRuleSet,
  unit: Unit,
  base: Row,
  people: readonly (readonly string[])[],
): ExampleSpec | undefined => {
  const [table] = exampleOf(unit, [base]).given.filter(({ thing }) => thing === unit.axis.thing) as [
    ExampleTable,
  ]
  const cells = table.rows[0]!.cells.map(({ text }) => text)
  const rows = people.flatMap((periods, at) => periods.map((period) => [`E${at + 1}`, period]))
  const given = [
    tableOf(
      unit.axis.thing,
      ['period', ...table.headers.map(({ name }) => name)],
      rows.map((row) => [...row, ...cells]),
    ),
  ]
  const example: ExampleSpec = { name: '', readings: {}, given, expect: [] }
  const { periods } = calculate(compiled, factsOf(example, compiled))
  const expected = rows.map(([id, period]) => [
    id,
    period,
    ...unit.heads.map((head) =>
      outcomeText(
        periods
          .filter((one) => one.period === period)
          .flatMap(({ things }) => things[unit.axis.thing] ?? [])
          .find((one) => one.id === id)?.values[head],
      ),
    ),
  ])
  if (expected.flat().includes(undefined)) return undefined
  return { ...example, expect: [tableOf(unit.axis.thing, ['period', ...unit.heads], expected as string[][])] }
}
