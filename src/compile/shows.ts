import type { Show } from '../core/show.ts'
import { type FactSpec, isChoice, type ParameterSpec } from '../model/rule-set.ts'

/** A percentage is read as one, where the file does not say otherwise. */
export const showOfFact = ({ type, show }: FactSpec): Show | undefined =>
  show ?? (type.kind === 'percent' ? 'exact percent' : undefined)

/** A parameter is read as the file writes it: `0.5%` as a percentage. */
export const showOfParameter = ({ values }: ParameterSpec): Show | undefined =>
  values.every(({ value }) => !isChoice(value) && value.text.trim().endsWith('%'))
    ? 'exact percent'
    : undefined
