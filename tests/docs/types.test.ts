import ts from 'typescript'
import { expect, it } from 'vitest'
import { blocksOf, pages, root } from './markdown.ts'

/** Scripts in the pages, as files beside the tests that exist in memory only. */
const scripts = new Map<string, string>(
  pages
    .flatMap(blocksOf)
    .filter(({ language }) => language === 'ts')
    .map(
      ({ page, line, text }) => [`${root}tests/docs/${page.replaceAll('/', '-')}-${line}.ts`, text] as const,
    ),
)

it('scripts in the pages have no type errors', () => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root)
  const host = ts.createCompilerHost(options)
  const { fileExists, getSourceFile } = host
  host.fileExists = (path) => scripts.has(path) || fileExists(path)
  host.getSourceFile = (path, ...rest) => {
    const text = scripts.get(path)
    return text === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022)
  }
  const program = ts.createProgram([...scripts.keys()], options, host)
  const faults = [...scripts.keys()].flatMap((path) => {
    const file = program.getSourceFile(path)!
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      (one) => `${path.slice(root.length)}: ${ts.flattenDiagnosticMessageText(one.messageText, '\n')}`,
    )
  })
  expect(faults).toEqual([])
  expect(scripts.size).toBeGreaterThanOrEqual(6)
})
