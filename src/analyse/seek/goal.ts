import { aggregates } from '../../formula/vocabulary.ts'
import type { GoalSign } from './report.ts'

/** A goal as data: what is measured, and what it has to be. */
export interface SeekGoal {
  readonly of: Measured
  readonly sign: GoalSign
  /** `120000`, `120000 CNY`, `20%`. */
  readonly value: string
}

/**
 * What is measured. `of` names a rule by its name or title; `pay` (or nothing) is everything that is paid. A total may
 * also be that of a channel, a clause, or of everybody who belongs to a thing such as a team.
 */
export type Measured =
  | { readonly kind: 'total'; readonly of?: string }
  | { readonly kind: 'mean' | 'median'; readonly of: string }
  /** The least value that so many percent of all values do not exceed. */
  | { readonly kind: 'quantile'; readonly of: string; readonly percent: string }
  /** How many persons and periods have a value that is so, of those that have one. */
  | {
      readonly kind: 'count' | 'share'
      readonly of: string
      readonly is: GoalSign
      readonly value: string
    }
  /** A value of one thing in the last period that has it, or its pay in all periods. */
  | { readonly kind: 'one'; readonly of: string; readonly id: string }

const signs: readonly (readonly [written: string, sign: GoalSign])[] = [
  ['<=', '≤'],
  ['>=', '≥'],
  ['＜＝', '≤'],
  ['＞＝', '≥'],
  ['≦', '≤'],
  ['≧', '≥'],
  ['≤', '≤'],
  ['≥', '≥'],
  ['==', '='],
  ['＝', '='],
  ['=', '='],
  ['＜', '<'],
  ['＞', '>'],
  ['<', '<'],
  ['>', '>'],
  ['不超过', '≤'],
  ['不低于', '≥'],
]

const measures: ReadonlyMap<string, 'total' | 'mean' | 'median' | 'quantile' | 'count' | 'share'> = new Map([
  ...(['total', 'mean', 'median', 'quantile', 'count', 'share'] as const).map((one) => [one, one] as const),
  ['合计', 'total'],
  ['总额', 'total'],
  ['占比', 'share'],
  ['人数', 'count'],
  ['分位数', 'quantile'],
  ...['平均', '中位数'].map((word) => [word, aggregates.get(word) as 'mean' | 'median'] as const),
])

/** Cuts a text at its last sign outside brackets: `share(grade = A) ≤ 20%` at `≤`. */
const cutAtSign = (text: string): { left: string; sign: GoalSign; right: string } | undefined => {
  let depth = 0
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (')）'.includes(text[at]!)) depth += 1
    if ('(（'.includes(text[at]!)) depth -= 1
    if (depth !== 0) continue
    const found = signs.find(([written]) => text.endsWith(written, at + 1))
    if (found)
      return {
        left: text.slice(0, at + 1 - found[0].length).trim(),
        sign: found[1],
        right: text.slice(at + 1).trim(),
      }
  }
  return undefined
}

/**
 * Reads a goal: `total ≤ 120000`, `total of commission ≤ 20000`, `median(wage) = 6500`, `quantile(wage, 90%) ≤ 9000`,
 * `share(grade = A) ≤ 20%`, `count(score ≥ 90) ≥ 3`, `wage of E17 ≥ 6000`; undefined where it is none of these.
 *
 * @example readGoal('合计 ≤ 120000') // { of: { kind: 'total' }, sign: '≤', value: '120000' }
 */
export const readGoal = (text: string): SeekGoal | undefined => {
  const cut = cutAtSign(text.trim())
  if (!cut || cut.left === '' || cut.right === '') return undefined
  const of = measuredIn(cut.left)
  return of && { of, sign: cut.sign, value: cut.right }
}

const measuredIn = (text: string): Measured | undefined => {
  const call = /^([\p{L}]+)\s*[(（](.*)[)）]$/su.exec(text)
  if (call) return called(measures.get(call[1]!), call[2]!.trim())
  const [, name = '', of] = /^(.+?)(?:\s+of\s+(.+))?$/su.exec(text) ?? []
  if (measures.get(name) === 'total') return { kind: 'total', ...(of === undefined ? {} : { of }) }
  if (of !== undefined) return { kind: 'one', of: name, id: of }
  // `E17的当月工资`
  const [, id, rule] = /^(.+)的(.+)$/su.exec(text) ?? []
  if (id === undefined || rule === undefined) return undefined
  return measures.get(rule) === 'total' ? { kind: 'total', of: id } : { kind: 'one', of: rule, id }
}

const called = (kind: ReturnType<typeof measures.get>, inside: string): Measured | undefined => {
  if (kind === undefined || inside === '') return undefined
  if (kind === 'total') return { kind, of: inside }
  if (kind === 'mean' || kind === 'median') return { kind, of: inside }
  if (kind === 'quantile') {
    const [, of, percent] = /^(.+?)\s*[,，]\s*(\d+(?:\.\d+)?)%$/u.exec(inside) ?? []
    return of === undefined || percent === undefined ? undefined : { kind, of, percent }
  }
  const cut = cutAtSign(inside)
  return cut && cut.left !== '' && cut.right !== ''
    ? { kind, of: cut.left, is: cut.sign, value: cut.right.replace(/^["“](.*)["”]$/, '$1') }
    : undefined
}

/** What a number of the rules may be, as a question says it: `publicRate=0%..2% step 0.01% against otherRate`. */
export interface Vary {
  readonly address: string
  readonly from: string
  readonly to: string
  /** The last decimal written, in the range or in the rules, if not given. */
  readonly step?: string
  /** Another number that gives what this one takes: two weights that stay 100%. */
  readonly against?: string
}

/** Reads what is to move; an address may hold an equals sign in its brackets. */
export const readVary = (text: string): Vary | undefined => {
  const form =
    /^(.+)\s*[=＝]\s*(\S+?)\s*\.\.\s*(\S+?)(?:\s+(?:step|步长)\s*(\S+))?(?:\s+(?:against|相抵)\s*(.+?))?$/su
  const [, address, from, to, step, against] = form.exec(text.trim()) ?? []
  if (address === undefined || from === undefined || to === undefined) return undefined
  return {
    address: address.trim(),
    from,
    to,
    ...(step === undefined ? {} : { step }),
    ...(against === undefined ? {} : { against }),
  }
}
