import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Outcome } from '../../diagnostics/outcome.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { CompiledRuleSet, FactPlan } from '../../plan/compiled.ts'
import { unitText } from '../../plan/unit-text.ts'
import type { CalculateOptions, FactRow, PeriodFacts } from '../../run/facts.ts'
import { factDriver, type MovedFact } from './driver.ts'
import type { CurveSide, PayCurve } from './pay-curve.ts'
import type { TraceOptions } from './stretches.ts'
import type { Watched } from './target.ts'
import { traceCurve } from './trace.ts'

export interface CurveQuestion extends CalculateOptions, TraceOptions {
  /** The fact that is moved, and from where to where: within what is allowed, if not given. */
  readonly along: MovedFact & { readonly from?: string; readonly to?: string; readonly step?: string }
  /** What is watched: a rule, or everything that is paid. */
  readonly of: Watched
}

/**
 * How one result follows one fact while everything else stays, from piece to piece, exactly: where it jumps, where it
 * falls, where it stands still.
 *
 * @returns no value where the question cannot be asked, or the facts cannot be calculated; the diagnostics say why
 * @example of `sales × tier.rate` along sales: below 50,000 at 1%, from there at 2%, a jump of 500 between them
 */
export const payCurve = (
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts | readonly PeriodFacts[],
  { along, of, limit, points, ...options }: CurveQuestion,
): Outcome<PayCurve> => {
  const periods = Array.isArray(facts) ? (facts as readonly PeriodFacts[]) : [facts as PeriodFacts]
  const asked = askedFor(ruleSet, periods, along, of)
  if ('code' in asked) return { value: undefined, diagnostics: [asked] }
  const from = along.from ?? asked.fact.allowed?.from?.value ?? '0'
  const to = along.to ?? asked.fact.allowed?.to?.value
  if (to === undefined)
    return { value: undefined, diagnostics: [diagnostic('curve-no-end', { fact: along.fact })] }
  const driver = factDriver({ ruleSet, facts: periods, options }, along, asked.fact, {
    from,
    to,
    ...(along.step === undefined ? {} : { step: along.step }),
  })
  return traceCurve(driver, of, sideOf(ruleSet, of), {
    ...(limit === undefined ? {} : { limit }),
    ...(points === undefined ? {} : { points }),
  })
}

const askedFor = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  along: MovedFact,
  of: Watched,
): { readonly fact: FactPlan } | Diagnostic => {
  const own = ruleSet.things.find(({ name }) => name === along.thing)?.facts ?? []
  const numbers = own.filter(({ type, derived }) => type.kind === 'number' && !derived)
  const fact = numbers.find(({ name }) => name === along.fact)
  const known = numbers.map(({ name }) => name)
  if (!fact)
    return diagnostic('curve-no-fact', {
      fact: along.fact,
      thing: along.thing,
      near: nearest(along.fact, known) ?? '',
      known: known.join(', '),
    })
  const rows = facts.flatMap((one) => {
    const list = one[along.thing]
    return Array.isArray(list) ? (list as readonly FactRow[]) : []
  })
  if (along.thing !== 'company' && !rows.some(({ id }) => String(id) === along.id))
    return diagnostic('curve-nobody', { thing: along.thing, id: along.id })
  const rule = of.rule?.split('.')[0]
  const rules = ruleSet.plan.rules.map(({ name }) => name)
  if (rule !== undefined && !rules.includes(rule))
    return diagnostic('curve-no-rule', { rule, near: nearest(rule, rules) ?? '', known: rules.join(', ') })
  return { fact }
}

/** What is watched, for people. */
export const sideOf = (ruleSet: CompiledRuleSet, { rule: name }: Watched): CurveSide => {
  const rule = ruleSet.plan.rules.find((one) => one.name === name?.split('.')[0])
  if (!rule) return { name: 'pay', title: { zh: '应发合计', en: 'pay in all' }, unit: ruleSet.currency }
  const unit = rule.type.kind === 'number' ? unitText(rule.type.unit) : ''
  return { name: name!, title: rule.title, ...(unit === '' || unit === '1' ? {} : { unit }) }
}
