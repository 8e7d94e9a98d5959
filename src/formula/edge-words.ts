import { multiply } from '../core/exact.ts'
import { readExact, toText } from '../core/number-text.ts'

/** Edges as policies word them, and how a key cell says the same: only to suggest, never to guess. */

const signWords: readonly (readonly [string, string])[] = [
  ['≥', '不低于|不少于|不小于|不早于|至少|达到|满|>=|≥|≧|at least|not less than|from'],
  ['≤', '不超过|不高于|不大于|不多于|不晚于|至多|最多|<=|≤|≦|at most|not more than|up to'],
  ['<', '低于|少于|小于|不足|不满|未满|不到|未达到?|早于|<|under|below|less than|fewer than'],
  ['>', '超过|高于|大于|多于|晚于|>|over|above|more than'],
  ['=', '==?|等于|equals?'],
]
/** 以上 and 以下 include the number itself, as the Civil Code reads them, unless 不含 is said. */
const endWords: readonly (readonly [string, string])[] = [
  ['>', '\\(不含\\)以上|以上\\(不含\\)|以上不含|以外'],
  ['<', '\\(不含\\)以下|以下\\(不含\\)|以下不含'],
  ['≥', '\\(含\\)以上|以上\\(含\\)|及以上|或以上|以上|起|\\+|or more|or above|and above|and over'],
  ['≤', '\\(含\\)以下|以下\\(含\\)|及以下|或以下|以下|以内|or less|or below|and below'],
]

const number = '[-−]?\\d+(?:\\.\\d+)?\\s*[%‰]?'
const unit =
  '(?:分钟?|元|人|次|件|单|天|日|个?月|周岁|周?年|小时|岁|级|桌|名|位|个|CNY|RMB|yuan|points?|days?|months?|years?|hours?|people|times)?'
const any = (words: readonly (readonly [string, string])[]): string => words.map(([, one]) => one).join('|')
const comparison = (name: string): string =>
  `(?<sign${name}>${any(signWords)})?\\s*(?<number${name}>${number})\\s*${unit}\\s*(?<end${name}>${any(endWords)})?`

const single = new RegExp(`^${comparison('A')}$`, 'i')
const double = new RegExp(`^${comparison('A')}\\s*(?:[,、]|且|至|到|and|but)?\\s*${comparison('B')}$`, 'i')
const range = new RegExp(
  `^(?<from>${number})\\s*${unit}\\s*(?:-|–|—|~|至|到|to|\\.\\.+)\\s*(?<to>${number})\\s*${unit}\\s*(?:之间)?$`,
  'i',
)

/** Already as a key cell is written. */
const sound = /^(?:>=|<=|==|[≥≧>＞≤≦<＜=＝])?\s*[-−]?\d+(?:\.\d+)?[%％‰]?$/

/**
 * How a key cell says what these words say; two ways where it is open whether the upper end belongs to it. Undefined
 * where nothing is recognised.
 *
 * @example edgeRepairs('60分以上不足80分') // ['[60..80)']
 * @example edgeRepairs('90-100') // ['[90..100)', '[90..100]']
 */
export const edgeRepairs = (text: string): readonly string[] => {
  if (sound.test(text)) return []
  const plain = counted(text.normalize('NFKC').trim())
  const between = range.exec(plain)?.groups
  if (between) {
    const [from, to] = [bare(between.from!), bare(between.to!)]
    return [`[${from}..${to})`, `[${from}..${to}]`]
  }
  const one = single.exec(plain)?.groups
  if (one) {
    const sign = signOf(one, 'A')
    if (sign === 'both') return []
    return [sign === undefined || sign === '=' ? bare(one.numberA!) : `${sign} ${bare(one.numberA!)}`]
  }
  const two = double.exec(plain)?.groups
  return two ? interval(two) : []
}

const interval = (groups: Readonly<Record<string, string | undefined>>): readonly string[] => {
  const ends = ['A', 'B'].map((name) => ({
    sign: signOf(groups, name),
    value: bare(groups[`number${name}`]!),
  }))
  const low = ends.find(({ sign }) => sign === '≥' || sign === '>')
  const high = ends.find(({ sign }) => sign === '≤' || sign === '<')
  if (!low || !high) return []
  return [`${low.sign === '≥' ? '[' : '('}${low.value}..${high.value}${high.sign === '≤' ? ']' : ')'}`]
}

/** The sign that the words before or behind a number say; `both` where they contradict each other. */
const signOf = (groups: Readonly<Record<string, string | undefined>>, name: string): string | undefined => {
  const of = (words: typeof signWords, text: string | undefined): string | undefined =>
    text === undefined ? undefined : words.find(([, one]) => new RegExp(`^(?:${one})$`, 'i').test(text))?.[0]
  const end = groups[`end${name}`]
  const [before, behind] = [of(signWords, groups[`sign${name}`]), of(endWords, end)]
  // `≥ 1 +` is a sum that lacks its second half.
  if (before && end === '+') return 'both'
  return before && behind && before !== behind ? 'both' : (before ?? behind)
}

const bare = (text: string): string => text.replace(/\s/g, '').replace('−', '-')

/** `10,000` and `1.5万` as numbers. */
const counted = (text: string): string =>
  text
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/¥\s*(?=\d)/g, '')
    .replace(/(\d+(?:\.\d+)?)\s*(百万|千万|[千万亿])/g, (whole, digits: string, word: string) => {
      const read = readExact(digits)
      return read ? toText(multiply(read, { n: powers[word]!, d: 1n })) : whole
    })

const powers: Readonly<Record<string, bigint>> = {
  千: 1_000n,
  万: 10_000n,
  百万: 1_000_000n,
  千万: 10_000_000n,
  亿: 100_000_000n,
}
