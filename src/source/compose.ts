import { Composer, type Document, Parser } from 'yaml'
import type { Outcome } from '../diagnostics/outcome.ts'
import { isTooDeep } from './nesting.ts'
import { type Problems, report } from './problems.ts'
import { reportSyntax } from './syntax-traps.ts'
import type { TreeNode } from './tree.ts'
import { treeOf } from './tree-of.ts'

/** Every scalar stays text; duplicate keys are looked for by `treeOf`, which does so in linear time. */
const options = {
  version: '1.2',
  schema: 'failsafe',
  strict: true,
  uniqueKeys: false,
  stringKeys: true,
  merge: false,
  resolveKnownTags: false,
  logLevel: 'error',
  prettyErrors: false,
} as const

/** The tree of a rule file, or why it is none. Only what breaks the YAML itself leaves no tree. */
export const composeTree = (source: string, text: string): Outcome<TreeNode> => {
  const problems: Problems = []
  const refused = { value: undefined, diagnostics: problems }
  const at = (start: number, end = start) => ({ source, start, end })

  const directive = /^%.*/m.exec(text)
  if (directive !== null) {
    report(
      problems,
      'source-directive',
      { line: directive[0] },
      at(directive.index, directive.index + directive[0].length),
    )
    return refused
  }
  // The parser works in a loop, the composer calls itself: too deep a text would end the whole process there.
  const tokens = [...new Parser().parse(text)]
  const tooDeep = isTooDeep(tokens)
  if (tooDeep !== undefined) {
    report(problems, 'source-too-deep', {}, at(tooDeep))
    return refused
  }
  const [document, second] = [...new Composer(options).compose(tokens, true, text.length)]
  const faults = [...(document?.errors ?? []), ...(document?.warnings ?? [])].filter(
    ({ code }) => code !== 'TAG_RESOLVE_FAILED',
  )
  if (faults.length > 0) {
    reportSyntax(source, text, faults, problems)
    return refused
  }
  if (second !== undefined) {
    report(problems, 'source-documents', {}, at(second.range[0], second.range[0] + 3))
    return refused
  }
  const root = (document as Document.Parsed | undefined)?.contents
  if (root === undefined || root === null) {
    report(problems, 'source-empty', {}, at(0))
    return refused
  }
  return { value: treeOf(source, text, root, problems), diagnostics: problems }
}
