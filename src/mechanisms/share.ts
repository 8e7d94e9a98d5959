import { stepText } from '../core/step.ts'
import type { NumberType } from '../plan/type.ts'
import { isCondition, isNumber } from './expect.ts'
import { shareKeys } from './keys.ts'
import type { BodyReader, LoweredFormula, Lowering, Mechanism } from './mechanism.ts'

type Odd = 'largest remainder' | 'each rounded' | 'each cut' | 'to the first'

/** `share: { pool: shop × 0.3%, by: equal, … }`: a pool divided to the minor unit, so that it adds up. */
export const share: Mechanism = {
  keys: shareKeys,
  lower: (body, lowering) => {
    const written = body.formula('pool')!
    const group = body.word('within') ?? lowering.axisOfFormula(written)
    if (group === undefined || group === lowering.axis)
      return lowering.report('share-no-group', { rule: lowering.rule.name, pool: written.text }, written.span)
    const path = lowering.path(lowering.axis, group, body.span)
    const pool = lowering.at(group).formula(written)
    const parts = path && pool && partsOf(body, lowering)
    if (!path || !pool || !parts) return undefined
    if (!isNumber(written, pool, lowering)) return undefined
    if (parts.cap && !lowering.sameUnit(pool.type, parts.cap.type, body.formula('cap')!)) return undefined
    return lowered(body, lowering, group, path, pool, parts)
  },
}

interface Parts {
  readonly weight: LoweredFormula
  readonly among?: LoweredFormula
  readonly cap?: LoweredFormula
  readonly oddBy: readonly number[]
}

const partsOf = (body: BodyReader, lowering: Lowering): Parts | undefined => {
  const by = body.formula('by')!
  const equal = by.tree.kind === 'name' && by.tree.name === 'equal' && !lowering.isName('equal')
  const weight: LoweredFormula | undefined = equal
    ? { ...lowering.constant('1'), names: [], aggregates: [] }
    : lowering.formula(by)
  const optional = (key: string): LoweredFormula | undefined | 'bad' => {
    const formula = body.formula(key)
    return formula && (lowering.formula(formula) ?? 'bad')
  }
  const among = optional('among')
  const cap = optional('cap')
  const oddBy = body.names('oddBy').map((name) => lowering.named(name, body.span))
  if (!weight || among === 'bad' || cap === 'bad' || oddBy.some((one) => one === undefined)) return undefined
  if (!isNumber(by, weight, lowering)) return undefined
  if (among && !isCondition(body.formula('among')!, among, lowering)) return undefined
  if (cap && !isNumber(body.formula('cap')!, cap, lowering)) return undefined
  return {
    weight,
    oddBy: oddBy.map((one) => one!.column),
    ...(among ? { among } : {}),
    ...(cap ? { cap } : {}),
  }
}

const lowered = (
  body: BodyReader,
  lowering: Lowering,
  group: string,
  path: readonly string[],
  pool: LoweredFormula,
  { weight, among, cap, oddBy }: Parts,
) => {
  const poolType = pool.type as NumberType
  const digits = lowering.minorDigits(poolType.unit) ?? lowering.minorDigits('open')!
  const type: NumberType = {
    ...poolType,
    scale: digits,
    range: body.word('negative') === 'share' ? {} : { from: { value: '0', inclusive: true } },
  }
  const exact = lowering.column({ ...type, scale: 'ratio' })
  const kept = lowering.column(type, group)
  const unplaced = lowering.column(type, group)
  const odd = (body.word('odd') ?? 'largest remainder') as Odd
  const column = lowering.emit(
    {
      op: 'share',
      axis: lowering.axis,
      path,
      group,
      pool: pool.column,
      weight: weight.column,
      unit: stepText(digits),
      odd,
      oddBy,
      nobody: (body.word('nobody') ?? 'finding') as 'finding' | 'keep',
      negative: (body.word('negative') ?? 'refuse') as 'refuse' | 'share' | 'zero',
      missing: lowering.rule.missing ?? 'block',
      exact,
      kept,
      unplaced,
      under: lowering.under,
      ...(among ? { among: among.column } : {}),
      ...(cap ? { cap: cap.column } : {}),
    },
    type,
  )
  return {
    ofGroup: {
      kept: { axis: group, operand: { column: kept, type, optional: pool.optional } },
      unplaced: { axis: group, operand: { column: unplaced, type, optional: pool.optional } },
    },
    value: { column, type, optional: pool.optional || weight.optional || among !== undefined },
    working: {
      kind: 'share' as const,
      pool: { text: body.formula('pool')!.text, column: pool.column, axis: group },
      path,
      weight: weight.column,
      exact,
      kept,
      odd,
      names: [
        // What decides about them stands on the rows of the group.
        ...pool.names.map(({ looks: _, ...one }) => ({ ...one, path: [...path, ...(one.path ?? [])] })),
        ...weight.names,
        ...(among?.names ?? []),
      ],
      ...(among ? { among: among.column } : {}),
    },
  }
}
