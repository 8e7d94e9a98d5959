import { cycleLabels } from '../../core/cycle-label.ts'
import { type Derivation, joinedId, keysOf } from '../../core/derivation.ts'
import {
  type Cycle,
  containing,
  isLonger,
  type Period,
  periodOfDay,
  periodText,
  readPeriodIn,
  subPeriods,
} from '../../core/period.ts'
import type { FactPlace } from '../../core/span.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { CompiledRuleSet, FactPlan, ThingPlan } from '../../plan/compiled.ts'
import type { TypedFact } from '../batch/fact-columns.ts'
import type { FactRow, FactValue, PeriodFacts } from '../facts.ts'
import type { Value } from '../reference/value.ts'
import { textOf } from './derived.ts'
import { type FactTable, factTableOf } from './fact-table.ts'
import { dayOf, readFact } from './fact-value.ts'

/** The instances of one thing in one period, with their facts read and typed. */
export interface ThingRows {
  readonly thing: ThingPlan
  readonly ids: readonly string[]
  readonly names: readonly (string | undefined)[]
  readonly facts: ReadonlyMap<string, readonly (Value | undefined)[]>
  /** Facts that came as columns of whole numbers, and are none of the others. */
  readonly typed?: ReadonlyMap<string, TypedFact>
  /** Where references lead, where that is known already. */
  readonly led?: ReadonlyMap<string, Int32Array>
  /** Values given under the name of a rule: they stand in place of the computed ones. */
  readonly supplied: readonly { readonly row: number; readonly rule: string; readonly value: Value }[]
  readonly places: readonly { readonly file?: string; readonly line?: number; readonly row: number }[]
}

export const readThing = (
  thing: ThingPlan,
  facts: PeriodFacts,
  period: Period,
  ruleSet: CompiledRuleSet,
  diagnostics: Diagnostic[],
): ThingRows => {
  const rows = rowsOf(thing, facts)
  const read: Reading = {
    thing,
    facts,
    period,
    ruleSet,
    diagnostics,
    table: factTableOf(thing, ruleSet),
    ids: [],
    names: [],
    places: [],
    columns: new Map(),
    supplied: [],
  }
  const seen = new Map<string, number>()
  for (const [at, row] of rows.entries()) {
    const id = thing.derived ? idOfDerived(read, thing.derived, row, at) : idOfRow(thing, row)
    const earlier = seen.get(id)
    if (id === '') {
      diagnostics.push(withoutId(read, row, at))
    } else if (earlier !== undefined) {
      const parameters = { id, first: whereIs(rows[earlier]!, earlier), second: whereIs(row, at) }
      diagnostics.push(diagnostic('fact-duplicate-id', parameters, { place: placeOf(read, id, at, row) }))
    } else {
      seen.set(id, at)
      readRow(read, row, id, at)
    }
  }
  return {
    thing,
    ids: read.ids,
    names: read.names,
    facts: read.columns,
    supplied: read.supplied,
    places: read.places,
  }
}

/** What has been read of one thing so far. */
interface Reading {
  readonly thing: ThingPlan
  readonly facts: PeriodFacts
  readonly period: Period
  readonly ruleSet: CompiledRuleSet
  readonly diagnostics: Diagnostic[]
  readonly table: FactTable
  readonly ids: string[]
  readonly names: (string | undefined)[]
  readonly places: ThingRows['places'][number][]
  readonly columns: Map<string, (Value | undefined)[]>
  readonly supplied: { row: number; rule: string; value: Value }[]
}

const readRow = (read: Reading, row: FactRow, id: string, at: number): void => {
  const index = read.ids.length
  const titled = !read.table.has('name')
  read.ids.push(id)
  read.names.push(titled && typeof row.name === 'string' && row.name !== '' ? row.name : undefined)
  read.places.push(sourceOf(row, at))
  for (const name of Object.keys(row)) {
    const given = row[name]
    if (given === undefined || given === null || isBlank(given) || name === 'id' || name === 'period')
      continue
    if (name.startsWith('$') || (titled && name === 'name')) continue
    readField(read, row, id, at, index, name, given)
  }
  checkDate(read, row, id, at, index)
}

const readField = (
  read: Reading,
  row: FactRow,
  id: string,
  at: number,
  index: number,
  name: string,
  given: FactValue,
): void => {
  const place = (): FactPlace => ({ ...placeOf(read, id, at, row), field: name })
  const fact = read.table.get(name)
  if (!fact) {
    read.diagnostics.push(unknownFact(name, read.table, read.thing, place()))
    return
  }
  if (fact.plan.derived) {
    const result = readFact(given, fact.plan, read.ruleSet, place)
    if (!read.thing.derived || !keysOf(read.thing.derived).includes(name)) {
      const { title } = fact.plan
      read.diagnostics.push(
        diagnostic('fact-derived', { fact: title.zh, factEn: title.en }, { place: place() }),
      )
    } else if ('problem' in result) read.diagnostics.push(result.problem)
    return
  }
  if (fact.cycle !== read.period.cycle) {
    read.diagnostics.push(ofOtherCycle(name, fact, read.period, place()))
    return
  }
  const result = readFact(given, fact.plan, read.ruleSet, place)
  if ('problem' in result) read.diagnostics.push(result.problem)
  // An unusable fact is reported already: it is not missing a second time, and nothing stands in for it.
  const unusable: Value = { absent: 'open', kind: 'fact', because: name, at: { thing: read.thing.name, id } }
  const value = 'problem' in result ? unusable : result.value
  if (fact.rule) {
    read.supplied.push({ row: index, rule: name, value })
    return
  }
  const column = read.columns.get(name) ?? []
  read.columns.set(name, column)
  column[index] = value
}

const isBlank = (given: FactValue): boolean => typeof given === 'string' && given.trim() === ''

/** Texts and whole numbers; anything else is no id. */
const idOf = ({ id }: FactRow): string =>
  typeof id === 'string' || typeof id === 'bigint' || Number.isSafeInteger(id)
    ? String(id).normalize('NFC').trim()
    : ''

const idOfRow = (thing: ThingPlan, row: FactRow): string =>
  thing.name === 'company' && row.id === undefined ? 'company' : idOf(row)

/** A row about a group names it, or says what it is made of. */
const idOfDerived = (read: Reading, derived: Derivation, row: FactRow, at: number): string => {
  const id = idOf(row)
  const parts = keysOf(derived).flatMap((name) => partOf(read, row, name) ?? [])
  if (parts.length < keysOf(derived).length) return id
  const made = joinedId(parts)
  if (id !== '' && id !== made)
    read.diagnostics.push(
      diagnostic('group-row-differs', { id, made }, { place: placeOf(read, id, at, row) }),
    )
  return made
}

/** What cannot be read is said where the fields of the row are. */
const partOf = (read: Reading, row: FactRow, name: string): string | undefined => {
  const given = row[name]
  if (given === undefined || given === null || isBlank(given)) return undefined
  const result = readFact(given, read.table.get(name)!.plan, read.ruleSet, () => ({ table: read.thing.name }))
  return 'problem' in result ? undefined : textOf(result.value)
}

const withoutId = (read: Reading, row: FactRow, at: number): Diagnostic => {
  const { title, derived } = read.thing
  const parameters = { thing: title.zh, thingEn: title.en }
  const place = placeOf(read, '', at, row)
  if (!derived) return diagnostic('fact-no-id', parameters, { place })
  const keys = keysOf(derived)
  const example = joinedId(keys.map((_, part) => 'ABCDEFGHIJ'[part] ?? 'Z'))
  return diagnostic('group-row-no-id', { ...parameters, keys: keys.join(', '), example }, { place })
}

/** Whatever a caller hands over: a row that is none has no id, and that is said. */
const rowsOf = (thing: ThingPlan, facts: PeriodFacts): readonly FactRow[] => {
  const given: unknown = Object.hasOwn(facts, thing.name) ? facts[thing.name] : undefined
  const rows: readonly unknown[] = Array.isArray(given)
    ? given
    : given === undefined || given === null
      ? []
      : [given]
  return thing.name === 'company' && rows.length === 0 ? [{}] : rows.map(asRow)
}

const asRow = (row: unknown): FactRow =>
  typeof row === 'object' && row !== null && !Array.isArray(row) ? (row as FactRow) : {}

const whereIs = (row: FactRow, at: number): string =>
  row.$line === undefined ? String(at + 1) : `${String(row.$file ?? '')}:${String(row.$line)}`

const sourceOf = (row: FactRow, at: number): ThingRows['places'][number] => ({
  row: at + 1,
  ...(typeof row.$file === 'string' ? { file: row.$file } : {}),
  ...(typeof row.$line === 'number' ? { line: row.$line } : {}),
})

const placeOf = ({ thing, facts }: Reading, id: string, at: number, row: FactRow): FactPlace => ({
  table: thing.name,
  period: facts.period,
  ...(id === '' ? {} : { id }),
  ...sourceOf(row, at),
})

export const unknownFact = (
  name: string,
  table: FactTable,
  thing: ThingPlan,
  place: FactPlace,
): Diagnostic => {
  const known = [...table].filter(([, fact]) => !fact.rule && !fact.plan.derived).map(([key]) => key)
  return diagnostic(
    'fact-unknown',
    {
      name,
      thing: thing.title.zh,
      thingEn: thing.title.en,
      near: nearest(name, [...table.keys()]) ?? '',
      known: known.join(', '),
    },
    { place },
  )
}

/** A value of the quarter among those of a month, or the other way round, could mean either. */
const ofOtherCycle = (
  name: string,
  { plan, cycle }: { readonly plan: FactPlan; readonly cycle: Cycle },
  period: Period,
  place: FactPlace,
): Diagnostic => {
  const own = isLonger(cycle, period.cycle) ? containing(period, cycle) : subPeriods(period, cycle)[0]!
  return diagnostic(
    'fact-of-other-cycle',
    {
      name,
      title: plan.title.zh,
      titleEn: plan.title.en,
      cycle,
      cycleZh: cycleLabels[cycle].zh,
      period: periodText(period),
      example: periodText(own),
    },
    { place },
  )
}

/** A row stands among the facts of the period that it names, and that its date falls in. */
const checkDate = (read: Reading, row: FactRow, id: string, at: number, index: number): void => {
  const named = row.period === undefined || row.period === null ? '' : String(row.period).trim()
  if (named !== '' && !isPeriod(named, read.period)) {
    const place = { ...placeOf(read, id, at, row), field: 'period' }
    const parameters = { own: named, period: periodText(read.period) }
    read.diagnostics.push(diagnostic('fact-outside-period', parameters, { place }))
  }
  const dated = dayOf(read.table.get('dated')?.plan, read.columns.get('dated')?.[index])
  if (dated === undefined) return
  const own = periodOfDay(dated, read.period.cycle, read.period.calendar)
  if (own.index === read.period.index) return
  const place = { ...placeOf(read, id, at, row), field: 'dated' }
  const parameters = { own: periodText(own), period: periodText(read.period) }
  read.diagnostics.push(diagnostic('fact-outside-period', parameters, { place }))
}

const isPeriod = (text: string, { cycle, index, calendar }: Period): boolean => {
  const own = readPeriodIn(text, calendar)
  return own?.cycle === cycle && own.index === index
}
