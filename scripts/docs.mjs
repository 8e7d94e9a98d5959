// Writes the pages that are made from the tables of the code, where they differ: see docs-pages.ts.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const outfile = join(root, 'node_modules/.cache/jixiao/docs-pages.mjs')

// Bundled from source, so that no earlier build is needed.
await build({
  entryPoints: [join(root, 'scripts/docs-pages.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
})
const { madePages, madeParts, withMadeParts } = await import(pathToFileURL(outfile).href)
const parts = Object.entries(madeParts()).map(([page, own]) => [
  page,
  withMadeParts(readFileSync(join(root, page), 'utf8'), own),
])
for (const [page, text] of [...Object.entries(madePages(root)), ...parts]) {
  const path = join(root, page)
  let before = ''
  try {
    before = readFileSync(path, 'utf8')
  } catch {
    mkdirSync(join(path, '..'), { recursive: true })
  }
  if (before === text) continue
  writeFileSync(path, text)
  console.log(`wrote ${page}`)
}
