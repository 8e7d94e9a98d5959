import { gridOf } from '../table/grid.ts'
import { isTableText, type MapNode, type TreeNode, valueAt } from '../tree.ts'
import { readAddress, sameText } from './address.ts'
import { findRow, tablePath } from './change-cell.ts'
import { locateAll, mainKey } from './locate.ts'

/** The text that stands at an address; undefined where there is none, or more than one. */
export const addressText = (root: MapNode, key: string): string | undefined => {
  const address = readAddress(key)
  const found = address && locateAll(root).find(({ entry }) => entry.key === address.name)
  if (!address || !found) return undefined
  const { value } = found.entry
  if (address.row !== undefined) return cellText(value, address.row, address.path[0])
  const isBare = address.path.length === 0 && value.kind === 'map'
  const path = isBare ? [mainKey[found.part]] : address.path
  const node = path.reduce<TreeNode | undefined>(
    (at, one) => (at?.kind === 'text' && (one === 'is' || one === 'value') ? at : valueAt(at, one)),
    value,
  )
  return node?.kind === 'text' ? node.text : undefined
}

const cellText = (rule: TreeNode, row: string, column: string | undefined): string | undefined => {
  const table = tablePath(rule).reduce<TreeNode | undefined>(valueAt, rule)
  const grid = isTableText(table) ? gridOf(table) : undefined
  const found = grid && findRow(grid, row)
  if (!grid || !found || found === 'several') return undefined
  const headers = grid.header.cells.map(({ text }) => text)
  const at = headers.findIndex((header) => sameText(header, column ?? headers.at(-1)!))
  return found.cells[at]?.text
}
