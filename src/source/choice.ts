import { nearest } from '../diagnostics/suggest.ts'
import type { Choosable } from '../model/rule-set.ts'
import { listed, textOf } from './fields.ts'
import { report } from './problems.ts'
import type { Reader } from './reader.ts'
import { type MapEntry, type MapNode, type TreeNode, textAt, valueAt } from './tree.ts'

/** Whether a value is `{ reading: name, … }`. */
export const isReadingMap = (node: TreeNode | undefined): node is MapNode =>
  node?.kind === 'map' && valueAt(node, 'reading') !== undefined

/**
 * A value, or the choice of a reading between several. `words` are those of the setting itself: a reading that
 * writes no options here offers them, or of them the ones it has titles for.
 */
export const readChoosable = <T>(
  reader: Reader,
  node: TreeNode | undefined,
  what: string,
  read: (node: TreeNode) => T | undefined,
  words?: readonly string[],
): Choosable<T> | undefined => {
  if (node === undefined || node.kind === 'broken') return undefined
  if (!isReadingMap(node)) return read(node)
  const name = readReadingName(reader, node)
  const options = node.entries.filter(({ key }) => key !== 'reading')
  if (name === undefined) return undefined
  if (options.length > 0) return readOptions(reader, name, node, options, read)
  if (words === undefined) {
    return report(reader.problems, 'source-reading-no-options', { reading: name, key: what }, node.span)
  }
  const titled = reader.names.readings.get(name) ?? []
  const strange = titled.find((option) => !words.includes(option))
  if (strange !== undefined) {
    reader.uses.push({
      reading: name,
      span: node.span,
      options: titled.map((option) => ({ name: option, span: node.span })),
    })
    const parameters = {
      reading: name,
      option: strange,
      key: what,
      near: nearest(strange, words) ?? '',
      allowed: listed(words),
    }
    return report(reader.problems, 'source-reading-not-a-word', parameters, node.span)
  }
  const offered = titled.length > 0 ? titled : words
  return readOptions(
    reader,
    name,
    node,
    offered.map((word) => ({ key: word, keySpan: node.span, value: textAt(word, node.span) })),
    read,
  )
}

/** The reading that a map chooses by, or a diagnostic with the nearest one. */
export const readReadingName = (reader: Reader, map: MapNode): string | undefined => {
  const node = valueAt(map, 'reading')
  const name = textOf(reader.problems, node, 'reading')
  if (name === undefined || node === undefined || reader.names.readings.has(name)) return name
  const known = [...reader.names.readings.keys()]
  return report(
    reader.problems,
    'source-unknown-reading',
    { reading: name, near: nearest(name, known) ?? '', known: listed(known) },
    node.span,
  )
}

/** The options written at one use of a reading; an option misspelled against its title is told here. */
export const readOptions = <T>(
  reader: Reader,
  reading: string,
  node: MapNode,
  entries: readonly MapEntry[],
  read: (node: TreeNode) => T | undefined,
): Choosable<T> | undefined => {
  const titled = reader.names.readings.get(reading) ?? []
  const keys = entries.map(({ key }) => key)
  const named = entries.map((entry) => {
    if (titled.length === 0 || titled.includes(entry.key)) return entry
    const missing = titled.filter((title) => !keys.includes(title))
    const near = nearest(entry.key, missing)
    if (near === undefined) return entry
    report(
      reader.problems,
      'source-option-unknown',
      { reading, option: entry.key, near, known: listed(titled) },
      entry.keySpan,
    )
    return { ...entry, key: near }
  })
  reader.uses.push({
    reading,
    span: node.span,
    options: named.map(({ key, keySpan }) => ({ name: key, span: keySpan })),
  })
  const values = named.map(({ key, value }) => [key, read(value)] as const)
  const good = values.filter((pair): pair is readonly [string, T] => pair[1] !== undefined)
  if (good.length < values.length) return undefined
  return { reading, options: Object.fromEntries(good), span: node.span }
}
