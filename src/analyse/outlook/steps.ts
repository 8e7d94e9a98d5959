import { add, compare, type Exact, isZero, negate, signOf } from '../../core/exact.ts'
import { readWritten, writeWritten } from './written-number.ts'

/** So many values of one range at most. */
const mostValues = 1000

/**
 * The values of a list or a range: both ends of a range are among them, the last one where the steps meet it.
 *
 * @returns undefined where the text is neither, or has more than 1000 values
 * @example valuesOf('0.4%..0.6% step 0.1%') // ['0.4%', '0.5%', '0.6%']
 * @example valuesOf('1%, 2%') // ['1%', '2%']
 */
export const valuesOf = (text: string): readonly string[] | undefined => {
  const range = /^(.+?)\s*(?:\.\.|…)\s*(.+?)\s*(?:step|步长|每步)\s*(.+)$/i.exec(text.trim())
  if (range) return rangeOf(range.slice(1))
  if (text.includes('..')) return undefined
  const values = text.split(/[,，、]/).map((one) => one.trim())
  return values.some((one) => one === '') || values.length > mostValues ? undefined : values
}

const rangeOf = (texts: readonly string[]): readonly string[] | undefined => {
  const [from, to, step] = texts.map(readWritten)
  if (!from || !to || !step || from.sign !== to.sign || from.sign !== step.sign) return undefined
  if (signOf(step.value) <= 0) return undefined
  const rises = compare(from.value, to.value) <= 0
  const by = rises ? step.value : negate(step.value)
  const values: Exact[] = []
  for (let at = from.value; compare(at, to.value) !== (rises ? 1 : -1); at = add(at, by)) {
    if (values.length === mostValues || isZero(by)) return undefined
    values.push(at)
  }
  return values.map((one) => writeWritten(one, from.sign))
}
