import type { CompiledRuleSet } from '../index.ts'
import { writeCsv } from '../io/write-csv.ts'
import type { ReadingsReport } from '../load.ts'
import type { Say } from './language.ts'
import { changeHeader, changeRows } from './views/change-rows.ts'

/** Every line and finding that some option changes, as CSV. */
export const readingsCsv = (ruleSet: CompiledRuleSet, { questions }: ReadingsReport, say: Say): string => {
  const rows = questions.flatMap(({ reading, options }) =>
    options.flatMap(({ option, people, findings }) =>
      changeRows(ruleSet, { lines: people.flatMap(({ lines }) => lines), ...findings }, say).map((row) => [
        reading,
        option,
        ...row,
      ]),
    ),
  )
  return writeCsv([['reading', 'option', ...changeHeader(ruleSet)], ...rows])
}
