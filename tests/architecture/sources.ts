import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Path from the project's root, with `/`, to text. */
export type Sources = ReadonlyMap<string, string>

const root = fileURLToPath(new URL('../..', import.meta.url))
const notOurs = new Set(['.git', 'node_modules', 'dist', 'coverage'])

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? walk(path) : [path]
    })
}

function read(paths: readonly string[]): Sources {
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

/** Every file below a folder, in a stable order. */
export function readFolder(folder: string): Sources {
  return read(walk(folder).sort())
}

/** Every TypeScript file below a folder. */
export function readTypeScript(folder: string): Sources {
  return new Map([...readFolder(folder)].filter(([path]) => path.endsWith('.ts')))
}

/** Every text file under version control; without git (a downloaded copy), every file that is there. */
export function readTracked(): Sources {
  const all = read(
    trackedPaths().filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile()),
  )
  return new Map([...all].filter(([, text]) => !text.includes('\0')))
}

function trackedPaths(): readonly string[] {
  try {
    const list = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', stdio: 'pipe' })
    return list.split('\0').filter((path) => path !== '')
  } catch {
    return walk('')
  }
}
