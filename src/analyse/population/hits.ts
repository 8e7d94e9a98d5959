import { readPeriodIn } from '../../core/period.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'
import { cellValue, knownOn } from './known.ts'
import { solutionsOf } from './linear.ts'
import { aroundEdge, stepsText } from './numbers.ts'
import { piecesOf } from './pieces.ts'

/** How many rows of a thing there are, and how many of its numbers lie where a rule changes sides. */
export interface ThingOverview {
  readonly thing: string
  /** Different ids over all periods. */
  readonly ids: number
  /** Rows over all periods. */
  readonly rows: number
  /** Numbers with a border: how many were given, and how many of them lie at one or one step beside it. */
  readonly compared: number
  readonly atBorder: number
}

/** @example overviewOf(lampShop, facts) // [{ thing: 'employee', ids: 50, rows: 533, compared: 501, atBorder: 131 }] */
export const overviewOf = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
): readonly ThingOverview[] =>
  ruleSet.things.flatMap(({ name }) => {
    const rows = facts.flatMap((period) =>
      rowsIn(period, name).map((row) => ({ row, period: period.period })),
    )
    if (rows.length === 0) return []
    const compared = rows.flatMap(({ row, period }) => comparedIn(ruleSet, name, row, period))
    return [
      {
        thing: name,
        ids: new Set(rows.map(({ row }) => row.id ?? name)).size,
        rows: rows.length,
        compared: compared.length,
        atBorder: compared.filter((hit) => hit).length,
      },
    ]
  })

export const rowsIn = (facts: PeriodFacts, thing: string): readonly FactRow[] => {
  const given = facts[thing]
  return given === undefined ? [] : Array.isArray(given) ? (given as FactRow[]) : [given as FactRow]
}

/** For each number of a row that has a border: whether it lies there. */
const comparedIn = (
  ruleSet: CompiledRuleSet,
  thing: string,
  row: FactRow,
  period: string,
): readonly boolean[] => {
  const { facts, borders } = piecesOf(ruleSet).get(thing)!
  const values = new Map(
    facts.flatMap((piece) => {
      const given = row[piece.name]
      const value = cellValue(piece, typeof given === 'string' ? given : undefined)
      return value ? [[piece.name, value] as const] : []
    }),
  )
  const known = knownOn(values, readPeriodIn(period, ruleSet.calendar)!)
  return facts.flatMap(({ name, value: piece }) => {
    const given = row[name]
    if (piece.kind !== 'number' || typeof given !== 'string') return []
    const edges = solutionsOf(borders, name, known)
    if (edges.length === 0) return []
    return [edges.some((edge) => aroundEdge(piece, edge).some((steps) => stepsText(piece, steps) === given))]
  })
}
