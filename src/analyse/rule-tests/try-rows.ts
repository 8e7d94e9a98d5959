import type { ExampleSpec, ExampleTable } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { calculate, walkPeriods } from '../../run/calculate.ts'
import type { Frame } from '../../run/reference/frame.ts'
import type { ResultValue } from '../../run/result.ts'
import { factsOf } from '../example-facts.ts'
import type { Input, Unit } from './inputs.ts'

/** A value for every input of a unit, in their order; empty where none is given. */
export type Row = readonly string[]

/** What a rule gave for a row, head by head; undefined where something is missing. */
export type Outcome = readonly string[] | undefined

export type Readings = Readonly<Record<string, string>>

/** The example that gives rows to a rule: one thing for each, every reference of its own. */
export const exampleOf = (unit: Unit, rows: readonly Row[], readings: Readings = {}): ExampleSpec => {
  const given = unit.inputs.map((_, at) => rows.some((row) => row[at] !== ''))
  const own = unit.inputs.flatMap((input, at) => (input.reference === undefined && given[at] ? [at] : []))
  const references = [
    ...new Set(
      unit.inputs.flatMap((input, at) =>
        input.reference !== undefined && input.thing !== 'company' && given[at] ? [input.reference] : [],
      ),
    ),
  ]
  const ownTable = tableOf(
    unit.axis.thing,
    [...unit.fixed.map(({ header }) => header), ...references, ...own.map((at) => unit.inputs[at]!.header)],
    rows.map((row, at) => [
      idOf(unit, at),
      ...unit.fixed.map(({ value }) => value),
      ...references.map((reference) => `${reference[0]!.toUpperCase()}${at + 1}`),
      ...own.map((index) => row[index] || 'none'),
    ]),
  )
  const others = [...references, 'company'].flatMap((reference): readonly ExampleTable[] => {
    const inputs = unit.inputs.flatMap((input, at) =>
      given[at] &&
      (reference === 'company' ? isCompanys(input) : input.reference === reference && !isCompanys(input))
        ? [at]
        : [],
    )
    if (inputs.length === 0) return []
    const headers = inputs.map((at) => unit.inputs[at]!.header)
    const thing = unit.inputs[inputs[0]!]!.thing
    const cells = (row: Row): readonly string[] => inputs.map((at) => row[at] || 'none')
    return [
      tableOf(
        thing,
        headers,
        reference === 'company'
          ? [['company', ...cells(rows[0] ?? [])]]
          : rows.map((row, at) => [`${reference[0]!.toUpperCase()}${at + 1}`, ...cells(row)]),
      ),
    ]
  })
  return { name: '', readings, given: [...others, ownTable], expect: [] }
}

const isCompanys = (input: Input): boolean => input.thing === 'company' && input.reference !== undefined

export const idOf = ({ axis }: Unit, at: number): string =>
  axis.thing === 'company'
    ? 'company'
    : `${axis.thing === 'employee' ? 'E' : axis.thing[0]!.toUpperCase()}${at + 1}`

export const tableOf = (
  thing: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): ExampleTable => ({
  thing,
  headers: headers.map((name) => ({ name })),
  rows: rows.map(([id = '', ...cells]) => ({ id, cells: cells.map((text) => ({ text })) })),
})

/** The company is one: its rows are tried one after the other. */
const batches = (unit: Unit, rows: readonly Row[]): readonly (readonly Row[])[] =>
  unit.axis.thing === 'company' ? rows.slice(0, 40).map((row) => [row]) : [rows]

/** What the rule gives for each row. */
export const tryRows = (
  compiled: CompiledRuleSet,
  unit: Unit,
  rows: readonly Row[],
  readings: Readings = {},
): readonly Outcome[] =>
  batches(unit, rows).flatMap((batch) => {
    const facts = factsOf(exampleOf(unit, batch, readings), compiled)
    const { periods } = calculate(compiled, facts, { readings })
    const found = periods.flatMap(({ things }) => things[unit.axis.thing] ?? [])
    return batch.map((_, at) => {
      const values = found.filter(({ id }) => id === idOf(unit, at)).map((one) => one.values)
      const texts = unit.heads.map((head) =>
        outcomeText(values.map((one) => one[head]).find((one) => one !== undefined)),
      )
      return texts.includes(undefined) ? undefined : (texts as string[])
    })
  })

/** As an example expects it; undefined where it waits for something. */
export const outcomeText = (value: ResultValue | undefined): string | undefined => {
  if (value?.value !== undefined) return value.value
  const state = value?.absent?.state
  return state === undefined || state === 'missing' || state === 'open' ? undefined : 'none'
}

/** The finished frames of rows, for whoever reads their columns; `row` is where each stands in the frame. */
export const lookAtRows = (
  compiled: CompiledRuleSet,
  unit: Unit,
  rows: readonly Row[],
  see: (frame: Frame, row: number, at: number) => void,
  readings: Readings = {},
): void => {
  let before = 0
  for (const batch of batches(unit, rows)) {
    walkPeriods(compiled, factsOf(exampleOf(unit, batch, readings), compiled), { readings }, (frame) => {
      const ids = frame.axes.get(unit.axis.id)!.ids
      for (const at of batch.keys()) {
        const row = ids.indexOf(idOf(unit, at))
        if (row >= 0) see(frame, row, before + at)
      }
    })
    before += batch.length
  }
}
