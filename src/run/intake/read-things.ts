import type { Label } from '../../core/label.ts'
import { type Period, periodOfDay, periodText } from '../../core/period.ts'
import type { FactPlace } from '../../core/span.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { CompiledRuleSet, FactPlan, ThingPlan } from '../../plan/compiled.ts'
import type { RulePlan } from '../../plan/plan.ts'
import type { FactRow, PeriodFacts } from '../facts.ts'
import type { Value } from '../reference/value.ts'
import { readFact } from './fact-value.ts'

/** The instances of one thing in one period, with their facts read and typed. */
export interface ThingRows {
  readonly thing: ThingPlan
  readonly ids: readonly string[]
  readonly names: readonly (string | undefined)[]
  readonly facts: ReadonlyMap<string, readonly (Value | undefined)[]>
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
  const table = factTable(thing, ruleSet)
  const rows = rowsOf(thing, facts)
  const ids: string[] = []
  const names: (string | undefined)[] = []
  const places: ThingRows['places'][number][] = []
  const columns = new Map<string, (Value | undefined)[]>()
  const supplied: { row: number; rule: string; value: Value }[] = []
  const seen = new Map<string, number>()

  for (const [at, row] of rows.entries()) {
    const id = thing.name === 'company' ? String(row.id ?? 'company') : idOf(row)
    const place = placeOf(thing, facts, id, at, row)
    if (id === '') {
      diagnostics.push(
        diagnostic('fact-no-id', { thing: thing.title.zh, thingEn: thing.title.en }, { place }),
      )
      continue
    }
    const earlier = seen.get(id)
    if (earlier !== undefined) {
      diagnostics.push(
        diagnostic(
          'fact-duplicate-id',
          { id, first: whereIs(rows[earlier]!, earlier), second: whereIs(row, at) },
          { place },
        ),
      )
      continue
    }
    seen.set(id, at)
    const index = ids.length
    ids.push(id)
    names.push(typeof row.name === 'string' && row.name !== '' && !table.has('name') ? row.name : undefined)
    places.push({
      row: at + 1,
      ...(typeof row.$file === 'string' ? { file: row.$file } : {}),
      ...(typeof row.$line === 'number' ? { line: row.$line } : {}),
    })
    for (const [name, given] of Object.entries(row)) {
      if (given === undefined || given === null || given === '' || reserved.has(name) || name.startsWith('$'))
        continue
      if (name === 'name' && !table.has('name')) continue
      const fact = table.get(name)
      if (!fact) {
        diagnostics.push(unknownFact(name, table, thing, { ...place, field: name }))
        continue
      }
      const read = readFact(given, fact.plan, ruleSet, { ...place, field: name })
      if ('problem' in read) diagnostics.push(read.problem)
      else if (fact.rule) supplied.push({ row: index, rule: name, value: read.value })
      if (fact.rule) continue
      const column = columns.get(name) ?? []
      columns.set(name, column)
      // An unusable fact is reported already: it is not missing a second time.
      column[index] =
        'problem' in read
          ? { absent: 'open', kind: 'fact', because: name, at: { thing: thing.name, id } }
          : read.value
    }
    checkDate(columns.get('dated')?.[index], period, { ...place, field: 'dated' }, diagnostics)
  }
  return { thing, ids, names, facts: columns, supplied, places }
}

const reserved = new Set(['id', 'period'])

const idOf = (row: FactRow): string =>
  row.id === undefined || row.id === null ? '' : String(row.id).normalize('NFC').trim()

const rowsOf = (thing: ThingPlan, facts: PeriodFacts): readonly FactRow[] => {
  const given = facts[thing.name]
  if (thing.name === 'company') {
    if (Array.isArray(given)) return given.length === 0 ? [{}] : (given as readonly FactRow[])
    return [(given as FactRow | undefined) ?? {}]
  }
  return Array.isArray(given) ? (given as readonly FactRow[]) : []
}

const whereIs = (row: FactRow, at: number): string =>
  row.$line === undefined ? String(at + 1) : `${String(row.$file ?? '')}:${String(row.$line)}`

const placeOf = (thing: ThingPlan, facts: PeriodFacts, id: string, at: number, row: FactRow): FactPlace => ({
  table: thing.name,
  period: facts.period,
  row: at + 1,
  ...(id === '' ? {} : { id }),
  ...(typeof row.$file === 'string' ? { file: row.$file } : {}),
  ...(typeof row.$line === 'number' ? { line: row.$line } : {}),
})

/** What a row may say: the facts of the thing, what persons decide, and values of rules that are supplied. */
const factTable = (
  thing: ThingPlan,
  ruleSet: CompiledRuleSet,
): ReadonlyMap<string, { readonly plan: FactPlan; readonly rule: boolean }> => {
  const table = new Map<string, { plan: FactPlan; rule: boolean }>()
  for (const rule of ruleSet.plan.rules) {
    if (rule.axis !== thing.name) continue
    const plan = ruleAsFact(rule)
    if (plan) table.set(rule.name, { plan, rule: true })
  }
  for (const plan of thing.facts) table.set(plan.name, { plan, rule: false })
  return table
}

/** A rule's value as something that can be typed in. */
export const ruleAsFact = (rule: RulePlan): FactPlan | undefined => {
  const base: { name: string; title: Label } = { name: rule.name, title: rule.title }
  switch (rule.type.kind) {
    case 'number': {
      const { range, scale } = rule.type
      // What a person decides has the range and decimals that the rule states; any other rule takes what is exact.
      const decided = rule.mechanism === 'decided'
      const decimals = decided && typeof scale === 'number' ? scale : 12
      return {
        ...base,
        type: { kind: 'number', decimals, percent: false, unit: '' },
        ...(decided && (range.from || range.to) ? { allowed: range } : {}),
      }
    }
    case 'word':
      return { ...base, type: { kind: 'word', words: rule.type.words } }
    case 'truth':
    case 'date':
    case 'text':
      return { ...base, type: { kind: rule.type.kind } }
    default:
      return undefined
  }
}

const unknownFact = (
  name: string,
  table: ReadonlyMap<string, { readonly plan: FactPlan }>,
  thing: ThingPlan,
  place: FactPlace,
): Diagnostic => {
  const known = [...table].filter(([, fact]) => !('rule' in fact && fact.rule)).map(([key]) => key)
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

const checkDate = (
  dated: Value | undefined,
  period: Period,
  place: FactPlace,
  diagnostics: Diagnostic[],
): void => {
  if (typeof dated !== 'number') return
  const own = periodOfDay(dated, period.cycle)
  if (own.index !== period.index)
    diagnostics.push(
      diagnostic('fact-outside-period', { own: periodText(own), period: periodText(period) }, { place }),
    )
}
