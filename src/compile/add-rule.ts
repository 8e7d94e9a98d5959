import { cycleLabels } from '../core/cycle-label.ts'
import type { Operand } from '../mechanisms/mechanism.ts'
import { kindWords } from '../mechanisms/type-words.ts'
import type { RoundSpec, RuleSpec } from '../model/rule-set.ts'
import type { FindingSpec, RulePlan } from '../plan/plan.ts'
import type { AxisId } from '../plan/type.ts'
import { unitText } from '../plan/unit-text.ts'
import { axisFor } from './axes.ts'
import { isLong } from './clock.ts'
import { lineNotMoney, minorStep, payOf } from './currency.ts'
import type { LoweredRule } from './lower-rule.ts'
import { lowerSettled } from './lower-rule.ts'
import { createLowering } from './lowering.ts'
import { rounded, settledCumulatively } from './settle.ts'
import { reportAt, type State } from './state.ts'

/** Lowers one rule and all that follows its body: what a person may override, the line, the finding. */
export const addRule = (state: State, rule: RuleSpec): void => {
  const base = state.ruleSet.each
  const axis = axisFor(rule.for, rule.each, base)
  if (!state.axes.some((one) => one.id === axis)) {
    // Without a calendar it has been reported.
    if (rule.each === 'pay period' && state.ruleSet.calendar?.days === undefined) return
    reportAt(state, 'cycle-not-possible', { rule: rule.name, each: rule.each, base }, rule.span)
    return
  }
  if (ofRecords(state, rule, axis)) return
  const lowered = lowerSettled(state, rule, axis)
  if (!lowered || !hasWhatItNeeds(state, rule, lowered)) return
  const value = lowered.value && settleValue(state, rule, axis, lowered)
  if (lowered.value && !value) return
  const outcomes = Object.fromEntries(
    Object.entries(lowered.outcomes).map(([name, own]) => [
      name,
      own === lowered.value ? value!.value : override(state, rule, axis, own, `${rule.name}.${name}`),
    ]),
  )
  const unrounded = value?.unrounded
  state.done.set(rule.name, {
    axis,
    outcomes,
    ...(value ? { value: value.value } : {}),
    ...(lowered.ofGroup ? { ofGroup: lowered.ofGroup } : {}),
    ...(unrounded ? { unrounded } : {}),
    ...(lowered.presentWhen ? { presentWhen: lowered.presentWhen } : {}),
  })
  checkAbsence(state, rule, lowered, value?.value)
  checkShow(state, rule, [...(value ? [value.value] : []), ...Object.values(outcomes)])
  const finding = rule.finding ? findingOf(state, rule, axis) : undefined
  const names = Object.keys(outcomes)
  const plan: RulePlan = {
    name: rule.name,
    title: rule.title,
    clause: rule.clause,
    mechanism: mechanismOf(rule),
    axis,
    type: value?.value.type ?? { kind: 'row' },
    working: {
      ...lowered.working,
      ...(rule.line && value?.lineRounded ? { lineStep: minorStep(state, payOf(state, rule)) } : {}),
    },
    ...(value ? { column: value.value.column } : {}),
    ...(unrounded ? { unrounded: unrounded.column } : {}),
    ...(names.length > 0
      ? { outcomes: Object.fromEntries(names.map((name) => [name, outcomes[name]!.column])) }
      : {}),
    ...(rule.line === undefined ? {} : { line: { channel: rule.line } }),
    ...(rule.totalOf === undefined ? {} : { totalOf: rule.totalOf }),
    ...(rule.show === undefined ? {} : { show: rule.show }),
    ...(finding ? { finding } : {}),
    ...(rule.inForce ? { inForce: rule.inForce } : {}),
  }
  state.builder.rule(plan)
}

/** Of the records of a quarter only those of its last month are there when it closes. */
const ofRecords = (state: State, rule: RuleSpec, axis: AxisId): boolean => {
  const own = state.ruleSet.things.find((thing) => thing.name === rule.for)
  // A group of records is there where they are.
  const record = own?.derived ? state.ruleSet.things.find(({ name }) => name === own.derived!.of) : own
  const dated = record?.of !== undefined && record.facts.some((fact) => fact.name === 'dated')
  if (!dated || !isLong(axis, state.ruleSet.each)) return false
  reportAt(
    state,
    'longer-of-records',
    {
      rule: rule.name,
      record: record.name,
      of: record.of!,
      cycle: rule.each,
      cycleZh: cycleLabels[rule.each].zh,
      base: state.ruleSet.each,
      baseZh: cycleLabels[state.ruleSet.each].zh,
    },
    rule.span,
  )
  return true
}

/** A line, a finding, a rounding stand for one value, and a finding reports a yes or a word. */
const hasWhatItNeeds = (state: State, rule: RuleSpec, { value, outcomes }: LoweredRule): boolean => {
  const key = (['line', 'totalOf', 'finding', 'round', 'otherwise'] as const).find((one) => rule[one])
  if (!value && key) {
    const known = Object.keys(outcomes).join(', ')
    reportAt(state, 'no-own-value', { rule: rule.name, key, known }, rule.span)
    return false
  }
  if (rule.settle && rule.line === undefined && !rule.round) {
    reportAt(state, 'settle-without-rounding', { rule: rule.name }, rule.span)
    return false
  }
  const kind = value?.type.kind
  if (!rule.finding || !kind || ['truth', 'word', 'text'].includes(kind)) return true
  reportAt(state, 'finding-kind', { rule: rule.name, ...kindWords(kind) }, rule.span)
  return false
}

const mechanismOf = (rule: RuleSpec): string =>
  'mechanism' in rule.body ? rule.body.mechanism : Object.values(rule.body.options)[0]!.mechanism

interface Settled {
  readonly value: Operand
  readonly unrounded?: Operand
  readonly lineRounded: boolean
}

/** The value that others read: overridden where a person says so, and rounded to the minor unit where it is a line. */
const settleValue = (
  state: State,
  rule: RuleSpec,
  axis: AxisId,
  lowered: LoweredRule,
): Settled | undefined => {
  // The one outcome of a table is the rule's value: a person may type over it under either name.
  const own = Object.keys(lowered.outcomes).find((name) => lowered.outcomes[name] === lowered.value)
  const asOutcome =
    own === undefined ? lowered.value! : override(state, rule, axis, lowered.value!, `${rule.name}.${own}`)
  const value = override(state, rule, axis, asOutcome, rule.name)
  const unrounded = lowered.unrounded
  if (rule.line === undefined && rule.totalOf === undefined)
    return { value, lineRounded: false, ...(unrounded ? { unrounded } : {}) }
  const pay = payOf(state, rule)
  if (value.type.kind !== 'number' || (value.type.unit !== 'open' && unitText(value.type.unit) !== pay))
    return lineNotMoney(state, rule.name, value.type, pay, rule.span)
  const money: Operand = { ...value, type: { ...value.type, unit: { [pay]: 1 } } }
  const fits = typeof value.type.scale === 'number' && value.type.scale <= state.ruleSet.currencies[pay]!
  if (rule.line === undefined)
    return { value: money, lineRounded: false, ...(unrounded ? { unrounded } : {}) }
  // Also where the rule itself is never finer: a value that a person typed over it may be.
  const minor: RoundSpec = { step: minorStep(state, pay), mode: 'half up' }
  const line =
    rule.settle === 'cumulative' && !rule.round
      ? settledCumulatively(state, rule, axis, money, minor)
      : rounded(state, rule.name, axis, money, minor)
  return line && { value: line, unrounded: unrounded ?? money, lineRounded: !fits }
}

const override = (state: State, rule: RuleSpec, axis: AxisId, own: Operand, name: string): Operand => {
  const mark = rule.assumed
    ? state.builder.mark({ kind: 'assumed', name: rule.name, clause: rule.clause, text: rule.assumed })
    : undefined
  const column = state.builder.emit(
    { op: 'override', axis, name, of: own.column, ...(mark === undefined ? {} : { mark }) },
    rule.name,
    own.type,
    axis,
  )
  const usual = own.constant ?? own.usual
  return { column, type: own.type, optional: own.optional, ...(usual === undefined ? {} : { usual }) }
}

/** A finding, and a total that the policy defines, may not be silent by accident: absence has to be said. */
const checkAbsence = (
  state: State,
  rule: RuleSpec,
  lowered: LoweredRule,
  value: Operand | undefined,
): void => {
  if (!rule.finding && rule.totalOf === undefined) return
  if (rule.totalOf !== undefined && value?.optional)
    reportAt(state, 'total-may-be-absent', { rule: rule.name }, rule.span)
  if (!rule.finding) return
  if (lowered.whenOptional || (lowered.bodyOptional && value?.optional))
    reportAt(state, 'finding-may-be-absent', { rule: rule.name }, rule.span)
}

/** Decimals and percent are ways to see a number. */
const checkShow = (state: State, rule: RuleSpec, values: readonly Operand[]): void => {
  if (rule.show === undefined || values.some(({ type }) => type.kind === 'number')) return
  reportAt(state, 'show-not-number', { rule: rule.name, ...kindWords(values[0]!.type.kind) }, rule.span)
}

const findingOf = (state: State, rule: RuleSpec, axis: AxisId): FindingSpec => {
  const lowering = createLowering(state, rule, axis, new Set())
  const evidence = (rule.evidence ?? []).flatMap((name) => {
    const operand = lowering.named(name, rule.span)
    if (!operand) return []
    const { title, show } = operand.names.find((one) => one.name === name) ?? {
      title: { zh: name, en: name },
    }
    return [{ name, title, column: operand.column, ...(show === undefined ? {} : { show }) }]
  })
  return { says: rule.finding!, evidence, law: rule.law ?? [], ...(rule.needs ? { needs: rule.needs } : {}) }
}
