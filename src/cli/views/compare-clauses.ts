import type { AttributionPart, Comparison } from '../../analyse.ts'
import { inLanguage } from '../../io/core.ts'
import { sumOf } from '../money.ts'
import { signed } from './amounts.ts'
import type { CompareLooks } from './compare-looks.ts'
import { drawTable, oneLine, widthOf } from './table.ts'

/** So wide may a text be that stands in a cell; the files have all of it. */
const widest = 44

/** What the text says otherwise, by address. */
export function drawTextChanges(
  { changes }: Comparison,
  { say, strong, language }: CompareLooks,
): readonly string[] {
  if (changes.length === 0) return []
  const rows = changes.flatMap(({ clause, items }) =>
    inLanguage(items, language).map(({ address, title, before, after }, at) => [
      at === 0 ? clauseText(clause, say('开头', 'head')) : '',
      title ? short(say(title)) : '',
      address,
      before === undefined ? say('（无）', '(none)') : short(before),
      after === undefined ? say('（删去）', '(removed)') : short(after),
    ]),
  )
  const headers = [
    say('条款', 'clause'),
    say('内容', 'what'),
    say('位置', 'address'),
    say('原来', 'before'),
    say('改为', 'after'),
  ]
  const titled = rows.some(([, title]) => title !== '')
  const table = [headers, ...rows].map((row) => (titled ? row : row.filter((_, at) => at !== 1)))
  return [
    strong(say('改了什么', 'What changed')),
    ...drawTable({ headers: table[0]!, rows: table.slice(1) }),
    '',
  ]
}

const clauseText = (clause: string, head: string): string => (clause === '' ? head : clause)

/** On one line, and cut where it is long. */
function short(text: string): string {
  const line = oneLine(text.replaceAll(/\s*\n\s*/g, ' ⏎ '))
  if (widthOf(line) <= widest) return line
  let cut = ''
  for (const sign of line) {
    if (widthOf(cut + sign) >= widest) break
    cut += sign
  }
  return `${cut}…`
}

/** The difference divided over the changed clauses, with the row in which it adds up. */
export function drawAttribution(
  { attribution, difference, changes }: Comparison,
  { say, strong, faint }: CompareLooks,
): readonly string[] {
  const { parts, method } = attribution
  if (parts.length === 0) return []
  const currencies = [...new Set(parts.flatMap(({ others = {} }) => Object.keys(others)))]
  const titled = parts.some((part) => titlesOf(part, say) !== '')
  const isKept = (clause: string): boolean => changes.some((one) => one.clause === clause && one.wordingKept)
  const isMean = method === 'every order'
  const headers = [
    say('条款', 'clause'),
    ...(titled ? [''] : []),
    say('差额', 'difference'),
    ...currencies,
    ...(isMean ? [say('单独改', 'alone'), say('最后改', 'as the last')] : []),
  ]
  const rows = parts.map((part) => [
    part.clauses.map((one) => clauseText(one, say('开头', 'head'))).join(' + '),
    ...(titled ? [`${titlesOf(part, say)}${part.clauses.some(isKept) ? '*' : ''}`] : []),
    signed(part.difference),
    ...currencies.map((one) => signed(part.others?.[one] ?? '0')),
    ...(isMean ? [signed(part.alone ?? ''), signed(part.last ?? '')] : []),
  ])
  const footer = [
    say('合计', 'sum'),
    ...(titled ? [''] : []),
    signed(difference),
    ...currencies.map((one) => signed(sumOf(parts.map(({ others }) => others?.[one] ?? '0')))),
  ]
  const right = headers.flatMap((_, at) => (at > (titled ? 1 : 0) ? [at] : []))
  return [
    strong(say('钱差在哪一条', 'Which clause moved the money')),
    ...drawTable({ headers, rows, footer, right }),
    ...howDivided(attribution, say).map(faint),
    ...neverInPlay(attribution, say),
    ...(parts.some(({ clauses }) => clauses.some(isKept))
      ? [
          faint(
            say(
              '* 条文的文字仍是改动前的，而其中的数或公式改了；要改写文字，给这一条写上 says。',
              '* The wording is as before the change, though numbers or formulas changed; `says` at the clause rewrites it.',
            ),
          ),
        ]
      : []),
    '',
  ]
}

/** A clause that moved nothing because nothing on these facts asked for it. */
const neverInPlay = ({ parts }: Comparison['attribution'], say: CompareLooks['say']): readonly string[] =>
  parts.flatMap(({ clauses, idle }) => {
    if (!idle) return []
    const names = clauses.map((one) => clauseText(one, say('开头', 'head'))).join(' + ')
    return [
      say(
        `! ${names} 的改动在这些数据上从未用到，没有一个数因它而不同；0.00 不等于不花钱。`,
        `! The change of clause ${names} never came into play on these facts: no value differs. 0.00 does not mean that it costs nothing.`,
      ),
    ]
  })

const titlesOf = ({ titles, clauses }: AttributionPart, say: CompareLooks['say']): string =>
  titles
    .map((one) => short(say(one)))
    .filter((title) => !clauses.includes(title))
    .join(' + ')

function howDivided(
  { method, parts, runs }: Comparison['attribution'],
  say: CompareLooks['say'],
): readonly string[] {
  const joined = parts.some(({ clauses }) => clauses.length > 1)
  const together = parts.some(({ alone, last }) => alone !== last)
  return [
    ...(method === 'stated order'
      ? [
          say(
            `改动的条款较多，按上表次序逐条改，差额记在改到的那一条；换一种次序，各条的数会不同。算了 ${runs} 遍。`,
            `Many clauses changed: they are changed one after the other in the order of the table, and another order would give other figures. ${runs} runs.`,
          ),
        ]
      : together
        ? [
            say(
              `各条互相影响，差额取所有先后次序的平均，加起来正好是总差额。算了 ${runs} 遍。`,
              `The clauses work on each other: each has its mean over all orders, and they add up to the whole. ${runs} runs.`,
            ),
          ]
        : []),
    ...(joined
      ? [
          say(
            '用“+”连着的条款缺一不可，合为一项。',
            'Clauses joined by + do not work without each other and count as one.',
          ),
        ]
      : []),
  ]
}
