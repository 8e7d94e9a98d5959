import { compareCodePoints } from '../../core/code-points.ts'
import { type Derivation, joinedId } from '../../core/derivation.ts'
import { fromInteger } from '../../core/exact.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { ThingPlan } from '../../plan/compiled.ts'
import { isAbsent, type Value } from '../reference/value.ts'
import type { DerivedRows } from './derived.ts'
import type { ThingRows } from './read-things.ts'

/** More pairs than this are no organisation but a mistake in the data; a row for each would not fit into memory. */
const mostPairs = 1_000_000

/** The row above of somebody at the top. */
const nobody = -1
/** The depth of somebody in a circle, or below one. */
const lost = -2

type Chain = Extract<Derivation, { kind: 'chain' }>

/** One row for each pair of somebody and somebody below, in the order of their ids. */
export const chainRows = (
  thing: ThingPlan,
  chain: Chain,
  people: ThingRows,
  period: string,
  diagnostics: Diagnostic[],
): DerivedRows & { readonly members: ThingRows } => {
  const members = withKnownLeaders(thing, chain, people, period, diagnostics)
  const above = rowsAbove(chain, members)
  const { depths, circles } = depthsOf(above)
  const fact = members.thing.facts.find(({ name }) => name === chain.via)!.title
  const title = { fact: fact.zh, factEn: fact.en }
  for (const circle of inOrder(circles, members)) {
    const place = { table: members.thing.name, period, id: circle[0]!, field: chain.via }
    diagnostics.push(diagnostic('chain-circle', { ...title, circle: circleText(circle) }, { place }))
  }
  const pairs = depths.reduce((sum, depth) => sum + Math.max(0, depth), 0)
  if (pairs <= mostPairs) return { ...pairsOf(chain, members, above, depths), members }
  const parameters = {
    ...title,
    thing: thing.title.zh,
    thingEn: thing.title.en,
    pairs: String(pairs),
    most: String(mostPairs),
    deepest: String(depths.reduce((most, depth) => Math.max(most, depth), 0)),
  }
  diagnostics.push(diagnostic('chain-too-many', parameters, { place: { table: thing.name, period } }))
  return { ids: [], names: [], facts: new Map(), members }
}

/** Whose next above is needed and not given: said here, where the pairs are made that would wait for it. */
const withKnownLeaders = (
  thing: ThingPlan,
  { via }: Chain,
  people: ThingRows,
  period: string,
  diagnostics: Diagnostic[],
): ThingRows => {
  const fact = people.thing.facts.find(({ name }) => name === via)!
  if (fact.default !== undefined) return people
  const given = people.facts.get(via)
  const values = people.ids.map((id, row): Value => {
    const value = given?.[row]
    if (value !== undefined) return value
    const place = { ...people.places[row]!, table: people.thing.name, period, id, field: via }
    const parameters = { fact: fact.title.zh, factEn: fact.title.en, needed: thing.name, id }
    diagnostics.push(diagnostic('fact-missing', parameters, { place }))
    return { absent: 'open', kind: 'fact', because: via, at: { thing: people.thing.name, id } }
  })
  return { ...people, facts: new Map([...people.facts, [via, values]]) }
}

const rowsAbove = ({ via }: Chain, { ids, facts }: ThingRows): Int32Array => {
  const at = new Map(ids.map((id, row) => [id, row]))
  const given = facts.get(via)
  return Int32Array.from(ids, (_, row) => {
    const id = given?.[row]
    return id === undefined || isAbsent(id) ? nobody : (at.get(id as string) ?? nobody)
  })
}

/** How many stand above each, and the circles: who leads whom until the first again. Nobody is walked over twice. */
const depthsOf = (
  above: Int32Array,
): { readonly depths: Int32Array; readonly circles: readonly (readonly number[])[] } => {
  const unknown = -3
  const walking = -4
  const depths = new Int32Array(above.length).fill(unknown)
  const circles: number[][] = []
  for (let start = 0; start < above.length; start++) {
    const walk: number[] = []
    let at = start
    while (at >= 0 && depths[at] === unknown) {
      depths[at] = walking
      walk.push(at)
      at = above[at]!
    }
    const closes = at >= 0 && depths[at] === walking
    if (closes) circles.push(walk.slice(walk.indexOf(at)))
    let depth = at < 0 ? nobody : closes ? lost : depths[at]!
    for (const row of walk.reverse()) {
      depth = depth === lost ? lost : depth + 1
      depths[row] = depth
    }
  }
  return { depths, circles }
}

/** Each circle from its first id on, whichever row it was found from. */
const inOrder = (
  circles: readonly (readonly number[])[],
  { ids }: ThingRows,
): readonly (readonly string[])[] =>
  circles
    .map((rows) => {
      const names = rows.map((row) => ids[row]!)
      const first = names.indexOf([...names].sort(compareCodePoints)[0]!)
      return [...names.slice(first), ...names.slice(0, first)]
    })
    .sort(([left], [right]) => compareCodePoints(left!, right!))

const circleText = (circle: readonly string[]): string =>
  [...circle.slice(0, 20), ...(circle.length > 20 ? ['…'] : []), circle[0]!].join(' → ')

const pairsOf = (chain: Chain, people: ThingRows, above: Int32Array, depths: Int32Array): DerivedRows => {
  const { ids } = people
  const byId = Array.from(ids, (_, row) => row).sort((left, right) =>
    compareCodePoints(ids[left]!, ids[right]!),
  )
  const below = new Map<number, { readonly row: number; readonly depth: number }[]>()
  for (const row of byId)
    for (let depth = 1, at = above[row]!; depth <= depths[row]!; depth++, at = above[at]!) {
      const list = below.get(at)
      if (list) list.push({ row, depth })
      else below.set(at, [{ row, depth }])
    }
  const pairs = byId.flatMap((upper) => (below.get(upper) ?? []).map((lower) => ({ upper, ...lower })))
  const numbers = new Map<number, Value>()
  const numberOf = (depth: number): Value => {
    const known = numbers.get(depth) ?? fromInteger(depth)
    numbers.set(depth, known)
    return known
  }
  return {
    ids: pairs.map(({ upper, row }) => joinedId([ids[upper]!, ids[row]!])),
    names: pairs.map(({ row }) => people.names[row]),
    facts: new Map<string, readonly Value[]>([
      [chain.of, pairs.map(({ upper }) => ids[upper]!)],
      ['lower', pairs.map(({ row }) => ids[row]!)],
      ['depth', pairs.map(({ depth }) => numberOf(depth))],
    ]),
  }
}
