import type { Span } from '../core/span.ts'
import type { FileNames } from './names.ts'
import type { Problems } from './problems.ts'

/** A place where a reading chooses: which options it offers there. */
export interface ReadingUse {
  readonly reading: string
  readonly options: readonly { readonly name: string; readonly span: Span }[]
  readonly span: Span
}

/** What goes through every part of reading one file: its names, and what is found on the way. */
export interface Reader {
  readonly names: FileNames
  readonly problems: Problems
  readonly uses: ReadingUse[]
}
