import { cycleLabels } from '../core/cycle-label.ts'
import { digestOf } from '../core/digest.ts'
import { cycles, isLonger } from '../core/period.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasErrors, type Outcome } from '../diagnostics/outcome.ts'
import { nearest } from '../diagnostics/suggest.ts'
import type { RuleSet, RuleSpec, ThingSpec } from '../model/rule-set.ts'
import { isChoice } from '../model/rule-set.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import { reportAbsentTerms } from './absent-terms.ts'
import { addRule } from './add-rule.ts'
import { axesOf, axisFor } from './axes.ts'
import { createBuilder } from './builder.ts'
import { entitiesOf } from './entities.ts'
import { addFactLine } from './fact-lines.ts'
import { factOperand, factPlan } from './facts.ts'
import { lowerSettled } from './lower-rule.ts'
import { orderRules } from './order.ts'
import { haveStart } from './past-start.ts'
import { type Branch, type Loop, reportAt, type State } from './state.ts'

/** Turns a rule set into a plan that runs: order, types and units, readings, absence, cells. All problems at once. */
export const compile = (ruleSet: RuleSet, onBranch?: (branch: Branch) => void): Outcome<CompiledRuleSet> => {
  const diagnostics: Diagnostic[] = []
  const axes = axesOf(ruleSet)
  const state: State = {
    ruleSet,
    builder: createBuilder(),
    axes,
    entities: entitiesOf(ruleSet),
    done: new Map(),
    parameters: new Map(),
    units: new Map(),
    diagnostics,
    tiers: new Map(),
    tableKeys: new Map(),
    ranks: new Map(),
    decisions: new Map(),
    readingMarks: new Map(),
    streakUses: new Map(),
    used: new Set(),
    lowerAgain: (rule, axis, locals) => lowerSettled(state, rule, axis, locals),
    under: [],
    ...(onBranch ? { onBranch } : {}),
  }
  checkWorkWeek(state)
  checkPayPeriods(state)
  for (const { derived } of ruleSet.things)
    if (derived?.kind === 'group') for (const { name } of derived.by) state.used.add(name)
  const { groups, cycles: circles } = orderRules(ruleSet.rules)
  for (const circle of circles) reportCycle(state, circle)
  if (circles.length === 0) {
    for (const thing of ruleSet.things)
      for (const fact of thing.facts) if (fact.line !== undefined) addFactLine(state, thing, fact)
    for (const group of groups) addGroup(state, group)
  }
  const plan = state.builder.finish(axes)
  const lost = ruleSet.rules.find((rule) => !state.done.has(rule.name))
  if (lost && !hasErrors(diagnostics)) reportAt(state, 'rule-lost', { rule: lost.name }, lost.span)
  // A rule that could not be lowered may be the one that reads it.
  if (!hasErrors(diagnostics)) {
    reportUnused(state)
    reportAbsentTerms(state)
  }
  checkMigration(state, plan.cells)
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics }
  const compiled = assemble(state, { ...plan, rules: inFileOrder(plan.rules, ruleSet) })
  return { value: compiled, diagnostics }
}

/** A carry is brought into cells that exist. */
const checkMigration = (state: State, cells: CompiledRuleSet['plan']['cells']): void => {
  const { rename = {}, seed = {} } = state.ruleSet.migration ?? {}
  const known = cells.map((cell) => cell.name)
  for (const name of [...Object.values(rename), ...Object.keys(seed)])
    if (!known.includes(name))
      reportAt(state, 'migration-no-cell', {
        cell: name,
        near: nearest(name, known) ?? '',
        known: known.join(' | '),
      })
}

/** Days that are otherwise come as rows of a thing, each with its day and whether it is worked. */
const checkWorkWeek = (state: State): void => {
  const name = state.ruleSet.workWeek?.exceptions
  if (name === undefined) return
  const facts = state.ruleSet.things.find((thing) => thing.name === name)?.facts ?? []
  const good = [
    ['day', 'date'],
    ['works', 'truth'],
  ].every(([fact, kind]) => facts.some((one) => one.name === fact && one.type.kind === kind))
  if (!good) reportAt(state, 'work-week-exceptions', { thing: name })
  for (const fact of ['day', 'works']) state.used.add(fact)
}

/** Rules and facts of a pay period need a calendar that says when one begins. */
const checkPayPeriods = (state: State): void => {
  const { rules, things, calendar } = state.ruleSet
  if (calendar?.days !== undefined) return
  for (const { each, span } of [...rules, ...things.flatMap(({ facts }) => facts)])
    if (each === 'pay period') reportAt(state, 'source-pay-period', {}, span)
}

/** Rules over ordered records, which may read the record before, run record by record; all others straight. */
const addGroup = (state: State, rules: readonly RuleSpec[]): void => {
  const ordered = rules.find((rule) => rule.order !== undefined)
  if (rules.some((rule) => !restartsFit(state, rule)) || !haveStart(state, rules)) return
  if (!ordered) {
    for (const rule of rules) addRule(state, rule)
    return
  }
  const record = state.ruleSet.things.find((thing) => thing.name === ordered.for)
  if (record?.of === undefined) {
    reportAt(state, 'order-not-record', { rule: ordered.name, thing: ordered.for }, ordered.span)
    return
  }
  const axis = axisFor(ordered.for, ordered.each, state.ruleSet.each)
  const leaves = (rule: RuleSpec): undefined =>
    reportAt(state, 'loop-leaves-record', { rule: rule.name, record: ordered.for }, rule.span)
  const stranger = rules.find((rule) => axisFor(rule.for, rule.each, state.ruleSet.each) !== axis)
  const other = rules.find((rule) => rule.order && rule.order.join() !== ordered.order!.join())
  if (stranger) leaves(stranger)
  if (other)
    reportAt(state, 'orders-differ', { first: ordered.name, second: other.name }, other.span, ordered.span)
  const { restarts } = ordered
  const elsewhere = rules.find((rule) => rule.order && rule.restarts !== restarts)
  if (elsewhere) {
    const parameters = { first: ordered.name, second: elsewhere.name }
    reportAt(state, 'restarts-differ', parameters, elsewhere.span, ordered.span)
  }
  if (stranger || other || elsewhere) return
  const loop: Loop = { axis, owner: record.of, closings: [], ...(restarts ? { restarts } : {}) }
  const order = (): readonly number[] =>
    ordered.order!.flatMap((name) => (name === 'id' ? [] : (orderKey(state, record, ordered, name) ?? [])))
  const strays = state.builder.loop({ axis, path: [record.of], order }, () => {
    state.loop = loop
    for (const rule of rules) addRule(state, rule)
    for (const close of loop.closings) close()
    state.loop = undefined
  })
  for (const rule of rules) if (strays.includes(rule.name)) leaves(rule)
}

/** Records start afresh with a period of the file, or with a longer one. */
const restartsFit = (state: State, { name: rule, order, restarts, span }: RuleSpec): boolean => {
  if (restarts === undefined) return true
  const { each, calendar } = state.ruleSet
  const possible = cycles.filter(
    (one) => !isLonger(each, one) && (one !== 'pay period' || calendar?.days !== undefined),
  )
  if (!order) reportAt(state, 'restarts-needs-order', { rule }, span)
  else if (!possible.includes(restarts)) {
    const [zh, eachZh] = [cycleLabels[restarts].zh, cycleLabels[each].zh]
    const parameters = { rule, restarts, restartsZh: zh, each, eachZh, known: possible.join(', ') }
    reportAt(state, 'restarts-not-possible', parameters, span)
  } else return true
  return false
}

const orderKey = (state: State, record: ThingSpec, rule: RuleSpec, name: string): number | undefined => {
  const fact = record.facts.find((one) => one.name === name)
  if (fact) return factOperand(state, record, fact).column
  const known = record.facts.map((one) => one.name)
  const parameters = { name, record: record.name, near: nearest(name, known) ?? '', known: known.join(', ') }
  return reportAt(state, 'order-needs-fact', parameters, rule.span)
}

const reportCycle = (state: State, cycle: readonly string[]): void => {
  const spans = cycle.slice(0, -1).map((name) => state.ruleSet.rules.find((rule) => rule.name === name)?.span)
  const key = keyOfTable(state, cycle)
  reportAt(state, 'cycle', { cycle: cycle.join(' → '), ...key }, ...spans)
}

/** A column that is a key only because a rule of the circle has the name of its header. */
const keyOfTable = ({ ruleSet }: State, cycle: readonly string[]): { key?: string; table?: string } => {
  for (const name of cycle) {
    const body = ruleSet.rules.find((rule) => rule.name === name)?.body
    const tables = body && 'mechanism' in body ? Object.values(body.values) : []
    const keys = tables.flatMap((one) => (one && 'table' in one ? one.table.keys : []))
    const key = keys.find(({ formula }) => cycle.includes(formula.text))
    if (key) return { key: key.formula.text, table: name }
  }
  return {}
}

/** A fact or parameter that no rule reads is most often a slip. */
const reportUnused = (state: State): void => {
  for (const parameter of state.ruleSet.parameters)
    if (!state.used.has(parameter.name))
      reportAt(state, 'unused-parameter', { name: parameter.name }, parameter.span)
  for (const thing of state.ruleSet.things)
    for (const fact of thing.facts) {
      const structural =
        fact.type.kind === 'reference' ||
        fact.name === 'dated' ||
        fact.line !== undefined ||
        fact.type.kind === 'text' ||
        fact.derived
      if (!structural && !state.used.has(fact.name))
        reportAt(state, 'unused-fact', { name: fact.name, thing: thing.name }, fact.span)
    }
}

const inFileOrder = <Rule extends { readonly name: string }>(
  plans: readonly Rule[],
  ruleSet: RuleSet,
): readonly Rule[] => {
  const order = new Map(ruleSet.rules.map((rule, at) => [rule.name, at]))
  return [...plans].sort((left, right) => (order.get(left.name) ?? -1) - (order.get(right.name) ?? -1))
}

const assemble = (state: State, plan: CompiledRuleSet['plan']): CompiledRuleSet => {
  const { ruleSet } = state
  const { [ruleSet.currency]: minorDigits = 2, ...others } = ruleSet.currencies
  const body = {
    format: 1 as const,
    id: ruleSet.id,
    title: ruleSet.title,
    currency: ruleSet.currency,
    ...(ruleSet.since === undefined ? {} : { since: ruleSet.since }),
    minorDigits,
    ...(Object.keys(others).length > 0 ? { currencies: others } : {}),
    each: ruleSet.each,
    ...(ruleSet.calendar ? { calendar: ruleSet.calendar } : {}),
    ...(ruleSet.workWeek ? { workWeek: ruleSet.workWeek } : {}),
    channels: ruleSet.channels,
    clauses: ruleSet.clauses.map(({ span: _, ...clause }) => ({
      ...clause,
      rules: ruleSet.rules.filter((rule) => rule.clause === clause.id).map((rule) => rule.name),
      parameters: ruleSet.parameters
        .filter((parameter) => parameter.clause === clause.id)
        .map((parameter) => parameter.name),
    })),
    things: ruleSet.things.map((thing) => ({
      name: thing.name,
      title: thing.title,
      ...(thing.of === undefined ? {} : { of: thing.of }),
      ...(thing.derived ? { derived: thing.derived } : {}),
      facts: [
        ...ownerFact(thing, ruleSet),
        ...thing.facts.map((fact) => factPlan(state, fact)),
        ...ruleSet.rules.flatMap((rule) => (rule.for === thing.name && state.decisions.get(rule.name)) || []),
      ],
    })),
    words: ruleSet.words,
    units: ruleSet.units,
    parameters: ruleSet.parameters.map(({ name, title, clause, values, assumed }) => ({
      name,
      title,
      clause,
      text: values
        .map(
          ({ value, from }) =>
            `${from === undefined ? '' : `${from}: `}${isChoice(value) ? value.reading : value.text}`,
        )
        .join(', '),
      values: values.flatMap(({ value, from }) =>
        isChoice(value) ? [] : [{ ...(from === undefined ? {} : { from }), text: value.text }],
      ),
      ...(assumed ? { assumed } : {}),
    })),
    ...(ruleSet.migration ? { migration: ruleSet.migration } : {}),
    plan,
  }
  return { ...body, hash: digestOf(JSON.stringify(body)) }
}

/** A record names its owner by a fact of that name. */
const ownerFact = (
  thing: RuleSet['things'][number],
  ruleSet: RuleSet,
): CompiledRuleSet['things'][number]['facts'] => {
  if (thing.of === undefined || thing.of === 'company' || thing.facts.some((fact) => fact.name === thing.of))
    return []
  const owner = ruleSet.things.find((one) => one.name === thing.of)!
  return [{ name: owner.name, title: owner.title, type: { kind: 'reference', thing: owner.name } }]
}
