import { add, compare, type Exact, exact, floorDivide, multiply, subtract } from '../../core/exact.ts'
import { readNumber, readPercent, toText } from '../../core/number-text.ts'
import type { CompiledRuleSet, FactPlan } from '../../plan/compiled.ts'
import type { Step } from '../../plan/operations.ts'
import type { AxisSpec, BodyWorking, Conditions, NamedColumn, RulePlan } from '../../plan/plan.ts'
import type { ColumnId, ColumnType, ValueRange } from '../../plan/type.ts'
import { columnsOf } from '../../run/collect/things.ts'

/** Something that a rule reads and that an example can give: a fact, or another rule's value supposed. */
export interface Input {
  readonly header: string
  /** The thing it stands at, and the reference that leads there from the rule's own; none for its own. */
  readonly thing: string
  readonly reference?: string
  readonly column: ColumnId
  readonly fact?: FactPlan
  /** Of a number: what it is a multiple of, and its bounds. */
  readonly number?: NumberInput
  /** Worth trying, the usual one first. */
  readonly values: readonly string[]
}

export interface NumberInput {
  readonly step: Exact
  readonly percent: boolean
  readonly from?: Exact
  readonly to?: Exact
}

/** What a rule reads on its own rows. */
export interface Unit {
  readonly rule: RulePlan
  readonly axis: AxisSpec
  /** Columns that every row of the thing needs: whose it is, and its date. */
  readonly fixed: readonly { readonly header: string; readonly value: string }[]
  readonly inputs: readonly Input[]
  /** What an example expects. */
  readonly heads: readonly string[]
}

/** Operations whose result hangs on other rows, or on a person. What looks back sees nothing before a first month. */
export const beyondRow: ReadonlySet<string> = new Set(['up', 'rank', 'share', 'decision'])

export const stepsOfRule = ({ plan }: CompiledRuleSet, rule: string): readonly Step[] =>
  plan.blocks.flatMap(({ steps }) => steps.filter((step) => step.rule === rule))

/** What a rule reads, as an example can give it; undefined where it has rows of days or weeks. */
export const unitOf = (compiled: CompiledRuleSet, rule: RulePlan): Unit | undefined => {
  const axis = compiled.plan.axes.find(({ id }) => id === rule.axis)!
  const thing = compiled.things.find(({ name }) => name === axis.thing)!
  if ((axis.clock === 'day' || axis.clock === 'week') && compiled.each !== axis.clock) return undefined
  if (thing.derived) return undefined
  const known = new Map<string, Input>()
  for (const name of namesOf(rule)) {
    const input = inputOf(compiled, axis, name)
    if (input && !known.has(input.header)) known.set(input.header, input)
  }
  const fixed = thing.facts.flatMap((fact) => {
    if (known.has(fact.name) || fact.derived) return []
    if (fact.name === thing.of && fact.type.kind === 'reference') return [{ header: fact.name, value: 'E' }]
    return fact.name === 'dated' ? [{ header: 'dated', value: '2026-01-05' }] : []
  })
  const heads = columnsOf(rule).flatMap(([address, column]) =>
    address === rule.name || column !== rule.column ? [address] : [],
  )
  return { rule, axis, fixed, inputs: [...known.values()], heads }
}

const namesOf = ({ working }: RulePlan): readonly NamedColumn[] => [
  ...namesInConditions(working),
  ...namesInBody(working.body),
]

const namesInConditions = ({ conditions, byOption }: Conditions): readonly NamedColumn[] => [
  ...(conditions ?? []).flatMap(({ names }) => names),
  ...Object.values(byOption ?? {}).flatMap(namesInConditions),
]

const namesInBody = (body: BodyWorking): readonly NamedColumn[] =>
  body.kind === 'reading' ? Object.values(body.options).flatMap(namesInBody) : body.names

const inputOf = (compiled: CompiledRuleSet, axis: AxisSpec, one: NamedColumn): Input | undefined => {
  const type = compiled.plan.columns[one.column]!.type
  const path = one.path ?? []
  const [reference, ...further] = path
  if (further.length > 0) return undefined
  const to = reference === undefined ? axis : targetOf(compiled, axis, reference)
  if (!to || compiled.plan.columns[one.column]!.axis === undefined) return undefined
  const rule = compiled.plan.rules.find(({ name }) => name === one.rule)
  const thing = compiled.things.find(({ name }) => name === to.thing)
  const fact = thing?.facts.find(({ name }) => name === one.name)
  if (!rule && (!fact || fact.derived)) return undefined
  const header = rule ? `${rule.name}${one.outcome === undefined ? '' : `.${one.outcome}`}` : one.name
  return {
    header,
    thing: to.thing,
    ...(reference === undefined ? {} : { reference }),
    column: one.column,
    ...(fact && !rule ? { fact } : {}),
    ...(fact && !rule ? fromFact(fact) : fromType(type, isPercent(rule))),
  }
}

const targetOf = ({ plan }: CompiledRuleSet, axis: AxisSpec, reference: string): AxisSpec | undefined => {
  const found = axis.references.find(({ name }) => name === reference)
  return found && plan.axes.find(({ id }) => id === found.to)
}

type Worth = Pick<Input, 'values' | 'number'>

const fromFact = ({ type, allowed, default: usual }: FactPlan): Worth => {
  const absent = usual === null ? ['none'] : []
  const first = typeof usual === 'string' ? [usual] : []
  switch (type.kind) {
    case 'number': {
      const step = exact(1n, 10n ** BigInt(type.decimals))
      const made = { step, percent: type.percent, ...boundsOf(allowed ?? {}, step) }
      return { number: made, values: [...usualNumbers(made, type.unit), ...absent] }
    }
    case 'word':
      return { values: unique([...first, ...type.words.slice(0, 8), ...absent]) }
    case 'truth':
      return { values: unique([...first, 'yes', 'no', ...absent]) }
    case 'reference':
      return { values: ['A'] }
    case 'date':
      return { values: ['2026-01-05', '2024-01-01', '2019-06-30', ...absent] }
    default:
      return { values: absent.length > 0 ? absent : ['x'] }
  }
}

const isPercent = (rule: RulePlan | undefined): boolean =>
  rule?.show === 'percent' || rule?.show === 'exact percent'

const fromType = (type: ColumnType, percent: boolean): Worth => {
  switch (type.kind) {
    case 'number': {
      const scale = typeof type.scale === 'number' ? Math.min(type.scale, 4) : 4
      const step = exact(1n, 10n ** BigInt(scale))
      const made = { step, percent, ...boundsOf(type.range, step) }
      const unit = type.unit === 'open' ? '' : Object.keys(type.unit).join('')
      return { number: made, values: usualNumbers(made, unit) }
    }
    case 'word':
      return { values: type.words.slice(0, 8) }
    case 'truth':
      return { values: ['yes', 'no'] }
    case 'date':
      return { values: ['2026-01-05', '2024-01-01'] }
    default:
      return { values: ['x'] }
  }
}

/** The least and the greatest multiple of the step that may be given. */
const boundsOf = ({ from, to }: ValueRange, step: Exact): Pick<NumberInput, 'from' | 'to'> => {
  const [low, high] = [number(from?.value), number(to?.value)]
  return {
    ...(low ? { from: from!.inclusive ? low : add(low, step) } : {}),
    ...(high ? { to: to!.inclusive ? high : subtract(high, step) } : {}),
  }
}

export const unique = (list: readonly string[]): readonly string[] => [...new Set(list)]

const number = (text: string | undefined): Exact | undefined => {
  const read = text === undefined ? undefined : readNumber(text)
  return read?.ok ? read.value : undefined
}

/** A usual amount, and a third of it, which is seldom round. */
const usualNumbers = (made: NumberInput, unit: string): readonly string[] => {
  const usual = typical(made, unit)
  const third = multiply(floorDivide(usual, multiply(made.step, exact(3n)))!, made.step)
  return (isAllowed(third, made) ? [usual, third] : [usual]).map((one) => numberText(one, made))
}

/** A usual amount of it, inside its bounds. */
const typical = ({ percent, from, to }: NumberInput, unit: string): Exact => {
  const usual = percent ? exact(1n, 2n) : /^[A-Z]{3}$/.test(unit) ? exact(10000n) : exact(10n)
  if (to && compare(usual, to) > 0) return to
  return from && compare(usual, from) < 0 ? from : usual
}

/** As a fact is written: in percent where it is one. */
export const numberText = (value: Exact, { percent }: Pick<NumberInput, 'percent'>): string =>
  percent ? `${toText({ n: value.n * 100n, d: value.d })}%` : toText(value)

export const numberOf = (text: string): Exact | undefined => {
  const read = text.endsWith('%') ? readPercent(text) : readNumber(text)
  return read.ok ? read.value : undefined
}

/** Whether a number may stand there. */
export const isAllowed = (value: Exact, { from, to }: NumberInput): boolean =>
  (!from || compare(value, from) >= 0) && (!to || compare(value, to) <= 0)
