import type { Label } from '../core/label.ts'
import { readLabel } from './label.ts'
import { type Problems, report } from './problems.ts'
import type { TreeNode } from './tree.ts'

const bareWords = new Set(['', 'yes', 'no', 'true', 'false', '是', '否', '有', '无'])

/** Why pay jumps at the borders of a rule: a reason that people can read, not a bare yes. */
export const readJumps = (
  problems: Problems,
  node: TreeNode | undefined,
  rule: string,
): Label | undefined => {
  const label = readLabel(problems, node, 'jumps')
  if (label === undefined || node === undefined) return undefined
  const bare = [label.zh, label.en].some((text) => bareWords.has(text.trim().toLowerCase()))
  return bare ? report(problems, 'source-jumps-reason', { rule }, node.span) : label
}
