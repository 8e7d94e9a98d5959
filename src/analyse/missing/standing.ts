import { absolute, compare, subtract, toCount } from '../../core/exact.ts'
import type { Label } from '../../core/label.ts'
import { toText } from '../../core/number-text.ts'
import { shortOf } from '../../explain/streak.ts'
import type { RulePlan } from '../../plan/plan.ts'
import { axisOf, columnOf, type Frame, followPath, valueAt } from '../../run/reference/frame.ts'
import { isAbsent } from '../../run/reference/value.ts'
import type { Place, Run } from './report.ts'
import type { Watch } from './watches.ts'

/** How long a run is, and how many periods it is short of each thing that it leads to. */
export const runOf = (
  { rule, body, row }: Watch,
  frame: Frame,
  rules: readonly RulePlan[],
): Run | undefined => {
  if (body.kind !== 'streak' || rule.column === undefined) return undefined
  const value = valueAt(columnOf(frame, rule.column), row)
  const length = typeof value === 'object' && !isAbsent(value) ? toCount(value) : 0
  const holds = valueAt(columnOf(frame, body.of.column), row)
  return {
    length,
    condition: body.of.text,
    holds: isAbsent(holds) ? 'absent' : holds === true ? 'yes' : 'no',
    gap: body.gap === 'skips' ? 'skips' : 'breaks',
    goals: body.goals.map((goal) => ({
      rule: goal.rule,
      title: goal.title,
      finding: rules.some(({ name, finding }) => name === goal.rule && finding !== undefined),
      at: goal.at,
      every: goal.every,
      missing: shortOf(goal, length),
    })),
  }
}

/** Who stands next in front of somebody, and by how much; of several the first by id. */
export const placeOf = ({ rule, body, row }: Watch, frame: Frame): Place | undefined => {
  if (body.kind !== 'rank' || rule.column === undefined) return undefined
  const [places, values] = [columnOf(frame, rule.column), columnOf(frame, body.of.column)]
  const group = followPath(frame, rule.axis, body.path)
  const members = group.members[group.target[row] ?? -1] ?? []
  const placeAt = (one: number) => {
    const value = valueAt(places, one)
    return typeof value === 'object' && !isAbsent(value) ? value : undefined
  }
  const own = placeAt(row)
  const ranked = members.filter((one) => placeAt(one) !== undefined)
  const of = titleOf(body.of.text, body.names)
  if (own === undefined) return { among: ranked.length, of }
  const rows = axisOf(frame, rule.axis)
  const [next] = ranked
    .filter((one) => compare(placeAt(one)!, own) < 0)
    .sort((a, b) => compare(placeAt(b)!, placeAt(a)!) || (rows.ids[a]! < rows.ids[b]! ? -1 : 1))
  const [mine, theirs] = [row, next ?? row].map((one) => valueAt(values, one))
  if (next === undefined || typeof mine !== 'object' || typeof theirs !== 'object')
    return { among: ranked.length, of }
  if (isAbsent(mine) || isAbsent(theirs)) return { among: ranked.length, of }
  const name = rows.names[next]
  const by = toText(absolute(subtract(theirs, mine)))
  return {
    among: ranked.length,
    of,
    ahead: { id: rows.ids[next]!, ...(name === undefined ? {} : { name }), by },
  }
}

const titleOf = (text: string, names: readonly { readonly name: string; readonly title: Label }[]): Label =>
  names.find(({ name }) => name === text)?.title ?? { zh: text, en: text }
