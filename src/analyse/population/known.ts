import { type Exact, fromInteger } from '../../core/exact.ts'
import { readInstant } from '../../core/instant.ts'
import { readExact, readPercent } from '../../core/number-text.ts'
import { firstDay, lastDay, nextPeriod, type Period } from '../../core/period.ts'
import type { FactPiece } from './pieces.ts'
import type { Cell } from './sketch.ts'

/** The number behind a cell, or behind the default that stands in for it: dates are days, times are seconds. */
export const cellValue = ({ value, default: fallback }: FactPiece, cell: Cell): Exact | undefined => {
  const text = cell ?? fallback
  if (typeof text !== 'string') return undefined
  switch (value.kind) {
    case 'number': {
      const read = value.percent ? readPercent(text) : undefined
      return read?.ok ? read.value : readExact(text)
    }
    case 'date':
    case 'moment':
    case 'clock': {
      const instant = readInstant(value.kind, text)
      return instant === undefined ? undefined : fromInteger(instant)
    }
    default:
      return undefined
  }
}

/** The facts of a row by name, and the days of its period. */
export const knownOn =
  (values: ReadonlyMap<string, Exact>, period: Period) =>
  (name: string): Exact | undefined => {
    if (!name.startsWith('@')) return values.get(name)
    const [which, offset] = name.slice(1).split(' ') as ['first' | 'last', string]
    const other = nextPeriod(period, Number(offset))
    return fromInteger(which === 'first' ? firstDay(other) : lastDay(other))
  }
