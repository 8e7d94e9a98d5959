import { type Derivation, joinedId, keysOf } from '../../core/derivation.ts'
import { digestOf } from '../../core/digest.ts'
import { containing, periodText } from '../../core/period.ts'
import type { CompiledRuleSet, ThingPlan } from '../../plan/compiled.ts'
import type { FactRow, PeriodFacts } from '../../run/facts.ts'
import { type FactPiece, piecesOf } from './pieces.ts'
import type { Cell, Instance, Row, Sketch } from './sketch.ts'

type Texts = Record<string, string>
/** A row whose references are ids of what is there. */
interface Led {
  readonly id: string
  readonly name?: string
  readonly facts: Texts
}

/** The facts of a sketch: references lead to somebody who is there, groups have the rows of their members. */
export const assemble = (ruleSet: CompiledRuleSet, sketch: Sketch): readonly PeriodFacts[] => {
  const longer = new Map<string, Record<string, FactRow[]>>()
  const periods = sketch.periods.map((period, at): PeriodFacts => {
    const rows = withGroups(ruleSet, sketch, ledRows(ruleSet, sketch, at), periodText(period))
    const facts: Record<string, FactRow | readonly FactRow[]> = {}
    for (const thing of ruleSet.things) {
      const { facts: pieces } = piecesOf(ruleSet).get(thing.name)!
      const own = pieces.filter(({ each }) => each === undefined)
      if (thing.derived && own.length === 0 && pieces.length === 0) continue
      const list = rows.get(thing.name) ?? []
      const made = list.map((row) => rowOf(thing, row, own))
      if (thing.name !== 'company') facts[thing.name] = made
      else if (own.length > 0) facts.company = made[0]!
      for (const cycle of new Set(pieces.flatMap(({ each }) => each ?? []))) {
        const text = periodText(containing(period, cycle))
        // The last of its periods has the last word: it is the one that closes it.
        const known = longer.get(text) ?? {}
        longer.set(text, known)
        const given = pieces.filter(({ each }) => each === cycle)
        const now = list.map((row) => rowOf(thing, row, given))
        // Whoever leaves before is still needed where the shorter periods read it.
        const gone = given.some(({ early }) => early)
          ? (known[thing.name] ?? []).filter(({ id }) => !now.some((row) => row.id === id))
          : []
        known[thing.name] = [...gone, ...now]
      }
    }
    return { period: periodText(period), complete: true, ...facts }
  })
  return [
    ...periods,
    ...[...longer].map(
      ([period, things]): PeriodFacts => ({
        period,
        complete: true,
        ...Object.fromEntries(
          Object.entries(things).map(([thing, rows]) => [thing, thing === 'company' ? rows[0]! : rows]),
        ),
      }),
    ),
  ]
}

const rowOf = (thing: ThingPlan, { id, name, facts }: Led, pieces: readonly FactPiece[]): FactRow => ({
  ...(thing.name === 'company' ? {} : { id }),
  ...(name === undefined || thing.facts.some((fact) => fact.name === 'name') ? {} : { name }),
  ...Object.fromEntries(
    pieces.flatMap((piece) => (facts[piece.name] === undefined ? [] : [[piece.name, facts[piece.name]!]])),
  ),
})

const ledRows = (
  ruleSet: CompiledRuleSet,
  { things }: Sketch,
  at: number,
): ReadonlyMap<string, readonly Led[]> => {
  const present = new Map(
    Object.entries(things).map(([name, all]) => [name, all.filter(({ rows }) => rows[at] !== undefined)]),
  )
  // Whoever has to refer to somebody and finds nobody is not there either; that may leave others without.
  for (let dropped = true; dropped; ) {
    dropped = false
    for (const [name, list] of present) {
      const needed = piecesOf(ruleSet)
        .get(name)!
        .facts.flatMap(({ value, leftOut, name: fact }) =>
          value.kind === 'reference' && leftOut === 'never' ? [[fact, value.thing] as const] : [],
        )
      const kept = list.filter((one) =>
        needed.every(([fact, to]) => one.rows[at]![fact] !== undefined && (present.get(to)?.length ?? 0) > 0),
      )
      if (kept.length === list.length) continue
      present.set(name, kept)
      dropped = true
    }
  }
  return new Map(
    [...present].map(([name, list]) => [
      name,
      list.map((one): Led => {
        const pieces = piecesOf(ruleSet).get(name)!.facts
        const facts: Texts = {}
        for (const piece of pieces) {
          const text = led(one, piece, name, one.rows[at]![piece.name], present)
          if (text !== undefined) facts[piece.name] = text
        }
        return { id: one.id, ...(one.name === undefined ? {} : { name: one.name }), facts }
      }),
    ]),
  )
}

/** The nearest before the one meant who is there; among equals only somebody before oneself, so that nobody leads in a circle. */
const led = (
  from: Instance,
  { value, leftOut }: FactPiece,
  thing: string,
  cell: Cell,
  present: ReadonlyMap<string, readonly Instance[]>,
): string | undefined => {
  if (cell === undefined || typeof cell === 'string') return cell
  if (value.kind !== 'reference') return undefined
  const there = present.get(value.thing) ?? []
  const list = value.thing === thing ? there.filter(({ number }) => number < from.number) : there
  const before = list.filter(({ number }) => number <= cell.refer).at(-1) ?? list[0]
  return before?.id ?? (leftOut === 'never' ? from.id : undefined)
}

/** Groups of a period in the order of the rule set, each with what it has of its own. */
const withGroups = (
  ruleSet: CompiledRuleSet,
  { groups }: Sketch,
  given: ReadonlyMap<string, readonly Led[]>,
  period: string,
): ReadonlyMap<string, readonly Led[]> => {
  const rows = new Map(given)
  for (const { name, derived } of ruleSet.things) {
    if (derived?.kind !== 'group') continue
    const members = rows.get(derived.of) ?? []
    const made = new Map<string, Led>()
    rows.set(
      derived.of,
      members.map((member) => {
        const parts = partsOf(ruleSet, derived, member, rows)
        if (!parts) return member
        const id = joinedId(parts)
        if (!made.has(id))
          made.set(id, groupRow(id, derived, parts, ownOf(groups[name] ?? [], `${id} ${period}`)))
        return { ...member, facts: { ...member.facts, [name]: id } }
      }),
    )
    rows.set(name, [...made.values()])
  }
  return rows
}

const ownOf = (rows: readonly Row[], key: string): Row =>
  rows.length === 0 ? {} : rows[Number.parseInt(digestOf(key).slice(0, 6), 16) % rows.length]!

const groupRow = (id: string, derived: Derivation, parts: readonly string[], own: Row): Led => ({
  id,
  facts: {
    ...Object.fromEntries(Object.entries(own).filter(([, cell]) => typeof cell === 'string')),
    ...Object.fromEntries(keysOf(derived).map((key, at) => [key, parts[at]!])),
  } as Texts,
})

/** What a member is grouped by; undefined where one of them is not said of it. */
const partsOf = (
  ruleSet: CompiledRuleSet,
  { of, by }: Extract<Derivation, { kind: 'group' }>,
  member: Led,
  rows: ReadonlyMap<string, readonly Led[]>,
): readonly string[] | undefined => {
  const parts = by.map(({ name, via }) => {
    if (via === undefined) return valueIn(ruleSet, of, member, name)
    const fact = ruleSet.things.find((one) => one.name === of)!.facts.find((one) => one.name === via)!
    if (fact.type.kind !== 'reference') return undefined
    const { thing } = fact.type
    const to = rows.get(thing)?.find(({ id }) => id === member.facts[via])
    return to && valueIn(ruleSet, thing, to, name)
  })
  return parts.every((part) => part !== undefined) ? parts : undefined
}

const valueIn = (ruleSet: CompiledRuleSet, thing: string, row: Led, name: string): string | undefined =>
  row.facts[name] ??
  ruleSet.things.find((one) => one.name === thing)!.facts.find((one) => one.name === name)?.default ??
  undefined
