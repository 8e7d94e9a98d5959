import { nearest } from '../diagnostics/suggest.ts'
import type { ExampleSpec, ExampleTable } from '../model/rule-set.ts'
import { asMap, checkKeys, listed, textOf } from './fields.ts'
import { isValueName } from './names.ts'
import { report } from './problems.ts'
import type { Reader } from './reader.ts'
import { gridsOf } from './table/grid.ts'
import { type Grid, type TreeNode, valueAt } from './tree.ts'

export const exampleKeys = ['name', 'readings', 'given', 'expect'] as const

/** The worked examples of a file. */
export const readExamples = (reader: Reader, node: TreeNode | undefined): readonly ExampleSpec[] => {
  if (node === undefined || node.kind === 'broken') return []
  if (node.kind === 'list') return node.items.flatMap((item) => readExample(reader, item) ?? [])
  report(reader.problems, 'source-list-expected', { key: 'examples' }, node.span)
  return []
}

const readExample = (reader: Reader, node: TreeNode): ExampleSpec | undefined => {
  const { problems } = reader
  const map = asMap(problems, node, 'examples')
  if (map === undefined) return undefined
  checkKeys(problems, map, exampleKeys, 'examples')
  for (const key of ['name', 'given', 'expect'] as const) {
    if (valueAt(map, key) === undefined)
      report(problems, 'source-key-missing', { key, what: 'examples' }, map.span)
  }
  const name = textOf(problems, valueAt(map, 'name'), 'name')
  const given = readTables(reader, valueAt(map, 'given'), 'given')
  const expect = readTables(reader, valueAt(map, 'expect'), 'expect')
  return name === undefined
    ? undefined
    : { name, readings: readReadings(reader, valueAt(map, 'readings')), given, expect, span: map.span }
}

/** Which option of which reading the example takes. */
const readReadings = (reader: Reader, node: TreeNode | undefined): Readonly<Record<string, string>> => {
  const { names, problems, uses } = reader
  const chosen = (asMap(problems, node, 'readings')?.entries ?? []).flatMap(({ key, keySpan, value }) => {
    const option = textOf(problems, value, key)
    const known = [...names.readings.keys()]
    if (!known.includes(key)) {
      report(
        problems,
        'source-unknown-reading',
        { reading: key, near: nearest(key, known) ?? '', known: listed(known) },
        keySpan,
      )
      return []
    }
    const offered = uses.find(({ reading }) => reading === key)?.options.map((one) => one.name) ?? []
    if (option !== undefined && offered.length > 0 && !offered.includes(option)) {
      const near = nearest(option, offered) ?? ''
      report(
        problems,
        'source-option-unknown',
        { reading: key, option, near, known: listed(offered) },
        value.span,
      )
    }
    return option === undefined ? [] : [[key, option] as const]
  })
  return Object.fromEntries(chosen)
}

const readTables = (reader: Reader, node: TreeNode | undefined, what: string): readonly ExampleTable[] => {
  if (node === undefined || node.kind === 'broken') return []
  if (node.kind !== 'text' || !node.text.includes('|')) {
    report(reader.problems, 'source-table-expected', { key: what }, node.span)
    return []
  }
  if (node.style === 'folded') {
    report(reader.problems, 'table-folded', {}, node.span)
    return []
  }
  return gridsOf(node).flatMap((grid) => readExampleTable(reader, grid) ?? [])
}

const readExampleTable = ({ names, problems }: Reader, { header, rows }: Grid): ExampleTable | undefined => {
  const [thing, ...headers] = header.cells
  if (thing === undefined) return undefined
  if (!names.things.includes(thing.text)) {
    const near = nearest(thing.text, names.things) ?? ''
    report(
      problems,
      'source-unknown-thing',
      { thing: thing.text, near, known: listed(names.things) },
      thing.span,
    )
  }
  const known = [
    'period',
    'moment',
    ...names.channels,
    ...[...names.places.keys()].filter((name) => isValueName(names, name)),
  ]
  for (const { text, span } of headers) {
    const base = text.split('.')[0]!
    const isReference = names.things.includes(base)
    if (!known.includes(base) && !isReference)
      report(problems, 'source-unknown-name', { name: text, near: nearest(base, known) ?? '' }, span)
  }
  for (const row of rows) {
    const [first] = row.cells
    // An id may be a thing's name; the header of a table has names only.
    if (
      row.cells.length > 1 &&
      isHeader(
        row.cells.map((cell) => cell.text),
        names.things,
        known,
      )
    ) {
      report(problems, 'example-tables-joined', { thing: first!.text }, row.span)
      continue
    }
    if (row.cells.length === header.cells.length) continue
    const parameters = { row: row.text, found: String(row.cells.length), wanted: String(header.cells.length) }
    report(problems, 'table-ragged', parameters, row.span, { span: header.span, label: 'header' })
  }
  return {
    thing: thing.text,
    headers: headers.map(({ text, span }) => ({ name: text, span })),
    rows: rows.map(({ cells: [id, ...cells] }) => ({ id: id?.text ?? '', cells })),
  }
}

const isHeader = (
  [thing = '', ...columns]: readonly string[],
  things: readonly string[],
  known: readonly string[],
): boolean =>
  things.includes(thing) && columns.every((name) => [...known, ...things].includes(name.split('.')[0]!))
