import { add, compare, type Exact, floor, fromInteger, multiply, toCount } from '../../core/exact.ts'
import { instantText, isInstantKind } from '../../core/instant.ts'
import { readNumber, toText } from '../../core/number-text.ts'
import type { NumberType } from '../../plan/type.ts'
import type { LoweredFormula } from '../mechanism.ts'
import { edgesIn, type KeyTest } from './conditions.ts'
import { constantOf } from './tiers.ts'

/** A stretch of a key's possible values on which every row answers the same, by one value of it. */
export interface Region {
  /** A value inside, for numbers; the word otherwise. */
  readonly number?: Exact
  readonly word?: string
  /** How messages name it: `60`, `10000 … 10001`, `yes`. */
  readonly text: string
}

/** Every stretch between and on the edges of one key column; undefined where an edge is not known before a run. */
export const regionsOf = (key: LoweredFormula, tests: readonly KeyTest[]): readonly Region[] | undefined => {
  if (key.type.kind === 'number') return numberRegions(key.type, tests)
  if (key.type.kind === 'truth') return ['yes', 'no'].map((word) => ({ word, text: word }))
  if (key.type.kind === 'word') return key.type.words.map((word) => ({ word, text: word }))
  const { kind } = key.type
  if (isInstantKind(kind)) return numberRegions(whole, tests, (at) => instantText(kind, toCount(at)))
  const named = [...new Set(tests.flatMap((test) => (test.kind === 'words' ? test.words : [])))]
  return [...named, '…'].map((word) => ({ word, text: word }))
}

/** Dates and times are compared as whole numbers. */
const whole: NumberType = { kind: 'number', unit: {}, scale: 0, range: {} }

const numberRegions = (
  type: NumberType,
  tests: readonly KeyTest[],
  textOf: (value: Exact) => string = toText,
): readonly Region[] | undefined => {
  const edges: Exact[] = []
  for (const test of tests)
    for (const operand of edgesIn(test)) {
      const value = constantOf(operand)
      if (!value) return undefined
      edges.push(value)
    }
  const ends = [type.range.from, type.range.to].map((end) => (end ? readNumber(end.value) : undefined))
  const [low, high] = ends.map((end) => (end?.ok ? end.value : undefined))
  for (const end of [low, high]) if (end) edges.push(end)
  const points = edges.sort(compare).filter((edge, at) => at === 0 || compare(edge, edges[at - 1]!) !== 0)
  if (points.length === 0) return [{ number: fromInteger(0), text: '…' }]
  const one = fromInteger(1)
  const regions: Region[] = []
  if (!low) regions.push({ number: add(points[0]!, fromInteger(-1)), text: `< ${textOf(points[0]!)}` })
  for (const [at, point] of points.entries()) {
    regions.push({ number: point, text: textOf(point) })
    const next = points[at + 1]
    const between = next && insideOf(point, next, type.scale)
    if (between) regions.push({ number: between, text: `${textOf(point)} … ${textOf(next)}` })
  }
  if (!high) regions.push({ number: add(points.at(-1)!, one), text: `> ${textOf(points.at(-1)!)}` })
  return regions.filter((region) => insideRange(region.number!, type))
}

/** A possible value strictly between two edges: a key of whole numbers has none between 10 and 11. */
const insideOf = (low: Exact, high: Exact, scale: NumberType['scale']): Exact | undefined => {
  const middle = multiply(add(low, high), { n: 1n, d: 2n })
  if (typeof scale !== 'number') return middle
  const unit = 10n ** BigInt(scale)
  const candidate: Exact = { n: floor(multiply(low, { n: unit, d: 1n })) + 1n, d: unit }
  return compare(candidate, high) < 0 ? candidate : undefined
}

const insideRange = (value: Exact, { range }: NumberType): boolean => {
  const [from, to] = [range.from, range.to].map((end) => (end ? readNumber(end.value) : undefined))
  if (from?.ok && compare(value, from.value) < (range.from!.inclusive ? 0 : 1)) return false
  return !(to?.ok && compare(value, to.value) > (range.to!.inclusive ? 0 : -1))
}

/** Whether a row's key cell holds in a region. */
export const holdsIn = (test: KeyTest, region: Region): boolean => {
  switch (test.kind) {
    case 'any':
      return true
    case 'words':
      return test.words.includes(region.word ?? '')
    case 'edge':
      return signHolds(test.sign, compare(region.number!, constantOf(test.edge)!))
    case 'interval': {
      const low = test.from ? compare(region.number!, constantOf(test.from.edge)!) : 1
      const high = test.to ? compare(region.number!, constantOf(test.to.edge)!) : -1
      return (
        (low > 0 || (low === 0 && test.from!.inclusive)) && (high < 0 || (high === 0 && test.to!.inclusive))
      )
    }
  }
}

const signHolds = (sign: string, order: number): boolean =>
  sign === '='
    ? order === 0
    : sign === '≥'
      ? order >= 0
      : sign === '>'
        ? order > 0
        : sign === '≤'
          ? order <= 0
          : order < 0
