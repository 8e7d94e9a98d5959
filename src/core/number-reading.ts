import type { Exact } from './exact.ts'

/** Why a text is no number. */
export type NumberProblem =
  | 'empty'
  | 'not a number'
  | 'full width'
  | 'thousands separator'
  | 'exponent'
  | 'too long'
  /** A percent sign where a plain number belongs, or none where a percentage does. */
  | 'percent'
  | 'not finite'

/** `decimals` counts what was written: 1.50 has two. `suggestion` is the text that was probably meant. */
export type NumberReading =
  | { readonly ok: true; readonly value: Exact; readonly decimals: number }
  | { readonly ok: false; readonly problem: NumberProblem; readonly suggestion?: string }
