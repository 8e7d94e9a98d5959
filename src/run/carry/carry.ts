import { readDate } from '../../core/date.ts'
import { digestOf } from '../../core/digest.ts'
import { readNumber } from '../../core/number-text.ts'
import { type Period, periodText, readPeriod } from '../../core/period.ts'
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
  through: Period,
): Carry => {
  const values: Record<string, Record<string, Record<string, CarriedValue>>> = {}
  for (const [index, cell] of ruleSet.plan.cells.entries()) {
    const entries = [...(held.get(index) ?? [])].filter(([, one]) => !isAbsent(one.value))
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
  const body = {
    carry: 1 as const,
    ruleSet: ruleSet.id,
    cells: ruleSet.cellsHash,
    calendar: ruleSet.each,
    through: periodText(through),
    values,
  }
  return { ...body, digest: digestOf(JSON.stringify(body)) }
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
  if (digestOf(JSON.stringify(body)) !== digest) return diagnostic('carry-edited', { through: carry.through })
  if (through.cycle !== first.cycle || through.index >= first.index)
    return diagnostic('carry-later', { through: carry.through, period: periodText(first) })
  return undefined
}

const readValue = (cell: CellSpec, text: string): Value | undefined => {
  if (cell.type === 'date') return readDate(text)
  if (cell.type === 'truth') return text === 'yes' ? true : text === 'no' ? false : undefined
  if (cell.type === 'text') return text
  const [top, bottom] = text.split('/') as [string, string?]
  const n = readNumber(top)
  const d = bottom === undefined ? undefined : readNumber(bottom)
  if (bottom !== undefined && /^-?\d+$/.test(top) && /^[1-9]\d*$/.test(bottom))
    return { n: BigInt(top), d: BigInt(bottom) }
  return n.ok && d === undefined ? n.value : undefined
}
