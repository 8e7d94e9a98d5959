import { nearest } from '../../diagnostics/suggest.ts'
import { listed } from '../fields.ts'
import { isValueName } from '../names.ts'
import { report } from '../problems.ts'
import type { Reader } from '../reader.ts'
import { type Grid, type TreeNode, valueAt } from '../tree.ts'
import type { Column } from './columns.ts'

/** What only a key cell says. */
const keyCell = /^(?:any|otherwise|任意|其余|其他|(?:>=|<=|==|[≥≧>＞≤≦<＜＝]).*|[[(（［].*\.\..*[\])）］])$/

/** A column that was meant as a key, but whose header is misspelt; and an outcome called like a key. */
export const checkHeaders = (reader: Reader, grid: Grid, columns: readonly Column[]): boolean => {
  const { problems, names } = reader
  const before = problems.length
  const known = [...names.places.keys()].filter((name) => isValueName(names, name))
  const keys = columns.flatMap((column) => (column.kind === 'key' ? [column.cell] : []))
  for (const [at, column] of columns.entries()) {
    if (column.kind === 'key' || column.choose) continue
    const header = column.cell.text
    const same = keys.find(({ text }) => text === header)
    if (same) {
      report(problems, 'table-outcome-is-key', { header }, column.cell.span, {
        span: same.span,
        label: 'key',
      })
      continue
    }
    const cells = grid.rows.map((row) => row.cells[at]!)
    const isOfFact = (name: string): boolean => {
      const words = wordsOf(reader, name)
      return words.length > 0 && cells.every(({ text }) => words.includes(text))
    }
    const odd = cells.find(({ text }) => keyCell.test(text))
    // What is near takes long to find, and most headers are as they should be.
    if (!odd && !known.some(isOfFact)) continue
    const near = nearest(header, known)
    const strange = odd ?? (near !== undefined && isOfFact(near) ? cells[0] : undefined)
    if (strange)
      report(
        problems,
        'table-header-unknown',
        { header, cell: strange.text, near: near ?? '', known: listed(known) },
        column.cell.span,
        { span: strange.span, label: 'cell' },
      )
  }
  return problems.length === before
}

/** The words that a fact may be, as far as its own lines tell. */
const wordsOf = ({ names }: Reader, name: string): readonly string[] => {
  const node = names.places.get(name)?.find((place) => place.kind === 'fact')?.node
  const list: TreeNode | undefined = node?.kind === 'map' ? valueAt(node, 'type') : node
  return list?.kind === 'list' ? list.items.flatMap((one) => (one.kind === 'text' ? [one.text] : [])) : []
}
