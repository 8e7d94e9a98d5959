import { isInstantKind } from '../../core/instant.ts'
import type { Label } from '../../core/label.ts'
import type { Node } from '../../formula/ast.ts'
import type { Operand } from '../../mechanisms/mechanism.ts'
import { kindWords } from '../../mechanisms/type-words.ts'
import type { ColumnType, NumberType } from '../../plan/type.ts'
import { atLeastZero, isAtLeastZero } from '../range.ts'
import { report, type Scope, textOf } from '../state.ts'

export type Aggregate = Extract<Node, { kind: 'aggregate' }>

/** Neither `in` a group around the rows nor `via` a reference: what is put together is the rows' own. */
export const isOwn = (node: Aggregate): boolean => node.scope === undefined && node.via === undefined

/** What cannot be put together from parts: it needs all rows at once, and has no windows. */
export const isOfRowsAlone = ({ name }: Aggregate): boolean =>
  name === 'only' || name === 'distinct' || name === 'median'

/** The type of an aggregate's result. */
export const resultType = (node: Aggregate, value: Operand): ColumnType => {
  if (node.name === 'any' || node.name === 'all') return { kind: 'truth' }
  if (node.name === 'count' || node.name === 'distinct')
    return { kind: 'number', unit: {}, scale: 0, range: atLeastZero }
  if (value.type.kind !== 'number') return value.type
  const range = node.name === 'sum' ? (isAtLeastZero(value.type.range) ? atLeastZero : {}) : value.type.range
  return { ...value.type, range, scale: scaleOf(node, value.type) }
}

/** Half the sum of two decimals has one place more. */
const scaleOf = ({ name }: Aggregate, { scale }: NumberType): NumberType['scale'] =>
  name === 'mean' ? 'quotient' : name === 'median' && typeof scale === 'number' ? scale + 1 : scale

const number = { zh: '数', en: 'numbers' }
const truth = { zh: '是或否的条件', en: 'yes or no' }
const ordered = { zh: '数或日期', en: 'numbers or dates' }
const wants: Partial<Record<Aggregate['name'], Label>> = {
  sum: number,
  mean: number,
  median: number,
  min: ordered,
  max: ordered,
  any: truth,
  all: truth,
}

/** Whether a value is one that the aggregate can take; what is wrong is reported. */
export const fits = (node: Aggregate, value: Operand, scope: Scope): boolean => {
  const { kind } = value.type
  const adds = node.name === 'sum' || node.name === 'mean' || node.name === 'median'
  const good =
    node.name === 'any' || node.name === 'all'
      ? kind === 'truth'
      : adds
        ? kind === 'number'
        : node.name === 'min' || node.name === 'max'
          ? kind === 'number' || isInstantKind(kind)
          : true
  if (!good)
    report(scope, 'aggregate-kind', node.value.range, {
      name: node.name,
      text: textOf(scope, node.value.range),
      wants: wants[node.name]?.en ?? '',
      wantsZh: wants[node.name]?.zh ?? '',
      ...kindWords(kind),
    })
  if (good && adds && (value.type as NumberType).scale === 'ratio') {
    report(scope, 'ratio-summed', node.value.range, { text: textOf(scope, node.value.range) })
    return false
  }
  return good
}
