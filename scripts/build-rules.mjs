// Compiles the built-in rule sets to plain data: rules/<set>/rules.yaml → src/generated/<set>.ts, one module each.
// Only files whose content changes are written. A rule set that does not load stops the build with its diagnostics.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const cache = join(root, 'node_modules/.cache/jixiao')
const target = join(root, 'src/generated')

/** The reader and the compiler, bundled from source, so that no earlier build is needed. */
async function loadCompiler() {
  mkdirSync(cache, { recursive: true })
  const outfile = join(cache, 'compiler.mjs')
  await build({
    stdin: {
      contents:
        "export { loadRuleSet } from './src/load.ts'; export { renderDiagnostic } from './src/diagnostics/render.ts'",
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
  return import(`${pathToFileURL(outfile).href}?${Date.now()}`)
}

/** One text for JSON.parse: V8 reads that faster than the same data as an object literal. */
const moduleOf = (ruleSet) => {
  const name = ruleSet.id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
  const text = JSON.stringify(ruleSet).replace(/[\\']/g, '\\$&')
  return `import type { CompiledRuleSet } from '../plan/compiled.ts'

/** ${ruleSet.title.zh} · ${ruleSet.title.en} */
export const ${name}: CompiledRuleSet = /* @__PURE__ */ JSON.parse('${text}')
export default ${name}
`
}

const { loadRuleSet, renderDiagnostic } = await loadCompiler()
mkdirSync(target, { recursive: true })
const written = new Set()
let failed = false
for (const set of readdirSync(join(root, 'rules')).sort()) {
  const file = join(root, 'rules', set, 'rules.yaml')
  if (!existsSync(file)) continue
  const text = readFileSync(file, 'utf8')
  const name = `rules/${set}/rules.yaml`
  const { value, diagnostics } = loadRuleSet([{ name, text }])
  for (const diagnostic of diagnostics)
    console.error(renderDiagnostic(diagnostic, { language: 'en', sources: { [name]: text } }))
  if (!value) {
    failed = true
    continue
  }
  written.add(`${set}.ts`)
  const path = join(target, `${set}.ts`)
  const content = moduleOf(value)
  if (!existsSync(path) || readFileSync(path, 'utf8') !== content) writeFileSync(path, content)
}
if (failed) process.exit(1)
for (const file of readdirSync(target)) if (!written.has(file)) rmSync(join(target, file))
