import { divide, type Exact, exact, fromInteger, ONE, reduce } from '../../core/exact.ts'
import { secondsADay } from '../../core/instant.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Step } from '../../plan/operations.ts'
import type { ColumnId } from '../../plan/type.ts'
import { constantValue } from '../../run/reference/prepare.ts'
import {
  added,
  addForms,
  type Border,
  borderBetween,
  constantOf,
  divideForms,
  type Form,
  factOf,
  type Linear,
  multiplyForms,
  scaled,
  sumForm,
} from './linear.ts'

/** The borders of each thing: where a value that a rule compares, cuts or looks up changes sides. */
export interface Borders {
  readonly of: ReadonlyMap<string, readonly Border[]>
  /** The sums over records that stand in them, by name. */
  readonly aggregates: ReadonlyMap<string, Aggregate>
}

/** A sum over the records of somebody, or their number, which stands in the borders of that somebody by its name. */
export interface Aggregate {
  readonly name: string
  readonly owner: string
  readonly records: string
  /** What each record adds; of a count it is 1. */
  readonly adds: Linear
  /** The records that take part; all of them where there is none. */
  readonly where: ColumnId | undefined
}

/** More ways to work out one column than these, or more borders of a thing, only repeat themselves. */
const mostForms = 6
const mostBorders = 400

type Forms = ReadonlyMap<ColumnId, readonly Form[]>

const known = new WeakMap<CompiledRuleSet, Borders>()

/** Reads from a plan with what its columns are compared; kept for the object it was read from. */
export const bordersOf = (ruleSet: CompiledRuleSet): Borders => {
  const before = known.get(ruleSet)
  if (before) return before
  const read = readBorders(ruleSet)
  known.set(ruleSet, read)
  return read
}

const readBorders = (ruleSet: CompiledRuleSet): Borders => {
  const { plan } = ruleSet
  const aggregates = new Map<string, Aggregate>()
  const thingOf = new Map(plan.axes.map(({ id, thing }) => [id, thing]))
  const forms = new Map<ColumnId, readonly Form[]>()
  const found = new Map<string, Map<string, Border>>()
  const meet = (left: ColumnId | null | undefined, right: ColumnId | null | undefined): void => {
    if (left === null || left === undefined || right === null || right === undefined) return
    const thing = thingOf.get(plan.columns[left]!.axis ?? plan.columns[right]!.axis ?? '')
    if (thing === undefined) return
    const list = found.get(thing) ?? new Map<string, Border>()
    found.set(thing, list)
    for (const one of forms.get(left) ?? [])
      for (const other of forms.get(right) ?? []) {
        const border = borderBetween(one, other)
        if (border && list.size < mostBorders) list.set(textOf(border), border)
      }
  }
  for (const { steps } of plan.blocks)
    for (const step of steps) {
      const aggregate = step.op === 'up' ? aggregateOf(ruleSet, step, forms) : undefined
      if (aggregate) aggregates.set(aggregate.name, aggregate)
      const own = aggregate ? [sumForm(factOf(aggregate.name))] : formsOf(step, forms)
      if (own.length > 0) forms.set(step.to, distinct(own))
      if (step.op === 'compare') meet(step.left, step.right)
      if (step.op === 'extreme') for (const one of step.of.slice(1)) meet(step.of[0], one)
      if (step.op === 'piece') for (const edge of step.edges) meet(step.x, edge)
    }
  return { of: new Map([...found].map(([thing, list]) => [thing, [...list.values()]])), aggregates }
}

/** A sum over the records of one owner, of facts of the record itself; undefined for any other aggregate. */
const aggregateOf = (
  { plan, things }: CompiledRuleSet,
  step: Extract<Step, { op: 'up' }>,
  forms: Forms,
): Aggregate | undefined => {
  const records = things.find(({ name }) => name === step.from)
  if ((step.how !== 'sum' && step.how !== 'count') || !records || records.of !== step.axis) return undefined
  if (step.path.length !== 1 || step.path[0] !== step.axis) return undefined
  const [form, ...others] = forms.get(step.of) ?? []
  const adds =
    step.how === 'count' ? constantOf(ONE) : form?.kind === 'sum' && !form.under ? form.over : undefined
  if (!adds || (step.how === 'sum' && others.length > 0)) return undefined
  if ([...adds.terms.keys()].some((name) => /^[@Σ]/.test(name))) return undefined
  if (plan.axes.some(({ id, clock }) => id === step.axis && clock !== 'period')) return undefined
  return { name: `Σ ${step.to}`, owner: step.axis, records: step.from, adds, where: step.where }
}

/** How a column is worked out, in every way that a reading or a condition may choose. */
const formsOf = (step: Step, forms: Forms): readonly Form[] => {
  const of = (id: ColumnId | undefined): readonly Form[] => (id === undefined ? [] : (forms.get(id) ?? []))
  const both = (
    left: ColumnId,
    right: ColumnId,
    join: (left: Form, right: Form) => Form | undefined,
  ): readonly Form[] => of(left).flatMap((one) => of(right).flatMap((other) => join(one, other) ?? []))
  switch (step.op) {
    case 'constant':
      return step.values.flatMap(({ value }) => {
        const read = constantValue(value)
        if (typeof read === 'number') return [sumForm(constantOf(fromInteger(read)))]
        return typeof read === 'object' && 'n' in read ? [sumForm(constantOf(read))] : []
      })
    case 'input':
      return [sumForm(factOf(step.fact))]
    case 'sum':
      return step.terms.reduce<readonly Form[]>(
        (sums, { of: term, negative }) =>
          sums
            .flatMap((sum) =>
              of(term).flatMap((one) => {
                const signed = negative ? multiplyForms(one, sumForm(constantOf(exact(-1n)))) : one
                return (signed && addForms(sum, signed)) ?? []
              }),
            )
            .slice(0, mostForms),
        [sumForm(constantOf(exact(0n)))],
      )
    case 'multiply':
      return both(step.left, step.right, multiplyForms)
    case 'divide':
      return step.remainder ? [] : both(step.left, step.right, divideForms)
    case 'round':
    case 'override':
    case 'decision':
      return of(step.of)
    case 'pick':
      return [...of(step.then), ...of(step.otherwise)]
    case 'first':
    case 'extreme':
      return step.of.flatMap(of)
    case 'choose':
      return step.options.flatMap((option) => of(option.of))
    case 'calendar':
      return calendarForms(step, of)
    default:
      return []
  }
}

const calendarForms = (
  step: Extract<Step, { op: 'calendar' }>,
  of: (id: ColumnId | undefined) => readonly Form[],
): readonly Form[] => {
  const [left, right] = step.of
  const pairs = of(left).flatMap((one) =>
    of(right).flatMap((other) =>
      one.kind === 'sum' && other.kind === 'sum' && !one.under && !other.under
        ? [[one.over, other.over] as const]
        : [],
    ),
  )
  const difference = (plus: bigint): readonly Form[] =>
    pairs.map(([from, to]) => sumForm(added(added(to, scaled(from, exact(-1n))), constantOf(exact(plus)))))
  switch (step.how) {
    case 'firstDay':
      return [sumForm(factOf(`@first ${step.offset}`))]
    case 'lastDay':
      return [sumForm(factOf(`@last ${step.offset}`))]
    case 'addDays':
      return pairs.map(([day, days]) => sumForm(added(day, days)))
    case 'days':
      return difference(1n)
    case 'seconds':
      return difference(0n)
    case 'at':
      return pairs.map(([day, clock]) => sumForm(added(scaled(day, fromInteger(secondsADay)), clock)))
    case 'months':
    case 'years':
      return pairs.map(([from, to]) => ({ kind: 'span', from, to, months: step.how === 'years' ? 12 : 1 }))
    default:
      return []
  }
}

const distinct = (forms: readonly Form[]): readonly Form[] =>
  [...new Map(forms.map((form) => [formText(form), form])).values()].slice(0, mostForms)

const linearText = ({ terms, plus }: Linear): string =>
  [...terms, ['', plus] as const].map(([name, times]) => `${numberText(times)} ${name}`).join(' + ')

const numberText = (x: Exact): string => {
  const { n, d } = reduce(x)
  return `${n}/${d}`
}

const formText = (form: Form): string =>
  form.kind === 'sum'
    ? `${linearText(form.over)} over ${form.under ? linearText(form.under) : ''}`
    : `${linearText(form.from)} to ${linearText(form.to)} by ${form.months}`

/** The same border written twice its size is the same. */
const textOf = (border: Border): string =>
  border.kind === 'sum'
    ? linearText(scaled(border.sum, divide(ONE, [...border.sum.terms.values()][0]!)!))
    : `${border.fact} ${border.months} before ${linearText(border.to)}`
