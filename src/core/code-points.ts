/**
 * Order of two texts by code point: the same on every machine and in every language. Plain `<` compares UTF-16
 * units, which puts rare characters before common ones.
 *
 * @example compareCodePoints('E10', 'E9') // −1
 */
export function compareCodePoints(a: string, b: string): -1 | 0 | 1 {
  const [left, right] = [[...a], [...b]]
  for (const [at, sign] of left.entries()) {
    const other = right[at]
    if (other === undefined) return 1
    const difference = (sign.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0)
    if (difference !== 0) return difference < 0 ? -1 : 1
  }
  return left.length < right.length ? -1 : 0
}
