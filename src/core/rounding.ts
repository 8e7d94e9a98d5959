import { JixiaoError } from './error.ts'
import type { Exact } from './exact.ts'

/** The modes of `roundTo`, in the words of a rule file and two more. */
export const roundModes = ['half up', 'half down', 'half even', 'up', 'down', 'ceiling', 'floor'] as const

/**
 * Where a value between two multiples goes.
 * `half up`: to the nearer, a half away from zero (2.5 → 3, −2.5 → −3). `half down`: a half toward zero.
 * `half even`: a half to the even multiple. `up`: away from zero. `down`: toward zero.
 * `ceiling`: to the larger. `floor`: to the smaller.
 */
export type RoundMode = (typeof roundModes)[number]

/**
 * The multiple of `step` that `x` rounds to; exact, and in the denominator of the step.
 *
 * @throws JixiaoError `bad-step` where the step is zero or below
 * @example roundTo(exact(10075n, 1000n), exact(1n, 100n), 'half up') // 10.08
 */
export function roundTo(x: Exact, step: Exact, mode: RoundMode): Exact {
  if (step.n <= 0n) {
    throw new JixiaoError('bad-step', `A rounding step must be above zero: ${step.n}/${step.d}`)
  }
  const dividend = x.n * step.d
  const divisor = x.d * step.n
  const cut = dividend / divisor
  const rest = dividend - cut * divisor
  const steps = rest === 0n || staysCut(mode, cut, rest, divisor) ? cut : rest < 0n ? cut - 1n : cut + 1n
  return { n: steps * step.n, d: step.d }
}

/** Whether the multiple next to zero is the right one, where something is left. */
function staysCut(mode: RoundMode, cut: bigint, rest: bigint, divisor: bigint): boolean {
  switch (mode) {
    case 'up':
      return false
    case 'down':
      return true
    case 'ceiling':
      return rest < 0n
    case 'floor':
      return rest > 0n
    default: {
      const twice = rest < 0n ? -2n * rest : 2n * rest
      if (twice !== divisor) return twice < divisor
      return mode === 'half down' || (mode === 'half even' && cut % 2n === 0n)
    }
  }
}
