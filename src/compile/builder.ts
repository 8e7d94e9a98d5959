import type { Operation, Step } from '../plan/operations.ts'
import type { AxisSpec, Block, CellSpec, ColumnSpec, MarkSpec, RulePlan } from '../plan/plan.ts'
import { columnsRead } from '../plan/reads.ts'
import type { AxisId, ColumnId, ColumnType, MarkId } from '../plan/type.ts'

/** Collects the parts of a plan while rules are lowered, in the order in which they must run. */
export interface Builder {
  readonly column: (type: ColumnType, axis: AxisId | undefined) => ColumnId
  readonly emit: (operation: Operation, rule: string, type: ColumnType, axis: AxisId | undefined) => ColumnId
  /** Adds a step for a column that exists already (operations with several results). */
  readonly emitInto: (to: ColumnId, operation: Operation, rule: string) => void
  readonly typeOf: (column: ColumnId) => ColumnType
  /** The same on every row, made before anything runs. */
  readonly isConstant: (column: ColumnId) => boolean
  /** The same in every period, whatever the facts: made of undated numbers and choices of readings alone. */
  readonly isSteady: (column: ColumnId) => boolean
  readonly mark: (spec: MarkSpec) => MarkId
  readonly cell: (spec: CellSpec) => number
  /** Steps that close cells run when everything else is done. */
  readonly atEnd: (work: () => void) => void
  /** Work shared between rules, such as bringing a team's value down to its people, is done once. */
  readonly once: (key: string, make: () => ColumnId) => ColumnId
  /**
   * Puts the steps emitted by `work` that depend on the record before into a loop over ordered records; the others
   * stay before it. Returns the rules with a step that leaves the record and can therefore be in neither.
   */
  readonly loop: (
    loop: {
      readonly axis: AxisId
      readonly path: readonly string[]
      readonly order: () => readonly ColumnId[]
    },
    work: () => void,
  ) => readonly string[]
  readonly rule: (plan: RulePlan) => void
  readonly finish: (axes: readonly AxisSpec[]) => {
    readonly axes: readonly AxisSpec[]
    readonly columns: readonly ColumnSpec[]
    readonly cells: readonly CellSpec[]
    readonly marks: readonly MarkSpec[]
    readonly blocks: readonly Block[]
    readonly rules: readonly RulePlan[]
  }
}

/** Operations that give the same column for the same operands, and read nothing that changes. */
const repeatable: ReadonlySet<string> = new Set([
  'constant',
  'sum',
  'multiply',
  'divide',
  'round',
  'compare',
  'logic',
  'pick',
  'first',
  'extreme',
  'down',
])

/** Operations that read what changes by themselves: facts, the past, the calendar, members that come and go. */
const unsteady: ReadonlySet<string> = new Set([
  'input',
  'opening',
  'closing',
  'calendar',
  'up',
  'rank',
  'share',
  'streak',
  'evidence',
])

const isDated = (operation: Operation): boolean =>
  operation.op === 'constant' && operation.values.some(({ from }) => from !== undefined)

/** A loop while its rules are lowered: the steps that are in it, and the columns they fill. */
interface Loop {
  readonly axis: AxisId
  readonly columns: Set<ColumnId>
  readonly steps: Step[]
  readonly strays: Set<string>
}

/** Operations over all members at once, which no single record can run. */
const grouping: ReadonlySet<string> = new Set(['up', 'rank', 'share'])

const isRecurrent = (loop: Loop, operation: Operation, cells: readonly CellSpec[]): boolean =>
  operation.op === 'opening' || operation.op === 'closing'
    ? cells[operation.cell]!.over === 'record'
    : columnsRead(operation).some((column) => loop.columns.has(column))

export const createBuilder = (): Builder => {
  const columns: ColumnSpec[] = []
  const constants: Step[] = []
  const blocks: Block[] = []
  const cells: CellSpec[] = []
  const marks: MarkSpec[] = []
  const rules: RulePlan[] = []
  const memory = new Map<string, ColumnId>()
  const last: (() => void)[] = []
  const steady = new Set<ColumnId>()
  let steps: Step[] = []
  let loop: Loop | undefined

  const column = (type: ColumnType, axis: AxisId | undefined): ColumnId => {
    columns.push({ axis, type })
    return columns.length - 1
  }
  const emitInto = (to: ColumnId, operation: Operation, rule: string): void => {
    // A constant is the same in every round of a loop, so it is made before anything runs.
    const place =
      columns[to]!.axis === undefined && operation.op !== 'closing' ? constants : placeIn(to, operation, rule)
    place.push({ to, rule, ...operation })
    if (unsteady.has(operation.op) || isDated(operation)) return
    if (columnsRead(operation).every((column) => steady.has(column))) steady.add(to)
  }
  const placeIn = (to: ColumnId, operation: Operation, rule: string): Step[] => {
    if (!loop || !isRecurrent(loop, operation, cells)) return steps
    loop.columns.add(to)
    if (columns[to]!.axis !== loop.axis || grouping.has(operation.op)) loop.strays.add(rule)
    return loop.steps
  }
  const once = (key: string, make: () => ColumnId): ColumnId => {
    const known = memory.get(key)
    if (known !== undefined) return known
    const made = make()
    memory.set(key, made)
    return made
  }
  const endBlock = (): void => {
    if (steps.length > 0) blocks.push({ kind: 'straight', steps })
    steps = []
  }
  return {
    column,
    emitInto,
    emit: (operation, rule, type, axis) => {
      const make = (): ColumnId => {
        const to = column(type, axis)
        emitInto(to, operation, rule)
        return to
      }
      // A rule that says the same thing twice, as a condition and its parts do, works it out once.
      return repeatable.has(operation.op)
        ? once(`${rule} ${axis ?? ''} ${JSON.stringify(operation)}`, make)
        : make()
    },
    typeOf: (id) => columns[id]!.type,
    isConstant: (id) => columns[id]!.axis === undefined,
    isSteady: (id) => steady.has(id),
    mark: (spec) => {
      const known = marks.findIndex((one) => one.kind === spec.kind && one.name === spec.name)
      if (known >= 0) return known
      marks.push(spec)
      return marks.length - 1
    },
    cell: (spec) => {
      // A rule may say the same of two things, such as the target of a team and those of its people.
      const taken = cells.some(({ name }) => name === spec.name)
      cells.push(taken ? { ...spec, name: `${spec.name} of ${spec.axis}` } : spec)
      return cells.length - 1
    },
    atEnd: (work) => last.push(work),
    once,
    loop: ({ axis, path, order }, work) => {
      const keys = order()
      const own: Loop = { axis, columns: new Set(), steps: [], strays: new Set() }
      loop = own
      work()
      loop = undefined
      endBlock()
      if (own.steps.length > 0) blocks.push({ kind: 'loop', axis, path, order: keys, steps: own.steps })
      return [...own.strays]
    },
    rule: (plan) => rules.push(plan),
    finish: (axes) => {
      // Lowering what a cell keeps may ask for more cells.
      for (let at = 0; at < last.length; at++) last[at]!()
      endBlock()
      return {
        axes,
        columns,
        cells,
        marks,
        rules,
        blocks: [{ kind: 'straight', steps: constants }, ...blocks],
      }
    },
  }
}
