import type { Exact } from '../../../core/exact.ts'
import { signOf } from '../../../core/exact.ts'
import { readExact } from '../../../core/number-text.ts'
import type { CompiledRuleSet } from '../../../plan/compiled.ts'
import type { ConstantValue, Step } from '../../../plan/operations.ts'
import type { Block, ColumnId, Plan } from '../../../plan/plan.ts'
import { columnsRead } from '../../../plan/reads.ts'
import { extremeOf, type Made, productOf, quotientOf, roundedOf, sumOf, unknown } from './arithmetic.ts'
import { loweredOf, piecedOf, raisedOf } from './groups.ts'
import { comparedOf, firstOf, foundOf, gatheredOf, logicOf, pickedOf } from './logic.ts'
import { around, type Flow, flat, jumpBetween, moveBetween, rangeOfType, type Side, within } from './side.ts'
import { type Along, type Border, compareBorders, pointsIn, type Stretch, wayOf } from './stretch.ts'

/** A fact that somebody's effort moves: of one row of a thing. */
export interface Driver {
  readonly thing: string
  readonly fact: string
}

/** How every column goes along a driver: on stretches, and over the borders between them. */
export interface Walk {
  readonly stretches: readonly { readonly on: Stretch; readonly of: (column: ColumnId) => Flow }[]
  /** One fewer than stretches. */
  readonly borders: readonly { readonly at: Border; readonly of: (column: ColumnId) => Flow }[]
  readonly depends: (column: ColumnId) => boolean
}

/** A rule set made ready for walks: its steps in order, and what is known without any driver. */
export interface Ground {
  readonly ruleSet: CompiledRuleSet
  readonly steps: readonly Placed[]
  readonly base: readonly (Flow | undefined)[]
  readonly optionOf: (mark: number) => string
}

interface Placed {
  readonly step: Step
  readonly block: Block
}

const mostStretches = 400

export const groundOf = (
  ruleSet: CompiledRuleSet,
  readings: Readonly<Record<string, string>> = {},
): Ground => {
  const { plan } = ruleSet
  const steps = plan.blocks.flatMap((block) => block.steps.map((step) => ({ step, block })))
  const optionOf = (mark: number): string => {
    const { name, default: standard } = plan.marks[mark]!
    return readings[name] ?? standard!
  }
  const base: (Flow | undefined)[] = plan.columns.map(() => undefined)
  const along: Along = {
    read: (column) => base[column] ?? stillOf(plan, column),
    typeOf: (column) => plan.columns[column]!.type,
    points: [{ n: 0n, d: 1n }],
    cut: () => undefined,
    optionOf,
  }
  for (const { step } of steps) {
    const made = madeBy(step, along)
    for (const to of filledBy(step)) base[to] = settled(made, plan, to, undefined)
  }
  return { ruleSet, steps, base, optionOf }
}

const stillOf = (plan: Plan, column: ColumnId): Flow => {
  const side: Side = { there: 'steady', ...rangeOfType(plan.columns[column]!.type) }
  return { move: 'still', smooth: true, left: side, right: side }
}

const filledBy = (step: Step): readonly ColumnId[] =>
  step.op === 'share' ? [step.to, step.exact, step.kept, step.unplaced] : [step.to]

/** Cuts the driver's range wherever something turns, and follows every step on each part. */
export const walkAlong = (ground: Ground, driver: Driver, range: Stretch): Walk => {
  const { ruleSet, base } = ground
  const depends = dependents(ground, driver)
  const own = ground.steps.filter(({ step }) => filledBy(step).some((to) => depends.has(to)))
  const waiting: Stretch[] = [range]
  const done: { on: Stretch; flows: Map<ColumnId, Flow> }[] = []
  while (waiting.length > 0) {
    const on = waiting.pop()!
    const cuts: Border[] = []
    const flows = new Map<ColumnId, Flow>()
    const cut = (border: Border): void => {
      if (liesIn(border, on)) cuts.push(border)
    }
    const points = pointsIn(on)
    const along: Along = {
      read: (column) => flows.get(column) ?? base[column] ?? stillOf(ruleSet.plan, column),
      typeOf: (column) => ruleSet.plan.columns[column]!.type,
      points,
      cut,
      optionOf: ground.optionOf,
    }
    for (const placed of own) fill(placed, along, driver, on, depends, flows, ruleSet.plan)
    const [first] = cuts
    if (first === undefined || done.length + waiting.length >= mostStretches) done.push({ on, flows })
    else waiting.push(...partsOf(on, cuts).reverse())
  }
  const read =
    (flows: Map<ColumnId, Flow>) =>
    (column: ColumnId): Flow =>
      flows.get(column) ?? base[column] ?? stillOf(ruleSet.plan, column)
  return {
    stretches: done.map(({ on, flows }) => ({ on, of: read(flows) })),
    borders: done.slice(1).map(({ on, flows }, at) => ({
      at: on.from!,
      of: read(crossing(ground, own, done[at]!.flows, flows, on.from!.at, driver, depends)),
    })),
    depends: (column) => depends.has(column),
  }
}

const liesIn = (border: Border, { from, to }: Stretch): boolean =>
  (!from || compareBorders(from, border) < 0) && (!to || compareBorders(border, to) < 0)

const partsOf = (on: Stretch, cuts: readonly Border[]): Stretch[] => {
  const sorted = [...cuts].sort(compareBorders)
  const borders = sorted.filter((one, at) => at === 0 || compareBorders(one, sorted[at - 1]!) !== 0)
  return [undefined, ...borders].map((from, at) => ({
    ...((from ?? on.from) ? { from: from ?? on.from! } : {}),
    ...((borders[at] ?? on.to) ? { to: borders[at] ?? on.to! } : {}),
  }))
}

/** Every column that a driver can reach; inside a loop the order of the records decides too. */
const dependents = ({ steps, ruleSet }: Ground, driver: Driver): ReadonlySet<ColumnId> => {
  const found = new Set<ColumnId>()
  const cells = new Set<number>()
  let size = -1
  while (found.size + cells.size !== size) {
    size = found.size + cells.size
    for (const { step, block } of steps) {
      const order = block.kind === 'loop' ? block.order : []
      const reads = [...columnsRead(step), ...order].some((column) => found.has(column))
      const opens = step.op === 'opening' && cells.has(step.cell)
      if (!reads && !opens && !isDriver(step, driver)) continue
      for (const to of filledBy(step)) found.add(to)
      // A period hands on to the next one; only records see what one before them left in the same period.
      if (step.op === 'closing' && ruleSet.plan.cells[step.cell]!.over === 'record') cells.add(step.cell)
    }
  }
  return found
}

const isDriver = (step: Step, { thing, fact }: Driver): boolean =>
  step.op === 'input' && step.fact === fact && step.axis.split('/')[0] === thing

const fill = (
  { step, block }: Placed,
  along: Along,
  driver: Driver,
  on: Stretch,
  depends: ReadonlySet<ColumnId>,
  flows: Map<ColumnId, Flow>,
  plan: Plan,
): void => {
  if (isDriver(step, driver)) {
    flows.set(step.to, driverFlow(step, on, along))
    return
  }
  const loose = block.kind === 'loop' && block.order.some((column) => depends.has(column))
  const made = loose || (step.op === 'opening' && depends.has(step.to)) ? unknown : madeBy(step, along)
  const way = wayAfter(step, along)
  for (const to of filledBy(step)) flows.set(to, settled(made, plan, to, way))
}

const driverFlow = (step: Step, { from, to }: Stretch, along: Along): Flow => {
  const ends = { ...(from ? { least: from.at } : {}), ...(to ? { most: to.at } : {}) }
  const one: Exact = { n: 1n, d: 1n }
  const side: Side = {
    there: 'yes',
    form: { base: { n: 0n, d: 1n }, slope: one },
    ...within(ends, rangeOfType(along.typeOf(step.to))),
  }
  const still = from && to && from.at.n * to.at.d === to.at.n * from.at.d
  return { move: still ? 'still' : 'up', smooth: true, left: side, right: side, via: '' }
}

/** The way from a value to the row whose fact is moved, after a step. */
const wayAfter = (step: Step, along: Along): string => {
  const way = wayOf(columnsRead(step).map(along.read)) ?? ''
  if (step.op === 'down') return `${step.path.join('>')}<${way}`
  return step.op === 'up' || step.op === 'rank' || step.op === 'share'
    ? `*${step.path.join('>')}<${way}`
    : way
}

/** What an operation made, with what its column's type says. */
const settled = (made: Made, plan: Plan, to: ColumnId, way: string | undefined): Flow => {
  const { type } = plan.columns[to]!
  const { form } = made.side
  const side: Side =
    type.kind === 'number' ? { ...made.side, ...within(made.side, rangeOfType(type)) } : made.side
  const move =
    form && made.side.there !== 'any'
      ? (['down', 'still', 'up'] as const)[signOf(form.slope) + 1]!
      : made.move
  return {
    move,
    smooth: made.smooth || move === 'still',
    left: side,
    right: side,
    ...(way === undefined ? {} : { via: way }),
  }
}

/** The same over a border: the two sides are known, and what is between them follows from the operands. */
const crossing = (
  ground: Ground,
  own: readonly Placed[],
  left: ReadonlyMap<ColumnId, Flow>,
  right: ReadonlyMap<ColumnId, Flow>,
  at: Exact,
  driver: Driver,
  depends: ReadonlySet<ColumnId>,
): Map<ColumnId, Flow> => {
  const { ruleSet, base } = ground
  const flows = new Map<ColumnId, Flow>()
  const along: Along = {
    read: (column) => flows.get(column) ?? base[column] ?? stillOf(ruleSet.plan, column),
    typeOf: (column) => ruleSet.plan.columns[column]!.type,
    at,
    points: [],
    cut: () => undefined,
    optionOf: ground.optionOf,
  }
  for (const { step, block } of own)
    for (const to of filledBy(step)) {
      const [before, after] = [left.get(to)!, right.get(to)!]
      const sides = {
        left: before.left,
        right: after.right,
        ...(after.via === undefined ? {} : { via: after.via }),
      }
      const known = crossed(sides, at)
      if (isDriver(step, driver)) flows.set(to, { move: 'still', smooth: true, ...sides })
      else if (known !== undefined) flows.set(to, { move: known, smooth: known === 'still', ...sides })
      else {
        const loose = block.kind === 'loop' && block.order.some((column) => depends.has(column))
        const made = loose || step.op === 'opening' ? unknown : madeBy(step, along)
        const smooth = made.smooth || made.move === 'still'
        flows.set(to, { move: smooth ? 'still' : made.move, smooth, ...sides })
      }
    }
  return flows
}

/** Where both sides are known exactly, so is what lies between: a value that is there or not, but on both sides alike, too. */
const crossed = ({ left, right }: Pick<Flow, 'left' | 'right'>, at: Exact): Flow['move'] | undefined => {
  if (left.there === 'no' && right.there === 'no') return 'still'
  if (left.there !== right.there || (left.there !== 'yes' && left.there !== 'steady')) return undefined
  const exact =
    jumpBetween(left, right, at) !== undefined || (left.is !== undefined && right.is !== undefined)
  return exact ? moveBetween({ ...left, there: 'yes' }, { ...right, there: 'yes' }, at) : undefined
}

const madeBy = (step: Step, along: Along): Made => {
  switch (step.op) {
    case 'constant':
      return { move: 'still', smooth: true, side: constantSide(step.values.map(({ value }) => value)) }
    case 'input':
      return {
        move: 'still',
        smooth: true,
        side: { there: step.whenAbsent === null ? 'steady' : 'yes', ...rangeOfType(along.typeOf(step.to)) },
      }
    case 'sum':
      return sumOf(step, along)
    case 'multiply':
      return productOf(step, along)
    case 'divide':
      return quotientOf(step, along)
    case 'round':
      return roundedOf(step, along)
    case 'extreme':
      return extremeOf(step, along)
    case 'compare':
      return comparedOf(step, along)
    case 'logic':
      return logicOf(step, along)
    case 'pick':
      return pickedOf(step, along)
    case 'first':
      return firstOf(step, along)
    case 'lookup':
      return foundOf(step, along)
    case 'gather':
      return gatheredOf(step, along)
    case 'piece':
      return piecedOf(step, along)
    case 'down':
      return loweredOf(step, along)
    case 'up':
      return raisedOf(step, along)
    case 'override':
    case 'closing':
      return passed(along.read(step.of))
    case 'choose':
      return passed(along.read(step.options.find(({ name }) => name === along.optionOf(step.mark))!.of))
    case 'opening':
      return { move: 'still', smooth: true, side: { there: 'steady' } }
    case 'rank':
    case 'share':
    case 'calendar':
    case 'decision':
    case 'streak':
    case 'evidence': {
      const still = columnsRead(step).every((column) => along.read(column).move === 'still')
      return still ? { move: 'still', smooth: true, side: { there: 'steady' } } : unknown
    }
  }
}

const passed = ({ move, smooth, left }: Flow): Made => ({ move, smooth, side: left })

const constantSide = (values: readonly ConstantValue[]): Side => {
  const sides = values.map((value): Side => {
    if (value.kind === 'number') {
      const number = readExact(value.text)!
      return { there: 'yes', form: flat(number), least: number, most: number }
    }
    return {
      there: 'yes',
      ...(value.kind === 'truth' ? { is: value.value } : value.kind === 'word' ? { is: value.word } : {}),
    }
  })
  const [first, ...others] = sides
  if (others.length === 0) return first ?? { there: 'steady' }
  return {
    there: 'yes',
    ...sides
      .map(({ least, most }) => ({ ...(least ? { least } : {}), ...(most ? { most } : {}) }))
      .reduce(around),
  }
}
