import type { Branch } from '../../compile/state.ts'
import type { Span } from '../../core/span.ts'
import { spanOf } from '../../formula/place.ts'
import { isChoice, type RuleSet, type RuleSpec } from '../../model/rule-set.ts'
import type { Table } from '../../model/table.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Step } from '../../plan/operations.ts'
import type { BodyWorking, Conditions, RulePlan } from '../../plan/plan.ts'
import type { ColumnId } from '../../plan/type.ts'
import { columnOf, type Frame, isInForce, valueAt } from '../../run/reference/frame.ts'
import { isAbsent, type Value } from '../../run/reference/value.ts'
import { readingOptions } from './mutants.ts'
import type { PointKind } from './report.ts'
import { rowName } from './table-changes.ts'

/** Something that happens in a run or does not: a row that is taken, a condition that holds, a finding that is raised. */
export interface Point {
  readonly address: string
  readonly clause: string
  readonly rule?: string
  readonly reading?: { readonly name: string; readonly option: string }
  readonly kind: PointKind
  readonly text?: string
  readonly span?: Span
  /** Of a table's row: which, for whoever looks for an input. */
  readonly row?: number
  /** Whether it happens on a row where the rule applies. */
  readonly happens: (frame: Frame, row: number) => boolean
}

export const pointsOf = (
  model: RuleSet,
  compiled: CompiledRuleSet,
  branches: readonly Branch[],
): readonly Point[] => [
  ...model.rules.flatMap((spec) => {
    const plan = compiled.plan.rules.find((one) => one.name === spec.name)
    return plan ? pointsOfRule(spec, plan, compiled, branches) : []
  }),
  ...pointsOfReadings(model),
]

const pointsOfRule = (
  spec: RuleSpec,
  plan: RulePlan,
  compiled: CompiledRuleSet,
  branches: readonly Branch[],
): readonly Point[] => {
  const base = { clause: spec.clause, rule: spec.name, ...(spec.span ? { span: spec.span } : {}) }
  const point = (
    address: string,
    kind: PointKind,
    happens: Point['happens'],
    more: Partial<Point> = {},
  ): Point => ({
    ...base,
    address,
    kind,
    happens,
    ...more,
  })
  const { working } = plan
  const when = `${spec.name}.when`
  const conditionSpan = spec.when && !isChoice(spec.when) && spec.when.span ? { span: spec.when.span } : {}
  return [
    point(spec.name, 'rule', (frame, row) => isThere(frame, plan, row)),
    ...(working.when === undefined && !working.byOption
      ? []
      : [
          point(when, 'when yes', (frame, row) => applies(frame, plan, row) === true, conditionSpan),
          point(when, 'when no', (frame, row) => applies(frame, plan, row) === false, conditionSpan),
        ]),
    ...tablesOf(spec).flatMap(({ table, address, options }) =>
      table.rows.map((row, at) =>
        point(
          `${address}[${rowName(table, row)}]`,
          'row',
          (frame, index) => takes(frame, plan, options, at, index),
          {
            row: at,
            ...(row.span ? { span: row.span } : {}),
          },
        ),
      ),
    ),
    ...branchPoints(spec, plan, branches, point),
    ...otherwisePoint(plan, compiled, point),
    ...(plan.finding && plan.column !== undefined
      ? (['raised', 'not raised'] as const).map((kind) =>
          point(
            spec.name,
            kind,
            (frame, row) => isRaised(valueAt(columnOf(frame, plan.column!), row)) === (kind === 'raised'),
          ),
        )
      : []),
    ...streakPoints(spec.name, compiled, point),
  ]
}

type Make = (address: string, kind: PointKind, happens: Point['happens'], more?: Partial<Point>) => Point

const isThere = (frame: Frame, plan: RulePlan, row: number): boolean =>
  [plan.column, ...Object.values(plan.outcomes ?? {})].some(
    (column) => column !== undefined && !isAbsent(valueAt(columnOf(frame, column), row)),
  )

const isRaised = (value: Value): boolean => !isAbsent(value) && value !== false && value !== 'none'

/** The conditions in force: those of the option that this run takes. */
const conditionsIn = (frame: Frame, plan: RulePlan): Conditions => {
  let conditions: Conditions = plan.working
  let body: BodyWorking = plan.working.body
  while (conditions.byOption && body.kind === 'reading') {
    const option = optionIn(frame, body)
    const next = conditions.byOption[option]
    if (!next) return conditions
    conditions = next
    body = body.options[option]!
  }
  return conditions
}

const optionIn = (frame: Frame, { reading, mark }: Extract<BodyWorking, { kind: 'reading' }>): string =>
  frame.readings.get(reading) ?? frame.plan.marks[mark]!.default!

/** Whether the rule applies on a row; undefined where its condition itself does not. */
const applies = (frame: Frame, plan: RulePlan, row: number): boolean | undefined => {
  const { when } = conditionsIn(frame, plan)
  if (when === undefined) return true
  const value = valueAt(columnOf(frame, when), row)
  return typeof value === 'boolean' ? value : undefined
}

// Tables ---------------------------------------------------------------------------------------

interface WrittenTable {
  readonly table: Table
  readonly address: string
  /** The options of readings that choose it, from the outermost in. */
  readonly options: readonly string[]
}

const tablesOf = (spec: RuleSpec): readonly WrittenTable[] => {
  const look = (
    body: RuleSpec['body'],
    address: string,
    options: readonly string[],
  ): readonly WrittenTable[] => {
    if (isChoice(body))
      return Object.entries(body.options).flatMap(([name, one]) =>
        look(one, `${address}.${name}`, [...options, name]),
      )
    const rows = body.values.rows
    return rows && !isChoice(rows) && rows.kind === 'table' ? [{ table: rows.table, address, options }] : []
  }
  return look(spec.body, spec.name, [])
}

/** Whether a row of the table is the one found, one of those collected, or a point of the piece of a curve. */
const takes = (
  frame: Frame,
  plan: RulePlan,
  options: readonly string[],
  at: number,
  row: number,
): boolean => {
  if (applies(frame, plan, row) !== true) return false
  const working = bodyIn(frame, plan.working.body, options)
  if (working?.kind !== 'table') return false
  const held = working.collected?.rows[at]
  if (held) return valueAt(columnOf(frame, held.held), row) === 0
  const found = valueAt(columnOf(frame, working.row), row)
  if (typeof found !== 'number') return false
  const piece = working.curve?.[found]
  return piece ? piece.from === at || piece.to === at : found === at
}

/** The body in force where it is the one of these options; a body may hang on more readings than its own place. */
const bodyIn = (frame: Frame, body: BodyWorking, options: readonly string[]): BodyWorking | undefined => {
  let [at, left] = [body, options]
  while (at.kind === 'reading') {
    const option = optionIn(frame, at)
    if (left.length > 0 && Object.hasOwn(at.options, left[0]!)) {
      if (left[0] !== option) return undefined
      left = left.slice(1)
    }
    at = at.options[option]!
  }
  return at
}

// Branches -------------------------------------------------------------------------------------

const branchPoints = (
  spec: RuleSpec,
  plan: RulePlan,
  branches: readonly Branch[],
  point: Make,
): readonly Point[] => {
  const places = new Map<string, Branch[]>()
  for (const branch of branches) {
    if (branch.rule !== spec.name) continue
    const key = `${branch.formula.span?.start ?? ''} ${branch.formula.text} ${branch.range.start}`
    places.set(key, [...(places.get(key) ?? []), branch])
  }
  return [...places.values()].flatMap((own) => {
    const [{ formula, condition }] = own as [Branch]
    const more = { text: formula.text.slice(condition.start, condition.end), ...spanIn(own[0]!) }
    const side = (is: boolean) => (frame: Frame, row: number) =>
      applies(frame, plan, row) === true &&
      own.some((one) => isInForce(frame, one.under) && valueAt(columnOf(frame, one.column), row) === is)
    return [point(spec.name, 'then', side(true), more), point(spec.name, 'else', side(false), more)]
  })
}

const spanIn = ({ formula, condition }: Branch): { readonly span?: Span } => {
  const span = spanOf(formula, condition)
  return span ? { span } : {}
}

// Otherwise, streaks, readings -----------------------------------------------------------------

const stepsOf = (compiled: CompiledRuleSet, rule: string): readonly Step[] =>
  compiled.plan.blocks.flatMap(({ steps }) => steps.filter((step) => step.rule === rule))

const otherwisePoint = (plan: RulePlan, compiled: CompiledRuleSet, point: Make): readonly Point[] => {
  const column = plan.working.otherwise?.column
  if (column === undefined) return []
  const step = stepsOf(compiled, plan.name).find((one) => one.op === 'first' && one.of.at(-1) === column)
  const before: ColumnId | undefined = step?.op === 'first' ? step.of[0] : undefined
  if (before === undefined) return []
  return [
    point(
      `${plan.name}.otherwise`,
      'otherwise',
      (frame, row) => isAbsent(valueAt(columnOf(frame, before), row)),
      {
        text: plan.working.otherwise!.text,
      },
    ),
  ]
}

const streakPoints = (rule: string, compiled: CompiledRuleSet, point: Make): readonly Point[] => {
  const streak = stepsOf(compiled, rule).find((step) => step.op === 'streak')
  if (streak?.op !== 'streak') return []
  const length = (frame: Frame, column: ColumnId, row: number): bigint => {
    const value = valueAt(columnOf(frame, column), row)
    return typeof value === 'object' && !isAbsent(value) ? value.n : 0n
  }
  return [
    point(
      rule,
      'run',
      (frame, row) => length(frame, streak.before, row) > 0n && length(frame, streak.to, row) > 0n,
    ),
    point(
      rule,
      'break',
      (frame, row) => length(frame, streak.before, row) > 0n && length(frame, streak.to, row) === 0n,
    ),
  ]
}

const pointsOfReadings = (model: RuleSet): readonly Point[] => {
  const options = readingOptions(model)
  return model.readings.flatMap((reading) =>
    (options.get(reading.name) ?? []).map(
      (option): Point => ({
        address: reading.name,
        clause: reading.clause,
        reading: { name: reading.name, option },
        kind: 'option',
        text: option,
        ...(reading.span ? { span: reading.span } : {}),
        happens: (frame) =>
          (frame.readings.get(reading.name) ??
            frame.plan.marks.find((one) => one.name === reading.name)?.default) === option,
      }),
    ),
  )
}
