import { decided } from './decided.ts'
import { formula } from './formula.ts'
import type { MechanismName } from './keys.ts'
import type { Mechanism } from './mechanism.ts'
import { rank } from './rank.ts'
import { share } from './share.ts'
import { streak } from './streak.ts'
import { table } from './table.ts'
import { weighted } from './weighted.ts'

/** Every mechanism, by the key of its body in a rule. */
export const mechanisms: { readonly [Name in MechanismName]: Mechanism } = {
  is: formula,
  table,
  weighted,
  rank,
  share,
  streak,
  decided,
}
