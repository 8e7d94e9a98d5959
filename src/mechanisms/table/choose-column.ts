import type { TableOutcome } from '../../model/table.ts'
import type { LoweredFormula, Lowering, Operand } from '../mechanism.ts'
import { lowerWords, truths } from './conditions.ts'

const rest = new Set(['otherwise', '其余', '其他'])

/** `post: keeper | post: clerk | post: otherwise`: the column whose word the second key is. */
export const chooseColumn = (
  headers: readonly TableOutcome[],
  columns: readonly Operand[],
  lowering: Lowering,
): Operand | undefined => {
  const key = lowering.formula(headers[0]!.choose!.key)
  if (!key) return undefined
  const rows = headers.map(({ choose, span }) => {
    const { word } = choose!
    if (rest.has(word)) return { name: word, conditions: [] }
    const cell = lowerWords({ text: word, words: [word], ...(span ? { span } : {}) }, key, lowering)
    return cell && { name: word, conditions: cell.columns }
  })
  const known = rows.filter((row) => row !== undefined)
  if (known.length < rows.length || !isWhole(headers, key, lowering)) return undefined
  const row = lowering.emit({ op: 'lookup', rows: known, hit: 'first', keys: [key.column] }, { kind: 'row' })
  const { type } = columns[0]!
  const column = lowering.emit({ op: 'gather', row, cells: columns.map((one) => one.column) }, type)
  return { column, type, optional: key.optional || columns.some((one) => one.optional) }
}

/** Every word that the key may be has its column. */
const isWhole = (headers: readonly TableOutcome[], key: LoweredFormula, lowering: Lowering): boolean => {
  const written = headers.map((header) => header.choose!.word)
  if (written.some((word) => rest.has(word))) return true
  const possible =
    key.type.kind === 'word' ? key.type.words : key.type.kind === 'truth' ? ['yes', 'no'] : ['…']
  const stands = (word: string): string =>
    key.type.kind === 'truth' && truths[word] !== undefined ? (truths[word] ? 'yes' : 'no') : word
  const missing = possible.filter((word) => !written.map(stands).includes(word))
  if (missing.length === 0) return true
  const { name, span } = headers.at(-1)!
  lowering.report('table-column-missing', { column: name, missing: missing.join(', ') }, span)
  return false
}
