import type { Exact } from '../../core/exact.ts'
import { isInstantKind, readInstant } from '../../core/instant.ts'
import { containing, nextPeriod, type Period, periodText, readPeriodIn } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import { longerClock } from '../../plan/clock.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { CellSpec } from '../../plan/plan.ts'
import { valueText } from '../collect/value.ts'
import type { Held } from '../reference/frame.ts'
import { isAbsent, isMissing, type Value } from '../reference/value.ts'
import type { CarriedValue, Carry } from '../result.ts'
import { createLegend, type Entry, isSealed, lastOn, readEntry, sealed, writeEntry } from './envelope.ts'
import { fitCells } from './fit.ts'

/** Writes the cells as the carry: exactly what later periods will read. */
export const writeCarry = (
  ruleSet: CompiledRuleSet,
  held: ReadonlyMap<number, ReadonlyMap<string, Held>>,
  { last, since }: { readonly last: Period; readonly since: Period | undefined },
): Carry => {
  const values: Record<string, Record<string, Record<string, CarriedValue>>> = {}
  const waiting: Record<string, readonly string[]> = {}
  const legend = createLegend()
  for (const [index, cell] of ruleSet.plan.cells.entries()) {
    const read = [...(held.get(index) ?? [])].filter(([, one]) => isStillRead(ruleSet, cell, one, last))
    const entries = read.filter(([, one]) => !isAbsent(one.value))
    const blocked = read.filter(([, one]) => isMissing(one.value)).map(([id]) => id)
    if (blocked.length > 0) waiting[cell.name] = blocked.sort()
    if (entries.length === 0) continue
    entries.sort(([left], [right]) => (left < right ? -1 : 1))
    const own = lastOn(ruleSet, cell.axis, last)
    values[cell.name] = {
      [cell.axis]: Object.fromEntries(
        entries.map(([id, one]) => {
          const value = valueText(one.value as Exclude<Value, { absent: unknown }>, cell.type)
          return [id, writeEntry({ ...one, value }, own, legend)]
        }),
      ),
    }
  }
  return sealed(ruleSet, last, since, legend.sets, values, waiting)
}

/** What the next period cannot read any more, such as the total of a quarter that has closed, is not carried. */
const isStillRead = ({ plan }: CompiledRuleSet, cell: CellSpec, held: Held, last: Period): boolean => {
  // A text that says nothing, such as the periods of a run that has ended, is what the cell starts from.
  if (held.value === '' && cell.initial === '') return false
  const longer = longerClock(plan.axes.find((one) => one.id === cell.axis)!, last.cycle)
  if (cell.unbroken && cell.over === 'period' && !longer && held.period.index !== last.index) return false
  const next = nextPeriod(longer ? held.period : last)
  return (
    cell.reset === undefined ||
    containing(held.period, cell.reset).index === containing(next, cell.reset).index
  )
}

/** Reads a carry back; one of another rule set, with other cells, of a later period or edited is refused. */
export const readCarry = (
  ruleSet: CompiledRuleSet,
  carry: Carry,
  first: Period,
  diagnostics: Diagnostic[],
): ReadonlyMap<number, ReadonlyMap<string, Held>> => {
  const found: Diagnostic[] = []
  const problem = problemWith(ruleSet, carry, first)
  if (problem) found.push(problem)
  const fit = problem ? new Map() : fitCells(ruleSet, carry, found)
  diagnostics.push(...found)
  if (hasErrors(found)) return new Map()
  const through = readPeriodIn(carry.through, ruleSet.calendar)!
  const held = new Map<number, Map<string, Held>>()
  for (const [index, cell] of ruleSet.plan.cells.entries()) {
    const source = fit.get(cell.name)
    if (source === undefined) continue
    const last = lastOn(ruleSet, cell.axis, through)
    const entries =
      'value' in source
        ? statedFor(carry, cell, source.value, last)
        : carriedIn(carry, cell, source.from, last)
    const own = new Map<string, Held>()
    for (const [id, entry] of entries) {
      const value = entry && readValue(cell, entry.value)
      if (entry && value !== undefined) {
        const seeded = !('value' in source) && source.seeded
        own.set(id, { value, period: entry.period, marks: seeded ? [...entry.marks, 'seeded'] : entry.marks })
      } else
        diagnostics.push(diagnostic('carry-unreadable', { cell: cell.name, id, value: entry?.value ?? '' }))
    }
    held.set(index, own)
  }
  return held
}

const carriedIn = (
  carry: Carry,
  cell: CellSpec,
  from: string,
  last: Period,
): readonly (readonly [string, Entry | undefined])[] =>
  Object.entries(carry.values[from]?.[cell.axis] ?? {}).map(([id, written]) => [
    id,
    readEntry(written, last, carry.marks),
  ])

/** A value that the migration states, for everybody that the carry knows on these rows. */
const statedFor = (
  carry: Carry,
  cell: CellSpec,
  value: string,
  period: Period,
): readonly (readonly [string, Entry])[] => {
  const ids = new Set(Object.values(carry.values).flatMap((axes) => Object.keys(axes[cell.axis] ?? {})))
  return [...ids].sort().map((id) => [id, { value, period, marks: ['seeded'] }])
}

const problemWith = (ruleSet: CompiledRuleSet, carry: Carry, first: Period): Diagnostic | undefined => {
  const through =
    typeof carry.through === 'string' ? readPeriodIn(carry.through, ruleSet.calendar) : undefined
  const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
  if (carry.carry !== 1 || !through || !isObject(carry.cells) || !isObject(carry.values))
    return diagnostic('carry-unknown-form', {})
  const accepted = [ruleSet.id, ...(ruleSet.migration?.from ?? [])]
  if (!accepted.includes(carry.ruleSet))
    return diagnostic('carry-other-rule-set', { carried: carry.ruleSet, ruleSet: ruleSet.id })
  if (!isSealed(carry)) return diagnostic('carry-edited', { through: carry.through })
  if (carry.waiting) {
    const [cell, ids = []] = Object.entries(carry.waiting)[0]!
    return diagnostic('carry-waiting', { through: carry.through, cell, ids: ids.slice(0, 10).join(', ') })
  }
  if (through.cycle !== first.cycle || through.index >= first.index)
    return diagnostic('carry-later', { through: carry.through, period: periodText(first) })
  return undefined
}

const readValue = (cell: CellSpec, text: string): Value | undefined => {
  if (isInstantKind(cell.type)) return readInstant(cell.type, text)
  if (cell.type === 'truth') return text === 'yes' ? true : text === 'no' ? false : undefined
  if (cell.type === 'text') return text
  return readExact(text)
}

/** Decimals of any length, and quotients: what a cell holds need not fit into the limits of a fact. */
const readExact = (text: string): Exact | undefined => {
  const match = /^(-?\d+)(?:\.(\d+)|\/([1-9]\d*))?$/.exec(text)
  if (!match) return undefined
  const [, whole = '', fraction = '', divisor = ''] = match
  return { n: BigInt(whole + fraction), d: divisor === '' ? 10n ** BigInt(fraction.length) : BigInt(divisor) }
}
