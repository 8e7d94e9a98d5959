import type { CompiledRuleSet, PeriodFacts, Result } from '../../src/index.ts'
import { blocksOf } from '../docs/markdown.ts'
import { months } from './figures.ts'
import { load } from './load.ts'

const blocks = ['scoring', 'scoring-records', 'scoring-results'].flatMap((page) =>
  blocksOf(`docs/language/${page}.md`),
)

/** Whether a formula or key stands in the rules of the pages, in quotes of YAML or without. */
export const stands = (code: string): boolean =>
  blocks.some(({ text }) => text.replaceAll('\\"', '"').includes(code))

/** The rules of one clause of the scoring pages: the laws hold for what a reader copies. */
export const pageRules = (clause: string): CompiledRuleSet =>
  load(blocks.find(({ text }) => text.includes(`\n  ${clause}:\n`))!.text)

type Rows = Omit<PeriodFacts, 'period'>

/** The value of `rule` of every employee, or of another thing, in the order of the result; what is absent as `none`. */
export const column = (result: Result, rule: string, thing = 'employee'): readonly string[] =>
  result.periods.at(-1)!.things[thing]!.map(({ values }) => values[rule]!.value ?? 'none')

export const columnOf = (
  rules: CompiledRuleSet,
  rows: Rows,
  rule: string,
  options?: Parameters<typeof months>[2],
): readonly string[] => column(months(rules, rows, options), rule)

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

/** A fraction in lowest terms, `35/2`; whole numbers too have their denominator. */
export const fraction = (n: bigint | number, d: bigint | number = 1n): string => {
  const [top, bottom] = [BigInt(n), BigInt(d)]
  const by = gcd(top < 0n ? -top : top, bottom)
  return `${top / by}/${bottom / by}`
}

/** The same of a result: `17.5` and `35/2` alike. */
export const fractionOf = (text: string): string => {
  const [top = '', bottom = '1'] = text.split('/')
  const [whole = '', decimals = ''] = top.split('.')
  if (!/^-?\d+$/.test(whole + decimals)) return text
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length) * BigInt(bottom))
}

/** The whole numbers of a range, both ends included. */
export const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

export const hundredths = (n: number): string => (n / 100).toFixed(2)

/** Ids that sort as their places do. */
export const idOf = (at: number): string => `E${String(at).padStart(5, '0')}`
