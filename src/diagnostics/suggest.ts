/**
 * The known name that was most likely meant, or undefined where none is near. `aliases` are other words for known
 * names, such as their Chinese titles.
 *
 * @example nearest('tabel', ['table', 'title']) // 'table'
 */
export function nearest(
  text: string,
  known: readonly string[],
  aliases: ReadonlyMap<string, string> = new Map(),
): string | undefined {
  const wanted = fold(text)
  const alias = [...aliases].find(([word, name]) => fold(word) === wanted && known.includes(name))
  if (alias !== undefined) return alias[1]
  const most = allowance(wanted)
  let best: { readonly name: string; readonly distance: number } | undefined
  for (const name of known) {
    const folded = fold(name)
    if (Math.abs(folded.length - wanted.length) > most) continue
    const distance = editDistance(wanted, folded)
    // A short name must keep something of itself: `a` is not near `b`.
    if (distance > most || distance >= Math.max(wanted.length, folded.length)) continue
    if (best === undefined || distance < best.distance) best = { name, distance }
  }
  return best?.name
}

const longestCompared = 80

/** Case, width and the spelling of spaces are no difference worth a suggestion of something else. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .slice(0, longestCompared)

/** Edits that a word of this length may be away: one in three letters, three at most. */
const allowance = (word: string): number => Math.min(3, Math.max(1, Math.floor(word.length / 3)))

/** Fewest insertions, deletions, replacements and swaps of neighbours between two words. */
export function editDistance(left: string, right: string): number {
  let before: number[] = []
  let row = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let i = 1; i <= left.length; i += 1) {
    const last = row
    row = [i]
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
    }
    before = last
  }
  return row[right.length]!
}
