import type { ColumnType } from '../plan/type.ts'
import { isCondition } from './expect.ts'
import { streakKeys } from './keys.ts'
import type { Mechanism } from './mechanism.ts'

const length: ColumnType = {
  kind: 'number',
  unit: {},
  scale: 0,
  range: { from: { value: '0', inclusive: true } },
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
    return {
      value: { column, type: length, optional: false },
      working: {
        kind: 'streak',
        of: { text: written.text, column: of.column },
        before: before.operand.column,
        gap,
        names: of.names,
      },
    }
  },
}
