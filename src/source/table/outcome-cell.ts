import { parseFormula } from '../../formula/parse.ts'
import type { OutcomeCell } from '../../model/table.ts'
import { type FileNames, isValueName } from '../names.ts'
import { type Problems, report } from '../problems.ts'
import type { GridCell } from '../tree.ts'

const noneWords = new Set(['none', '无', '不适用'])
const openWords = new Set(['open', '未定', '未说明'])
/** Words with nothing in between that could be meant as an operator. */
const plainWords = /^[\p{L}_][\p{L}\p{M}\p{N}_ ·'’-]*$/u

/** The result of a row in one column. Undefined, with a diagnostic, if it cannot be read. */
export const readOutcomeCell = (
  problems: Problems,
  { text, span }: GridCell,
  names: FileNames,
): OutcomeCell | undefined => {
  if (noneWords.has(text)) return { kind: 'none', text, span }
  if (openWords.has(text)) return { kind: 'open', text, span }
  if (/^[-–—−/?？]+$/.test(text)) return report(problems, 'table-dash-cell', { cell: text }, span)
  if (names.words.has(text) && !isValueName(names, text)) return { kind: 'value', text, span }
  const { value, diagnostics } = parseFormula(text, { source: span.source, offset: span.start })
  if (value === undefined && !plainWords.test(text)) {
    problems.push(...diagnostics)
    return undefined
  }
  return { kind: 'value', text, span, ...(value && { formula: value }) }
}
