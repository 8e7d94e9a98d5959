import { digestOf } from '../../core/digest.ts'
import type { Exact } from '../../core/exact.ts'
import { isInstantKind, readInstant } from '../../core/instant.ts'
import { containing, isLonger, nextPeriod, type Period, periodText, readPeriod } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { CellSpec } from '../../plan/plan.ts'
import { valueText } from '../collect/value.ts'
import type { Held } from '../reference/frame.ts'
import { isAbsent, type Value } from '../reference/value.ts'
import type { CarriedValue, Carry } from '../result.ts'

/** Writes the cells as the carry: exactly what later periods will read. */
export const writeCarry = (
  ruleSet: CompiledRuleSet,
  held: ReadonlyMap<number, ReadonlyMap<string, Held>>,
  { last, since }: { readonly last: Period; readonly since: Period | undefined },
): Carry => {
  const values: Record<string, Record<string, Record<string, CarriedValue>>> = {}
  for (const [index, cell] of ruleSet.plan.cells.entries()) {
    const entries = [...(held.get(index) ?? [])].filter(
      ([, one]) => !isAbsent(one.value) && isStillRead(ruleSet, cell, one, last),
    )
    if (entries.length === 0) continue
    entries.sort(([left], [right]) => (left < right ? -1 : 1))
    values[cell.name] = {
      [cell.axis]: Object.fromEntries(
        entries.map(([id, one]) => [
          id,
          {
            value: valueText(one.value as Exclude<Value, { absent: unknown }>, cell.type),
            period: periodText(one.period),
            ...(one.marks.length === 0 ? {} : { marks: one.marks }),
          },
        ]),
      ),
    }
  }
  return sealed(ruleSet, last, values, since)
}

/** What the next period cannot read any more, such as the total of a quarter that has closed, is not carried. */
const isStillRead = ({ plan }: CompiledRuleSet, cell: CellSpec, held: Held, last: Period): boolean => {
  const { clock } = plan.axes.find((one) => one.id === cell.axis)!
  const next = nextPeriod(clock === 'period' || !isLonger(clock, last.cycle) ? last : held.period)
  if (cell.unbroken && cell.over === 'period' && clock === 'period' && held.period.index !== last.index)
    return false
  return (
    cell.reset === undefined ||
    containing(held.period, cell.reset).index === containing(next, cell.reset).index
  )
}

/** The envelope round what cells hold, with its digest. */
export const sealed = (
  ruleSet: CompiledRuleSet,
  through: Period,
  values: Carry['values'],
  since?: Period,
): Carry => {
  const body = {
    carry: 1 as const,
    ruleSet: ruleSet.id,
    cells: ruleSet.cellsHash,
    calendar: ruleSet.each,
    through: periodText(through),
    ...(since ? { since: periodText(since) } : {}),
    values,
  }
  return { ...body, digest: digestOf(textOf(body)) }
}

/** Reads a carry back; one of another rule set, with other cells, of a later period or edited is refused. */
export const readCarry = (
  ruleSet: CompiledRuleSet,
  carry: Carry,
  first: Period,
  diagnostics: Diagnostic[],
): ReadonlyMap<number, ReadonlyMap<string, Held>> => {
  const problem = problemWith(ruleSet, carry, first)
  if (problem) {
    diagnostics.push(problem)
    return new Map()
  }
  const held = new Map<number, Map<string, Held>>()
  for (const [index, cell] of ruleSet.plan.cells.entries()) {
    const entries = Object.entries(carry.values[cell.name]?.[cell.axis] ?? {})
    const read = entries.flatMap(([id, one]) => {
      const value = readValue(cell, one.value)
      const period = readPeriod(one.period)
      if (value !== undefined && period) return [[id, { value, period, marks: one.marks ?? [] }] as const]
      diagnostics.push(diagnostic('carry-unreadable', { cell: cell.name, id, value: one.value }))
      return []
    })
    held.set(index, new Map(read))
  }
  return held
}

const problemWith = (ruleSet: CompiledRuleSet, carry: Carry, first: Period): Diagnostic | undefined => {
  const { digest, ...body } = carry
  const through = typeof carry.through === 'string' ? readPeriod(carry.through) : undefined
  if (carry.carry !== 1 || !through) return diagnostic('carry-unknown-form', {})
  if (carry.ruleSet !== ruleSet.id)
    return diagnostic('carry-other-rule-set', { carried: carry.ruleSet, ruleSet: ruleSet.id })
  if (carry.cells !== ruleSet.cellsHash) return diagnostic('carry-other-cells', { ruleSet: ruleSet.id })
  if (digestOf(textOf(body)) !== digest) return diagnostic('carry-edited', { through: carry.through })
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

/** A carry with its keys in one order: a store may have handed it back in another. */
const textOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value) ?? ''
  const entries = value as Readonly<Record<string, unknown>>
  const parts = Object.keys(entries)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${textOf(entries[key])}`)
  return `{${parts.join()}}`
}
