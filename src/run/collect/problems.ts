import { absolute, add, compare, type Exact, equals, ONE, signOf, subtract, ZERO } from '../../core/exact.ts'
import { toText } from '../../core/number-text.ts'
import { containing, periodText } from '../../core/period.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Step } from '../../plan/operations.ts'
import type { BodyWorking, ColumnId, RulePlan } from '../../plan/plan.ts'
import { axisOf, columnOf, type Frame, followPath, isInForce, periodOn, valueAt } from '../reference/frame.ts'
import { type Absent, isAbsent, isMissing } from '../reference/value.ts'
import { causesOf } from './causes.ts'

/** What a person must put right before these results may be used, each cause once, with all that waits for it. */
export const collectProblems = (
  frame: Frame,
  ruleSet: CompiledRuleSet,
  period: string,
): readonly Diagnostic[] => [
  ...blockedValues(frame, ruleSet, period),
  ...frame.plan.rules
    .filter((rule) => rule.totalOf !== undefined)
    .flatMap((rule) => totalsThatDiffer(frame, rule)),
  ...frame.plan.rules.flatMap((rule) => weightsThatDiffer(frame, rule)),
  ...frame.plan.blocks
    .flatMap((block) => block.steps)
    .flatMap((step) =>
      step.op === 'share' && isInForce(frame, step.under) ? poolsThatDiffer(frame, step, period) : [],
    ),
]

const blockedValues = (frame: Frame, ruleSet: CompiledRuleSet, period: string): readonly Diagnostic[] =>
  causesOf(frame, period).map(({ absent, at, rules }) =>
    problemOf(absent, at.thing, at.id, [...rules], ruleSet, period, frame),
  )

const problemOf = (
  absent: Absent,
  thing: string,
  id: string,
  rules: readonly string[],
  ruleSet: CompiledRuleSet,
  period: string,
  frame: Frame,
): Diagnostic => {
  const needed = `${rules.slice(0, 6).join(', ')}${rules.length > 6 ? ' …' : ''}`
  const fact = ruleSet.things
    .find((one) => one.name === thing)
    ?.facts.find((one) => one.name === absent.because)
  const rule = frame.plan.rules.find((one) => one.name === absent.because)
  const title = fact?.title ?? rule?.title ?? { zh: absent.because, en: absent.because }
  const axis = frame.plan.axes.find((one) => one.thing === thing)
  const rows = axis && axisOf(frame, axis.id)
  const source = rows?.places[rows.ids.indexOf(id)]
  const place = {
    table: thing,
    period: fact?.each ? periodText(containing(frame.period, fact.each)) : period,
    id,
    ...(absent.kind === 'fact' ? { field: absent.because } : {}),
    ...(source?.file === undefined ? {} : { file: source.file }),
    ...(source?.line === undefined ? {} : { line: source.line }),
  }
  const parameters = { fact: title.zh, factEn: title.en, needed, id }
  if (absent.problem)
    return diagnostic(absent.problem.code, { ...parameters, ...absent.problem.parameters }, { place })
  if (absent.kind === 'fact') return diagnostic('fact-missing', parameters, { place })
  if (absent.kind === 'no row') return diagnostic('run-no-row', parameters, { place })
  if (absent.kind === 'several rows') return diagnostic('run-several-rows', parameters, { place })
  if (absent.kind === 'refused') return diagnostic('run-refused', parameters, { place })
  if (absent.kind === 'no date') return diagnostic('run-no-date', parameters, { place })
  return diagnostic('run-open', parameters, { place })
}

/** Weights that are data, such as those of a post from a table, or dated, must make 100% for everybody they score. */
const weightsThatDiffer = (frame: Frame, rule: RulePlan): readonly Diagnostic[] => {
  const weights = weightsOf(frame, rule.working.body)
  if (weights.length === 0) return []
  const rows = axisOf(frame, rule.axis)
  const period = periodText(periodOn(frame, rule.axis))
  // Whoever the rule does not apply to is not scored by them.
  const { when: condition, byOption } = rule.working
  const when = condition === undefined || byOption ? undefined : columnOf(frame, condition)
  const differing = Array.from({ length: rows.count }, (_, row) => row).flatMap((row) => {
    const values = weights.map((weight) => valueAt(columnOf(frame, weight), row))
    if (values.some(isAbsent) || (when !== undefined && valueAt(when, row) !== true)) return []
    const sum = (values as Exact[]).reduce(add, ZERO)
    return equals(sum, ONE) ? [] : [{ id: rows.ids[row]!, sum }]
  })
  // Weights that are the same for all are one mistake.
  const same = weights.every((weight) => frame.plan.columns[weight]!.axis === undefined)
  return (same ? differing.slice(0, 1) : differing).map(({ id, sum }) =>
    diagnostic(
      'run-weights-differ',
      {
        rule: rule.name,
        title: rule.title.zh,
        titleEn: rule.title.en,
        id,
        sum: `${toText({ n: sum.n * 100n, d: sum.d })}%`,
      },
      { place: { table: rows.thing, period, id, field: rule.name } },
    ),
  )
}

export const weightsOf = (frame: Frame, body: BodyWorking): readonly ColumnId[] => {
  if (body.kind === 'weighted') return body.parts.map(({ weight }) => weight)
  if (body.kind === 'formula') return body.weights ?? []
  if (body.kind !== 'reading') return []
  const option = frame.readings.get(body.reading) ?? frame.plan.marks[body.mark]!.default!
  return weightsOf(frame, body.options[option]!)
}

/** A total that the policy defines must be the sum of the channel's lines. */
const totalsThatDiffer = (frame: Frame, rule: RulePlan): readonly Diagnostic[] => {
  const total = columnOf(frame, rule.column!)
  const lines = frame.plan.rules.filter((one) => one.axis === rule.axis && one.line?.channel === rule.totalOf)
  const rows = axisOf(frame, rule.axis)
  const on = periodText(periodOn(frame, rule.axis))
  return Array.from({ length: rows.count }, (_, row) => row).flatMap((row) => {
    const stated = valueAt(total, row)
    const values = lines.map((line) => valueAt(columnOf(frame, line.column!), row))
    if (isAbsent(stated) || values.some(isMissing)) return []
    const sum = values.reduce<Exact>((all, value) => (isAbsent(value) ? all : add(all, value as Exact)), ZERO)
    if (equals(sum, stated as Exact)) return []
    const parameters = {
      rule: rule.name,
      stated: toText(stated as Exact),
      sum: toText(sum),
      difference: toText(subtract(stated as Exact, sum)),
      channel: rule.totalOf!,
    }
    return [
      diagnostic('run-total-differs', parameters, {
        place: { table: rows.thing, period: on, id: rows.ids[row]!, field: rule.name },
      }),
    ]
  })
}

/** Σ shares + kept + unplaced = pool, checked in every run. */
const poolsThatDiffer = (
  frame: Frame,
  step: Extract<Step, { op: 'share' }>,
  period: string,
): readonly Diagnostic[] => {
  const { members } = followPath(frame, step.axis, step.path)
  const [shares, kept, unplaced, pool] = [step.to, step.kept, step.unplaced, step.pool].map((id) =>
    columnOf(frame, id),
  )
  const rounding = step.poolStep === undefined ? ZERO : frame.prepared.steps.get(step.poolStep)!
  const replaced = frame.replacements.get(`${step.axis} ${step.rule}`)
  return members.flatMap((rows, group) => {
    const given = valueAt(pool!, group)
    const whole = step.negative === 'zero' && !isAbsent(given) && signOf(given as Exact) < 0 ? ZERO : given
    const rest = valueAt(kept!, group)
    if (isAbsent(whole) || isAbsent(rest)) return []
    let placed = add(rest as Exact, valueAt(unplaced!, group) as Exact)
    for (const row of rows) {
      const share = replaced?.get(row)?.value ?? valueAt(shares!, row)
      if (!isAbsent(share)) placed = add(placed, share as Exact)
    }
    const gap = subtract(placed, whole as Exact)
    // The pool itself is rounded first, by at most half a step.
    if (compare(absolute(add(gap, gap)), rounding) <= 0) return []
    const id = axisOf(frame, step.group).ids[group]!
    return [
      diagnostic(
        'run-pool-differs',
        { rule: step.rule, pool: toText(whole as Exact), placed: toText(placed) },
        { place: { table: step.group, period, id } },
      ),
    ]
  })
}
