import type { Formula } from '../formula/ast.ts'
import { mechanisms } from '../mechanisms/index.ts'
import type { MechanismName } from '../mechanisms/keys.ts'
import type { Locals, LoweredBody, LoweredFormula, Lowering, Operand } from '../mechanisms/mechanism.ts'
import { kindWords, typeWords } from '../mechanisms/type-words.ts'
import { type Body, isChoice, type RoundSpec, type RuleSpec } from '../model/rule-set.ts'
import type { BodyWorking, Conditions, Working } from '../plan/plan.ts'
import { unitText } from '../plan/unit-text.ts'
import { readBody } from './body-reader.ts'
import { currenciesMixed } from './currency.ts'
import { factsOf } from './formula/logic.ts'
import { joinOperands } from './join-types.ts'
import { createLowering } from './lowering.ts'
import { choosable, chooseOption, openReading, readingMark, settle } from './readings.ts'
import { rounded, settledCumulatively } from './settle.ts'
import { isInPercent } from './shows.ts'
import { reportAt, type State } from './state.ts'

/** A rule with every reading in it settled or chosen, before a person may override it. */
export interface LoweredRule {
  readonly value?: Operand
  readonly unrounded?: Operand
  readonly outcomes: Readonly<Record<string, Operand>>
  readonly working: Working
  readonly presentWhen?: ReadonlySet<string>
  readonly ofGroup?: LoweredBody['ofGroup']
  /** Whether the `when`, or the body without the rule saying so, may be not applicable. */
  readonly whenOptional: boolean
  readonly bodyOptional: boolean
}

/** Lowers a rule once for every option of every reading in it; the one in force is chosen when it runs. */
export const lowerSettled = (
  state: State,
  rule: RuleSpec,
  axis: string,
  locals?: Locals,
): LoweredRule | undefined => {
  const choice = openReading(choosable(rule))
  if (!choice) return lowerPlain(state, rule, axis, locals)
  const mark = readingMark(state, choice.reading)
  const outside = state.under
  const options = Object.keys(choice.options).map((name) => {
    state.under = [...outside, { mark, option: name }]
    return { name, rule: lowerSettled(state, settle(rule, choice.reading, name), axis, locals) }
  })
  state.under = outside
  if (options.some((one) => one.rule === undefined)) return undefined
  const known = options as { name: string; rule: LoweredRule }[]
  const join = (pick: (rule: LoweredRule) => Operand | undefined, on = axis): Operand | undefined => {
    const operands = known.map(({ name, rule: own }) => ({ name, operand: pick(own) }))
    if (operands.some((one) => one.operand === undefined)) return undefined
    return chooseOption(state, rule.name, mark, operands as { name: string; operand: Operand }[], on)
  }
  const value = join((own) => own.value)
  if (!value && known[0]!.rule.value) return undefined
  const outcomes = Object.fromEntries(
    Object.keys(known[0]!.rule.outcomes).flatMap((name) => {
      const own =
        known[0]!.rule.outcomes[name] === known[0]!.rule.value ? value : join((one) => one.outcomes[name])
      return own ? [[name, own]] : []
    }),
  )
  const rounds = known.some(({ rule: own }) => own.unrounded)
  const unrounded = rounds ? join((own) => own.unrounded ?? own.value) : undefined
  const ofGroup = Object.fromEntries(
    Object.entries(known[0]!.rule.ofGroup ?? {}).flatMap(([name, { axis: group }]) => {
      const own = join((one) => one.ofGroup?.[name]?.operand, group)
      return own ? [[name, { axis: group, operand: own }]] : []
    }),
  )
  const bodies = Object.fromEntries(known.map(({ name, rule: own }) => [name, own.working.body]))
  return {
    ...(value ? { value } : {}),
    ...(unrounded ? { unrounded } : {}),
    outcomes,
    ...(Object.keys(ofGroup).length > 0 ? { ofGroup } : {}),
    whenOptional: known.some((one) => one.rule.whenOptional),
    bodyOptional: known.some((one) => one.rule.bodyOptional),
    working: {
      ...known[0]!.rule.working,
      ...conditionsByOption(known.map(({ name, rule: own }) => [name, own.working])),
      body: { kind: 'reading', reading: choice.reading, mark, options: bodies },
    },
  }
}

/** Where the options of a reading have conditions of their own, each keeps its own for the explanation. */
const conditionsByOption = (options: readonly (readonly [string, Working])[]): Pick<Working, 'byOption'> => {
  const own = options.map(([name, { when, conditions, byOption }]): readonly [string, Conditions] => [
    name,
    {
      ...(when === undefined ? {} : { when }),
      ...(conditions ? { conditions } : {}),
      ...(byOption ? { byOption } : {}),
    },
  ])
  const texts = new Set(own.map(([, one]) => JSON.stringify(one)))
  return texts.size > 1 ? { byOption: Object.fromEntries(own) } : {}
}

/** `when`, the body, `otherwise`, `round`: in this order and no other. */
const lowerPlain = (state: State, rule: RuleSpec, axis: string, locals?: Locals): LoweredRule | undefined => {
  const condition = rule.when as Formula | undefined
  const outside = createLowering(state, rule, axis, new Set())
  const when = condition && outside.formula(condition)
  if (condition && !when) return undefined
  if (when && when.type.kind !== 'truth')
    return reportAt(
      state,
      'not-a-condition',
      { rule: rule.name, text: condition!.text, ...kindWords(when.type.kind) },
      condition!.span,
    )
  const holds = new Set(condition ? factsOf(condition.tree) : [])
  const inside = createLowering(state, rule, axis, holds, locals)
  const body = rule.body as Body
  const lowered = lowerBody(state, rule, body, inside)
  if (!lowered) return undefined
  const value = lowered.value && finish(state, rule, lowered.value, when, inside)
  if (lowered.value && !value) return undefined
  const outcomes = Object.fromEntries(
    Object.entries(lowered.outcomes ?? {}).map(([name, own]) => [
      name,
      own === lowered.value ? value!.value : guard(own, when, inside),
    ]),
  )
  const bodyOptional = lowered.value?.optional ?? true
  return {
    ...(value ? { value: value.value } : {}),
    ...(value?.unrounded ? { unrounded: value.unrounded } : {}),
    outcomes,
    ...(lowered.ofGroup ? { ofGroup: lowered.ofGroup } : {}),
    whenOptional: when?.optional ?? false,
    bodyOptional: bodyOptional && !lowered.statesAbsence,
    ...(condition && !bodyOptional && !when?.optional ? { presentWhen: holds } : {}),
    working: {
      body: lowered.working,
      ...(condition && when ? { when: when.column, conditions: outside.atoms(condition) } : {}),
      ...(rule.round ? { round: rule.round as RoundSpec } : {}),
      ...(value?.otherwise
        ? { otherwise: { text: (rule.otherwise as Formula).text, column: value.otherwise.column } }
        : {}),
      ...(rule.assumed ? { assumed: rule.assumed } : {}),
    },
  }
}

const lowerBody = (state: State, rule: RuleSpec, body: Body, lowering: Lowering): LoweredBody | undefined => {
  const mechanism = mechanisms[body.mechanism as MechanismName]
  const lowered = mechanism.lower(readBody(body, mechanism.keys), lowering)
  const marginal = lowered?.working.kind === 'formula' ? sliced(lowered.working, state, rule) : undefined
  return lowered && marginal ? { ...lowered, working: marginal } : lowered
}

/** A formula that is `marginal(…)` of a table shows its slices. */
const sliced = (
  working: Extract<BodyWorking, { kind: 'formula' }>,
  state: State,
  rule: RuleSpec,
): BodyWorking | undefined => {
  const match = /marginal\(\s*([^\s().,]+)(?:\.([^\s().,]+))?\s*\)/u.exec(working.text)
  const tiers = match && state.tiers.get(match[1]!)
  // Where a reading chooses the table, its slices are not known before the run.
  const table = tiers && state.ruleSet.rules.find((one) => one.name === match[1])
  if (!tiers || openReading(table?.body)) return undefined
  const column = match[2] ?? Object.keys(tiers.rows[0]?.values ?? {})[0] ?? rule.name
  const { body } = state.ruleSet.rules.find((one) => one.name === match[1])!
  const plain = isInPercent(body, column, state.ruleSet) ? {} : ({ plain: true } as const)
  const slices = tiers.rows.flatMap((row) => {
    const rate = row.values[column]
    return rate
      ? [
          {
            row: row.name,
            rate: rate.column,
            ...plain,
            key: tiers.key.column,
            ...(row.edge ? { edge: row.edge.column } : {}),
          },
        ]
      : []
  })
  return { ...working, slices }
}

const guard = (own: Operand, when: LoweredFormula | undefined, lowering: Lowering): Operand =>
  when
    ? {
        column: lowering.emit({ op: 'pick', condition: when.column, then: own.column }, own.type),
        type: own.type,
        optional: true,
        ...(own.never ? { never: true } : {}),
      }
    : own

const finish = (
  state: State,
  rule: RuleSpec,
  body: Operand,
  when: LoweredFormula | undefined,
  lowering: Lowering,
): { readonly value: Operand; readonly unrounded?: Operand; readonly otherwise?: Operand } | undefined => {
  let value = guard(body, when, lowering)
  let otherwise: Operand | undefined
  if (rule.otherwise && !isChoice(rule.otherwise)) {
    otherwise = createLowering(state, rule, lowering.axis, new Set()).formula(rule.otherwise)
    const type = otherwise && joinOperands([value, otherwise])
    if (!otherwise) return undefined
    const mixed = currenciesMixed(state, [
      { type: value.type, text: rule.name },
      { type: otherwise.type, text: rule.otherwise.text },
    ])
    const text = `${rule.name} | ${rule.otherwise.text}`
    if (mixed) return reportAt(state, 'currencies-mixed', { text, ...mixed }, rule.otherwise.span)
    if (!type)
      return reportAt(
        state,
        'branches-differ',
        {
          rule: rule.name,
          text,
          ...typeWords(value.type, 'then'),
          ...typeWords(otherwise.type, 'otherwise'),
        },
        rule.otherwise.span,
      )
    value = {
      column: lowering.emit({ op: 'first', of: [value.column, otherwise.column] }, type),
      type,
      optional: value.optional && otherwise.optional,
    }
  }
  const more = otherwise ? { otherwise } : {}
  if (!rule.round || isChoice(rule.round) || value.never) return { value, ...more }
  if (value.type.kind !== 'number')
    return reportAt(
      state,
      'not-a-number',
      { rule: rule.name, text: rule.name, ...kindWords(value.type.kind) },
      rule.span,
    )
  if (rule.round.percent && value.type.unit !== 'open' && unitText(value.type.unit) !== '1')
    return reportAt(
      state,
      'round-step-percent',
      { rule: rule.name, unit: unitText(value.type.unit) },
      rule.span,
    )
  const settle = rule.settle === 'cumulative' ? settledCumulatively : undefined
  const settled = settle
    ? settle(state, rule, lowering.axis, value, rule.round)
    : rounded(state, rule.name, lowering.axis, value, rule.round)
  return settled && { value: settled, unrounded: value, ...more }
}
