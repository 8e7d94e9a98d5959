import type { Diagnostic, Language } from '../index.ts'
import type { Engine } from './engine.ts'
import type { Say } from './language.ts'

/** Where text goes: a stream of the process, or a list in a test. */
export interface Sink {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

/** What surrounds a run of the command. */
export interface Surroundings {
  readonly stdout: Sink
  readonly stderr: Sink
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
}

/** What every command gets. */
export interface Context extends Surroundings {
  readonly language: Language
  readonly say: Say
  readonly engine: Engine
  /** Emphasis for a terminal; leaves text alone where there is none. */
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  /** Colours are wanted where a stream is a terminal. */
  readonly colour: boolean
}

/** The command line itself is wrong: exit code 2, and the message as it stands. */
export class UsageError extends Error {}

/**
 * Prints diagnostics with a line that counts them.
 *
 * @returns whether any is an error
 */
export async function report(
  context: Context,
  diagnostics: readonly Diagnostic[],
  sources: Readonly<Record<string, string>> = {},
  to: 'stdout' | 'stderr' = 'stderr',
): Promise<boolean> {
  if (diagnostics.length === 0) return false
  const { renderDiagnostic } = await context.engine.main()
  const { language, say } = context
  const colour = context.colour && context[to].isTTY === true
  for (const one of diagnostics)
    context[to].write(`${renderDiagnostic(one, { language, sources, colour })}\n\n`)
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length
  if (errors + warnings > 0) context[to].write(`${countOf(say, errors, warnings)}\n`)
  return errors > 0
}

export const countOf = (say: Say, errors: number, warnings: number): string =>
  say(
    `${errors} 个错误，${warnings} 个警告`,
    `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
  )

/** Prints JSON for programs; the sources of diagnostics are not repeated. */
export const printJson = (context: Context, value: unknown): void => {
  context.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)
}
