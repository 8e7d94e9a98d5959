import { seeded } from '../../core/seeded.ts'
import type { Unit } from './inputs.ts'
import type { Row } from './try-rows.ts'

/** The usual row of a unit and some others, for rules whose value hangs on more than a row: the first that works is taken. */
export const baseRows = (unit: Unit, count = 12): readonly Row[] => {
  const usual = unit.inputs.map(({ values }) => values[0] ?? '')
  const random = seeded(unit.rule.name)
  const others = Array.from({ length: count - 1 }, () => unit.inputs.map(({ values }) => random.pick(values)))
  return [...new Map([usual, ...others].map((row) => [row.join('|'), row])).values()]
}
