import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { problem } from './problem.ts'
import { reasonOf } from './read-facts.ts'
import type { Diagnostic } from './types.ts'

export interface FileToWrite {
  readonly path: string
  readonly text: string
}

/** A file on its way: written beside its place, then moved there; the one it replaces is kept until all are. */
interface Move {
  readonly path: string
  readonly fresh: string
  readonly old: string
  state: 'waiting' | 'saved' | 'moved'
}

/**
 * Writes several files, all or none: each is written beside its place first and then moved there; where one cannot be,
 * the earlier ones are put back as they were. Folders that are missing are made.
 *
 * @returns what went wrong, or nothing
 */
export function writeFiles(files: readonly FileToWrite[]): readonly Diagnostic[] {
  const made: string[] = []
  const holds = new Map<string, string>()
  const moves: Move[] = []
  let current = ''
  try {
    for (const [index, { path, text }] of files.entries()) {
      current = path
      const folder = dirname(resolve(path))
      const first = mkdirSync(folder, { recursive: true })
      if (first !== undefined) made.push(first)
      if (existsSync(path) && statSync(path).isDirectory()) throw new Error('it is a folder')
      const hold = holds.get(folder) ?? mkdtempSync(join(folder, '.jixiao-'))
      holds.set(folder, hold)
      const move: Move = {
        path,
        fresh: join(hold, `${index}`),
        old: join(hold, `${index}.old`),
        state: 'waiting',
      }
      writeFileSync(move.fresh, text, { flush: true })
      moves.push(move)
    }
    for (const move of moves) {
      current = move.path
      if (existsSync(move.path)) {
        renameSync(move.path, move.old)
        move.state = 'saved'
      }
      renameSync(move.fresh, move.path)
      move.state = 'moved'
    }
  } catch (error) {
    for (const move of moves.reverse()) putBack(move)
    clear([...holds.values(), ...made.reverse()])
    return [problem('file-unwritable', { file: current, reason: reasonOf(error) })]
  }
  clear([...holds.values()])
  return []
}

function putBack({ path, old, state }: Move): void {
  if (state === 'moved') rmSync(path, { force: true })
  if (existsSync(old)) renameSync(old, path)
}

function clear(folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
