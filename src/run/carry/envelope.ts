import { digestOf } from '../../core/digest.ts'
import {
  closes,
  containing,
  type Period,
  periodText,
  previousPeriod,
  readPeriodIn,
} from '../../core/period.ts'
import { longerClock } from '../../plan/clock.ts'
import type { CompiledRuleSet, ThingPlan } from '../../plan/compiled.ts'
import type { CellSpec } from '../../plan/plan.ts'
import type { CarriedValue, Carry } from '../result.ts'

/** What is carried of one cell for one id, before it is written short. */
export interface Entry {
  readonly value: string
  readonly period: Period
  readonly marks: readonly string[]
}

/** A group that goes by other facts is another one, with other ids. */
const madeText = (thing: ThingPlan | undefined): readonly string[] =>
  thing?.derived
    ? [
        thing.derived.kind === 'chain'
          ? `via ${thing.derived.via}`
          : `by ${thing.derived.by.map(({ name, via }) => (via === undefined ? name : `${via}.${name}`)).join()}`,
      ]
    : []

/** What a cell is, apart from its name: a carry fits rules whose cells are the same, whatever their wording. */
const cellText = ({ type, axis, over, unbroken, reset }: CellSpec, { things }: CompiledRuleSet): string =>
  [
    type,
    axis,
    ...madeText(things.find(({ name }) => name === axis.split('/')[0])),
    ...(over === 'record' ? ['by record'] : []),
    ...(unbroken ? ['unbroken'] : []),
    ...(reset ? [`each ${reset}`] : []),
  ].join(' ')

export const cellTexts = (ruleSet: CompiledRuleSet): Readonly<Record<string, string>> =>
  Object.fromEntries(ruleSet.plan.cells.map((cell) => [cell.name, cellText(cell, ruleSet)]))

/** Names what a rule set says under `carry`, so that it is done once and not again in every later period. */
const migrationOf = ({ migration }: CompiledRuleSet): { readonly migrated?: string } =>
  migration ? { migrated: digestOf(textOf(migration)) } : {}

/** Whether these very rules wrote the carry, after what they say under `carry` had been done. */
export const isMigrated = (ruleSet: CompiledRuleSet, carry: Carry): boolean =>
  carry.ruleSet === ruleSet.id &&
  carry.migrated !== undefined &&
  carry.migrated === migrationOf(ruleSet).migrated

/** The last period that rows of an axis were about: a value of the quarter is that of the quarter closed last. */
export const lastOn = (ruleSet: CompiledRuleSet, axis: string, through: Period): Period => {
  const spec = ruleSet.plan.axes.find((one) => one.id === axis)
  const clock = spec && longerClock(spec, through.cycle)
  if (!clock) return through
  const longer = containing(through, clock)
  return closes(through, clock) ? longer : previousPeriod(longer)
}

/** Sets of marks, each written once. */
export interface Legend {
  readonly sets: readonly (readonly string[])[]
  readonly place: (marks: readonly string[]) => number
}

export const createLegend = (): Legend => {
  const sets: (readonly string[])[] = []
  const places = new Map<string, number>()
  return {
    sets,
    place: (marks) => {
      if (marks.length === 0) return -1
      const key = JSON.stringify(marks)
      const known = places.get(key)
      if (known !== undefined) return known
      places.set(key, sets.length)
      return sets.push(marks) - 1
    },
  }
}

/** A value alone where it was set in the last period and bears no marks. */
export const writeEntry = ({ value, period, marks }: Entry, last: Period, legend: Legend): CarriedValue => {
  const place = legend.place(marks)
  if (period.index !== last.index) return [value, place, periodText(period)]
  return place < 0 ? value : [value, place]
}

export const readEntry = (written: CarriedValue, last: Period, legend: Carry['marks']): Entry | undefined => {
  if (typeof written === 'string') return { value: written, period: last, marks: [] }
  if (!Array.isArray(written)) return undefined
  const [value, place, text] = written
  const period = text === undefined ? last : readPeriodIn(text, last.calendar)
  const marks = place === -1 ? [] : legend[place]
  return typeof value === 'string' && period && marks ? { value, period, marks } : undefined
}

/** The envelope round what cells hold, with its digest. */
export const sealed = (
  ruleSet: CompiledRuleSet,
  through: Period,
  since: Period | undefined,
  marks: Carry['marks'],
  values: Carry['values'],
  waiting: NonNullable<Carry['waiting']> = {},
): Carry => {
  const body = {
    carry: 1 as const,
    ruleSet: ruleSet.id,
    calendar: ruleSet.each,
    through: periodText(through),
    ...(since ? { since: periodText(since) } : {}),
    cells: cellTexts(ruleSet),
    ...migrationOf(ruleSet),
    marks,
    values,
    ...(Object.keys(waiting).length > 0 ? { waiting } : {}),
  }
  return { ...body, digest: digestOf(textOf(body)) }
}

export const isSealed = ({ digest, ...body }: Carry): boolean => digestOf(textOf(body)) === digest

/** A carry with its keys in one order: a store may have handed it back in another. */
const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const entries = value as Readonly<Record<string, unknown>>
  const parts = Object.keys(entries)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${textOf(entries[key])}`)
  return `{${parts.join()}}`
}
