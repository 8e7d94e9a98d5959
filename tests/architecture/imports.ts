import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import ts from 'typescript'
import type { Row } from './import-table.ts'
import type { Sources } from './sources.ts'

export interface Import {
  /** Undefined if it is not a plain string, as in `import(name)`. */
  readonly specifier: string | undefined
  /** True if nothing of it is left at run time. `import { type X }` is not: it still loads the file. */
  readonly typeOnly: boolean
  readonly line: number
}

/** Everything a file imports: static, side effect, dynamic, `export … from`, types, `require`, `/// <reference>`. */
export function importsOf(path: string, text: string): readonly Import[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  const found: Import[] = []
  const add = (at: ts.Node | undefined, typeOnly: boolean, position: number): void => {
    const specifier = at !== undefined && ts.isStringLiteralLike(at) ? at.text : undefined
    found.push({ specifier, typeOnly, line: file.getLineAndCharacterOfPosition(position).line + 1 })
  }
  for (const reference of [...file.referencedFiles, ...file.typeReferenceDirectives]) {
    const { line } = file.getLineAndCharacterOfPosition(reference.pos)
    found.push({ specifier: reference.fileName, typeOnly: true, line: line + 1 })
  }
  const visit = (node: ts.Node): void => {
    const start = node.getStart(file)
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword, start)
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      add(node.moduleSpecifier, node.isTypeOnly, start)
    } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      add(node.moduleReference.expression, node.isTypeOnly, start)
    } else if (ts.isImportTypeNode(node)) {
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true, start)
    } else if (ts.isCallExpression(node) && loads(node.expression)) {
      add(node.arguments[0], false, start)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function loads(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')
}

/** The row a file of `src/` belongs to: its first folder, or its own name at the top. */
export function rowOf(path: string): string {
  return path.split('/')[1] ?? ''
}

const isRelative = (specifier: string): boolean => /^\.{1,2}(\/|$)/.test(specifier)
const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(specifier)
const targetOf = (path: string, specifier: string): string => posix.join(posix.dirname(path), specifier)

export interface Verdict {
  readonly files: number
  readonly imports: number
  /** One sentence each, empty if all is well. */
  readonly faults: readonly string[]
}

/** Holds files against the table: rows, packages, built-ins, and that every relative import names a file. */
export function judge(sources: Sources, table: Readonly<Record<string, Row>>): Verdict {
  const faults: string[] = []
  let files = 0
  let imports = 0
  const known = new Set(Object.keys(table))
  for (const [path, text] of sources) {
    const row = Object.hasOwn(table, rowOf(path)) ? table[rowOf(path)] : undefined
    if (row === undefined) {
      faults.push(`${path}: there is no row "${rowOf(path)}" in the import table`)
      continue
    }
    if (!path.endsWith('.ts')) {
      if (/\.[cm]?[jt]sx?$/.test(path)) faults.push(`${path}: source files are .ts`)
      continue
    }
    files += 1
    for (const one of importsOf(path, text)) {
      imports += 1
      const fault = faultOf(path, one, row, sources, known)
      if (fault !== undefined) faults.push(`${path}:${one.line}: ${fault}`)
    }
  }
  return { files, imports, faults }
}

function faultOf(
  path: string,
  { specifier, typeOnly }: Import,
  row: Row,
  sources: Sources,
  known: ReadonlySet<string>,
): string | undefined {
  const from = rowOf(path)
  if (specifier === undefined) return 'an import must name its file as a plain string'
  if (!isRelative(specifier)) {
    if (isBuiltin(specifier)) return row.node ? undefined : `${from} may not import the built-in ${specifier}`
    return allows(row.packages ?? [], specifier)
      ? undefined
      : `${from} may not import the package ${specifier}`
  }
  const target = targetOf(path, specifier)
  if (!sources.has(target)) return `${specifier} names no file (${target}; is the extension .ts missing?)`
  const to = rowOf(target)
  if (!known.has(to)) return `${specifier} is in no row of the import table`
  // An entry at the top is a row of one file; a folder's files may import each other.
  if (to === from || row.may.includes(to)) return undefined
  if (!row.types?.includes(to)) return `${from} may not import ${to} (${specifier})`
  return typeOnly ? undefined : `${from} may import types of ${to} only: write \`import type\` (${specifier})`
}

function allows(packages: readonly string[], specifier: string): boolean {
  return packages.some((name) =>
    name.endsWith('/*')
      ? specifier.startsWith(name.slice(0, -1)) && specifier.length > name.length - 1
      : name === specifier,
  )
}

/** A loop of files that import each other, types included: the shortest through each file that has one. */
export function cyclesIn(sources: Sources): readonly string[] {
  const graph = new Map<string, readonly string[]>()
  for (const [path, text] of sources) {
    if (!path.endsWith('.ts')) continue
    const targets = importsOf(path, text).flatMap(({ specifier }) =>
      specifier !== undefined && isRelative(specifier) ? [targetOf(path, specifier)] : [],
    )
    graph.set(path, targets)
  }
  const loops = new Map<string, string>()
  for (const start of graph.keys()) {
    const loop = shortestLoop(graph, start)
    if (loop === undefined) continue
    const key = [...loop].sort().join(' ')
    if (!loops.has(key)) loops.set(key, [...loop, start].join(' → '))
  }
  return [...loops.values()]
}

function shortestLoop(
  graph: ReadonlyMap<string, readonly string[]>,
  start: string,
): readonly string[] | undefined {
  const paths: (readonly string[])[] = [[start]]
  const seen = new Set<string>()
  for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
    for (const next of graph.get(path.at(-1) ?? '') ?? []) {
      if (next === start) return path
      if (seen.has(next)) continue
      seen.add(next)
      paths.push([...path, next])
    }
  }
  return undefined
}
