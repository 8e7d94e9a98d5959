import type { AggregateName, WindowUnit } from './ast.ts'

/** The closed lists of words and signs that the formula language knows. */

/** Words that cannot be names, and the word each stands for. */
export const keywords: ReadonlyMap<string, string> = new Map([
  ...['and', 'or', 'not', 'if', 'then', 'else', 'in', 'mod', 'yes', 'no', 'none'].map(
    (word): [string, string] => [word, word],
  ),
  ['true', 'yes'],
  ['false', 'no'],
  ['且', 'and'],
  ['或', 'or'],
  ['非', 'not'],
  ['如果', 'if'],
  ['则', 'then'],
  ['否则', 'else'],
  ['是', 'yes'],
  ['否', 'no'],
  ['无', 'none'],
])

/** Signs and the sign each stands for; longer ones first where one begins another. */
export const signs: readonly (readonly [string, string])[] = [
  ['..', '..'],
  ['==', '='],
  ['!=', '≠'],
  ['<=', '≤'],
  ['>=', '≥'],
  ['＜＝', '≤'],
  ['＞＝', '≥'],
  ...[...'+-×÷=≠<≤>≥()[],.'].map((sign): [string, string] => [sign, sign]),
  ['−', '-'],
  ['*', '×'],
  ['/', '÷'],
  ['≦', '≤'],
  ['≧', '≥'],
  ['（', '('],
  ['）', ')'],
  ['［', '['],
  ['］', ']'],
  ['，', ','],
  ['＋', '+'],
  ['－', '-'],
  ['＊', '×'],
  ['／', '÷'],
  ['＝', '='],
  ['＞', '>'],
  ['＜', '<'],
]

/** Signs of other languages, and what is written here; those that stand for nothing end the reading. */
export const foreignSigns: readonly (readonly [string, string])[] = [
  ['&&', 'and'],
  ['||', 'or'],
  ['&', 'and'],
  ['|', 'or'],
  ['=>', '≥'],
  ['=<', '≤'],
  ['<>', '≠'],
  ['!', 'not'],
  ['{', '('],
  ['}', ')'],
  ['–', '-'],
  ['—', '-'],
  ['、', ','],
  ['；', ','],
  [';', ','],
]

/** An opening quotation mark and the one that closes it. */
export const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ["'", "'"],
  ['‘', '’'],
])

export const aggregates: ReadonlyMap<string, AggregateName> = new Map<string, AggregateName>([
  ['sum', 'sum'],
  ['count', 'count'],
  ['min', 'min'],
  ['max', 'max'],
  ['mean', 'mean'],
  ['median', 'median'],
  ['any', 'any'],
  ['all', 'all'],
  ['only', 'only'],
  ['distinct', 'distinct'],
  ['求和', 'sum'],
  ['计数', 'count'],
  ['最小', 'min'],
  ['最大', 'max'],
  ['平均', 'mean'],
  ['中位数', 'median'],
])

/** Functions in Chinese, and the function each stands for. */
export const functionSpellings: ReadonlyMap<string, string> = new Map([
  ['四舍五入', 'round'],
  ['去尾', 'cut'],
  ['进位', 'up'],
  ['向下取整', 'floor'],
  ['向上取整', 'ceiling'],
  ['绝对值', 'abs'],
  ['有值', 'present'],
  ['首个', 'first'],
  ['总计', 'total'],
  ['上期', 'ago'],
  ['最近', 'latest'],
  ['分段累进', 'marginal'],
  ['查表', 'lookup'],
  ['天数', 'days'],
  ['月数', 'months'],
  ['年数', 'years'],
  ['工作日数', 'workingDays'],
  ['工作分钟数', 'workingMinutes'],
  ['工作小时数', 'workingHours'],
  ['分钟数', 'minutes'],
  ['小时数', 'hours'],
])

/** What follows an aggregate's value, in the order in which it is written. */
export const aggregateClauses = ['each', 'via', 'in', 'over', 'where'] as const

export const windowUnits: ReadonlyMap<string, WindowUnit | 'period'> = new Map(
  (['day', 'week', 'month', 'quarter', 'half-year', 'year', 'period'] as const).flatMap((unit) => [
    [unit, unit] as const,
    [`${unit}s`, unit] as const,
  ]),
)

/** A name that needs no corner brackets. */
export const plainName = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u

/** True if the text can stand as a name in a formula without corner brackets. */
export const isPlainName = (text: string): boolean => plainName.test(text) && !keywords.has(text)
