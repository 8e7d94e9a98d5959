import { compare, divide, exact, floorDivide, multiply, subtract } from '../../core/exact.ts'
import type { ExampleSpec, ExampleTable } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { BodyWorking, RulePlan } from '../../plan/plan.ts'
import { calculate } from '../../run/calculate.ts'
import { factsOf } from '../example-facts.ts'
import { baseRows } from './base-rows.ts'
import { nameToConfirm } from './case-text.ts'
import { isAllowed, numberOf, numberText, stepsOfRule, type Unit, unitOf } from './inputs.ts'
import type { CaseKind } from './report.ts'
import { exampleOf, outcomeText, type Row, tableOf } from './try-rows.ts'

type Cases = readonly (readonly [CaseKind, ExampleSpec])[]

/** A tie in a ranking or among the shares of a pool, and a group that has no members. */
export const groupCases = (compiled: CompiledRuleSet, rule: RulePlan): Cases => {
  const unit = unitOf(compiled, rule)
  if (!unit) return []
  const body = settled(compiled, rule.working.body)
  const isGrouping = body.kind === 'rank' || body.kind === 'share'
  const counts = stepsOfRule(compiled, rule.name).some(({ op }) => op === 'up')
  return [...(isGrouping ? tieOf(compiled, unit, body) : []), ...(counts ? nobodyOf(compiled, unit) : [])]
}

type Grouping = Extract<BodyWorking, { kind: 'rank' | 'share' }>

/** The body under the default of every reading. */
const settled = ({ plan }: CompiledRuleSet, body: BodyWorking): BodyWorking => {
  let at = body
  while (at.kind === 'reading') at = at.options[plan.marks[at.mark]!.default!]!
  return at
}

/** Two who are equal, and one who has less. */
const tieOf = (compiled: CompiledRuleSet, unit: Unit, body: Grouping): Cases => {
  const { title } = unit.rule
  const [reference] = body.path
  if (body.path.length > 1) return []
  const group =
    body.kind === 'share' ? compiled.plan.axes.find(({ id }) => id === body.pool.axis)?.thing : undefined
  const own = {
    ...unit,
    inputs: unit.inputs.filter((one) => one.reference === undefined && one.thing === unit.axis.thing),
  }
  const pools = unit.inputs.filter((one) => one.thing === group && one.thing !== unit.axis.thing)
  for (const base of baseRows(own)) {
    const rows = [base, base, lesser(own, base)]
    const example = exampleOf(own, rows)
    const given = [
      ...(pools.length > 0 ? [poolTable(pools, reference)] : []),
      ...example.given.map((table) => together(table, unit.axis.thing, reference)),
    ]
    const made = finished(compiled, own, { ...example, given }, rows.length)
    if (!made || made.expect[0]!.rows.every(({ cells }) => cells.every(({ text }) => text === 'none')))
      continue
    const name = { zh: `${title.zh}，并列`, en: `${title.en}, with a tie` }
    return [['tie', { ...made, name: nameToConfirm(name) }]]
  }
  return []
}

/** The group with what is shared in it: a hundred, which three do not divide. */
const poolTable = (pools: Unit['inputs'], reference: string | undefined): ExampleTable =>
  tableOf(
    pools[0]!.thing,
    pools.map(({ header }) => header),
    [[reference === undefined || pools[0]!.thing === 'company' ? 'company' : 'A', ...pools.map(hundred)]],
  )

const hundred = ({ number, values }: Unit['inputs'][number]): string =>
  number && isAllowed(exact(100n), number) ? numberText(exact(100n), number) : values[0]!

/** All in one group. */
const together = (table: ExampleTable, thing: string, reference: string | undefined): ExampleTable => {
  if (table.thing !== thing || reference === undefined || reference === 'company') return table
  const at = table.headers.findIndex(({ name }) => name === reference)
  const cell = { text: 'A' }
  return at >= 0
    ? {
        ...table,
        rows: table.rows.map((row) => ({
          ...row,
          cells: row.cells.map((one, index) => (index === at ? cell : one)),
        })),
      }
    : {
        ...table,
        headers: [{ name: reference }, ...table.headers],
        rows: table.rows.map((row) => ({ ...row, cells: [cell, ...row.cells] })),
      }
}

/** Half of every number, as far as that is allowed. */
const lesser = (unit: Unit, row: Row): Row =>
  row.map((text, at) => {
    const { number } = unit.inputs[at]!
    const value = numberOf(text)
    if (!number || !value) return text
    const half = multiply(floorDivide(divide(value, exact(2n))!, number.step)!, number.step)
    return isAllowed(half, number) && compare(subtract(value, half), exact(0n)) > 0
      ? numberText(half, number)
      : text
  })

/** Somebody or some group of whom there is nothing to add up. */
const nobodyOf = (compiled: CompiledRuleSet, unit: Unit): Cases => {
  const { title } = unit.rule
  const own = {
    ...unit,
    inputs: unit.inputs.filter((one) => one.reference === undefined && one.thing === unit.axis.thing),
  }
  for (const row of baseRows(own)) {
    const made = finished(compiled, own, exampleOf(own, [row]), 1)
    if (!made) continue
    const name = { zh: `${title.zh}，一个也没有`, en: `${title.en}, of nobody and nothing` }
    return [['nobody', { ...made, name: nameToConfirm(name) }]]
  }
  return []
}

/** The example with what the engine gives for its rows; undefined where something is missing or refused. */
const finished = (
  compiled: CompiledRuleSet,
  unit: Unit,
  example: ExampleSpec,
  count: number,
): ExampleSpec | undefined => {
  const table = example.given.find(({ thing }) => thing === unit.axis.thing)
  const ids = table?.rows.slice(0, count).map(({ id }) => id) ?? []
  const { periods } = calculate(compiled, factsOf(example, compiled))
  const found = periods.flatMap(({ things }) => things[unit.axis.thing] ?? [])
  const rows = ids.map((id) => [
    id,
    ...unit.heads.map((head) =>
      outcomeText(found.filter((one) => one.id === id).flatMap(({ values }) => values[head] ?? [])[0]),
    ),
  ])
  if (rows.length === 0 || rows.flat().includes(undefined)) return undefined
  return { ...example, expect: [tableOf(unit.axis.thing, unit.heads, rows as string[][])] }
}
