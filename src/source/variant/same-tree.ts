import { parseFormula } from '../../formula/parse.ts'
import { printFormula } from '../../formula/print.ts'
import type { TreeNode } from '../tree.ts'

/** Whether two nodes say the same; formulas are compared as they are understood, not as they are spaced. */
export const sameTree = (left: TreeNode, right: TreeNode): boolean => {
  if (left.kind === 'text' && right.kind === 'text') return canonical(left.text) === canonical(right.text)
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

const canonical = (text: string): string => {
  const { value } = parseFormula(text)
  return value ? printFormula(value.tree) : text.trim()
}
