import type { ColumnId, ColumnType } from '../../plan/type.ts'
import type { BodyReader, LoweredFormula, Lowering, Operand } from '../mechanism.ts'
import { plain } from '../mechanism.ts'
import type { Point } from './curve-points.ts'

/** What holds beyond an outermost point. */
export type End = 'hold' | 'extend' | 'none' | 'open' | LoweredFormula
export interface Ends {
  readonly below?: End
  readonly above?: End
}

const endWords = ['hold', 'extend', 'none', 'open']

/** `below:` and `above:` as written; undefined where one of them was refused. */
export const readEnds = (body: BodyReader, lowering: Lowering): Ends | undefined => {
  const ends: { below?: End; above?: End } = {}
  for (const side of ['below', 'above'] as const) {
    const formula = body.formula(side)
    const { tree } = formula ?? {}
    if (tree?.kind === 'name' && !lowering.isName(tree.name))
      return lowering.report(
        'curve-end-unknown',
        { rule: lowering.rule.name, side, word: tree.name, near: lowering.nearest(tree.name, endWords) },
        formula!.span,
      )
    const end = formula ? lowering.formula(formula) : (body.word(side) as End | undefined)
    if (formula && !end) return undefined
    if (end) ends[side] = end
  }
  return ends
}

/**
 * The line through the two points at one end, gone on: y0 + (y1 − y0) × (x − x0) ÷ (x1 − x0).
 * The end comes first among the points.
 */
export const extended = (
  [first, second]: readonly Point[],
  values: readonly Operand[],
  key: Operand,
  type: ColumnType,
  lowering: Lowering,
): ColumnId => {
  const minus = (left: ColumnId, right: ColumnId, of: ColumnType): ColumnId =>
    lowering.emit(
      {
        op: 'sum',
        terms: [
          { of: left, negative: false },
          { of: right, negative: true },
        ],
        skip: false,
      },
      of,
    )
  const [x0, x1] = [first!.edge.column, second!.edge.column]
  const [y0, y1] = [values[first!.row]!.column, values[second!.row]!.column]
  const whole = minus(x1, x0, key.type)
  const part = lowering.emit(
    { op: 'divide', left: minus(key.column, x0, key.type), right: whole, remainder: false },
    { ...plain(), scale: 'quotient' } as ColumnType,
  )
  const rise = lowering.emit({ op: 'multiply', left: minus(y1, y0, type), right: part }, type)
  return lowering.emit(
    {
      op: 'sum',
      terms: [
        { of: y0, negative: false },
        { of: rise, negative: false },
      ],
      skip: false,
    },
    type,
  )
}
