import type { CST } from 'yaml'

/** Levels of the parser's own tokens; a list or map takes two. */
const deepest = 80

/** The offset where a text is nested too deep, if it is. Goes level by level, so that depth costs no stack. */
export const isTooDeep = (tokens: readonly CST.Token[]): number | undefined => {
  let level = tokens
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return level[0]!.offset
    level = level.flatMap(inside)
  }
  return undefined
}

const inside = (token: CST.Token): readonly CST.Token[] => {
  if ('items' in token) {
    return token.items.flatMap((item) =>
      [item.key, item.value].filter((part) => part !== undefined && part !== null),
    )
  }
  return token.type === 'document' && token.value ? [token.value] : []
}
