// Checks what npm would publish: its files, its `package.json`, and that types and code resolve in every mode.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const sets = readdirSync(join(root, 'rules')).filter((set) =>
  existsSync(join(root, 'rules', set, 'rules.yaml')),
)
const faults = []

/** Every published file is of one of these kinds, and every kind has at least one file. */
const kinds = [
  /^package\.json$/,
  /^LICENSE$/,
  /^THIRD-PARTY-NOTICES$/,
  /^README\.md$/,
  /^README\.zh-CN\.md$/,
  /^dist\/(index|load|batch|analyse|report|testing|rules|calculators|node)\.(js|cjs)$/,
  /^dist\/(index|load|batch|analyse|report|testing|rules|calculators|node)\.d\.(ts|cts)$/,
  /^dist\/rules\/[\w-]+\.(js|cjs)$/,
  /^dist\/rules\/[\w-]+\.d\.(ts|cts)$/,
  /^dist\/cli\.js$/,
  /^dist\/charts\.(js|cjs)$/,
  /^rules\/[\w-]+\/[\w-]+\.yaml$/,
]
/** These may be there, and need not. */
const optional = [
  /^dist\/[\w-]+\.(js|cjs|d\.ts|d\.cts)$/, // chunks
  /^rules\/([\w-]+\/)?[\w.-]+\.md$/,
]
const largestPackage = 1_950_000
const largestUnpacked = 8_700_000

function checkFiles() {
  const [pack] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 2],
    }),
  )
  const paths = pack.files.map(({ path }) => path)
  for (const path of paths) {
    if (![...kinds, ...optional].some((kind) => kind.test(path))) faults.push(`npm would publish ${path}`)
  }
  for (const kind of kinds) {
    if (!paths.some((path) => kind.test(path))) faults.push(`npm would publish no file like ${kind.source}`)
  }
  for (const path of targets(manifest.exports).concat(Object.values(manifest.bin))) {
    const named = path.replace(/^\.\//, '')
    const there = named.includes('*') ? sets.map((set) => named.replace('*', fill(named, set))) : [named]
    for (const one of there) if (!paths.includes(one)) faults.push(`package.json names ${one}: not published`)
  }
  for (const { path, size } of pack.files) if (size === 0) faults.push(`${path} is empty`)
  const cli = readFileSync(join(root, 'dist/cli.js'), 'utf8')
  if (!cli.startsWith('#!/usr/bin/env node\n'))
    faults.push('dist/cli.js does not start with #!/usr/bin/env node')
  if (pack.size > largestPackage)
    faults.push(`The package is ${pack.size} bytes, more than ${largestPackage}`)
  if (pack.unpackedSize > largestUnpacked)
    faults.push(`The package unpacks to ${pack.unpackedSize} bytes, more than ${largestUnpacked}`)
  console.log(`npm pack: ${paths.length} files, ${pack.size} bytes packed, ${pack.unpackedSize} unpacked`)
}

/** What `*` stands for in a subpath of a built-in set: its file of rules, or its data by itself. */
const fill = (named, set) => (named.endsWith('.yaml') ? `${set}/rules` : set)

function targets(value) {
  return typeof value === 'string' ? [value] : Object.values(value).flatMap(targets)
}

/** Each built-in set by itself, as ESM and CommonJS, is the one that `jixiao/rules` has under its id. */
async function checkSets() {
  const require = createRequire(import.meta.url)
  const all = [await import('jixiao/rules'), require('jixiao/rules')]
  for (const set of sets) {
    const path = `jixiao/rules/${set}`
    const both = [await import(path), require(path)]
    const right = both.every((one, at) => one.default.id === set && one.default === all[at].builtIn[set])
    if (!right) faults.push(`${path} is not the set that jixiao/rules has`)
  }
  console.log(`jixiao/rules/<id>: ${sets.length} sets`)
}

function run(name, file, ...args) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', file), ...args],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  if (status === 0) {
    console.log(`${name}: no problem`)
  } else {
    console.log(`${stdout}${stderr}`)
    faults.push(`${name} ended with ${status}`)
  }
}

const build = spawnSync(process.execPath, ['scripts/build.mjs', '--if-stale'], {
  cwd: root,
  stdio: ['ignore', 2, 2],
})
if (build.status === 0) {
  checkFiles()
  await checkSets()
  run('publint', 'publint/src/cli.js', '--strict', '.')
  const attw = ['@arethetypeswrong/cli/dist/index.js', '--pack', '.', '--no-color', '--no-emoji']
  // It passes over `./rules/*`: the sets have to be named.
  run('attw', ...attw, '--include-entrypoints', ...sets.map((set) => `rules/${set}`))
} else {
  faults.push('The build failed: the package was not checked')
}

for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
