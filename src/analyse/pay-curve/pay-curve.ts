import type { Label } from '../../core/label.ts'

/** How one result follows one number while everything else stays. Plain JSON; numbers are decimal text. */
export interface PayCurve {
  /** What is moved, from where to where, in steps of its last decimal. */
  readonly along: CurveSide & { readonly from: string; readonly to: string; readonly step: string }
  readonly of: CurveSide
  /** From left to right; neighbours stand one step apart. */
  readonly pieces: readonly Piece[]
  /** Between two pieces. */
  readonly borders: readonly Border[]
  /** `proved`: between the ends of a piece nothing else can happen. `searched`: so many points were looked at. */
  readonly proof: { readonly kind: 'proved' } | { readonly kind: 'searched'; readonly points: number }
}

export interface CurveSide {
  readonly name: string
  readonly title: Label
  readonly unit?: string
}

/** A stretch on which the same rows, branches and places hold. */
export interface Piece {
  readonly from: string
  readonly to: string
  /** The result at the ends; none where it is absent. */
  readonly fromValue?: string
  readonly toValue?: string
  /** `straight`: exactly on the line between the ends. `rounded`: that, rounded somewhere. `bent`: neither is known. */
  readonly shape: 'straight' | 'rounded' | 'bent'
  /** Where the same rows hold everywhere, the result never turns back on it. */
  readonly monotone: boolean
}

export interface Border {
  /** The last number before it and the first after it. */
  readonly below: string
  readonly at: string
  readonly before?: string
  readonly after?: string
  /** What is there beyond one more step of the piece below: zero where the curve only bends. */
  readonly jump?: string
  /** What is another one on both sides: rows of tables, conditions, places; the first of them is the cause. */
  readonly because: readonly Cause[]
}

/** A row, a condition (`yes`, `no`) or a place that is another one on both sides of a border. */
export interface Cause {
  readonly rule: string
  readonly title: Label
  readonly before: string
  readonly after: string
}
