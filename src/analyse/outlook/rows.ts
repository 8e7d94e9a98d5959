import { keysOf } from '../../core/derivation.ts'
import type { FactPlan, ThingPlan } from '../../plan/compiled.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'
import { textOf } from './fact-target.ts'

/** What happens, as tickets and orders do, and its parts; not what stays, as the items of a questionnaire do. */
export const isRecord = ({ of, derived, facts }: ThingPlan): boolean =>
  of !== undefined && !derived && (of !== 'company' || facts.some(({ name }) => name === 'dated'))

export const rowsOf = (facts: PeriodFacts, thing: string): readonly FactRow[] => {
  const given = facts[thing]
  if (given === undefined || given === null || typeof given !== 'object') return []
  return Array.isArray(given) ? (given as readonly FactRow[]) : [given as FactRow]
}

/** What tells a row from the others of its thing: the id, or what a group is made of. */
export const idOf = ({ name, derived }: ThingPlan, row: FactRow): string => {
  if (textOf(row.id) !== '') return textOf(row.id)
  if (name === 'company') return 'company'
  return derived ? JSON.stringify(keysOf(derived).map((key) => textOf(row[key]))) : ''
}

export const isDate = ({ type }: FactPlan): boolean => type.kind === 'date' || type.kind === 'moment'

/** Finds rows by id; each table is looked through once. */
export const rowFinder = (): ((facts: PeriodFacts, thing: ThingPlan, id: string) => FactRow | undefined) => {
  const known = new WeakMap<PeriodFacts, Map<string, ReadonlyMap<string, FactRow>>>()
  return (facts, thing, id) => {
    const tables = known.get(facts) ?? new Map<string, ReadonlyMap<string, FactRow>>()
    known.set(facts, tables)
    const rows =
      tables.get(thing.name) ?? new Map(rowsOf(facts, thing.name).map((row) => [idOf(thing, row), row]))
    tables.set(thing.name, rows)
    return rows.get(id)
  }
}
