import { dateText, readDate } from '../core/date.ts'
import { readPercent, toText } from '../core/number-text.ts'
import {
  type Cycle,
  containedPeriods,
  cycles,
  isLonger,
  lastDay,
  periodOfDay,
  periodText,
  readPeriodIn,
} from '../core/period.ts'
import type { ExampleSpec, ExampleTable } from '../model/rule-set.ts'
import { longerClock } from '../plan/clock.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import type { FactRow, PeriodFacts } from '../run/facts.ts'

type Rows = Map<string, Record<string, string>[]>
type Periods = Map<string, Rows>

/**
 * The facts of an example by period. What is only referred to exists, unless that period lists others of its kind; and a
 * quarter that is spoken of closes, so that whoever has a row in it is on the list of its last month.
 */
export const factsOf = (example: ExampleSpec, compiled: CompiledRuleSet): readonly PeriodFacts[] => {
  const periods: Periods = new Map()
  const usual = usualPeriods(example, compiled)
  for (const table of example.given)
    for (const row of table.rows) {
      const written = cellOf(table, row, 'period') ?? periodOfDate(table, row, compiled)
      const parts = new Map<string, Record<string, string>>()
      parts.set(written ?? usual[compiled.each], {})
      for (const [at, { name }] of table.headers.entries()) {
        const text = row.cells[at]!.text
        if (name === 'period' || text === '' || text === 'none') continue
        const period = periodFor(cycleOfName(compiled, table.thing, name), written, usual, compiled)
        parts.set(period, { ...parts.get(period), [name]: plainText(text, table.thing, name, compiled) })
      }
      for (const [period, given] of parts)
        if (period === written || written === undefined)
          rowsOf(periods, period, table.thing).push({ id: row.id, ...given })
        else Object.assign(rowIn(periods, period, table.thing, row.id), given)
    }
  const listed = new Map([...periods].map(([period, things]) => [period, [...things.keys()]]))
  for (const table of [...example.given, ...example.expect])
    for (const row of table.rows) {
      const closing = isDerived(compiled, table.thing)
        ? undefined
        : closingOf(cellOf(table, row, 'period'), compiled)
      if (closing !== undefined) rowIn(periods, closing, table.thing, row.id)
    }
  return [...periods].map(([period, things]) => {
    if (readPeriodIn(period, compiled.calendar)?.cycle === compiled.each)
      addReferred(things, periods, compiled, listed.get(period) ?? [])
    return { period, complete: true as const, ...Object.fromEntries<FactRow[]>(things) }
  })
}

/** A group is there where it has members. */
const isDerived = ({ things }: CompiledRuleSet, thing: string): boolean =>
  things.some(({ name, derived }) => name === thing && derived !== undefined)

const cellOf = (table: ExampleTable, row: ExampleTable['rows'][number], name: string): string | undefined => {
  const at = table.headers.findIndex((one) => one.name === name)
  return at < 0 ? undefined : row.cells[at]!.text
}

/** The periods round a day of 2026: its last, so that a month, a quarter and the year close together, or its first. */
const periodsRound = (day: string, { calendar }: CompiledRuleSet): Readonly<Record<Cycle, string>> =>
  Object.fromEntries(
    cycles.flatMap((cycle) =>
      cycle === 'pay period' && calendar?.days === undefined
        ? []
        : [[cycle, periodText(periodOfDay(readDate(day)!, cycle, calendar))]],
    ),
  ) as Record<Cycle, string>

/** A dated record belongs to the period of its date. */
const periodOfDate = (
  table: ExampleTable,
  row: ExampleTable['rows'][number],
  { each, calendar }: CompiledRuleSet,
): string | undefined => {
  const day = readDate(cellOf(table, row, 'dated')?.split(/[ T]/)[0] ?? '')
  return day === undefined ? undefined : periodText(periodOfDay(day, each, calendar))
}

/** A rule's value may be supposed as a percentage, as it may be expected as one. */
const plainText = (text: string, thing: string, name: string, compiled: CompiledRuleSet): string => {
  const fact = compiled.things.find((one) => one.name === thing)?.facts.find((one) => one.name === name)
  const isRule = compiled.plan.rules.some((one) => one.name === name.split('.')[0])
  const read = isRule && !(fact?.type.kind === 'number' && fact.type.percent) ? readPercent(text) : undefined
  return read?.ok ? toText(read.value) : text
}

/** The last day of the company's year. */
const lastDayOf = ({ calendar }: CompiledRuleSet): string => {
  const start = calendar?.yearStart ?? 1
  return dateText(
    lastDay(periodOfDay(readDate(`2026-${String(start).padStart(2, '0')}-01`)!, 'year', calendar)),
  )
}

/** Periods of an example that names none: the one that all its dates lie in, or an early one. */
const usualPeriods = (
  { given, expect }: ExampleSpec,
  compiled: CompiledRuleSet,
): Readonly<Record<Cycle, string>> => {
  const isLong = [...given, ...expect].some((table) =>
    table.headers.some(({ name }) => isLonger(cycleOfName(compiled, table.thing, name), compiled.each)),
  )
  if (isLong) return periodsRound(lastDayOf(compiled), compiled)
  const dates = given.flatMap((table) => table.rows.map((row) => periodOfDate(table, row, compiled)))
  const [only, ...others] = new Set(dates.filter((one) => one !== undefined))
  const usual = periodsRound('2026-01-01', compiled)
  return only === undefined || others.length > 0 ? usual : { ...usual, [compiled.each]: only }
}

/** The period a fact or rule has its values for. */
const cycleOfName = (compiled: CompiledRuleSet, thing: string, name: string): Cycle => {
  const facts = compiled.things.find((one) => one.name === thing)?.facts ?? []
  const fact = facts.find((one) => one.name === name)
  if (fact) return fact.each ?? compiled.each
  const rule = compiled.plan.rules.find((one) => one.name === name.split('.')[0])
  const axis = compiled.plan.axes.find((one) => one.id === rule?.axis)
  return (axis && longerClock(axis, compiled.each)) ?? compiled.each
}

const periodFor = (
  cycle: Cycle,
  written: string | undefined,
  usual: Readonly<Record<Cycle, string>>,
  compiled: CompiledRuleSet,
): string => {
  if (written === undefined) return usual[cycle]
  return (cycle === compiled.each ? closingOf(written, compiled) : undefined) ?? written
}

/** The last month of a quarter; undefined for a text that is no longer period. */
const closingOf = (text: string | undefined, { each, calendar }: CompiledRuleSet): string | undefined => {
  const period = text === undefined ? undefined : readPeriodIn(text, calendar)
  if (!period || !isLonger(period.cycle, each)) return undefined
  return periodText(containedPeriods(period, each).at(-1)!)
}

const rowsOf = (periods: Periods, period: string, thing: string): Record<string, string>[] => {
  const things: Rows = periods.get(period) ?? new Map()
  periods.set(period, things)
  const rows = things.get(thing) ?? []
  things.set(thing, rows)
  return rows
}

const rowIn = (periods: Periods, period: string, thing: string, id: string): Record<string, string> => {
  const rows = rowsOf(periods, period, thing)
  const known = rows.find((row) => row.id === id)
  if (known) return known
  const made = { id }
  rows.push(made)
  return made
}

interface Referring {
  readonly name: string
  /** Undefined for a word that puts it into a group. */
  readonly to?: string
}

/** What a row refers to is there; a row that only its quarter asked for refers to what the person's other rows do. */
const addReferred = (
  things: Rows,
  periods: Periods,
  compiled: CompiledRuleSet,
  listed: readonly string[],
): void => {
  for (const thing of compiled.things) {
    const keys = compiled.things.flatMap(({ derived }) =>
      derived?.kind === 'group' && derived.of === thing.name ? derived.by.map((part) => part.name) : [],
    )
    const references = thing.facts.flatMap(({ name, type, derived }): readonly Referring[] => {
      if (derived && !thing.derived) return []
      return type.kind === 'reference' ? [{ name, to: type.thing }] : keys.includes(name) ? [{ name }] : []
    })
    for (const row of things.get(thing.name) ?? []) {
      const bare = Object.keys(row).length === 1
      for (const { name, to } of references) {
        if (bare) row[name] = elsewhere(periods, thing.name, row.id!, name) ?? ''
        const id = row[name]
        if (to === undefined) continue
        const known = things.get(to) ?? []
        if (id && !known.some((one) => one.id === id) && !listed.includes(to))
          things.set(to, [...known, { id }])
      }
    }
  }
}

const elsewhere = (periods: Periods, thing: string, id: string, name: string): string | undefined =>
  [...periods.values()]
    .flatMap((things) => things.get(thing) ?? [])
    .find((row) => row.id === id && row[name])?.[name]
