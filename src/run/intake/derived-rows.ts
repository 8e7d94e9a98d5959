import type { Derivation } from '../../core/derivation.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { Value } from '../reference/value.ts'
import { chainRows } from './chain-rows.ts'
import type { DerivedRows } from './derived.ts'
import { groupRows } from './group-rows.ts'
import type { ThingRows } from './read-things.ts'

/**
 * The rows of a group or chain, with what is given for them joined by id; and the rows that they are made of, which
 * now know where they belong.
 */
export const deriveRows = (
  given: ThingRows,
  derivation: Derivation,
  things: ReadonlyMap<string, ThingRows>,
  period: string,
  diagnostics: Diagnostic[],
): { readonly rows: ThingRows; readonly members: ThingRows } => {
  const { thing } = given
  const { members, ...made } =
    derivation.kind === 'group'
      ? groupRows(thing.name, derivation, things)
      : chainRows(thing, derivation, things.get(derivation.of)!, period, diagnostics)
  diagnostics.push(...rowsOfNobody(given, made, period))
  return { rows: withGiven(given, made), members }
}

const withGiven = (given: ThingRows, made: DerivedRows): ThingRows => {
  const { thing } = given
  if (given.ids.length === 0)
    return { thing, ...made, supplied: [], places: made.ids.map((_, row) => ({ row: row + 1 })) }
  const at = new Map(given.ids.map((id, row) => [id, row]))
  const rows = new Map(made.ids.map((id, row) => [id, row]))
  const own = made.ids.map((id) => at.get(id))
  const facts = [...given.facts].map(
    ([name, values]) => [name, own.map((row) => (row === undefined ? undefined : values[row]))] as const,
  )
  return {
    thing,
    ids: made.ids,
    names: made.names.map((name, row) => (own[row] === undefined ? name : (given.names[own[row]!] ?? name))),
    facts: new Map<string, readonly (Value | undefined)[]>([...made.facts, ...facts]),
    supplied: given.supplied.flatMap((one) => {
      const row = rows.get(given.ids[one.row]!)
      return row === undefined ? [] : [{ ...one, row }]
    }),
    places: own.map((row, index) => (row === undefined ? { row: index + 1 } : given.places[row]!)),
  }
}

const rowsOfNobody = (given: ThingRows, { ids }: DerivedRows, period: string): readonly Diagnostic[] => {
  if (given.ids.length === 0) return []
  const known = new Set(ids)
  const { name, title } = given.thing
  return given.ids.flatMap((id, row) => {
    if (known.has(id)) return []
    const parameters = { id, period, thing: title.zh, thingEn: title.en, near: nearest(id, ids) ?? '' }
    return [
      diagnostic('group-row-unused', parameters, {
        place: { ...given.places[row]!, table: name, period, id },
      }),
    ]
  })
}
