import { parseFormula } from '../../formula/parse.ts'
import { printFormula } from '../../formula/print.ts'
import { gridOf } from '../table/grid.ts'
import type { TextNode, TreeNode } from '../tree.ts'

/** Whether two nodes say the same; formulas are compared as they are understood, not as they are spaced. */
export const sameTree = (left: TreeNode, right: TreeNode): boolean => {
  if (left === right) return true
  if (left.kind === 'text' && right.kind === 'text')
    return left.grid || right.grid ? sameCells(left, right) : sameText(left.text, right.text)
  if (left.kind === 'list' && right.kind === 'list') {
    return (
      left.items.length === right.items.length &&
      left.items.every((item, index) => sameTree(item, right.items[index]!))
    )
  }
  if (left.kind === 'map' && right.kind === 'map') {
    const matches = left.entries.every(({ key, value }) => {
      const other = right.entries.find((entry) => entry.key === key)
      return other !== undefined && sameTree(value, other.value)
    })
    return matches && left.entries.length === right.entries.length
  }
  return false
}

/** Whether two nodes are the same text, in the same order: what is made of the one is what is made of the other. */
export const isWrittenAlike = (left: TreeNode, right: TreeNode): boolean => {
  if (left === right) return true
  if (left.kind === 'text' && right.kind === 'text')
    return left.text === right.text && left.grid === right.grid && left.style === right.style
  if (left.kind === 'list' && right.kind === 'list')
    return (
      left.items.length === right.items.length &&
      left.items.every((item, at) => isWrittenAlike(item, right.items[at]!))
    )
  if (left.kind === 'map' && right.kind === 'map')
    return (
      left.entries.length === right.entries.length &&
      left.entries.every(({ key, value }, at) => {
        const other = right.entries[at]!
        return key === other.key && isWrittenAlike(value, other.value)
      })
    )
  return false
}

/** A table of which a variant has changed cells says what its cells say, not what its text was. */
const sameCells = (left: TextNode, right: TextNode): boolean => {
  const [one, other] = [left, right].map((node) => {
    const grid = gridOf(node)
    return grid && [grid.header, ...grid.rows].map(({ cells }) => cells.map(({ text }) => canonical(text)))
  })
  return JSON.stringify(one) === JSON.stringify(other)
}

const sameText = (left: string, right: string): boolean =>
  left === right || canonical(left) === canonical(right)

const canonical = (text: string): string => {
  const { value } = parseFormula(text)
  return value ? printFormula(value.tree) : text.trim()
}
