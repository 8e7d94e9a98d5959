import type { Exact } from '../../core/exact.ts'
import { readPeriodIn } from '../../core/period.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'
import { cellValue, knownOn } from './known.ts'
import { solutionsOf } from './linear.ts'
import { aroundEdge, type NumberPiece, stepsText } from './numbers.ts'
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
  const values = new Map<string, Exact>()
  const known = knownOn(values, readPeriodIn(period, ruleSet.calendar)!)
  return facts.flatMap((fact) => {
    const { name, value: piece } = fact
    const given = row[name]
    const text = typeof given === 'string' ? given : undefined
    // A border between several facts is that of the one that was drawn last.
    const edges = piece.kind === 'number' && text !== undefined ? solutionsOf(borders, name, known) : []
    const value = cellValue(fact, text)
    if (value) values.set(name, value)
    const around = piece.kind === 'number' ? edges.flatMap((edge) => aroundEdge(piece, edge)) : []
    return around.length === 0
      ? []
      : [around.some((steps) => stepsText(piece as NumberPiece, steps) === text)]
  })
}
