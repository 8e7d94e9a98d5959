import type { Label } from '../../core/label.ts'
import { showNumberText } from '../../core/show.ts'
import type { ExampleSpec } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { nameToConfirm } from './case-text.ts'
import type { Unit } from './inputs.ts'
import { exampleOf, idOf, type Outcome, type Readings, type Row, tableOf, tryRows } from './try-rows.ts'

/** Rows without the inputs that make no difference to what the rules give, here and with the mistake that is looked for. */
export const smallest = (
  unit: Unit,
  rows: readonly Row[],
  rules: readonly CompiledRuleSet[],
  readings: Readings,
): readonly Row[] => {
  const run = (list: readonly Row[]): string =>
    JSON.stringify(rules.map((one) => tryRows(one, unit, list, readings)))
  const wanted = run(rows)
  let kept = rows
  for (const at of unit.inputs.keys()) {
    const fewer = kept.map((row) => row.map((text, index) => (index === at ? '' : text)))
    if (kept.some((row) => row[at] !== '') && run(fewer) === wanted) kept = fewer
  }
  return kept
}

/** A whole example from rows and what the rule gives for them. */
export const wholeExample = (
  unit: Unit,
  rows: readonly Row[],
  outcomes: readonly Outcome[],
  readings: Readings,
  name: Label,
): ExampleSpec => ({
  ...exampleOf(unit, rows, readings),
  name: nameToConfirm(name),
  expect: [
    tableOf(
      unit.axis.thing,
      unit.heads,
      rows.map((_, at) => [idOf(unit, at), ...outcomes[at]!.map((text) => asWritten(unit, text))]),
    ),
  ],
})

/** A share in percent, where the rule shows it so and no digit is lost. */
const asWritten = ({ rule }: Unit, text: string): string => {
  if (rule.show !== 'percent' && rule.show !== 'exact percent') return text
  const shown = showNumberText(text, 'exact percent')
  return shown.startsWith('≈') ? text : shown
}
