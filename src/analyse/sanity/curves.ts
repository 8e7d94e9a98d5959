import { multiply } from '../../core/exact.ts'
import { readExact, readPercent, toText } from '../../core/number-text.ts'
import type { CompiledRuleSet, FactPlan } from '../../plan/compiled.ts'
import { payCurve } from '../pay-curve/curve.ts'
import type { PayCurve } from '../pay-curve/pay-curve.ts'
import { sensibleRange } from './made-up.ts'
import type { Jump, SanityReport, Witness } from './report.ts'
import { byChannel } from './search.ts'

/** How pay follows a number at which it jumps, on the facts of one witness. */
export interface SanityCurve {
  /** Of the first finding on it; others may lie on it too. */
  readonly witness: Witness
  readonly curve: PayCurve
  /** The same of the other rules, where they can be calculated on these facts. */
  readonly before?: PayCurve
}

/**
 * The curves behind what a pay-sanity check found: one for each number and channel, on the facts of its first witness,
 * drops before cliffs and the largest first; what is declared as meant needs none.
 *
 * @param baseline other rules, followed along the same number on the same facts
 * @param most so many curves at most
 * @example help of 120 below 15,000 of sales: 14,999.99 pays 270.00, 15,000 pays 150.00, on one curve with all other jumps
 */
export const sanityCurves = (
  compiled: CompiledRuleSet,
  { drops, cliffs, proved }: Pick<SanityReport, 'drops' | 'cliffs' | 'proved'>,
  { baseline, most = 3 }: { readonly baseline?: CompiledRuleSet; readonly most?: number } = {},
): readonly SanityCurve[] => {
  const found = [...drops, ...cliffs].filter(({ declared }) => declared === undefined)
  const ofChannel = byChannel(compiled)
  const ofBaseline = baseline && byChannel(baseline)
  return firstOfEach(found)
    .slice(0, most)
    .flatMap((jump): readonly SanityCurve[] => {
      const fact = factOf(compiled, jump)
      if (!fact) return []
      const edges = [
        ...found.filter((one) => keyOf(one) === keyOf(jump)).map(({ at }) => at),
        ...proved
          .filter((one) => keyOf(one) === keyOf(jump))
          .flatMap(({ jumps }) => jumps.map(({ at }) => at)),
      ]
      const range = rangeOf(fact, edges)
      const curve = curveOf(ofChannel(jump.of.channel), jump, range)
      if (!curve) return []
      const before = ofBaseline && curveOf(ofBaseline(jump.of.channel), jump, range)
      return [{ witness: jump.witness, curve, ...(before ? { before } : {}) }]
    })
}

const keyOf = ({ along, of }: Pick<Jump, 'along' | 'of'>): string =>
  [along.thing, along.fact, of.thing, of.channel].join(' ')

const firstOfEach = (jumps: readonly Jump[]): readonly Jump[] =>
  jumps.filter((one, at) => jumps.findIndex((other) => keyOf(other) === keyOf(one)) === at)

const factOf = ({ things }: CompiledRuleSet, { along }: Jump): FactPlan | undefined =>
  things.find(({ name }) => name === along.thing)?.facts.find(({ name }) => name === along.fact)

/** As the fact is written: a percentage by its number. */
const rangeOf = (
  fact: FactPlan,
  edges: readonly string[],
): { readonly from: string; readonly to: string } => {
  const numbers = edges.flatMap((text) => {
    const percent = readPercent(text)
    return (percent.ok ? percent.value : readExact(text)) ?? []
  })
  const { from, to } = sensibleRange(fact, numbers, undefined)
  const unit = { n: fact.type.kind === 'number' && fact.type.percent ? 100n : 1n, d: 1n }
  return { from: toText(multiply(from, unit)), to: toText(multiply(to, unit)) }
}

const curveOf = (
  ruleSet: CompiledRuleSet,
  { along, of, witness }: Jump,
  range: { readonly from: string; readonly to: string },
): PayCurve | undefined =>
  payCurve(ruleSet, witness.facts, {
    along: { thing: along.thing, fact: along.fact, id: witness.id, period: witness.period, ...range },
    of: { thing: of.thing, id: witness.paid },
    ...(witness.readings ? { readings: witness.readings } : {}),
  }).value
