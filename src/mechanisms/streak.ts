import type { StreakGoal } from '../plan/plan.ts'
import type { ColumnId, ColumnType } from '../plan/type.ts'
import { isCondition } from './expect.ts'
import { streakKeys } from './keys.ts'
import type { LoweredFormula, Lowering, Mechanism } from './mechanism.ts'

const length: ColumnType = {
  kind: 'number',
  unit: {},
  scale: 0,
  range: { from: { value: '0', inclusive: true } },
}

const text: ColumnType = { kind: 'text' }

/** The value behind the condition in each of the last periods of the run, for the person who decides. */
const keepPeriods = (
  of: LoweredFormula,
  length: ColumnId,
  goals: readonly StreakGoal[],
  gap: 'breaks' | 'skips',
  lowering: Lowering,
): ColumnId => {
  const names = of.names.filter((one) => !lowering.isConstant(one.column))
  // Rather the value of the period itself than one it is compared with, such as `ago(x)`.
  const shown = (names.find((one) => !one.name.endsWith(')')) ?? names[0])?.column ?? of.column
  const keep = Math.max(12, ...goals.map((goal) => goal.at))
  const before = lowering.opening(
    { name: `${lowering.rule.name}:periods`, initial: '', unbroken: gap === 'breaks', type: text },
    false,
  )
  const operation = {
    op: 'evidence',
    before: before.operand.column,
    length,
    holds: of.column,
    of: shown,
    keep,
  } as const
  const column = lowering.emit(operation, text)
  before.close(column, 'keep')
  return column
}

/** `streak: { of: place = 1, gap: breaks }`: for how many periods in a row a condition has held. */
export const streak: Mechanism = {
  keys: streakKeys,
  lower: (body, lowering) => {
    const written = body.formula('of')
    const of = written && lowering.formula(written)
    if (!written || !of || !isCondition(written, of, lowering)) return undefined
    const gap = (body.word('gap') ?? 'breaks') as 'breaks' | 'skips'
    // A period the person was not there for breaks the run too, unless gaps are skipped.
    const before = lowering.opening(
      { name: `${lowering.rule.name}:run`, initial: '0', unbroken: gap === 'breaks', type: length },
      false,
    )
    const column = lowering.emit({ op: 'streak', before: before.operand.column, of: of.column, gap }, length)
    before.close(column, 'keep')
    const { goals, isEvidence } = lowering.streakUses()
    const periods = isEvidence ? keepPeriods(of, column, goals, gap, lowering) : undefined
    return {
      value: { column, type: length, optional: false },
      working: {
        kind: 'streak',
        of: { text: written.text, column: of.column },
        before: before.operand.column,
        gap,
        goals,
        ...(periods === undefined ? {} : { periods }),
        names: of.names,
      },
    }
  },
}
