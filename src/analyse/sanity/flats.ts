import { compare, type Exact, subtract } from '../../core/exact.ts'
import { readExact, toText } from '../../core/number-text.ts'
import type { PayCurve, Piece } from '../pay-curve/pay-curve.ts'
import { type Looked, paidOf, witnessOf } from './jumps.ts'
import { factText } from './made-up.ts'
import { payslipOf } from './paid.ts'
import type { Pair } from './pairs.ts'
import { movedOf } from './proof.ts'
import type { Flat } from './report.ts'
import type { Followed } from './search.ts'
import { type Better, numberIn } from './tendency.ts'

interface Stretch {
  readonly one: Followed
  readonly from: string
  readonly to: string
  readonly rule: string
  readonly open: boolean
}

/** Where pay stands still while it grows elsewhere on the same curve: the longest such stretch of each rule. */
export const flatsAlong = (
  looked: Looked,
  pair: Pair,
  followed: readonly Followed[],
  better: Better | undefined,
): readonly Flat[] => {
  if (better === undefined || !pair.isEarning) return []
  const longest = new Map<string, Stretch>()
  for (const stretch of followed.flatMap((one) => flatsOf(one, better))) {
    const before = longest.get(stretch.rule)
    if (!before || compare(lengthOf(stretch), lengthOf(before)) > 0) longest.set(stretch.rule, stretch)
  }
  return [...longest.values()].flatMap((stretch) => confirmed(looked, pair, stretch, better))
}

const lengthOf = ({ from, to }: Pick<Piece, 'from' | 'to'>): Exact =>
  subtract(readExact(to)!, readExact(from)!)

const flatsOf = (one: Followed, better: Better): readonly Stretch[] => {
  const { curve } = one
  if (!curve.pieces.some((piece) => grows(piece, better))) return []
  return curve.pieces.flatMap((piece, at): readonly Stretch[] => {
    const { from, to, fromValue, toValue, monotone } = piece
    if (from === to || !monotone || fromValue === undefined || fromValue !== toValue) return []
    const rule = borderRule(curve, at)
    const open = at === (better === 'more' ? curve.pieces.length - 1 : 0)
    const [left, right] = [curve.borders[at - 1], curve.borders[at]]
    const ends = {
      from: left?.before === fromValue ? left.below : from,
      to: right?.after === toValue ? right.at : to,
    }
    return rule === undefined ? [] : [{ one, ...ends, rule, open }]
  })
}

const borderRule = ({ borders }: PayCurve, piece: number): string | undefined =>
  borders[piece - 1]?.because[0]?.rule ?? borders[piece]?.because[0]?.rule

const grows = ({ fromValue, toValue }: Piece, better: Better): boolean => {
  const [left, right] = [numberIn(fromValue), numberIn(toValue)]
  return left !== undefined && right !== undefined && compare(right, left) === (better === 'more' ? 1 : -1)
}

/** Plain runs at both ends pay the same. */
const confirmed = (
  looked: Looked,
  pair: Pair,
  { one, from, to, rule, open }: Stretch,
  better: Better,
): readonly Flat[] => {
  const { compiled, model } = looked
  const who = { thing: pair.paid, id: one.place.paid, channel: pair.channel }
  const [left, right] = [from, to].map((text) =>
    payslipOf(compiled, one.at(readExact(text)!), one.scenario.readings, who),
  )
  if (!left || !right || compare(left.total, right.total) !== 0) return []
  const declared = model.rules.find(({ name }) => name === rule)?.jumps
  return [
    {
      along: movedOf(pair.driver, pair.fact),
      of: paidOf(looked, pair, []),
      from: factText(pair.fact, readExact(from)!),
      to: factText(pair.fact, readExact(to)!),
      open,
      pay: toText(left.total, compiled.minorDigits),
      better,
      rule,
      clause: compiled.plan.rules.find(({ name }) => name === rule)?.clause ?? '',
      ...(declared ? { declared } : {}),
      witness: witnessOf(one, one.at(readExact(from)!)),
    },
  ]
}
