/** Text as it is compared: composed (NFC), trimmed, blanks made one. */
export const tidy = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ')

/** The same without regard to capitals, for headers and file names. */
export const keyOf = (text: string): string => tidy(text).toLowerCase()

/**
 * The name that was probably meant: the nearest by single edits, if it is near enough to be a slip.
 *
 * @example nearest('salse', ['sales', 'score']) // 'sales'
 */
export function nearest(text: string, names: readonly string[]): string | undefined {
  const key = keyOf(text).replace(/\s*[（(].*[)）]$/, '')
  let best: string | undefined
  let least = Math.max(1, Math.floor([...key].length / 3)) + 1
  for (const name of names) {
    const distance = edits([...key], [...keyOf(name)], least)
    if (distance < least) [best, least] = [name, distance]
  }
  return best
}

/** How many signs must be put in, taken out, changed, or swapped with their neighbour; `most` stops the count. */
function edits(a: readonly string[], b: readonly string[], most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, sign] of a.entries()) {
    const next = [i + 1]
    for (const [j, other] of b.entries()) {
      const swapped = i > 0 && j > 0 && sign === b[j - 1] && a[i - 1] === other
      next.push(
        Math.min(
          row[j + 1]! + 1,
          next[j]! + 1,
          row[j]! + (sign === other ? 0 : 1),
          swapped ? before[j - 1]! + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    before = row
    row = next
  }
  return row[b.length]!
}
