import { signOf } from '../core/exact.ts'
import { readExact, readNumber } from '../core/number-text.ts'
import type { Formula } from '../formula/ast.ts'
import type { BoundColumn } from '../plan/operations.ts'
import type { NumberType, ValueRange } from '../plan/type.ts'
import { isNumber } from './expect.ts'
import { decidedKeys } from './keys.ts'
import type { BodyReader, LoweredFormula, Lowering, Mechanism, Operand } from './mechanism.ts'

/** `decided: { by: head of department, range: "[1000..1200]" }`: a value that a person gives, inside the stated range. */
export const decided: Mechanism = {
  keys: decidedKeys,
  lower: (body, lowering) => {
    const by = body.label('by')!
    const silent = body.formula('silent')
    const none = silent?.tree.kind === 'none'
    const fallback = silent && !none ? number(silent, lowering) : undefined
    const bounds = boundsOf(body, lowering)
    const unit = bounds && unitOf(body, lowering, [bounds.from, bounds.to, fallback])
    if (!unit || (silent && !none && !fallback)) return undefined
    const step = stepOf(body, lowering, unit)
    if (step === 'bad') return undefined
    const range: ValueRange = bounds.fixed ?? {}
    const type: NumberType = {
      kind: 'number',
      unit,
      scale: Math.max(
        isPercent(body) ? 4 : (lowering.minorDigits(unit) ?? 2),
        step?.split('.')[1]?.length ?? 0,
      ),
      range,
    }
    const others = [
      [body.bounds('range')?.from?.formula, bounds.from],
      [body.bounds('range')?.to?.formula, bounds.to],
      [silent, fallback],
    ] as const
    for (const [written, operand] of others)
      if (written && operand && !lowering.sameUnit(type, operand.type, written)) return undefined
    const why = body.word('reason')
    const axis = lowering.axis
    const input = { op: 'input', axis, fact: lowering.rule.name, decided: true } as const
    // Nobody decided: the stated value, or nothing; without a stated value the decision is a fact that is missing.
    const given = lowering.emit(silent ? { ...input, whenAbsent: null } : input, type)
    const reason =
      why === undefined
        ? undefined
        : lowering.emit(
            { op: 'input', axis, fact: `${lowering.rule.name}.reason`, whenAbsent: null },
            { kind: 'text' },
          )
    lowering.rememberDecision(type, {
      optional: silent !== undefined,
      percent: isPercent(body),
      reason: reason !== undefined,
    })
    const { ends } = bounds
    const isChecked = ends.least || ends.most || step !== undefined || why === 'required'
    const checked = isChecked
      ? lowering.emit(
          {
            op: 'decision',
            axis,
            of: given,
            by,
            ...ends,
            ...(step === undefined ? {} : { step }),
            ...(why === 'required'
              ? { reason: reason!, ...(fallback ? { usual: fallback.column } : {}) }
              : {}),
          },
          type,
        )
      : given
    const column = fallback ? lowering.emit({ op: 'first', of: [checked, fallback.column] }, type) : checked
    const mayLack = [bounds.from, bounds.to].some((one) => one?.optional)
    return {
      value: { column, type, optional: none || mayLack || (fallback?.optional ?? false) },
      ...(reason === undefined
        ? {}
        : { outcomes: { reason: { column: reason, type: { kind: 'text' }, optional: true } } }),
      statesAbsence: none,
      working: {
        kind: 'decided',
        by,
        given,
        names: [bounds.from, bounds.to, fallback].flatMap((one) => one?.names ?? []),
        ...(bounds.text === undefined ? {} : { range: bounds.text }),
        ...(bounds.from ? { from: bounds.from.column } : {}),
        ...(bounds.to ? { to: bounds.to.column } : {}),
        ...(step === undefined ? {} : { step }),
        ...(reason === undefined ? {} : { reason }),
      },
    }
  },
}

const number = (written: Formula, lowering: Lowering): LoweredFormula | undefined => {
  const operand = lowering.formula(written)
  return operand && isNumber(written, operand, lowering) ? operand : undefined
}

/** The range: known before any run and checked where the fact is read, or worked out and checked in the run. */
interface Bounds {
  readonly text?: string
  readonly fixed?: ValueRange
  readonly from?: LoweredFormula
  readonly to?: LoweredFormula
  readonly ends: { readonly least?: BoundColumn; readonly most?: BoundColumn }
}

const boundsOf = (body: BodyReader, lowering: Lowering): Bounds | undefined => {
  const fixed = body.range('range')
  if (fixed) {
    // Under a reading, which range holds is only known in the run.
    const isChosen = lowering.under.length > 0
    const end = (one: ValueRange['from']) =>
      isChosen && one ? { column: lowering.constant(one.value).column, inclusive: one.inclusive } : undefined
    const [least, most] = [end(fixed.from), end(fixed.to)]
    return {
      text: rangeText(fixed),
      ends: { ...(least ? { least } : {}), ...(most ? { most } : {}) },
      ...(isChosen ? {} : { fixed }),
    }
  }
  const written = body.bounds('range')
  if (!written) return { ends: {} }
  const [from, to] = [written.from, written.to].map((one) => one && number(one.formula, lowering))
  if ((written.from && !from) || (written.to && !to)) return undefined
  return {
    text: written.text,
    ends: {
      ...(from ? { least: { column: from.column, inclusive: written.from!.inclusive } } : {}),
      ...(to ? { most: { column: to.column, inclusive: written.to!.inclusive } } : {}),
    },
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
}

/**
 * The unit as stated, else that of what the decision stands beside; a percentage has none. Otherwise it is that of a
 * line, or what its use needs, as with a bare number.
 */
const unitOf = (
  body: BodyReader,
  lowering: Lowering,
  beside: readonly (Operand | undefined)[],
): NumberType['unit'] | undefined => {
  const stated = body.word('unit')
  if (stated !== undefined) return lowering.unit(stated, body.span)
  if (isPercent(body)) return {}
  for (const one of beside) if (one?.type.kind === 'number' && one.type.unit !== 'open') return one.type.unit
  return lowering.rule.line === undefined ? 'open' : lowering.unit(undefined, body.span)
}

/** Both ends in percent: the decision is typed so too. */
const isPercent = (body: BodyReader): boolean => body.word('unit') === undefined && body.isPercent('range')

/** A step that is a fixed decimal above zero. */
const stepOf = (
  body: BodyReader,
  lowering: Lowering,
  unit: NumberType['unit'],
): string | 'bad' | undefined => {
  const written = body.formula('step')
  if (!written) return undefined
  const operand = number(written, lowering)
  if (!operand || !lowering.sameUnit({ kind: 'number', unit, scale: 2, range: {} }, operand.type, written))
    return 'bad'
  const { constant } = operand
  const isGood = constant !== undefined && readNumber(constant).ok && signOf(readExact(constant)!) > 0
  if (isGood) return constant
  lowering.report('decided-step', { rule: lowering.rule.name, text: written.text }, written.span)
  return 'bad'
}

const rangeText = ({ from, to }: ValueRange): string =>
  `${from ? (from.inclusive ? '[' : '(') + from.value : '('}..${to ? to.value + (to.inclusive ? ']' : ')') : ')'}`
