import type { Show } from '../core/show.ts'
import { asText, decimalCount } from './fields.ts'
import { type Problems, report } from './problems.ts'
import type { TreeNode } from './tree.ts'

/** `show: percent`, `show: 2`: how people see a number. */
export const readShow = (problems: Problems, node: TreeNode | undefined): Show | undefined => {
  const text = asText(problems, node, 'show')
  if (text === undefined) return undefined
  const word = text.text.trim()
  if (word === 'percent') return word
  return decimalCount(word) ?? report(problems, 'source-show', { text: word }, text.span)
}
