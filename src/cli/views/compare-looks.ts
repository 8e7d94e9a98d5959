import type { Language } from '../../index.ts'
import type { Say } from '../language.ts'

/** How a comparison is shown. */
export interface CompareLooks {
  readonly say: Say
  readonly language: Language
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  /** Everybody, not only the largest differences. */
  readonly all?: boolean
}
