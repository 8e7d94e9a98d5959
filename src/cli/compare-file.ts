import type { CompareReport } from '../analyse.ts'
import type { CompiledRuleSet } from '../index.ts'
import { writeCsv } from '../io/write-csv.ts'
import type { Say } from './language.ts'
import { changeHeader, changeRows } from './views/change-rows.ts'

/** Every line and finding that a variant changes, as CSV. */
export const compareCsv = (ruleSet: CompiledRuleSet, { variants }: CompareReport, say: Say): string => {
  const rows = variants.flatMap(({ side, people, findings }) =>
    changeRows(ruleSet, { lines: people.flatMap(({ lines }) => lines), ...findings }, say).map((row) => [
      side.id,
      ...row,
    ]),
  )
  return writeCsv([['variant', ...changeHeader(ruleSet)], ...rows])
}
