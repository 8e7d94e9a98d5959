import type { Diagnostic } from './diagnostic.ts'

/** What a stage hands on: as much of the value as is good, and everything there is to say. */
export interface Outcome<T> {
  readonly value: T | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((one) => one.severity === 'error')
