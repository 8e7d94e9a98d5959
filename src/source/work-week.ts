import { readClock } from '../core/instant.ts'
import type { WorkWeekSpec } from '../model/rule-set.ts'
import { asMap, checkKeys, textOf, textsOf } from './fields.ts'
import { type Problems, report } from './problems.ts'
import { type TreeNode, valueAt } from './tree.ts'

export const workWeekKeys = ['days', 'hours', 'exceptions'] as const

/** `{ days: [1, 2, 3, 4, 5], hours: ["09:00-12:00", "13:00-18:00"], exceptions: holiday }`; Monday is 1. */
export const readWorkWeek = (problems: Problems, node: TreeNode | undefined): WorkWeekSpec | undefined => {
  const map = asMap(problems, node, 'workWeek')
  if (!map) return undefined
  checkKeys(problems, map, workWeekKeys, 'workWeek')
  const days = textsOf(problems, valueAt(map, 'days'), 'days').flatMap((one) => {
    const text = one.text.trim()
    return /^[1-7]$/.test(text)
      ? [Number.parseInt(text, 10)]
      : (report(problems, 'source-work-week', { text }, one.span) ?? [])
  })
  const hours = textsOf(problems, valueAt(map, 'hours'), 'hours').flatMap((one) => {
    const text = one.text.trim()
    const [from, to] = text.split(/\s*[-–—~～至]\s*/).map(readClock)
    return from !== undefined && to !== undefined && from < to
      ? [{ from, to }]
      : (report(problems, 'source-work-week', { text }, one.span) ?? [])
  })
  const sorted = [...hours].sort((left, right) => left.from - right.from)
  const clash = sorted.find((one, at) => at > 0 && sorted[at - 1]!.to > one.from)
  if (clash || days.length === 0 || hours.length === 0)
    return report(problems, 'source-work-week', { text: '' }, map.span)
  const exceptions = textOf(problems, valueAt(map, 'exceptions'), 'exceptions')
  return { days, hours: sorted, ...(exceptions !== undefined && { exceptions }) }
}
