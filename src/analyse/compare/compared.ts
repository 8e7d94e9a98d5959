import type { Label } from '../../core/label.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { PeriodFacts } from '../../run/facts.ts'
import type { Result } from '../../run/result.ts'
import { amountText, changesBetween, indexed, isNothing, unitsOf } from '../readings/changes.ts'
import { attribute } from './attribution.ts'
import { missingForVariant, named, thingsWithoutFacts } from './checks.ts'
import { type Parts, together } from './groups.ts'
import { isSameResult } from './idle.ts'
import { movesIn } from './moves.ts'
import { type Paid, paidBy } from './paid.ts'
import { clausesIn, countsOf, groupsIn, moreAndLess, peopleIn } from './people.ts'
import type { Prepared } from './prepare.ts'
import type { AttributionPart, Comparison } from './report.ts'
import { channelsIn, sideOf } from './side.ts'

export type Run = (rules: CompiledRuleSet) => Result

interface Variant {
  readonly prepared: Prepared
  readonly title: Label
  /** Variant and baseline by themselves. */
  readonly own: CompiledRuleSet
  readonly base: CompiledRuleSet
}

export interface Baseline {
  readonly ruleSet: CompiledRuleSet
  readonly before: Result
  readonly facts: readonly PeriodFacts[]
  readonly run: Run
  /** The same without all that a result says beside; undefined where it has errors. */
  readonly pays: (rules: CompiledRuleSet) => Paid | undefined
  readonly titleOf: (clause: string) => Label
}

/** What the variant pays against the baseline; without parts where it cannot be calculated. */
export const compared = (
  { prepared, title, own, base }: Variant,
  { ruleSet, before, facts, run, pays, titleOf }: Baseline,
): {
  readonly diagnostics: readonly Diagnostic[]
  readonly parts?: Omit<Comparison, 'ok' | 'diagnostics' | 'changes'>
} => {
  const without = thingsWithoutFacts(base, own, facts, title)
  if (without.length > 0) return { diagnostics: without }
  const whole = together(prepared.groups)
  const variant = prepared.rules(whole)!
  const isSame = prepared.changes.length === 0
  const after = isSame ? before : run(variant)
  const said = new Set(before.diagnostics.map(keyOf))
  const fresh = after.diagnostics.filter((one) => !said.has(keyOf(one)))
  if (hasErrors(fresh)) return { diagnostics: missingForVariant(fresh, title) }
  const changes = changesBetween(indexed(before), indexed(after), variant)
  const people = peopleIn(before, after, changes, variant)
  const [left, right] = [sideOf(ruleSet, before), sideOf(variant, after)]
  const attribution = attribute(prepared, variant, (parts) => {
    if (parts === 0n) return paidBy(before)
    if (parts === whole) return paidBy(after)
    const rules = prepared.rules(parts)
    return rules && pays(rules)
  })
  const runs = (parts: Parts): Result | undefined => {
    if (parts === whole) return after
    const rules = prepared.rules(parts)
    return rules && run(rules)
  }
  const withIdle = (part: AttributionPart): AttributionPart => {
    const own = together(
      prepared.groups.filter((group) =>
        prepared.changesIn(group).some(({ clause }) => part.clauses.includes(clause)),
      ),
    )
    if (own === 0n || !movesNothing(part)) return part
    const alone = runs(own)
    return alone && isSameResult(before, alone) ? { ...part, idle: true } : part
  }
  const noEffect =
    !isSame && isNothing(changes) ? [diagnostic('compare-no-effect', named('variant', title))] : []
  return {
    diagnostics: [...fresh, ...noEffect],
    parts: {
      side: right,
      difference: amountText(unitsOf(right.total) - unitsOf(left.total), variant.minorDigits),
      channels: channelsIn(left, right, variant),
      ...moreAndLess(people, variant.minorDigits),
      counts: countsOf(people),
      people,
      groups: groupsIn(people, after, variant),
      clauses: clausesIn(before, after, variant, titleOf),
      attribution: { ...attribution, parts: attribution.parts.map((part) => withIdle(part)) },
      moves: movesIn(before, after, ruleSet, variant),
      findings: { appear: changes.appear, disappear: changes.disappear },
    },
  }
}

const movesNothing = ({ difference, alone = '0', last = '0', others = {} }: AttributionPart): boolean =>
  ![difference, alone, last, ...Object.values(others)].some((amount) => /[1-9]/.test(amount))

const keyOf = ({ code, parameters, place }: Diagnostic): string => JSON.stringify([code, parameters, place])
