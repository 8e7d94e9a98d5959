import { type PageContext, say } from './context.ts'

interface End {
  readonly text: string
  readonly inclusive: boolean
}

/** What is compared: amounts are higher or lower, dates earlier or later. */
export type Ordered = 'amount' | 'date'

const sides = {
  amount: {
    from: [(x: string) => [`${x} 及以上`, `${x} and above`], (x: string) => [`高于 ${x}`, `above ${x}`]],
    to: [(x: string) => [`${x} 及以下`, `${x} and below`], (x: string) => [`低于 ${x}`, `below ${x}`]],
  },
  date: {
    from: [(x: string) => [`${x}及以后`, `on ${x} or later`], (x: string) => [`晚于${x}`, `after ${x}`]],
    to: [(x: string) => [`${x}及以前`, `on ${x} or earlier`], (x: string) => [`早于${x}`, `before ${x}`]],
  },
} as const

const sideText = (context: PageContext, kind: Ordered, side: 'from' | 'to', end: End): string => {
  const [zh, en] = sides[kind][side][end.inclusive ? 0 : 1](end.text)
  return say(context, closeUp(zh!), en!)
}

/** Chinese stands apart from figures, not from Chinese. */
const closeUp = (zh: string): string =>
  zh
    .replace(/(?<=[\p{Script=Han}）”]) (?=及以)/u, '')
    .replace(/(?<=[高低]于|不超过) (?=[\p{Script=Han}（“])/u, '')

/** `90 分及以上`, `20,000 元及以上、低于 50,000 元`: one or two ends in the words of policies. */
export const rangeText = (
  context: PageContext,
  { from, to }: { readonly from?: End | undefined; readonly to?: End | undefined },
  kind: Ordered = 'amount',
): string => {
  if (from && to && kind === 'amount') return bothEnds(context, from, to)
  return [
    ...(from ? [sideText(context, kind, 'from', from)] : []),
    ...(to ? [sideText(context, kind, 'to', to)] : []),
  ].join(say(context, '、', ', '))
}

const bothEnds = (context: PageContext, from: End, to: End): string => {
  const upper = to.inclusive ? closeUp(`不超过 ${to.text}`) : sideText(context, 'amount', 'to', to)
  return say(
    context,
    `${sideText(context, 'amount', 'from', from)}、${upper}`,
    `${from.inclusive ? 'from' : 'above'} ${from.text} ${to.inclusive ? 'up to' : 'to below'} ${to.text}`,
  )
}

/** The same for a sign of a table: `≥ 90`. */
export const edgeText = (
  context: PageContext,
  sign: '≥' | '>' | '≤' | '<' | '=',
  text: string,
  kind: Ordered,
): string => {
  if (sign === '=') return text
  const end = { text, inclusive: sign === '≥' || sign === '≤' }
  return rangeText(context, sign === '≥' || sign === '>' ? { from: end } : { to: end }, kind)
}
