import { isInstantKind } from '../../core/instant.ts'
import { toText } from '../../core/number-text.ts'
import type { ColumnType } from '../../plan/type.ts'
import { resultType, valueText } from '../collect/value.ts'
import { type Shared, valueIn } from '../columnar/run.ts'
import { mostDecimals, powerOfTen, SAFE, type Vector } from '../columnar/vector.ts'
import { isAbsent } from '../reference/value.ts'
import type { AbsentValue, ResultValue } from '../result.ts'
import { countOf, type Rows, rowAt } from './blocks.ts'

/** The values of one rule for all instances of a thing. */
export interface ResultColumn {
  readonly type: ResultValue['type']
  /**
   * Of a number the whole number of its smallest decimals (fen, where there are two); of yes and no 1 and 0; of a date
   * its days since 1970-01-01; of a word its place in `words`. 0 where there is no value.
   */
  readonly values: Float64Array
  readonly decimals: number
  readonly words: readonly string[]
  /** 0 where there is a value, else one more than the place of why there is none in `reasons`; no array where all have one. */
  readonly absent: Int32Array | undefined
  readonly reasons: readonly AbsentValue[]
  /** Numbers that no such whole number says, by row: quotients, and what is beyond 2^53. */
  readonly others: ReadonlyMap<number, string>
}

/** A column that is being filled, block by block. */
export interface Filling extends ResultColumn {
  readonly kind: ColumnType['kind']
  readonly words: string[]
  readonly places: Map<string, number>
  absent: Int32Array | undefined
  readonly reasons: AbsentValue[]
  readonly reasonPlaces: Map<string, number>
  readonly others: Map<number, string>
}

export const emptyColumn = (type: ColumnType, count: number, digits: number | undefined): Filling => ({
  type: resultType(type.kind),
  kind: type.kind,
  values: new Float64Array(count),
  decimals:
    digits ??
    (type.kind === 'number' && typeof type.scale === 'number' ? Math.min(type.scale, mostDecimals) : 0),
  words: [],
  places: new Map(),
  absent: undefined,
  reasons: [],
  reasonPlaces: new Map(),
  others: new Map(),
})

/** Copies a block's values to their rows. */
export const fillFrom = (into: Filling, shared: Shared, vector: Vector, rows: Rows): void => {
  const count = countOf(rows)
  const isText = into.kind === 'word' || into.kind === 'text' || into.kind === 'reference'
  const factor = powerOfTen(into.decimals - vector.decimals)
  const isWhole = !vector.divisors && !isText && vector.other === undefined && vector.stride === 1
  if (isWhole && into.decimals === vector.decimals && !('list' in rows)) {
    into.values.set(vector.values, rows.from)
    return
  }
  const words = new Map<number, number>()
  const reasons = new Map<number, number>()
  for (let at = 0; at < count; at++) {
    const row = rowAt(rows, at)
    const own = at * vector.stride
    const code = vector.other?.[own] ?? 0
    const value = vector.values[own]!
    if (code !== 0 && reasons.has(code)) into.absent![row] = reasons.get(code)!
    else if (code !== 0) {
      putOther(into, shared, vector, at, row)
      const place = into.absent?.[row] ?? 0
      if (place !== 0) reasons.set(code, place)
    } else if (isText) {
      const known = words.get(value)
      const place = known ?? placeIn(into, shared.words.texts[value]!)
      if (known === undefined) words.set(value, place)
      into.values[row] = place
    } else if (vector.divisors || (into.kind === 'number' && !fits(value * factor)))
      putOther(into, shared, vector, at, row)
    else into.values[row] = into.kind === 'number' ? value * factor : value
  }
}

const fits = (value: number): boolean => value >= -SAFE && value <= SAFE && value === Math.floor(value)

const placeIn = ({ places, words }: Filling, text: string): number => {
  const known = places.get(text)
  if (known !== undefined) return known
  places.set(text, words.length)
  return words.push(text) - 1
}

const putOther = (into: Filling, shared: Shared, vector: Vector, at: number, row: number): void => {
  const value = valueIn({ shared }, vector, into.kind, at)
  if (!isAbsent(value)) {
    into.others.set(row, valueText(value, into.kind))
    return
  }
  const { absent: state, kind, because } = value
  const key = `${state}|${kind}|${because}`
  let place = into.reasonPlaces.get(key)
  if (place === undefined) {
    place = into.reasons.push({ state, kind, because })
    into.reasonPlaces.set(key, place)
  }
  into.absent ??= new Int32Array(into.values.length)
  into.absent[row] = place
}

/**
 * A value as `calculate` would give it: decimals in their shortest form, a line's amount with the digits of its
 * currency; undefined where there is none.
 *
 * @example textAt(column, 3, 2) // '1234.50' of the whole number 123450 with two decimals
 */
export const textAt = (column: ResultColumn, row: number, digits?: number): string | undefined => {
  if (column.absent && column.absent[row] !== 0) return undefined
  const other = column.others.get(row)
  if (other !== undefined) return other
  const value = column.values[row]!
  if (column.type === 'truth') return value === 1 ? 'yes' : 'no'
  if (column.type === 'word' || column.type === 'text') return column.words[value]!
  if (isInstantKind(column.type)) return valueText(value, column.type)
  return toText({ n: BigInt(value), d: BigInt(powerOfTen(column.decimals)) }, digits)
}
