import { readDate } from '../core/date.ts'
import { type Calendar, payPeriodsFrom } from '../core/period.ts'
import { asMap, asWord, checkKeys, textOf } from './fields.ts'
import { type Problems, report } from './problems.ts'
import { type TreeNode, valueAt } from './tree.ts'

export const calendarKeys = ['yearStarts', 'payDays', 'from', 'belongs'] as const

const belongs = ['first day', 'middle day', 'last day'] as const

/** `{ yearStarts: 04-01 }`, `{ payDays: 14, from: 2026-01-05, belongs: last day }`. */
export const readCalendar = (problems: Problems, node: TreeNode | undefined): Calendar | undefined => {
  const map = asMap(problems, node, 'calendar')
  if (!map) return undefined
  checkKeys(problems, map, calendarKeys, 'calendar')
  const at = (key: (typeof calendarKeys)[number]): string | undefined =>
    textOf(problems, valueAt(map, key), key)
  const wrong = (key: (typeof calendarKeys)[number], text: string): undefined =>
    report(problems, 'source-calendar', { key, text }, valueAt(map, key)?.span ?? map.span)
  const starts = at('yearStarts')
  const month = starts === undefined ? undefined : /^(0[1-9]|1[0-2])-01$/.exec(starts)?.[1]
  if (starts !== undefined && month === undefined) wrong('yearStarts', starts)
  const [days, from] = [at('payDays'), at('from')]
  const length = days !== undefined && /^[1-9]\d{0,2}$/.test(days) ? Number.parseInt(days, 10) : undefined
  const first = from === undefined ? undefined : readDate(from)
  if (days !== undefined && length === undefined) wrong('payDays', days)
  if (from !== undefined && first === undefined) wrong('from', from)
  if ((days === undefined) !== (from === undefined)) wrong(days === undefined ? 'payDays' : 'from', '')
  const day = asWord(problems, valueAt(map, 'belongs'), belongs, 'belongs')
  // A pay period lies across the borders of months: which day decides is for the file to say.
  if (length !== undefined && valueAt(map, 'belongs') === undefined) wrong('belongs', '')
  return {
    ...(month !== undefined && month !== '01' && { yearStart: Number.parseInt(month, 10) }),
    ...(length !== undefined && first !== undefined && payPeriodsFrom(first, length)),
    ...(day !== undefined && { belongs: day }),
  }
}
