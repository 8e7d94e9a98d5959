import { JixiaoError } from '../core/error.ts'

/** Whether a condition held in a period; undefined where it does not apply (leave, no appraisal). */
export type StreakState = boolean | undefined

/** What a period in which the condition does not apply does to the run: ends it, or is left out of it. */
export type StreakGap = 'breaks' | 'skips'

/**
 * How many periods in a row a condition has held, one period on.
 *
 * @example nextStreak(2, true, 'breaks') // 3
 * @example nextStreak(2, undefined, 'skips') // 2
 */
export function nextStreak(previous: number, state: StreakState, gap: StreakGap): number {
  if (state === true) return previous + 1
  return state === undefined && gap === 'skips' ? previous : 0
}

/** When a run earns something: at every nth period of it, once at the nth, or in each from the nth on. */
export type StreakAward = { readonly every: number } | { readonly once: number } | { readonly from: number }

export interface StreakInput {
  /** Oldest first. */
  readonly history: readonly StreakState[]
  readonly gap: StreakGap
  /** Length of the run before the history begins; 0 where nothing is said. */
  readonly before?: number
  readonly award?: StreakAward
}

export interface StreakPeriod {
  readonly length: number
  /** The periods that make up the run, as positions in the history; skipped ones are not in it. */
  readonly counting: readonly number[]
  /** Never in a skipped period, though the run is as long as before: it was awarded then. */
  readonly awarded: boolean
}

/**
 * The run of each period of a history, and whether it earns the award.
 *
 * @throws JixiaoError `bad-streak` for an award at a period below 1, or a length that is no count
 * @example streaks({ history: [true, true, undefined, true], gap: 'skips', award: { every: 3 } }).at(-1)
 * // { length: 3, counting: [0, 1, 3], awarded: true }
 */
export function streaks({ history, gap, before = 0, award }: StreakInput): readonly StreakPeriod[] {
  if (!Number.isSafeInteger(before) || before < 0) throw badStreak(before)
  const earns = award === undefined ? () => false : earner(award)
  let length = before
  let counting: readonly number[] = []
  return history.map((state, at) => {
    length = nextStreak(length, state, gap)
    if (state === true) counting = [...counting, at]
    else if (length === 0) counting = []
    return { length, counting, awarded: state === true && earns(length) }
  })
}

function earner(award: StreakAward): (length: number) => boolean {
  const [n = 0] = Object.values(award)
  if (!Number.isSafeInteger(n) || n < 1) throw badStreak(n)
  if ('every' in award) return (length) => length % n === 0
  return 'once' in award ? (length) => length === n : (length) => length >= n
}

const badStreak = (count: number): JixiaoError =>
  new JixiaoError('bad-streak', `Not a number of periods: ${count}`, { value: `${count}` })
