import type { Label } from '../core/label.ts'

/** What a key of a rule body may hold: data, from which the reader checks the file, the schema and the docs are made. */
export type KeySpec = {
  readonly required?: boolean
  readonly says: Label
} /** `words` are meanings of their own that may stand instead. */ & (
  | { readonly kind: 'formula'; readonly words?: readonly string[] }
  /** One word of a closed list; `default` is what holds where the key is absent. */
  | { readonly kind: 'word'; readonly words: readonly string[]; readonly default?: string }
  /** A free word or name (a thing, a reference). */
  | { readonly kind: 'name' }
  | { readonly kind: 'names' }
  | { readonly kind: 'range' }
  | { readonly kind: 'label' }
  | { readonly kind: 'table' }
  /** A map from formula to weight, plus nothing else: `{ skill: 45%, mean(mark): 55% }`. */
  | { readonly kind: 'weights' }
  /** A list of formulas: `[15%, 20%, 30%, 35%]`. */
  | { readonly kind: 'formulas' }
)

/** The keys of one body. A bare value (not a map) stands for the key `whole`. */
export interface BodyKeys {
  readonly name: string
  readonly says: Label
  readonly whole?: string
  readonly keys: Readonly<Record<string, KeySpec>>
}
