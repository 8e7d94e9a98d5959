import type { Span } from '../core/span.ts'
import { nearest } from '../diagnostics/suggest.ts'
import type { Formula, Node } from '../formula/ast.ts'
import { namesOnRows } from '../formula/names.ts'
import type { Locals, LoweredFormula, Lowering, Operand } from '../mechanisms/mechanism.ts'
import { typeWords } from '../mechanisms/type-words.ts'
import type { RuleSpec } from '../model/rule-set.ts'
import { mergeNames } from '../plan/looks.ts'
import type { AxisId } from '../plan/type.ts'
import { groupOn, pathsBetween, thingOf } from './axes.ts'
import { finestFirst } from './clock.ts'
import { currenciesMixed, currencyIn, payOf, unitOf } from './currency.ts'
import { decisionPlans } from './facts.ts'
import { conditionAtoms } from './formula/atoms.ts'
import { constantNumber, constantOf } from './formula/literals.ts'
import { lowerNode } from './formula/lower.ts'
import { axisOfEntity } from './formula/names.ts'
import { cellName, cellType, closeCell } from './formula/past.ts'
import { lowerByPosition } from './formula/positions.ts'
import { bringDown } from './formula/rows.ts'
import { joinOperands } from './join-types.ts'
import { couldBe } from './readings.ts'
import { reportAt, type Scope, type State } from './state.ts'
import { type StreakUses, streakUses } from './streak-uses.ts'
import { sameUnit } from './unit.ts'

const noLocals: Locals = new Map()

/** What a mechanism may do while a rule is lowered, on the rows of `axis`, where `holds` is known. */
export const createLowering = (
  state: State,
  rule: RuleSpec,
  axis: AxisId,
  holds: ReadonlySet<string>,
  given: Locals = noLocals,
): Lowering => {
  const scopeOf = (formula: Formula, locals: Locals = noLocals): Scope => ({
    state,
    rule: rule.name,
    axis,
    formula,
    locals: given.size > 0 ? new Map([...given, ...locals]) : locals,
    holds,
    looks: [],
    names: [],
    aggregates: [],
    ...(rule.missing === undefined ? {} : { missing: rule.missing }),
  })
  const lowerTree = (tree: Node, formula: Formula, locals?: Locals): LoweredFormula | undefined => {
    const scope = scopeOf(formula, locals)
    const operand = lowerNode(tree, scope)
    return operand && { ...operand, names: mergeNames(scope.names), aggregates: scope.aggregates }
  }
  const bare = (text: string): Formula => {
    const range = { start: 0, end: text.length }
    const [name, outcome] = text.split('.') as [string, string?]
    const tree: Node = { kind: 'name', name, range }
    return { text, tree: outcome === undefined ? tree : { kind: 'member', of: tree, name: outcome, range } }
  }
  const report: Lowering['report'] = (code, parameters, ...spans) =>
    reportAt(state, code, parameters, ...spans)

  return {
    rule,
    axis,
    under: state.under,
    formula: (formula, locals) => lowerTree(formula.tree, formula, locals),
    node: lowerTree,
    at: (other) => createLowering(state, rule, other, holds, given),
    atoms: (formula, locals) => conditionAtoms(formula.tree, scopeOf(formula, locals), lowerNode),
    emit: (operation, type, on = axis) => state.builder.emit(operation, rule.name, type, on),
    column: (type, on = axis) => state.builder.column(type, on),
    constant: (text) => constantNumber(state, rule.name, text),
    word: (word) => constantOf(state, rule.name, { kind: 'word', word }, { kind: 'word', words: [word] }),
    named: (name, span) => lowerTree(bare(name).tree, { ...bare(name), ...(span ? { span } : {}) }),
    unit: (text, span) => {
      if (text === undefined) return { [payOf(state, rule)]: 1 }
      const unit = unitOf(state, text)
      return unit ?? report('unknown-unit', { name: rule.name, unit: text }, span ?? rule.span)
    },
    minorDigits: (unit) => {
      const currency = unit === 'open' ? payOf(state, rule) : currencyIn(state, unit)
      return currency === undefined ? undefined : state.ruleSet.currencies[currency]
    },
    get things() {
      return groupsAbove(state, axis)
    },
    group: (thing) => groupOn(state.axes, axis, thing, state.ruleSet.each),
    path: (from, to, span) => onlyPath(state, rule, from, to, span),
    axisOfFormula: (formula) => axisOfFormula(state, scopeOf(formula), formula),
    isName: (name) => state.entities.has(name),
    writtenIn: ({ tree }) => (tree.kind === 'name' ? writtenIn(state, tree.name) : undefined),
    join: (operands) => (operands.length === 0 ? { kind: 'text' } : joinOperands(operands)),
    sameUnit: (left, right, formula) => {
      if (left.kind !== 'number' || right.kind !== 'number') return true
      if (sameUnit(left.unit, right.unit) !== undefined) return true
      const { text, span } = formula
      const mixed = currenciesMixed(state, [
        { type: left, text: rule.name },
        { type: right, text },
      ])
      if (mixed) report('currencies-mixed', { text, rule: rule.name, ...mixed }, span ?? rule.span)
      if (mixed) return false
      report(
        'compare-units',
        {
          text: formula.text,
          ...typeWords(left, 'left'),
          ...typeWords(right, 'right'),
          rule: rule.name,
        },
        formula.span ?? rule.span,
      )
      return false
    },
    nearest: (word, known) => nearest(word, known) ?? '',
    byPosition: (of, weights) => lowerByPosition(of, weights, scopeOf(of)),
    couldBe: (key, word) => couldBe(state, rule.name, key, word),
    streakUses: () => usesOf(state, rule.name),
    isConstant: state.builder.isConstant,
    lastPlace: (formula) => lastPlace(state, rule, axis, formula),
    opening: (spec, optional) => openCell(state, rule, axis, spec, optional, scopeOf(bare(rule.name))),
    report,
    rememberRank: (group, path) => state.ranks.set(rule.name, { group, path }),
    rememberDecision: (type, spec) => state.decisions.set(rule.name, decisionPlans(state, rule, type, spec)),
    rememberKeys: (keys) => state.tableKeys.set(rule.name, keys),
    rememberTiers: (table) => state.tiers.set(rule.name, table),
  }
}

/** A run is lowered once for each option of its readings, and leads to the same. */
const usesOf = (state: State, streak: string): StreakUses => {
  const known = state.streakUses.get(streak) ?? streakUses(state.ruleSet, streak)
  state.streakUses.set(streak, known)
  return known
}

const groupsAbove = ({ axes }: State, axis: AxisId): readonly string[] =>
  axes.flatMap(({ id, clock }) =>
    clock === 'period' && id !== thingOf(axis) && pathsBetween(axes, axis, id).length > 0 ? [id] : [],
  )

const onlyPath = (
  state: State,
  rule: RuleSpec,
  from: AxisId,
  to: AxisId,
  span: Span | undefined,
): readonly string[] | undefined => {
  const known = state.axes.map((axis) => axis.id)
  if (!known.includes(to))
    return reportAt(
      state,
      'unknown-thing',
      { name: to, near: nearest(to, known) ?? '', rule: rule.name },
      span ?? rule.span,
    )
  const paths = pathsBetween(state.axes, from, to)
  if (paths.length === 1) return paths[0]
  return reportAt(
    state,
    paths.length === 0 ? 'no-path' : 'several-paths',
    { rule: rule.name, from, to, known: paths.map((path) => path[0]!).join(', ') },
    span ?? rule.span,
  )
}

const writtenIn = (state: State, name: string): 'percent' | 'score' | undefined => {
  const entity = state.entities.get(name)?.[0]
  if (entity?.kind === 'rule') return String(entity.spec.show).endsWith('percent') ? 'percent' : undefined
  const kind = entity?.kind === 'fact' ? entity.spec.type.kind : undefined
  return kind === 'percent' || kind === 'score' ? kind : undefined
}

/** The coarsest rows from which everything a formula names can be seen: the thing the formula is a value of. */
const axisOfFormula = (state: State, scope: Scope, formula: Formula): AxisId | undefined => {
  const axes = namesOnRows(formula.tree).flatMap((use) => {
    const entity = state.entities.get(use.name)?.[0]
    const axis = entity && axisOfEntity(entity, scope)
    return axis === undefined ? [] : [axis]
  })
  return finestFirst(axes, state.ruleSet.each).find((axis) =>
    axes.every((other) => pathsBetween(state.axes, axis, other).length > 0),
  )
}

/** The last place of a ranking: the greatest place among those ranked together. */
const lastPlace = (state: State, rule: RuleSpec, axis: AxisId, formula: Formula): Operand | undefined => {
  const name = formula.tree.kind === 'name' ? formula.tree.name : undefined
  const place = name === undefined ? undefined : state.ranks.get(name)
  const done = name === undefined ? undefined : state.done.get(name)
  if (!place || !done?.value || done.axis !== axis) return undefined
  const { type } = done.value
  const group = state.builder.emit(
    {
      op: 'up',
      how: 'max',
      axis: place.group,
      from: axis,
      path: place.path,
      of: done.value.column,
      missing: 'block',
    },
    rule.name,
    type,
    place.group,
  )
  return {
    column: bringDown({ state, rule: rule.name, axis }, { column: group, type }, place.path),
    type,
    optional: true,
  }
}

const openCell = (
  state: State,
  rule: RuleSpec,
  axis: AxisId,
  spec: Parameters<Lowering['opening']>[0],
  optional: boolean,
  scope: Scope,
): ReturnType<Lowering['opening']> => {
  const cell = state.builder.cell({
    name: cellName(state, spec.name),
    rule: rule.name,
    axis,
    type: cellType(spec.type),
    over: 'period',
    unbroken: spec.unbroken,
    ...(spec.initial === undefined ? {} : { initial: spec.initial }),
  })
  const column = state.builder.emit({ op: 'opening', axis, cell }, rule.name, spec.type, axis)
  return {
    operand: { column, type: spec.type, optional },
    close: (value, absent) =>
      state.builder.atEnd(() =>
        closeCell(scope, cell, { column: value, type: spec.type, optional: false }, absent),
      ),
  }
}
