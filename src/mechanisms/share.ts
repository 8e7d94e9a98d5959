import { compare, divide, isInteger, signOf } from '../core/exact.ts'
import { readExact } from '../core/number-text.ts'
import { stepText } from '../core/step.ts'
import type { NumberType } from '../plan/type.ts'
import { isCondition, isNumber } from './expect.ts'
import { shareKeys } from './keys.ts'
import type { BodyReader, LoweredFormula, Lowering, Mechanism, Operand } from './mechanism.ts'
import { typeWords } from './type-words.ts'

type Odd = 'largest remainder' | 'each rounded' | 'each cut' | 'to the first'

/** `share: { pool: shop × 0.3%, by: equal, … }`: a pool divided into whole units, so that it adds up. */
export const share: Mechanism = {
  keys: shareKeys,
  lower: (body, lowering) => {
    const written = body.formula('pool')!
    const within = body.word('within')
    const group = within === undefined ? lowering.axisOfFormula(written) : lowering.group(within)
    if (group === undefined || group === lowering.axis)
      return lowering.report(
        'share-no-group',
        { rule: lowering.rule.name, pool: written.text, known: lowering.things.join(', ') },
        written.span,
      )
    const path = lowering.path(lowering.axis, group, body.span)
    const pool = lowering.at(group).formula(written)
    const parts = path && pool && partsOf(body, lowering)
    if (!path || !pool || !parts) return undefined
    if (!isNumber(written, pool, lowering)) return undefined
    for (const key of ['floor', 'cap'] as const)
      if (parts[key] && !lowering.sameUnit(pool.type, parts[key].type, body.formula(key)!)) return undefined
    const unit = unitOf(body, lowering, written.text, pool.type as NumberType)
    return unit && boundsAgree(body, lowering, parts)
      ? lowered(body, lowering, group, path, pool, parts, unit)
      : undefined
  },
}

interface Parts {
  readonly weight: LoweredFormula
  readonly among?: LoweredFormula
  readonly floor?: LoweredFormula
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
  const floor = optional('floor')
  const cap = optional('cap')
  const oddBy = body.names('oddBy').map((name) => lowering.named(name, body.span))
  if (!weight || among === 'bad' || floor === 'bad' || cap === 'bad') return undefined
  if (oddBy.some((one) => one === undefined)) return undefined
  if (!isNumber(by, weight, lowering)) return undefined
  if (among && !isCondition(body.formula('among')!, among, lowering)) return undefined
  if (floor && !isNumber(body.formula('floor')!, floor, lowering)) return undefined
  if (cap && !isNumber(body.formula('cap')!, cap, lowering)) return undefined
  return {
    weight,
    oddBy: oddBy.map((one) => one!.column),
    ...(among ? { among } : {}),
    ...(floor ? { floor } : {}),
    ...(cap ? { cap } : {}),
  }
}

/** What shares are multiples of, and what the pool is rounded to first; only money has a smallest unit by itself. */
interface Units {
  readonly unit: string
  readonly poolStep?: string
}

const unitOf = (body: BodyReader, lowering: Lowering, pool: string, type: NumberType): Units | undefined => {
  const written = body.formula('unit')
  const { name: rule, line } = lowering.rule
  // A bare number is taken for money unless the unit says what else it is shared in.
  const isBare = type.unit === 'open'
  const digits = isBare && written && line === undefined ? undefined : lowering.minorDigits(type.unit)
  const minor = digits === undefined ? undefined : stepText(digits)
  const least = minor === undefined ? {} : { poolStep: minor }
  if (!written)
    return minor === undefined
      ? lowering.report('share-unit-unsaid', { rule, pool, ...typeWords(type, 'unit') }, body.span)
      : { unit: minor, ...least }
  const operand = lowering.formula(written)
  if (!operand || !isNumber(written, operand, lowering)) return undefined
  if (!lowering.sameUnit(type, operand.type, written)) return undefined
  const unit = numberOf(operand)
  const isGood =
    unit !== undefined &&
    signOf(unit) > 0 &&
    (minor === undefined || isInteger(divide(unit, readExact(minor)!)!))
  if (isGood) return { unit: operand.constant!, ...least }
  return lowering.report('share-unit', { rule, text: written.text, step: minor ?? '' }, written.span)
}

const numberOf = ({ constant }: Operand) => (constant === undefined ? undefined : readExact(constant))

/** Floors that contradict the rest of the share are refused before anything runs. */
const boundsAgree = (body: BodyReader, lowering: Lowering, { floor, cap }: Parts): boolean => {
  const { name: rule } = lowering.rule
  const refuse = (code: Parameters<Lowering['report']>[0], more: Readonly<Record<string, string>> = {}) => {
    lowering.report(code, { rule, ...more }, body.formula('floor')?.span ?? body.span)
    return false
  }
  const short = body.word('short')
  if (!floor) return short === 'refuse' || refuse('share-short-without-floor', { short: short! })
  if (body.word('negative') === 'share') return refuse('share-floor-negative')
  const [least, most] = [floor, cap].map((one) => one && numberOf(one))
  if (!least || !most || compare(least, most) <= 0) return true
  return refuse('share-floor-above-cap', { floor: floor.constant!, cap: cap!.constant! })
}

const lowered = (
  body: BodyReader,
  lowering: Lowering,
  group: string,
  path: readonly string[],
  pool: LoweredFormula,
  { weight, among, floor, cap, oddBy }: Parts,
  units: Units,
) => {
  const poolType = pool.type as NumberType
  const odd = (body.word('odd') ?? 'largest remainder') as Odd
  const short = body.word('short') as 'refuse' | 'scale' | 'top up'
  const atLeastZero = body.word('negative') === 'share' ? {} : { from: { value: '0', inclusive: true } }
  const type: NumberType = { ...poolType, scale: scaleOf(units.unit), range: atLeastZero }
  const rest: NumberType = {
    ...poolType,
    scale: units.poolStep === undefined ? finest(poolType.scale, type.scale) : scaleOf(units.poolStep),
    range: atLeastZero,
  }
  const owing: NumberType = odd === 'each rounded' || short === 'top up' ? { ...rest, range: {} } : rest
  const exact = lowering.column({ ...type, scale: 'ratio' })
  const kept = lowering.column(owing, group)
  const unplaced = lowering.column(rest, group)
  const column = lowering.emit(
    {
      op: 'share',
      axis: lowering.axis,
      path,
      group,
      pool: pool.column,
      weight: weight.column,
      ...units,
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
      ...(floor ? { floor: floor.column, short } : {}),
      ...(cap ? { cap: cap.column } : {}),
    },
    type,
  )
  return {
    ofGroup: {
      kept: { axis: group, operand: { column: kept, type: owing, optional: pool.optional } },
      unplaced: { axis: group, operand: { column: unplaced, type: rest, optional: pool.optional } },
    },
    value: { column, type, optional: pool.optional || weight.optional || among !== undefined },
    working: {
      kind: 'share' as const,
      pool: { text: body.formula('pool')!.text, column: pool.column, axis: group },
      path,
      weight: weight.column,
      exact,
      kept,
      unplaced,
      odd,
      ...(body.formula('unit') ? { unit: units.unit } : {}),
      ...(floor ? { floor: floor.column } : {}),
      ...(cap ? { cap: cap.column } : {}),
      names: [
        // What decides about them stands on the rows of the group.
        ...pool.names.map(({ looks: _, ...one }) => ({ ...one, path: [...path, ...(one.path ?? [])] })),
        ...weight.names,
        ...(among?.names ?? []),
        ...(floor?.names ?? []),
        ...(cap?.names ?? []),
      ],
      ...(among ? { among: among.column } : {}),
    },
  }
}

const scaleOf = (step: string): NumberType['scale'] =>
  step.includes('/') ? 'ratio' : (step.split('.')[1]?.length ?? 0)

const finest = (left: NumberType['scale'], right: NumberType['scale']): NumberType['scale'] =>
  typeof left === 'number' && typeof right === 'number' ? Math.max(left, right) : 'ratio'
