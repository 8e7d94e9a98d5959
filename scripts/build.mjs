// Builds `dist`: rule sets to data, then the library, the command and the types.
//   node scripts/build.mjs              always
//   node scripts/build.mjs --if-stale   only if a file that goes into dist has changed since the last build
// One build runs at a time: a second caller waits for the first, then sees that nothing is left to do.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const cache = join(root, 'node_modules/.cache/jixiao')
const stamp = join(cache, 'build-stamp')
const lock = join(cache, 'build-lock')
const inputs = [
  'src',
  'rules',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsup.config.ts',
  'scripts/build.mjs',
  'scripts/build-rules.mjs',
]
const sets = readdirSync(join(root, 'rules')).filter((set) =>
  existsSync(join(root, 'rules', set, 'rules.yaml')),
)
const outputs = [
  'index',
  'load',
  'batch',
  'analyse',
  'report',
  'testing',
  'rules',
  'calculators',
  'node',
  ...sets.map((set) => `rules/${set}`),
]
  .flatMap((name) => ['js', 'cjs', 'd.ts', 'd.cts'].map((end) => `dist/${name}.${end}`))
  .concat('dist/cli.js', 'dist/charts.js', 'dist/charts.cjs')

/** A digest of everything that goes into dist: contents, not times, so that a fresh checkout counts as equal. */
function fingerprint() {
  const hash = createHash('sha256')
  const add = (path) =>
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  for (const input of inputs) {
    if (!existsSync(join(root, input))) continue
    if (/\.\w+$/.test(input)) add(input)
    else
      readdirSync(join(root, input), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
        .sort()
        .forEach(add)
  }
  return hash.digest('hex')
}

function isFresh() {
  if (!outputs.every((path) => existsSync(join(root, path)))) return false
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

function build() {
  const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] })
  rmSync(stamp, { force: true })
  node('scripts/build-rules.mjs')
  const before = fingerprint() // a file edited during the build leaves dist stale
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  node('node_modules/tsup/dist/cli-default.js')
  const missing = outputs.filter((path) => !existsSync(join(root, path)))
  if (missing.length > 0) throw new Error(`The build did not write ${missing.join(', ')}`)
  writeFileSync(stamp, before)
}

function ownerIsAlive() {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0)
    return true
  } catch {
    return false
  }
}

async function takeLock() {
  mkdirSync(cache, { recursive: true })
  for (let idle = 0; ; ) {
    try {
      mkdirSync(lock)
      writeFileSync(join(lock, 'pid'), String(process.pid))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    idle = ownerIsAlive() ? 0 : idle + 1
    if (idle > 10) rmSync(lock, { recursive: true, force: true }) // left behind by a build that was killed
    await sleep(100)
  }
}

await takeLock()
try {
  if (!process.argv.includes('--if-stale') || !isFresh()) build()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(lock, { recursive: true, force: true })
}
