/** How the rows of a thing follow from those of another, so that nobody gives them. */
export type Derivation =
  /** One row for each combination of these facts that occurs among the rows of `of`. */
  | { readonly kind: 'group'; readonly of: string; readonly by: readonly GroupPart[] }
  /** One row for each pair of somebody and somebody below, along the reference `via` from each to the next above. */
  | { readonly kind: 'chain'; readonly of: string; readonly via: string }

/** A fact of the member itself, or of what its reference `via` leads to. */
export interface GroupPart {
  readonly name: string
  readonly via?: string
}

/** The facts that a row is made of, in the order in which they make its id. */
export const keysOf = (derivation: Derivation): readonly string[] =>
  derivation.kind === 'group' ? derivation.by.map(({ name }) => name) : [derivation.of, 'lower']

/**
 * The id of a row from its parts: `A/keeper`. A sign of a part that would be taken for the one between them has a
 * backslash before it, so that two combinations never share an id.
 */
export const joinedId = (parts: readonly string[]): string =>
  parts.length === 1 ? parts[0]! : parts.map((part) => part.replace(/[\\/]/g, '\\$&')).join('/')
