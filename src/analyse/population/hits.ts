import type { Exact } from '../../core/exact.ts'
import { readPeriodIn } from '../../core/period.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'
import { cellValue, knownOn } from './known.ts'
import { solutionsOf } from './linear.ts'
import { isSumAtBorder } from './meet.ts'
import { aroundEdge, type NumberPiece, stepsText } from './numbers.ts'
import { piecesOf } from './pieces.ts'
import type { Row } from './sketch.ts'

/** How many rows of a thing there are, and how many of its numbers lie where a rule changes sides. */
export interface ThingOverview {
  readonly thing: string
  /** Different ids over all periods. */
  readonly ids: number
  /** Rows over all periods. */
  readonly rows: number
  /** Numbers with a border, and sums over records: how many there are, and how many lie at one or one step beside it. */
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
    const sums = sumsOf(ruleSet, facts, name)
    const compared = [...rows.flatMap(({ row, period }) => comparedIn(ruleSet, name, row, period)), ...sums]
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

const rowsIn = (facts: PeriodFacts, thing: string): readonly FactRow[] => {
  const given = facts[thing]
  return given === undefined ? [] : Array.isArray(given) ? (given as FactRow[]) : [given as FactRow]
}

/** For each sum over the records of somebody that has a border: whether it lies there. */
const sumsOf = (ruleSet: CompiledRuleSet, facts: readonly PeriodFacts[], owner: string): readonly boolean[] =>
  piecesOf(ruleSet)
    .get(owner)!
    .aggregates.flatMap((aggregate) =>
      facts.flatMap((one) => {
        const period = readPeriodIn(one.period, ruleSet.calendar)!
        const byOwner = new Map<string, Row[]>()
        for (const record of rowsIn(one, aggregate.records)) {
          const id = String(record[owner] ?? owner)
          byOwner.set(id, [...(byOwner.get(id) ?? []), record as Row])
        }
        return rowsIn(one, owner).flatMap((row) => {
          const records = byOwner.get(String(row.id ?? owner)) ?? []
          const owning = { ruleSet, owner, records: aggregate.records, row: row as Row, period }
          return isSumAtBorder(owning, aggregate, records) ?? []
        })
      }),
    )

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
