import { digestOf } from '../../src/core/digest.ts'
import type { CompiledRuleSet, FactPlan } from '../../src/plan/compiled.ts'
import type { ConstantValue, Operation, Step } from '../../src/plan/operations.ts'
import type { AxisSpec, Block, CellSpec, ColumnSpec, MarkSpec, Plan, RulePlan } from '../../src/plan/plan.ts'
import type { ColumnType } from '../../src/plan/type.ts'
import { calculate } from '../../src/run/calculate.ts'
import type { CalculateOptions, PeriodFacts } from '../../src/run/facts.ts'
import type { Result, ResultValue } from '../../src/run/result.ts'

/** Plans written by hand: steps as data, with names where a plan has numbers. No rule file, no compiler. */

/** The same shape, with names in place of column, cell and mark numbers. */
type Named<T> = T extends number
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Named<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Key extends 'offset' ? T[Key] : Named<T[Key]> }
      : T

/** A step fills the column `to` on the axis `at`; a constant stands on none. */
export type WiredStep = Named<Operation> & {
  readonly to: string
  readonly at?: string
  readonly kind?: 'number' | 'truth' | 'word' | 'text' | 'date'
}

export interface WiredLoop {
  readonly loop: {
    readonly axis: string
    readonly path: readonly string[]
    readonly order: readonly string[]
  }
  readonly steps: readonly WiredStep[]
}

export interface WiredRule {
  readonly name: string
  readonly column?: string
  readonly line?: string
  readonly totalOf?: string
  readonly decided?: true
  readonly finding?: true
  readonly evidence?: readonly string[]
  readonly outcomes?: Readonly<Record<string, string>>
}

export interface Wiring {
  readonly each?: CompiledRuleSet['each']
  readonly things: Readonly<Record<string, Readonly<Record<string, Omit<FactPlan, 'name' | 'title'>>>>>
  /** Days or weeks inside the period, such as `employee/day`. */
  readonly clocks?: readonly string[]
  readonly cells?: readonly Omit<CellSpec, 'rule'>[]
  readonly marks?: readonly (Pick<MarkSpec, 'kind' | 'name' | 'default'> & {
    readonly options?: readonly string[]
  })[]
  readonly steps: readonly (WiredStep | WiredLoop)[]
  readonly rules: readonly (string | WiredRule)[]
}

const title = (text: string) => ({ zh: text, en: text })

export const number = (decimals = 2, more: Partial<FactPlan> = {}) => ({
  type: { kind: 'number', decimals, percent: false, unit: '' } as const,
  ...more,
})
export const percent = { type: { kind: 'number', decimals: 4, percent: true, unit: '' } } as const
export const date = { type: { kind: 'date' } } as const
export const truth = { type: { kind: 'truth' } } as const
export const text = { type: { kind: 'text' } } as const
export const word = (...words: string[]) => ({ type: { kind: 'word', words } as const })
export const reference = (thing: string, more: Partial<FactPlan> = {}) => ({
  type: { kind: 'reference', thing } as const,
  ...more,
})

export const is = (value: string): ConstantValue => ({ kind: 'number', text: value })

/** A number of the policy, the same on every row. */
export const constant = (to: string, value: string, mark?: string): WiredStep => ({
  to,
  op: 'constant',
  values: [{ value: is(value) }],
  ...(mark === undefined ? {} : { mark }),
})

/** A fact, in a column of its own name. */
export const input = (at: string, fact: string, whenAbsent?: ConstantValue | null): WiredStep => ({
  to: fact,
  at,
  op: 'input',
  axis: at,
  fact,
  ...(whenAbsent === undefined ? {} : { whenAbsent }),
})

const columnKeys = new Set(
  'to of left right condition then otherwise conditions keys row cells x prior edges values where by pool weight among cap oddBy exact kept unplaced before'.split(
    ' ',
  ),
)

const isLoop = (step: WiredStep | WiredLoop): step is WiredLoop => 'loop' in step

const truthful = (step: WiredStep): boolean =>
  step.op === 'compare' || step.op === 'logic' || (step.op === 'up' && /^(any|all)$/.test(step.how))

const typeOf = (step: WiredStep): ColumnType => {
  if (step.op === 'lookup') return { kind: 'row' }
  const kind = step.kind ?? (truthful(step) ? 'truth' : 'number')
  if (kind === 'number') return { kind, unit: {}, scale: 'ratio', range: {} }
  return kind === 'word' ? { kind, words: [] } : { kind }
}

/** Numbers the names and adds what every rule set has around its plan. */
export const wire = (wiring: Wiring): CompiledRuleSet => {
  const columns: (ColumnSpec & { readonly name: string })[] = []
  const cells = (wiring.cells ?? []).map((cell) => ({ rule: cell.name, ...cell }))
  const marks = (wiring.marks ?? []).map(
    (mark): MarkSpec => ({
      clause: 'Art. 1',
      text: title(mark.name),
      ...mark,
      options: (mark.options ?? []).map((name) => ({ name, title: title(name) })),
    }),
  )
  const numberOf = (name: string): number => {
    const at = columns.findIndex((column) => column.name === name)
    if (at < 0) throw new Error(`No column ${name}`)
    return at
  }
  const declare = (name: string, axis: string | undefined, type: ColumnType): void => {
    columns.push({ name, axis, type })
  }
  const declareStep = (step: WiredStep): void => {
    declare(step.to, step.at, typeOf(step))
    if (step.op !== 'share') return
    declare(step.exact, step.at, typeOf(step))
    declare(step.kept, step.group, typeOf(step))
    declare(step.unplaced, step.group, typeOf(step))
  }
  const inNumbers = (key: string, value: unknown, isColumn: boolean): unknown => {
    if (Array.isArray(value)) return value.map((one) => inNumbers(key, one, isColumn))
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(
        Object.entries(value).map(([inner, one]) => [inner, inNumbers(inner, one, columnKeys.has(inner))]),
      )
    if (typeof value !== 'string' || !isColumn || value === 'none' || value === 'open') return value
    return numberOf(value)
  }
  const numbered = (step: WiredStep): Step => {
    const { at: _, kind: __, ...rest } = step
    const entries = Object.entries(rest).map(([key, value]) => {
      if (key === 'cell') return [key, cells.findIndex((cell) => cell.name === value)]
      if (key === 'mark') return [key, marks.findIndex((mark) => mark.name === value)]
      if (step.op === 'constant' && key === 'values') return [key, value]
      if (key === 'whenAbsent') return [key, value]
      return [key, inNumbers(key, value, columnKeys.has(key))]
    })
    return { rule: step.to, ...(Object.fromEntries(entries) as object) } as Step
  }
  for (const step of wiring.steps) for (const one of isLoop(step) ? step.steps : [step]) declareStep(one)
  const blocks: Block[] = wiring.steps.map((step) =>
    isLoop(step)
      ? {
          kind: 'loop',
          ...step.loop,
          order: step.loop.order.map(numberOf),
          steps: step.steps.map(numbered),
        }
      : { kind: 'straight', steps: [numbered(step)] },
  )
  const plan: Plan = {
    axes: axesOf(wiring),
    columns: columns.map(({ axis, type }) => ({ axis, type })),
    cells,
    marks,
    blocks,
    rules: wiring.rules.map((rule) => ruleOf(rule, columns, numberOf)),
  }
  return {
    format: 1,
    id: 'by-hand',
    title: title('by hand'),
    currency: 'CNY',
    minorDigits: 2,
    each: wiring.each ?? 'month',
    channels: [],
    clauses: [],
    things: Object.entries(withCompany(wiring)).map(([name, facts]) => ({
      name,
      title: title(name),
      facts: Object.entries(facts).map(([fact, own]) => ({ name: fact, title: title(fact), ...own })),
    })),
    words: {},
    units: {},
    parameters: [],
    plan,
    hash: digestOf(JSON.stringify(plan)),
  }
}

const withCompany = ({ things }: Pick<Wiring, 'things'>): Wiring['things'] => ({ company: {}, ...things })

/** One axis for each thing, one for each clock; a reference fact leads on, and so does a date to its day. */
const axesOf = ({ things, clocks = [] }: Wiring): readonly AxisSpec[] => [
  ...Object.entries(withCompany({ things })).map(([thing, facts]): AxisSpec => {
    const own = Object.entries(facts).flatMap(([name, { type }]) =>
      type.kind === 'reference' ? [{ name, to: type.thing, by: 'fact' as const }] : [],
    )
    const moments = clocks.filter(
      (clock) =>
        'dated' in facts && ['company', ...own.map(({ name }) => name)].includes(clock.split('/')[0]!),
    )
    return {
      id: thing,
      thing,
      clock: 'period',
      references: [
        ...own,
        ...(thing === 'company' ? [] : [{ name: 'company', to: 'company', by: 'implicit' as const }]),
        ...moments.map((clock) => ({ name: clock, to: clock, by: 'moment' as const })),
      ],
    }
  }),
  ...clocks.map((id): AxisSpec => {
    const [thing, clock] = id.split('/') as [string, 'day' | 'week']
    return { id, thing, clock, references: [{ name: thing, to: thing, by: 'thing' }] }
  }),
]

const ruleOf = (
  given: string | WiredRule,
  columns: readonly (ColumnSpec & { readonly name: string })[],
  numberOf: (name: string) => number,
): RulePlan => {
  const rule: WiredRule = typeof given === 'string' ? { name: given } : given
  const first = rule.column ?? Object.values(rule.outcomes ?? {})[0] ?? rule.name
  const { axis, type } = columns[numberOf(first)]!
  return {
    name: rule.name,
    title: title(rule.name),
    clause: 'Art. 1',
    mechanism: rule.decided ? 'decided' : 'formula',
    axis: axis ?? 'company',
    type,
    working: { body: { kind: 'formula', text: rule.name, names: [], aggregates: [] } },
    ...(rule.outcomes && rule.column === undefined ? {} : { column: numberOf(first) }),
    ...(rule.outcomes
      ? {
          outcomes: Object.fromEntries(
            Object.entries(rule.outcomes).map(([name, column]) => [name, numberOf(column)]),
          ),
        }
      : {}),
    ...(rule.line === undefined ? {} : { line: { channel: rule.line } }),
    ...(rule.totalOf === undefined ? {} : { totalOf: rule.totalOf }),
    ...(rule.finding
      ? {
          finding: {
            says: title(rule.name),
            law: [],
            evidence: (rule.evidence ?? []).map((name) => ({
              name,
              title: title(name),
              column: numberOf(name),
            })),
          },
        }
      : {}),
  }
}

/** Runs a plan that must run without an error. */
export const run = (
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts | readonly PeriodFacts[],
  options?: CalculateOptions,
): Result => {
  const result = calculate(ruleSet, facts, options)
  const problems = result.diagnostics.filter((one) => one.severity === 'error')
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return result
}

/** A value in one text; where there is none, its state and where that began. */
export const shown = ({ value, absent }: ResultValue): string =>
  value ?? `${absent!.state} (${absent!.kind} ${absent!.because})`

/** The values of one rule by id (and day or week), in one period: the last, where nothing is said. */
export const valuesOf = (result: Result, rule: string, period?: string): Readonly<Record<string, string>> => {
  const own =
    period === undefined ? result.periods.at(-1)! : result.periods.find((one) => one.period === period)!
  return Object.fromEntries(
    Object.values(own.things)
      .flat()
      .filter((thing) => Object.hasOwn(thing.values, rule))
      .map((thing) => [thing.moment ? `${thing.id} ${thing.moment}` : thing.id, shown(thing.values[rule]!)]),
  )
}

/** The marks of one value. */
export const marksOf = (result: Result, rule: string, id: string): readonly string[] =>
  Object.values(result.periods.at(-1)!.things)
    .flat()
    .find((thing) => thing.id === id && Object.hasOwn(thing.values, rule))!.values[rule]!.marks ?? []

/** What a run complains about: code, who and which fact or field. */
export const complaints = (result: Result): readonly string[] =>
  result.diagnostics.map(({ code, place, parameters }) =>
    [code, place?.id, place?.field ?? parameters.fact].filter(Boolean).join(' '),
  )
