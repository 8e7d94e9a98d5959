import type { Formula } from '../formula/ast.ts'
import { parseFormula } from '../formula/parse.ts'
import { type Problems, report } from './problems.ts'
import type { TextNode, TreeNode } from './tree.ts'

/** The formula of a value; what YAML made of one that it cannot hold is recognised. */
export const readFormula = (
  problems: Problems,
  node: TreeNode | undefined,
  what: string,
): Formula | undefined => {
  if (node === undefined || node.kind === 'broken') return undefined
  if (node.kind === 'list') return report(problems, 'source-formula-list', { key: what }, node.span)
  if (node.kind === 'map') return report(problems, 'source-formula-expected', { key: what }, node.span)
  const colon = /^([^\s:："'「]+)：\s*(.*)$/su.exec(node.text)
  if (colon !== null) {
    return report(problems, 'source-full-width-colon', { repair: `${colon[1]}: ${colon[2]}` }, node.span)
  }
  if (node.comment) {
    report(problems, 'source-comment-after-formula', { key: what, text: node.text }, node.comment)
  }
  return readFormulaText(problems, node)
}

/** The formula of a text, without the spaces around it. */
export const readFormulaText = (problems: Problems, node: TextNode): Formula | undefined => {
  const text = node.text.trim()
  const before = node.text.indexOf(text)
  const offset =
    typeof node.offset === 'number'
      ? node.offset + before
      : node.offset.map((piece) => ({ ...piece, at: piece.at - before }))
  const { value, diagnostics } = parseFormula(text, { source: node.span.source, offset })
  problems.push(...diagnostics)
  return value
}
