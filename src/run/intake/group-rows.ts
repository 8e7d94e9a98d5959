import { compareCodePoints } from '../../core/code-points.ts'
import { type Derivation, type GroupPart, joinedId } from '../../core/derivation.ts'
import type { FactPlan } from '../../plan/compiled.ts'
import { absentAmong, isAbsent, notApplicable, type Value } from '../reference/value.ts'
import { type DerivedRows, textOf } from './derived.ts'
import type { ThingRows } from './read-things.ts'

type Things = ReadonlyMap<string, ThingRows>
type ValueOf = (row: number) => Value

/** One row for each combination that occurs among the members, in the order of their ids; and where each member belongs. */
export const groupRows = (
  name: string,
  { of, by }: Extract<Derivation, { kind: 'group' }>,
  things: Things,
): DerivedRows & { readonly members: ThingRows } => {
  const members = things.get(of)!
  const parts = by.map((part) => partOf(part, members, things))
  const found = new Map<string, readonly Value[]>()
  const belongsTo = members.ids.map((_, row): Value => {
    const values = parts.map(({ valueOf }) => valueOf(row))
    const absent = absentAmong(values)
    if (absent) return absent
    const id = joinedId(values.map(textOf))
    if (!found.has(id)) found.set(id, values)
    return id
  })
  const ids = [...found.keys()].sort(compareCodePoints)
  return {
    ids,
    names: ids.map((id) => nameOf(id, found.get(id)!, parts)),
    facts: new Map(by.map((part, at) => [part.name, ids.map((id) => found.get(id)![at]!)])),
    members: { ...members, facts: new Map([...members.facts, [name, belongsTo]]) },
  }
}

interface Part {
  readonly valueOf: ValueOf
  /** What people call what a reference leads to. */
  readonly nameOf: (value: Value) => string | undefined
}

const partOf = ({ name, via }: GroupPart, members: ThingRows, things: Things): Part => {
  if (via === undefined) return readerOf(members, name, things)
  const lead = readerOf(members, via, things)
  const there = things.get(thingOf(factOf(members, via))!)!
  const at = rowsById(there)
  const part = readerOf(there, name, things)
  return {
    ...part,
    valueOf: (row) => {
      const id = lead.valueOf(row)
      return isAbsent(id) ? id : part.valueOf(at.get(id as string)!)
    },
  }
}

const factOf = (rows: ThingRows, name: string): FactPlan =>
  rows.thing.facts.find((fact) => fact.name === name)!

const thingOf = ({ type }: FactPlan): string | undefined =>
  type.kind === 'reference' ? type.thing : undefined

const rowsById = ({ ids }: ThingRows): ReadonlyMap<string, number> => new Map(ids.map((id, row) => [id, row]))

/** A fact as a rule would read it: its default stands in, and a reference leads to a row that is there. */
const readerOf = (rows: ThingRows, name: string, things: Things): Part => {
  const fact = factOf(rows, name)
  const given = rows.facts.get(name)
  const fallback = defaultOf(fact)
  const target = things.get(thingOf(fact) ?? '')
  const known = target && rowsById(target)
  const at = (row: number) => ({ thing: rows.thing.name, id: rows.ids[row]! })
  return {
    valueOf: (row) => {
      const value = given?.[row] ?? fallback
      if (value === undefined)
        return fact.default === null
          ? notApplicable('fact', name)
          : { absent: 'missing', kind: 'fact', because: name, at: at(row) }
      // Where it leads nowhere, that is said of the reference itself.
      const astray = known && typeof value === 'string' && !known.has(value)
      return astray ? { absent: 'open', kind: 'fact', because: name, at: at(row) } : value
    },
    nameOf: (value) => target?.names[known!.get(value as string)!],
  }
}

const defaultOf = ({ type, default: text }: FactPlan): Value | undefined => {
  if (text === undefined || text === null || type.kind === 'reference') return undefined
  return type.kind === 'truth' ? text === 'yes' : text
}

const nameOf = (id: string, values: readonly Value[], parts: readonly Part[]): string | undefined => {
  const names = values.map((value, at) => parts[at]!.nameOf(value))
  if (names.every((name) => name === undefined)) return undefined
  const text = names.map((name, at) => name ?? textOf(values[at]!)).join('/')
  return text === id ? undefined : text
}
