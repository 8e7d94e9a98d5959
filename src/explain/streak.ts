import { type Exact, toCount } from '../core/exact.ts'
import type { Label } from '../core/label.ts'
import type { BodyWorking, StreakGoal } from '../plan/plan.ts'
import { isAbsent } from '../run/reference/value.ts'
import { both, type Reader, shown, valueOf } from './reader.ts'

type Streak = Extract<BodyWorking, { readonly kind: 'streak' }>

/** A run: how long it is, what it rests on, how far it is from what it leads to, and what would break it. */
export const explainStreak = (reader: Reader, body: Streak, column: number): readonly Label[] => [
  theRun(reader, body, column),
  ...thePeriods(reader, body),
  ...body.goals.map((goal) => theGoal(reader, goal, column)),
  theBreak(body),
]

const theRun = (reader: Reader, { of, before, gap }: Streak, column: number): Label => {
  const holds = valueOf(reader, of.column)
  const [was, is] = [shown(reader, before), shown(reader, column)]
  const now: Label = isAbsent(holds)
    ? gap === 'breaks'
      ? { zh: '本期不适用，中断', en: 'not applicable this period, which breaks the run' }
      : { zh: '本期不适用，跳过', en: 'not applicable this period, which is skipped' }
    : holds
      ? { zh: '本期成立', en: 'it holds this period' }
      : { zh: '本期不成立', en: 'it does not hold this period' }
  return both(
    `连续条件 ${of.text}：此前 ${was.zh} 期，${now.zh}，现为 ${is.zh} 期`,
    `Run of ${of.text}: ${was.en} before, ${now.en}, now ${is.en}`,
  )
}

const thePeriods = (reader: Reader, { periods }: Streak): readonly Label[] => {
  const value = periods === undefined ? '' : valueOf(reader, periods)
  if (typeof value !== 'string' || value === '') return []
  return [both(`各期：${value.replaceAll('; ', '；')}`, `Periods: ${value}`)]
}

/** "One month short", as an answer. */
const theGoal = (reader: Reader, goal: StreakGoal, column: number): Label => {
  const { title, at, every } = goal
  const length = valueOf(reader, column)
  const run = isAbsent(length) ? 0 : toCount(length as Exact)
  const missing = shortOf(goal, run)
  const what = both(
    `${title.zh}（${every ? '每满' : '满'} ${at} 期）`,
    `${title.en} (${every ? 'every ' : ''}${at})`,
  )
  if (missing === 0)
    return both(`已满 ${every ? at * Math.floor(run / at) : at} 期：${what.zh}`, `Reached: ${what.en}`)
  return both(`还差 ${missing} 期：${what.zh}`, `${missing} short of: ${what.en}`)
}

/**
 * How many periods a run is short of its goal; 0: reached, of one that comes again each time just now.
 *
 * @example of every third period: a run of 4 is 2 short
 */
export const shortOf = ({ at, every }: Pick<StreakGoal, 'at' | 'every'>, run: number): number => {
  if (!every) return Math.max(at - run, 0)
  return run > 0 && run % at === 0 ? 0 : at - (run % at)
}

const theBreak = ({ of, gap }: Streak): Label =>
  gap === 'breaks'
    ? both(
        `一期不满足 ${of.text}，或该期不适用、人不在名单上，连续即告中断`,
        `A period without ${of.text} breaks it; so does one in which it is not applicable, or the person is not there`,
      )
    : both(
        `一期不满足 ${of.text}，连续即告中断；不适用或不在名单上的一期跳过`,
        `A period without ${of.text} breaks it; one in which it is not applicable, or the person is not there, is skipped`,
      )
