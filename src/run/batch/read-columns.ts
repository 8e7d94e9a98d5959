import { isDay } from '../../core/date.ts'
import { dayOfMoment, type InstantKind, instantText, isInstantKind, secondsADay } from '../../core/instant.ts'
import { exactText } from '../../core/number-text.ts'
import { firstDay, lastDay, type Period, periodOfDay, periodText } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet, FactPlan, ThingPlan } from '../../plan/compiled.ts'
import { powerOfTen, SAFE, scaledOf } from '../columnar/vector.ts'
import type { FactValue } from '../facts.ts'
import { factTableOf } from '../intake/fact-table.ts'
import { dayOf, readFact } from '../intake/fact-value.ts'
import { type ThingRows, unknownFact } from '../intake/read-things.ts'
import { numberOf } from '../reference/prepare.ts'
import type { Value } from '../reference/value.ts'
import type { FactColumn, FactColumns, TypedFact } from './fact-columns.ts'

type Boxed = (Value | undefined)[]

/** Reads the columns of one thing: typed ones are checked where they lie, everything else value by value as in rows. */
export const readColumns = (
  thing: ThingPlan,
  columns: FactColumns,
  period: Period,
  ruleSet: CompiledRuleSet,
  diagnostics: Diagnostic[],
): ThingRows => {
  const table = factTableOf(thing, ruleSet)
  const ids = readIds(thing, columns.id, period, diagnostics)
  const typed = new Map<string, TypedFact>()
  const facts = new Map<string, Boxed>()
  const supplied: ThingRows['supplied'][number][] = []
  let names: readonly (string | undefined)[] = []
  for (const [name, column] of Object.entries(columns)) {
    if (name === 'id') continue
    const placeAt = (row: number) => ({
      table: thing.name,
      period: periodText(period),
      id: ids[row]!,
      row: row + 1,
      field: name,
    })
    const length = lengthThatDiffers(column, ids.length)
    if (length !== undefined) {
      diagnostics.push(columnOfOtherLength(thing, name, length, ids.length, period))
      continue
    }
    const fact = table.get(name)
    if (!fact && name === 'name' && Array.isArray(column)) {
      names = column.map((one) => (typeof one === 'string' && one !== '' ? one : undefined))
      continue
    }
    if (!fact || fact.plan.derived || fact.cycle !== period.cycle) {
      diagnostics.push(
        unknownFact(name, table, thing, { table: thing.name, period: periodText(period), field: name }),
      )
      continue
    }
    const plain = fact.rule ? undefined : typedFact(column, fact.plan)
    if (plain) {
      typed.set(name, plain)
      continue
    }
    const values: Boxed = new Array(ids.length)
    for (let row = 0; row < ids.length; row++) {
      const given = givenAt(column, row, fact.plan)
      if (given === undefined || given === null || (typeof given === 'string' && given.trim() === ''))
        continue
      const unsound = fact.rule ? undefined : unsoundAt(column, row)
      if (unsound !== undefined) {
        const { title } = fact.plan
        const parameters = { fact: title.zh, factEn: title.en, value: String(unsound) }
        diagnostics.push(diagnostic('facts-column-fraction', parameters, { place: placeAt(row) }))
        continue
      }
      const read = readFact(given, fact.plan, ruleSet, () => placeAt(row))
      if ('problem' in read) diagnostics.push(read.problem)
      values[row] =
        'problem' in read
          ? { absent: 'open', kind: 'fact', because: name, at: { thing: thing.name, id: ids[row]! } }
          : read.value
      if (fact.rule) supplied.push({ row, rule: name, value: values[row]! })
    }
    if (!fact.rule) facts.set(name, values)
  }
  const rows: ThingRows = { thing, ids, names, facts, typed, supplied, places: [] }
  checkDates(rows, period, diagnostics)
  return rows
}

const readIds = (
  thing: ThingPlan,
  given: readonly string[],
  period: Period,
  diagnostics: Diagnostic[],
): readonly string[] => {
  // The same list of ids for every month is looked at once.
  if (sound.has(given)) return given
  const before = diagnostics.length
  const seen = new Set<string>()
  const parameters = { thing: thing.title.zh, thingEn: thing.title.en }
  for (const [row, id] of given.entries()) {
    const place = { table: thing.name, period: periodText(period), row: row + 1 }
    if (typeof id !== 'string' || id === '' || id !== id.trim())
      diagnostics.push(diagnostic('fact-no-id', parameters, { place }))
    else if (seen.has(id))
      diagnostics.push(
        diagnostic(
          'fact-duplicate-id',
          { id, first: String(given.indexOf(id) + 1), second: String(row + 1) },
          { place: { ...place, id } },
        ),
      )
    seen.add(id)
  }
  if (diagnostics.length === before) sound.add(given)
  return given
}

const sound = new WeakSet<readonly string[]>()

const lengthOf = (column: FactColumn): number => {
  if (Array.isArray(column)) return column.length
  const typed = column as Exclude<FactColumn, readonly unknown[]>
  if ('numbers' in typed) return typed.numbers.length
  if ('words' in typed) return typed.places.length
  return 'instants' in typed ? typed.instants.length : typed.truths.length
}

/** The length of the values, or of what says where there are any, where it is not that of the ids. */
const lengthThatDiffers = (column: FactColumn, rows: number): number | undefined => {
  const given = 'given' in column ? column.given?.length : undefined
  return [lengthOf(column), given].find((length) => length !== undefined && length !== rows)
}

/** A typed column that holds what the fact may be; undefined where any value has to be looked at by itself. */
const typedFact = (column: FactColumn, { type, allowed }: FactPlan): TypedFact | undefined => {
  if (Array.isArray(column)) return undefined
  const typed = column as Exclude<FactColumn, readonly unknown[]>
  const given = typed.given ? { given: typed.given } : {}
  if ('numbers' in typed) {
    const { numbers, decimals } = typed
    if (type.kind !== 'number' || decimals > type.decimals) return undefined
    const isWithin = withinBounds(numbers, decimals, typed.given, allowed)
    return isWithin ? { values: numbers, decimals, ...given } : undefined
  }
  if ('words' in typed) {
    const { words, places } = typed
    if (type.kind !== 'word' && type.kind !== 'reference' && type.kind !== 'text') return undefined
    if (type.kind === 'word' && words.some((word) => !type.words.includes(word))) return undefined
    if (words.some((word) => word === '' || word !== word.normalize('NFC').trim())) return undefined
    for (let row = 0; row < places.length; row++)
      if (places[row]! >= words.length || places[row]! < 0) {
        if (typed.given?.[row] !== 0) return undefined
      }
    return { values: places, decimals: 0, words, ...given }
  }
  if ('instants' in typed) {
    if (type.kind !== 'date' && type.kind !== 'moment' && type.kind !== 'clock') return undefined
    for (let row = 0; row < typed.instants.length; row++)
      if (!isInstant(typed.instants[row]!, type.kind) && typed.given?.[row] !== 0) return undefined
    return { values: typed.instants, decimals: 0, ...given }
  }
  if (type.kind !== 'truth') return undefined
  const isSound = typed.truths.every((value, row) => value < 2 || typed.given?.[row] === 0)
  return isSound ? { values: typed.truths, decimals: 0, ...given } : undefined
}

const withinBounds = (
  numbers: Float64Array | Int32Array,
  decimals: number,
  given: Uint8Array | undefined,
  allowed: FactPlan['allowed'],
): boolean => {
  const { from, to } = allowed ?? {}
  const least = from ? scaledOf(numberOf(from.value), decimals) : -SAFE
  const most = to ? scaledOf(numberOf(to.value), decimals) : SAFE
  // A bound finer than the numbers themselves: each is looked at.
  if (least === undefined || most === undefined) return false
  const low = from && !from.inclusive ? least + 1 : least
  const high = to && !to.inclusive ? most - 1 : most
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row]!
    if (value >= low && value <= high && value === Math.floor(value)) continue
    if (given?.[row] !== 0) return false
  }
  return true
}

/** The value as a caller would write it in a row. */
const givenAt = (column: FactColumn, row: number, { type }: FactPlan): FactValue | undefined => {
  if (Array.isArray(column)) return column[row] as FactValue | undefined
  const typed = column as Exclude<FactColumn, readonly unknown[]>
  if (typed.given?.[row] === 0) return undefined
  if ('numbers' in typed) {
    if (type.kind !== 'number' || !type.percent) return numberText(typed.numbers[row]!, typed.decimals)
    const up = powerOfTen(Math.max(0, 2 - typed.decimals))
    return `${numberText(typed.numbers[row]! * up, Math.max(0, typed.decimals - 2))}%`
  }
  if ('words' in typed) return typed.words[typed.places[row]!] ?? String(typed.places[row]!)
  if ('instants' in typed) return instantOf(typed.instants[row]!, type.kind)
  return typed.truths[row] === 1 ? true : typed.truths[row] === 0 ? false : String(typed.truths[row]!)
}

/** Whether a count is a day, a moment of one, or a time of day. */
const isInstant = (value: number, kind: FactPlan['type']['kind']): kind is InstantKind => {
  if (!isInstantKind(kind) || !Number.isSafeInteger(value)) return false
  if (kind === 'clock') return value >= 0 && value < secondsADay
  return isDay(kind === 'date' ? value : dayOfMoment(value))
}

/** A day or moment as it is written; what is none of them is refused as it stands. */
const instantOf = (value: number, kind: FactPlan['type']['kind']): string =>
  isInstant(value, kind) ? instantText(kind, value) : String(value)

/** A typed number that is no whole number, or a place where no word is: nobody knows what was meant. */
const unsoundAt = (column: FactColumn, row: number): number | undefined => {
  if (Array.isArray(column)) return undefined
  const typed = column as Exclude<FactColumn, readonly unknown[]>
  if (typed.given?.[row] === 0) return undefined
  if ('words' in typed) return typed.words[typed.places[row]!] === undefined ? typed.places[row]! : undefined
  const value = 'numbers' in typed ? typed.numbers[row]! : 'instants' in typed ? typed.instants[row]! : 0
  return Number.isSafeInteger(value) ? undefined : value
}

const numberText = (value: number, decimals: number): string =>
  Number.isSafeInteger(value)
    ? exactText({ n: BigInt(value), d: BigInt(powerOfTen(decimals)) })
    : String(value)

const columnOfOtherLength = (
  thing: ThingPlan,
  name: string,
  length: number,
  rows: number,
  period: Period,
): Diagnostic =>
  diagnostic(
    'facts-column-length',
    {
      name,
      thing: thing.title.zh,
      thingEn: thing.title.en,
      length: String(length),
      rows: String(rows),
    },
    { place: { table: thing.name, period: periodText(period), field: name } },
  )

/** A dated row stands among the facts of the period that its date falls in. */
const checkDates = (
  { thing, ids, typed, facts }: ThingRows,
  period: Period,
  diagnostics: Diagnostic[],
): void => {
  const plan = thing.facts.find((one) => one.name === 'dated')
  const dated = typed?.get('dated')
  if (!plan || (!dated && !facts.has('dated'))) return
  const [first, last] = [firstDay(period), lastDay(period)]
  for (let row = 0; row < ids.length; row++) {
    const value = dated
      ? dated.given?.[row] === 0
        ? undefined
        : dated.values[row]
      : facts.get('dated')![row]
    const day = dayOf(plan, value)
    if (day === undefined || (day >= first && day <= last)) continue
    const own = periodOfDay(day, period.cycle, period.calendar)
    if (own.index === period.index) continue
    const place = {
      table: thing.name,
      period: periodText(period),
      id: ids[row]!,
      row: row + 1,
      field: 'dated',
    }
    diagnostics.push(
      diagnostic('fact-outside-period', { own: periodText(own), period: periodText(period) }, { place }),
    )
  }
}
