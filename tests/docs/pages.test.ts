import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { transform } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import * as analyse from '../../src/analyse.ts'
import * as batch from '../../src/batch.ts'
import * as calculators from '../../src/calculators.ts'
import { run } from '../../src/cli/run.ts'
import * as taobao from '../../src/generated/taobao-customer-service.ts'
import * as main from '../../src/index.ts'
import * as load from '../../src/load.ts'
import * as node from '../../src/node.ts'
import * as report from '../../src/report.ts'
import * as rules from '../../src/rules.ts'
import { type Block, blocksOf, codeIn, linksOf, pages, read, root, tablesOf } from './markdown.ts'

/** The four lines that every block of the language pages leaves out. */
const head = 'id: page\ntitle: { zh: 例, en: example }\ncurrency: CNY\neach: month\n'

const parents = ['examples/lamp-shop', 'rules/taobao-customer-service', 'rules/water-delivery-service'].map(
  (folder) => ({ name: folder, text: read(`${folder}/rules.yaml`) }),
)

const sourcesOf = (text: string): readonly load.RuleSource[] => {
  const whole = /^(id|extends):/m.test(text) ? text : head + text
  return [{ name: 'rules.yaml', text: whole }, ...(/^extends:/m.test(text) ? parents : [])]
}

const saying = (diagnostics: readonly main.Diagnostic[], text: string): readonly string[] =>
  diagnostics.map((one) =>
    main.renderDiagnostic(one, {
      language: 'en',
      sources: { 'rules.yaml': sourcesOf(text)[0]!.text as string },
    }),
  )

const all = pages.flatMap(blocksOf)
const named = (blocks: readonly Block[]): readonly [string, Block][] =>
  blocks.map((block) => [`${block.page}:${block.line}`, block])
const yaml = all.filter(({ language, page }) => language === 'yaml' && page.startsWith('docs/'))
const good = yaml.filter(({ words }) => words.length === 0)
const refused = yaml.filter(({ words }) => words[0] === 'refused')
const worlds = yaml.filter(({ words }) => words[0] === 'world')

describe('rule files in the pages', () => {
  it.each(named(good))('%s loads without a word, and its examples agree', (_, { text }) => {
    expect(saying(load.loadRuleSet(sourcesOf(text)).diagnostics, text)).toEqual([])
    const { diagnostics, examples, figures } = load.checkExamples(sourcesOf(text))
    expect(saying(diagnostics, text)).toEqual([])
    expect(examples > 0).toBe(figures > 0)
  })

  it.each(named(refused))('%s is refused as the page says', (_, { text, words }) => {
    const { diagnostics } = load.loadRuleSet(sourcesOf(text))
    expect(diagnostics.map(({ code }) => code)).toEqual(words.slice(1))
  })

  it('are of a known kind, and many', () => {
    const figures = good.reduce((sum, { text }) => sum + load.checkExamples(sourcesOf(text)).figures, 0)
    expect(good.length + refused.length + worlds.length).toBe(yaml.length)
    expect(good.length).toBeGreaterThanOrEqual(24)
    expect(refused.length).toBeGreaterThanOrEqual(10)
    expect(figures).toBeGreaterThanOrEqual(120)
  })
})

describe('formulas in the pages', () => {
  const idOf = { employee: 'E1', team: 'T', company: 'company', order: 'O1' }
  const rows = tablesOf('docs/language/formulas.md')
    .filter(({ headers }) => headers.includes('formula') && headers.includes('gives'))
    .flatMap((table) => table.rows)

  it.each(Object.keys(idOf) as (keyof typeof idOf)[])('of each %s give what they say', (thing) => {
    const own = rows.filter(({ of = 'employee' }) => of === thing)
    const world = worlds.find(({ page }) => page === 'docs/language/formulas.md')!.text
    const file = own
      .map(
        ({ formula }, at) =>
          `      f${at}: { for: ${thing}, is: '${codeIn(formula!).replaceAll("'", "''")}' }`,
      )
      .join('\n')
    const expected = `    expect: |
      ${[thing, ...own.map((_, at) => `f${at}`)].join(' | ')}
      ${[idOf[thing], ...own.map(({ gives }) => codeIn(gives!))].join(' | ')}
`
    const text = head + world.replace('clauses:\n', `clauses:\n  page:\n    rules:\n${file}\n`) + expected
    const { diagnostics, figures } = load.checkExamples(text)
    expect(
      saying(
        diagnostics.filter(({ severity }) => severity === 'error'),
        text,
      ),
    ).toEqual([])
    expect(figures).toBe(own.length)
    expect(own.length).toBeGreaterThanOrEqual(thing === 'employee' ? 60 : 1)
  })
})

describe('scripts in the pages', () => {
  const modules: Readonly<Record<string, object>> = {
    jixiao: main,
    'jixiao/analyse': analyse,
    'jixiao/batch': batch,
    'jixiao/load': load,
    'jixiao/rules': rules,
    'jixiao/rules/taobao-customer-service': taobao,
    'jixiao/node': node,
    'jixiao/calculators': calculators,
    'jixiao/report': report,
    'node:fs': fs,
  }
  const scripts = all.filter(({ language }) => language === 'ts')

  it.each(named(scripts))('%s runs', async (_, block) => {
    const { text } = block
    const { code } = await transform(text, {
      loader: 'ts',
      format: 'esm',
      supported: { 'top-level-await': true },
    })
    const body = code.replace(
      /^import \{([^}]*)\} from "([^"]+)";$/gm,
      (__, names: string, from: string) => `const {${names.replaceAll(' as ', ': ')}} = modules["${from}"];`,
    )
    const said: string[] = []
    const log = { log: (...words: unknown[]) => said.push(words.map(String).join(' ')) }
    const AsyncFunction = (async () => undefined).constructor as new (
      ...parts: string[]
    ) => (modules: object, console: object) => Promise<void>
    await new AsyncFunction('modules', 'console', body)(modules, log)
    // What a script prints stands behind it, `console.log(x) // 3.33`, or in the block that follows it.
    const next = all[all.indexOf(block) + 1]
    const shown =
      next?.words[0] === 'printed'
        ? next.text.trimEnd().split('\n')
        : [...text.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(({ 1: value }) => value)
    expect(said).toEqual(shown)
  })

  it('are several', () => expect(scripts.length).toBeGreaterThanOrEqual(6))
})

/** A folder in which commands of the pages may write, with the examples and rules of the project beside. */
const desk = fs.mkdtempSync(join(tmpdir(), 'jixiao-pages-'))
for (const name of ['docs', 'examples', 'rules']) fs.symlinkSync(join(root, name), join(desk, name))
afterAll(() => fs.rmSync(desk, { recursive: true }))

/** What was printed, with `…` where the page leaves out lines, as far as it is what the page shows. */
const shortened = (printed: readonly string[], shown: readonly string[]): readonly string[] => {
  const made: string[] = []
  let at = 0
  for (const [index, line] of shown.entries()) {
    if (line !== '…') made.push(printed[at++] ?? '')
    else {
      const next = shown[index + 1]
      const found = next === undefined ? printed.length : printed.indexOf(next, at + 1)
      if (found < 0) return [...made, '…', ...printed.slice(at)]
      made.push('…')
      at = found
    }
  }
  return [...made, ...printed.slice(at)]
}

describe('commands in the pages', () => {
  const shown = all.filter(({ language }) => language === 'console')

  it.each(named(shown))('%s prints what the page shows', async (_, { text, words }) => {
    const [first = '', ...lines] = text.trimEnd().split('\n')
    const argv = [...first.matchAll(/"([^"]*)"|(\S+)/g)].map(({ 1: quoted, 2: bare }) => quoted ?? bare!)
    expect(argv.slice(0, 3)).toEqual(['$', 'npx', 'jixiao'])
    let out = ''
    const sink = { write: (part: string) => (out += part) }
    const code = await run(argv.slice(3), { stdout: sink, stderr: sink, env: {}, cwd: desk })
    expect(`exit ${code}`).toBe(words.join(' ') || 'exit 0')
    expect(shortened(out.trimEnd().split('\n'), lines)).toEqual(lines)
  })

  it('are several', () => expect(shown.length).toBeGreaterThanOrEqual(8))
})

describe('links', () => {
  it.each(pages)('of %s lead somewhere', (page) => {
    const lost = linksOf(page).filter(
      (link) => !fs.existsSync(join(root, dirname(page), decodeURI(link.split('#')[0]!))),
    )
    expect(lost).toEqual([])
  })

  it('into a page lead to one of its headings', () => {
    const slug = (heading: string): string =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-')
    const inside = pages.flatMap((page) =>
      linksOf(page)
        .filter((link) => link.includes('#'))
        .map((link) => [join(dirname(page), link.split('#')[0]!), decodeURI(link.split('#')[1]!)] as const),
    )
    const lost = inside.filter(
      ([page, anchor]) =>
        ![...read(page).matchAll(/^#+ (.*)$/gm)].some(({ 1: text = '' }) => slug(text) === anchor),
    )
    expect(lost).toEqual([])
    expect(inside.length).toBeGreaterThanOrEqual(10)
  })

  it('lead to every page', () => {
    const reached = new Set(
      pages.flatMap((page) => linksOf(page).map((link) => join(dirname(page), link.split('#')[0]!))),
    )
    const alone = pages.filter((page) => page.startsWith('docs/') && !reached.has(page))
    expect(alone).toEqual([])
  })
})
