import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Surroundings } from '../../src/cli/context.ts'
import { engine } from '../../src/cli/engine.ts'
import { run } from '../../src/cli/run.ts'

interface Around extends Partial<Pick<Surroundings, 'env' | 'cwd'>> {
  /** The width of a terminal; text goes to a file where it is left out. */
  readonly columns?: number
  readonly engine?: typeof engine
}

/** The command in-process, in given surroundings: what it printed, and its exit code. */
export const jixiaoIn =
  ({ columns, engine: with_ = engine, env = {}, cwd = process.cwd() }: Around) =>
  async (...argv: readonly string[]) => {
    const texts = { out: '', err: '' }
    const stdout = { write: (text: string) => (texts.out += text), isTTY: columns !== undefined, columns }
    const stderr = { write: (text: string) => (texts.err += text) }
    const code = await run(argv, { stdout, stderr, env, cwd }, with_)
    return { code, ...texts }
  }

/** The command as a script runs it in the project's folder. */
export const jixiao = jixiaoIn({})

/** A folder for the tests of one file, taken away after the last. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  return folder
}
