import type { Plan } from '../../plan/plan.ts'
import type { ThingRows } from '../intake/read-things.ts'
import type { Intake } from '../run-period.ts'
import type { TypedFact } from './fact-columns.ts'

/** Rows of each thing that go together, of each period. Nothing outside them changes what comes out. */
export type Block = readonly ReadonlyMap<string, Rows>[]

/** All rows, or those from one up to another, or some. */
export type Rows = { readonly from: number; readonly to: number } | { readonly list: Int32Array }

/** About as many rows as stay in the nearer caches with all their columns. */
const usualSize = 1024

/**
 * Divides a population into blocks that share no team, no record and no reference in any period, in the order of its
 * rows; undefined where a rule looks at the whole company, or a reference leads nowhere: then everything is one block.
 */
export const blocksOf = (
  plan: Plan,
  intakes: readonly Intake[],
  blockSize = usualSize,
): readonly Block[] | undefined => {
  const [first] = intakes
  if (!first || looksAtAll(plan)) return undefined
  const names = [...first.things.keys()].filter((name) => name !== 'company')
  const known = new Map<string, Known>()
  let total = 0
  for (const name of names) {
    const all = knownIn(intakes.map(({ things }) => things.get(name)!.ids))
    known.set(name, { ...all, start: total })
    total += all.size
  }
  const parents = Int32Array.from({ length: total }, (_, at) => at)
  const places = (name: string, period: number, row: number): number => {
    const { start, rows } = known.get(name)!
    const own = rows?.[period]
    return start + (own ? own[row]! : row)
  }
  for (const [period, { axes }] of intakes.entries())
    for (const axis of plan.axes) {
      if (axis.clock !== 'period' || axis.thing === 'company') continue
      const rows = axes.get(axis.id)!
      for (const { name, to, by } of axis.references) {
        if (by !== 'fact' || to === 'company') continue
        const reference = rows.references.get(name)!
        if (reference.astray.size > 0) return undefined
        for (let row = 0; row < rows.count; row++)
          join(parents, places(axis.thing, period, row), places(to, period, reference.rows[row]!))
      }
    }
  const blockOf = packed(names, known, parents, blockSize)
  return blockOf.length === 0
    ? undefined
    : sorted(names, intakes, blockOf, places, (name) => known.get(name)!.rows === undefined)
}

/** The ids of a thing in all periods, each once. */
interface Known {
  readonly size: number
  /** For each period and row its place among all; none where every period has the same rows. */
  readonly rows?: readonly Int32Array[]
  /** Where the rows of the thing begin among those of all things. */
  readonly start: number
}

const knownIn = (all: readonly (readonly string[])[]): Omit<Known, 'start'> => {
  const [first = []] = all
  const areSame = all.every(
    (ids) => ids === first || (ids.length === first.length && ids.every((id, at) => id === first[at])),
  )
  if (areSame) return { size: first.length }
  const places = new Map<string, number>()
  const rows = all.map((ids) =>
    Int32Array.from(ids, (id) => {
      const place = places.get(id) ?? places.size
      places.set(id, place)
      return place
    }),
  )
  return { size: places.size, rows }
}

/** Whether a rule puts the whole company together: then everybody is one block. */
const looksAtAll = (plan: Plan): boolean => {
  const end = (axis: string, path: readonly string[]): string =>
    path.reduce(
      (at, name) => plan.axes.find(({ id }) => id === at)!.references.find((one) => one.name === name)!.to,
      axis,
    )
  const isCompany = (axis: string): boolean => plan.axes.find(({ id }) => id === axis)!.thing === 'company'
  // Days and weeks have rows of their own for each instance.
  if (plan.axes.some(({ clock }) => clock === 'day' || clock === 'week')) return true
  return plan.blocks.some(
    (block) =>
      (block.kind === 'loop' && isCompany(end(block.axis, block.path))) ||
      block.steps.some(
        (step) =>
          (step.op === 'up' && isCompany(step.axis)) ||
          ((step.op === 'rank' || step.op === 'share') && isCompany(end(step.axis, step.path))),
      ),
  )
}

const rootOf = (parents: Int32Array, at: number): number => {
  let root = at
  while (parents[root] !== root) root = parents[root]!
  for (let one = at; parents[one] !== root; ) {
    const next = parents[one]!
    parents[one] = root
    one = next
  }
  return root
}

const join = (parents: Int32Array, one: number, other: number): void => {
  const [a, b] = [rootOf(parents, one), rootOf(parents, other)]
  if (a < b) parents[b] = a
  else parents[a] = b
}

/** The block of each row of all things. Rows of the largest thing come in their order, so that neighbours stay together. */
const packed = (
  names: readonly string[],
  known: ReadonlyMap<string, Known>,
  parents: Int32Array,
  blockSize: number,
): Int32Array => {
  const sizes = new Int32Array(parents.length)
  for (let at = 0; at < parents.length; at++) sizes[rootOf(parents, at)]! += 1
  const blocks = new Int32Array(parents.length).fill(-1)
  let block = 0
  let filled = 0
  for (const name of [...names].sort((one, other) => known.get(other)!.size - known.get(one)!.size)) {
    const { start, size } = known.get(name)!
    for (let at = start; at < start + size; at++) {
      const root = rootOf(parents, at)
      if (blocks[root] === -1) {
        if (filled >= blockSize) {
          block += 1
          filled = 0
        }
        blocks[root] = block
        filled += sizes[root]!
      }
      blocks[at] = blocks[root]!
    }
  }
  return blocks
}

/** The rows of each block, of each thing and period. */
const sorted = (
  names: readonly string[],
  intakes: readonly Intake[],
  blockOf: Int32Array,
  place: (name: string, period: number, row: number) => number,
  isSame: (name: string) => boolean,
): readonly Block[] => {
  const count = blockOf.reduce((most, block) => Math.max(most, block), 0) + 1
  const first = new Map<string, readonly Rows[]>()
  const periods = intakes.map(({ things }, period) =>
    names.map((name) => {
      const { ids } = things.get(name)!
      // The same rows in every month are divided once.
      const known = isSame(name) ? first.get(name) : undefined
      const made = known ?? rowsByBlock(ids.length, count, (row) => blockOf[place(name, period, row)]!)
      first.set(name, made)
      return made
    }),
  )
  return Array.from({ length: count }, (_, block) =>
    periods.map((things) => new Map(names.map((name, at) => [name, things[at]![block]!]))),
  )
}

const rowsByBlock = (count: number, blocks: number, blockOf: (row: number) => number): readonly Rows[] => {
  const lengths = new Int32Array(blocks)
  for (let row = 0; row < count; row++) lengths[blockOf(row)]! += 1
  const lists = Array.from(lengths, (length) => new Int32Array(length))
  lengths.fill(0)
  for (let row = 0; row < count; row++) {
    const block = blockOf(row)
    lists[block]![lengths[block]!] = row
    lengths[block]! += 1
  }
  return lists.map((list) => {
    const [from, to] = [list[0] ?? 0, (list.at(-1) ?? -1) + 1]
    return to - from === list.length ? { from, to } : { list }
  })
}

/** The rows of one thing inside a block. */
export const sliceOf = (thing: ThingRows, rows: Rows, led: ReadonlyMap<string, Int32Array>): ThingRows => {
  const pick = <T>(all: readonly T[]): readonly T[] =>
    all.length === 0
      ? all
      : 'list' in rows
        ? Array.from(rows.list, (row) => all[row]!)
        : all.slice(rows.from, rows.to)
  return {
    thing: thing.thing,
    ids: idsOf(thing.ids, rows, pick),
    names: pick(thing.names),
    facts: new Map([...thing.facts].map(([name, values]) => [name, pick(values)])),
    ...(thing.typed
      ? { typed: new Map([...thing.typed].map(([name, fact]) => [name, typedSlice(fact, rows)])) }
      : {}),
    led,
    supplied: [],
    places: pick(thing.places),
  }
}

const slices = new WeakMap<Rows, { readonly of: readonly string[]; readonly ids: readonly string[] }>()

/** The same ids month after month are one list: what is known of it need not be found out again. */
const idsOf = (
  ids: readonly string[],
  rows: Rows,
  pick: (all: readonly string[]) => readonly string[],
): readonly string[] => {
  const known = slices.get(rows)
  if (known && known.of === ids) return known.ids
  const made = pick(ids)
  slices.set(rows, { of: ids, ids: made })
  return made
}

const typedSlice = ({ values, given, ...fact }: TypedFact, rows: Rows): TypedFact => ({
  ...fact,
  values: arraySlice(values, rows),
  ...(given ? { given: arraySlice(given, rows) } : {}),
})

export const arraySlice = <T extends TypedFact['values']>(all: T, rows: Rows): T => {
  if (!('list' in rows)) return all.subarray(rows.from, rows.to) as T
  const made = new (all.constructor as new (length: number) => T)(rows.list.length)
  for (let at = 0; at < rows.list.length; at++) made[at] = all[rows.list[at]!]!
  return made
}

/** Where references lead inside a block. */
export const ledWithin = (rows: Int32Array, own: Rows, to: Rows): Int32Array => {
  const made = arraySlice(rows, own).slice()
  if ('list' in to) {
    const at = new Map(Array.from(to.list, (row, place) => [row, place]))
    for (let row = 0; row < made.length; row++) made[row] = at.get(made[row]!)!
  } else for (let row = 0; row < made.length; row++) made[row]! -= to.from
  return made
}

export const countOf = (rows: Rows): number => ('list' in rows ? rows.list.length : rows.to - rows.from)
export const rowAt = (rows: Rows, at: number): number => ('list' in rows ? rows.list[at]! : rows.from + at)
