import ts from 'typescript'
import type { Sources } from './sources.ts'

/** Something the house does not want, and how it is recognised. */
export interface Rule {
  readonly name: string
  readonly matches: RegExp
}

/** Where a rule does not apply, and why. An entry that excuses nothing is a fault of its own. */
export interface Exception {
  readonly path: string
  readonly name: string
  readonly reason: string
}

/** Unfinished or unsound tests, and switched-off types. Searched in the text, comments included. */
export const unwantedInText: readonly Rule[] = [
  { name: 'a test that compares roughly', matches: /toBe[C]loseTo/ },
  { name: 'a test that is alone, skipped or missing', matches: /\.(only|skip|skipIf|runIf|todo)\s*[.(]/ },
  { name: 'types switched off', matches: /@ts-(ignore|nocheck)/ },
]

/** Numbers must stay exact in core, calculators and run. Searched in the code: see `usesIn`. */
export const inexact: readonly Rule[] = [
  { name: 'parseFloat', matches: /^(Number\.)?parseFloat$/ },
  { name: 'Number', matches: /^Number$/ },
  { name: 'Math.round', matches: /^Math\.round$/ },
]

/** Text that becomes code, and results that depend on when or where they are computed. */
export const unpredictable: readonly Rule[] = [
  { name: 'eval', matches: /^eval$/ },
  { name: 'Function', matches: /^Function$/ },
  { name: 'Date.now', matches: /^Date\.now$/ },
  { name: 'Date', matches: /^Date$/ },
  { name: 'Math.random', matches: /^Math\.random$/ },
]

/** The names of places outside the project, which a reader of the repository does not have. */
export const outside: readonly Rule[] = [
  { name: 'a folder beside the repository', matches: /\.\.\/[s]hared/ },
  { name: "a folder of somebody's machine", matches: /\.[l]ibrary/ },
]

export const longest = 400

export function tooLong(sources: Sources): readonly string[] {
  return [...sources].flatMap(([path, text]) => {
    const lines = text.replace(/\n$/, '').split('\n').length
    return lines > longest ? [`${path} has ${lines} lines, more than ${longest}`] : []
  })
}

export function findInText(sources: Sources, rules: readonly Rule[]): readonly string[] {
  return [...sources].flatMap(([path, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        rules.filter(({ matches }) => matches.test(line)).map(({ name }) => `${path}:${index + 1}: ${name}`),
      ),
  )
}

export function findInCode(
  sources: Sources,
  rules: readonly Rule[],
  exceptions: readonly Exception[],
): readonly string[] {
  const used = new Set<Exception>()
  const faults = [...sources].flatMap(([path, text]) =>
    usesIn(path, text).flatMap(({ use, line }) =>
      rules.flatMap(({ name, matches }) => {
        if (!matches.test(use)) return []
        const exception = exceptions.find((one) => one.path === path && one.name === name)
        if (exception === undefined) return [`${path}:${line}: ${name}`]
        used.add(exception)
        return []
      }),
    ),
  )
  const idle = exceptions.filter((one) => !used.has(one))
  return [...faults, ...idle.map(({ path, name }) => `${path}: the exception for ${name} is not needed`)]
}

/**
 * The values a file uses: `f` for a name standing alone (called, constructed, handed on), `a.b` for a member.
 * Types, comments, texts, the names of members and properties, and the right side of `instanceof` are none. `globalThis.f` counts as `f`.
 */
export function usesIn(
  path: string,
  text: string,
): readonly { readonly use: string; readonly line: number }[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  const uses: { use: string; line: number }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return
    const use = nameOf(node)
    if (use !== undefined) {
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
      uses.push({ use: use.replace(/^globalThis\./, ''), line })
      return
    }
    if (ts.isPropertyAccessExpression(node)) visit(node.expression)
    else if (isInstanceTest(node)) visit(node.left)
    else if (ts.isPropertyAssignment(node)) visit(node.initializer)
    else ts.forEachChild(node, visit)
  }
  visit(file)
  return uses
}

const isInstanceTest = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword

/** `a`, `a.b` or `a.b.c`, also where the member is in brackets; undefined for anything that is not a plain path. */
function nameOf(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return node.text
  if (ts.isPropertyAccessExpression(node)) return join(nameOf(node.expression), node.name.text)
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return join(nameOf(node.expression), node.argumentExpression.text)
  }
  return undefined
}

const join = (left: string | undefined, right: string): string | undefined =>
  left === undefined ? undefined : `${left}.${right}`
