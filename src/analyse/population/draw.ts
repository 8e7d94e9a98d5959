import { dateText } from '../../core/date.ts'
import { firstDay, lastDay, type Period, periodText } from '../../core/period.ts'
import type { Seeded } from '../../core/seeded.ts'
import type { CompiledRuleSet, ThingPlan } from '../../plan/compiled.ts'
import { drawRow } from './draw-row.ts'
import { countAtBorder, meetBorder, type Owning } from './meet.ts'
import { personName } from './names.ts'
import { type FactPiece, piecesOf, type ThingPieces } from './pieces.ts'
import type { Instance, Row, Sketch } from './sketch.ts'
import {
  inOrder,
  isExceptions,
  isOfCompany,
  kindOf,
  onlyWords,
  peopleAGroup,
  peopleOf,
  usualCount,
} from './things.ts'

/** What a population is drawn by. */
export interface DrawOptions {
  readonly people: number
  /** By thing; of what belongs to somebody, the most that each has. */
  readonly counts: Readonly<Record<string, number>>
  readonly periods: readonly Period[]
  /** In a thousand. */
  readonly borders: number
  /** How often a row was found unusable, by `attemptKey`: it is drawn anew. */
  readonly attempts: ReadonlyMap<string, number>
}

export const attemptKey = (thing: string, id: string, period: string): string => `${thing} ${id} ${period}`

interface Drawing extends DrawOptions {
  readonly ruleSet: CompiledRuleSet
  readonly random: Seeded
  readonly things: Record<string, readonly Instance[]>
}

/** Everybody and everything, each from a row of numbers of its own: more of one leaves the others as they are. */
export const drawSketch = (ruleSet: CompiledRuleSet, random: Seeded, options: DrawOptions): Sketch => {
  const drawing: Drawing = { ...options, ruleSet, random, things: {} }
  for (const thing of inOrder(ruleSet)) drawing.things[thing.name] = instancesOf(drawing, thing)
  return { periods: options.periods, things: drawing.things, groups: groupsOf(drawing) }
}

const instancesOf = (drawing: Drawing, thing: ThingPlan): readonly Instance[] => {
  const { ruleSet } = drawing
  const kind = kindOf(ruleSet, thing)
  if (kind === 'company') return [staying(drawing, thing, 0, 'company', drawing.random.fork('company'))]
  const random = drawing.random.fork(thing.name)
  const owners = isOfCompany(thing) ? undefined : (drawing.things[thing.of!] ?? [])
  if (kind === 'register') {
    const count = drawing.counts[thing.name]
    if (!owners) {
      const many = count ?? usualCount(ruleSet, thing, drawing.people)
      return Array.from({ length: many }, (_, at) =>
        staying(drawing, thing, at, `${initial(ruleSet, thing)}${at + 1}`, random.fork(String(at))),
      )
    }
    return numbered(
      owners.flatMap((owner) => {
        const own = random.fork(owner.id)
        return Array.from({ length: 1 + own.below(Math.max(1, count ?? 3)) }, (_, at) => ({
          ...staying(
            drawing,
            thing,
            owner.number,
            `${owner.id}-${initial(ruleSet, thing)}${at + 1}`,
            own.fork(String(at)),
            {
              owner,
              at,
            },
          ),
        }))
      }),
    )
  }
  return numbered(drawing.periods.flatMap((_, at) => recordsOf(drawing, thing, owners, at, random)))
}

const numbered = (instances: readonly Instance[]): readonly Instance[] =>
  instances.map((one, number) => ({ ...one, number }))

/** The first letter, or as many as tell it from other things. */
const initial = ({ things }: CompiledRuleSet, { name }: ThingPlan): string => {
  for (let length = 1; length < name.length; length++) {
    const start = name.slice(0, length).toUpperCase()
    const same = things.filter((other) => other.name.toUpperCase().startsWith(start))
    if (same.length === 1 || name === 'employee') return start
  }
  return name.toUpperCase()
}

interface Owned {
  readonly owner: Instance
  /** Which one of its owner's. */
  readonly at: number
}

/** Somebody who is there over a stretch of periods; the first of all is always there. */
const staying = (
  drawing: Drawing,
  thing: ThingPlan,
  number: number,
  id: string,
  random: Seeded,
  owned?: Owned,
): Instance => {
  const { ruleSet, periods } = drawing
  const isPeople = thing.name === peopleOf(ruleSet)
  const [from, to] =
    isPeople && number > 0 ? stretch(random.fork('stay'), periods.length) : [0, periods.length - 1]
  const rows: (Row | undefined)[] = []
  for (let at = 0; at < periods.length; at++) {
    const there = at >= from && at <= to
    const before = rows[at - 1]
    rows.push(
      there
        ? drawIn(drawing, thing, number, id, at, random, owned, {
            before,
            joins: at === from && from > 0,
            leaves: at === to && to < periods.length - 1,
          })
        : undefined,
    )
  }
  const name = thing.name === 'employee' ? { name: personName(random.fork('name')) } : {}
  return { number, id, ...name, rows }
}

/** Most are there all the time; one in eight joins, one in eight leaves. */
const stretch = (random: Seeded, length: number): readonly [number, number] => {
  const from = length > 1 && random.chance(125) ? 1 + random.below(length - 1) : 0
  const to = length > 1 && random.chance(125) ? from + random.below(length - from) : length - 1
  return [from, to]
}

/** Records of one period: of each owner who is there, or of the company. */
const recordsOf = (
  drawing: Drawing,
  thing: ThingPlan,
  owners: readonly Instance[] | undefined,
  at: number,
  random: Seeded,
): readonly Instance[] => {
  const period = periodText(drawing.periods[at]!)
  const most = drawing.counts[thing.name]
  const one = (number: number, id: string, own: Seeded, owned?: Owned): Instance => ({
    number,
    id,
    rows: Array.from({ length: at + 1 }, (_, other) =>
      other === at ? drawIn(drawing, thing, number, id, at, own, owned, {}) : undefined,
    ),
  })
  const short = initial(drawing.ruleSet, thing)
  if (!owners) {
    const count = most ?? usualCount(drawing.ruleSet, thing, drawing.people)
    const made = Array.from({ length: count }, (_, number) =>
      one(number, `${short}${period}-${number + 1}`, random.fork(`${period} ${number}`)),
    )
    const company = drawing.things.company?.[0]?.rows[at]
    return thing.of === undefined || !company
      ? made
      : brought(drawing, thing, company, at, made, random.fork(`${period} border`))
  }
  return owners.flatMap((owner) => {
    const row = owner.rows[at]
    if (row === undefined) return []
    const own = random.fork(`${period} ${owner.id}`)
    const near = own.fork('border')
    const counted =
      most === undefined && near.chance(drawing.borders)
        ? countAtBorder(owningOf(drawing, thing, row, at), near, mostCounted)
        : undefined
    const count = counted ?? howMany(own.fork('count'), most ?? 6)
    const made = Array.from({ length: count }, (_, nth) =>
      one(nth, `${short}${period}-${owner.id}-${nth + 1}`, own.fork(String(nth)), { owner, at: nth }),
    )
    return brought(drawing, thing, row, at, made, near.fork('sum'))
  })
}

const owningOf = ({ ruleSet, periods }: Drawing, thing: ThingPlan, row: Row, at: number): Owning => ({
  ruleSet,
  owner: thing.of!,
  records: thing.name,
  row,
  period: periods[at]!,
})

/** The records with their sum at a border of their owner, as often as that is asked for. */
const brought = (
  drawing: Drawing,
  thing: ThingPlan,
  row: Row,
  at: number,
  made: readonly Instance[],
  random: Seeded,
): readonly Instance[] => {
  const period = periodText(drawing.periods[at]!)
  const again = made.some(({ id }) => drawing.attempts.has(attemptKey(thing.name, id, period)))
  if (again || !random.chance(drawing.borders)) return made
  const met = meetBorder(
    owningOf(drawing, thing, row, at),
    made.map(({ rows }) => rows[at]!),
    random,
  )
  return made.map((record, nth) => ({ ...record, rows: record.rows.map((own) => own && met[nth]) }))
}

/** More records than these are not made only to meet a border. */
const mostCounted = 24

/** Some have none, most have a few. */
const howMany = (random: Seeded, most: number): number =>
  random.chance(150) ? 0 : Math.min(1 + random.below(most), 1 + random.below(most + 1), most)

const drawIn = (
  drawing: Drawing,
  thing: ThingPlan,
  number: number,
  id: string,
  at: number,
  own: Seeded,
  owned: Owned | undefined,
  stay: { readonly before?: Row | undefined; readonly joins?: boolean; readonly leaves?: boolean },
): Row => {
  const { ruleSet, periods, attempts, borders } = drawing
  const period = periods[at]!
  const text = periodText(period)
  const attempt = attempts.get(attemptKey(thing.name, id, text)) ?? 0
  const pieces = piecesOf(ruleSet).get(thing.name)!
  const now = own.fork(attempt === 0 ? text : `${text} again ${attempt}`)
  const row = drawRow({
    pieces,
    period,
    periods,
    stays: kindOf(ruleSet, thing) !== 'record',
    joins: stay.joins ?? false,
    leaves: stay.leaves ?? false,
    before: stay.before,
    // What lasts does not change at the first try.
    own: attempt > 2 ? now : own,
    now,
    borders,
    refer: (piece, random) => referTo(drawing, thing, pieces, piece, number, owned, random),
  })
  const words = onlyWords(ruleSet, thing)
  if (words) return { [pieces.facts[0]!.name]: words[number % words.length]! }
  return isExceptions(ruleSet, thing) ? { ...row, day: dayApart(period, number, now) } : row
}

/** No day is an exception twice: each lies in a week of its own, as long as there are weeks. */
const dayApart = (period: Period, number: number, random: Seeded): string => {
  const first = firstDay(period)
  const days = lastDay(period) - first + 1
  return dateText(first + ((number * 7 + random.fork('day').below(Math.min(7, days))) % days))
}

/** Whom a row refers to: its owner; the teams that there were when one came; or anybody. */
const referTo = (
  drawing: Drawing,
  thing: ThingPlan,
  { facts }: ThingPieces,
  piece: FactPiece,
  number: number,
  owned: Owned | undefined,
  random: Seeded,
): number => {
  const { ruleSet, things } = drawing
  const to = piece.value.kind === 'reference' ? piece.value.thing : ''
  const isOwner =
    to === thing.of && facts.find((one) => one.value.kind === 'reference' && one.value.thing === to) === piece
  if (owned && isOwner) return owned.owner.number
  // Among equals a tree: a few lead, many follow.
  if (to === thing.name) return Math.max(0, Math.floor(number / 4) - random.below(2))
  const count = things[to]?.length ?? countBefore(drawing, to)
  const people = peopleOf(ruleSet)
  if (thing.name === people) {
    const there = Math.max(1, Math.min(count, Math.ceil((number + 1) / peopleAGroup)))
    return number % peopleAGroup === 0 ? there - 1 : Math.min(random.below(there), random.below(there))
  }
  if (to === people && owned) return random.below(owned.owner.number + 1)
  // Each of an owner's rows names another one, as each answer another question.
  if (owned) return count === 0 ? 0 : (owned.owner.number + owned.at) % count
  return count === 0
    ? 0
    : to === people && kindOf(ruleSet, thing) === 'register'
      ? (number * peopleAGroup) % count
      : random.below(count)
}

/** How many there will be of a thing that is not drawn yet: it stands later in the file, as teams without facts do. */
const countBefore = ({ ruleSet, counts, people }: Drawing, name: string): number => {
  const thing = ruleSet.things.find((one) => one.name === name)
  const isKnown = thing && isOfCompany(thing) && kindOf(ruleSet, thing) === 'register'
  return isKnown ? (counts[name] ?? usualCount(ruleSet, thing, people)) : 0
}

/** Rows that groups take what they have of their own from. */
const groupsOf = (drawing: Drawing): Sketch['groups'] =>
  Object.fromEntries(
    drawing.ruleSet.things.flatMap((thing) => {
      const own = piecesOf(drawing.ruleSet).get(thing.name)!
      if (!thing.derived || own.facts.length === 0) return []
      const random = drawing.random.fork(thing.name)
      return [
        [
          thing.name,
          Array.from({ length: 24 }, (_, at) =>
            drawIn(drawing, thing, at, String(at), 0, random.fork(String(at)), undefined, {}),
          ),
        ],
      ]
    }),
  )
