/**
 * The calculators for payroll scripts, without rule files: numbers go in as text (or bigint, or a decimal object)
 * and come out as text, exact. Mistakes of the caller are thrown as `JixiaoError`.
 */
export { type Allowance, type AllowanceInput, allowance } from './calculators/allowance.ts'
export { type BandInput, type Curve, curve, gradeByBands } from './calculators/bands.ts'
export type { DecimalRounding } from './calculators/decimal-step.ts'
export { type PerUnitInput, perUnit } from './calculators/per-unit.ts'
export { type ProrationInput, prorate } from './calculators/proration.ts'
export { type RankInput, rank, type Ties } from './calculators/rank.ts'
export { round } from './calculators/round.ts'
export { type SeniorityInput, seniority } from './calculators/seniority.ts'
export {
  allocatePool,
  type OddUnit,
  type PoolInput,
  type PoolResult,
  type Short,
} from './calculators/share.ts'
export {
  nextStreak,
  type StreakAward,
  type StreakGap,
  type StreakInput,
  type StreakPeriod,
  type StreakState,
  streaks,
} from './calculators/streak.ts'
export {
  type EdgeSide,
  marginalTiers,
  type TierInput,
  type TierSlice,
  type TiersInput,
  wholeTiers,
} from './calculators/tiers.ts'
export { type Wage, type WageInput, wage } from './calculators/wage.ts'
export { type AbsentPart, type WeightedScoreInput, weightedScore } from './calculators/weighted-score.ts'
export type { DecimalLike, Numeric } from './core/decimal.ts'
export { JixiaoError } from './core/error.ts'
export type { RoundMode } from './core/rounding.ts'
