import { diagnostic } from '../diagnostics/build.ts'
import type { Outcome } from '../diagnostics/outcome.ts'
import { hasErrors } from '../diagnostics/outcome.ts'
import type { Formula, Node } from './ast.ts'
import { type Cursor, deepest, peek, report, Unreadable, written } from './cursor.ts'
import { depthOf } from './depth.ts'
import { readExpression } from './expression.ts'
import { type Place, spanAt } from './place.ts'
import { tokenize } from './tokenize.ts'

const longest = 4000

/**
 * Reads a formula. `where` is the place of its text in a file, so that diagnostics and `spanOf` can point into it.
 * Never throws; the value is there exactly when there is no error.
 */
export const parseFormula = (text: string, where: Place = { source: '', offset: 0 }): Outcome<Formula> => {
  const span = spanAt(where, { start: 0, end: text.length })
  const refuse = (code: 'formula-too-long' | 'formula-empty', parameters: Record<string, string>) => ({
    value: undefined,
    diagnostics: [diagnostic(code, parameters, { spans: [{ span }] })],
  })
  if (text.length > longest)
    return refuse('formula-too-long', { limit: String(longest), length: String(text.length) })
  if (text.trim() === '') return refuse('formula-empty', {})

  const { tokens, problems, complete } = tokenize(text, where)
  const cursor: Cursor = {
    text,
    place: where,
    tokens,
    problems: [],
    bracketed: new WeakSet(),
    at: 0,
    depth: 0,
  }
  const tree = readWhole(cursor)
  // After something unknown was left out, what the parser stumbles over is most likely that.
  const diagnostics = complete ? [...problems, ...cursor.problems] : problems
  if (tree === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics }
  const pieces = typeof where.offset === 'number' ? {} : { pieces: where.offset }
  return { value: { text, tree, span, ...pieces }, diagnostics }
}

const readWhole = (cursor: Cursor): Node | undefined => {
  try {
    const tree = readExpression(cursor)
    const rest = peek(cursor)
    if (rest.kind !== 'end') {
      const parameters = { found: written(cursor, rest.range) }
      report(cursor, restCode(cursor), parameters, rest.range)
      return undefined
    }
    if (depthOf(tree) > deepest) {
      report(cursor, 'formula-too-deep', { limit: String(deepest) }, tree.range)
      return undefined
    }
    return tree
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

/** Why nothing can be made of the token after a complete expression. */
const restCode = (cursor: Cursor) => {
  const { kind, text } = peek(cursor)
  if (kind === 'sign' && (text === ')' || text === ']')) return 'formula-bracket-extra'
  if (kind === 'sign' && text === ',') return 'formula-comma'
  if (kind === 'word' && text === 'in') return 'formula-in'
  if (kind === 'word' && (text === 'then' || text === 'else')) return 'formula-without-if'
  return 'formula-operator-expected'
}
