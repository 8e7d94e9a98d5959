import type { NumberType, ValueRange } from '../plan/type.ts'
import { isNumber } from './expect.ts'
import { decidedKeys } from './keys.ts'
import type { Mechanism } from './mechanism.ts'

/** `decided: { by: head of department, range: "[1000..1200]" }`: a value that a person gives, inside the stated range. */
export const decided: Mechanism = {
  keys: decidedKeys,
  lower: (body, lowering) => {
    const by = body.label('by')!
    const allowed = body.range('range')
    const range: ValueRange = allowed ?? {}
    const unit = lowering.unit(body.word('unit'), body.span)
    if (unit === undefined) return undefined
    const type: NumberType = { kind: 'number', unit, scale: lowering.minorDigits(unit) ?? 2, range }
    const silent = body.formula('silent')
    const none = silent?.tree.kind === 'none'
    const fallback = silent && !none ? lowering.formula(silent) : undefined
    if (silent && !none) {
      if (!fallback || !isNumber(silent, fallback, lowering)) return undefined
      if (!lowering.sameUnit(type, fallback.type, silent)) return undefined
    }
    // Nobody decided: the stated value, or nothing; without a stated value the decision is a fact that is missing.
    const asked = lowering.emit(
      {
        op: 'input',
        axis: lowering.axis,
        fact: lowering.rule.name,
        decided: true,
        ...(silent ? { whenAbsent: null } : {}),
      },
      type,
    )
    lowering.rememberDecision(type, silent !== undefined)
    const column = fallback ? lowering.emit({ op: 'first', of: [asked, fallback.column] }, type) : asked
    const text = allowed ? rangeText(allowed) : undefined
    return {
      value: { column, type, optional: none || (fallback?.optional ?? false) },
      statesAbsence: none,
      working: { kind: 'decided', by, names: [], ...(text === undefined ? {} : { range: text }) },
    }
  },
}

const rangeText = ({ from, to }: ValueRange): string =>
  `${from ? (from.inclusive ? '[' : '(') + from.value : '('}..${to ? to.value + (to.inclusive ? ']' : ')') : ')'}`
