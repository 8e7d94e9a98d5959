import { isoDecimals } from '../core/currency.ts'
import { nearest } from '../diagnostics/suggest.ts'
import { listed, textOf, textsOf } from './fields.ts'
import { isValueName } from './names.ts'
import { report } from './problems.ts'
import type { Reader } from './reader.ts'
import type { TextNode, TreeNode } from './tree.ts'

/** A channel of the payslip by its name. */
export const readChannel = (
  { names, problems }: Reader,
  node: TreeNode | undefined,
  what: string,
): string | undefined => {
  const channel = textOf(problems, node, what)
  if (channel === undefined || node === undefined || names.channels.includes(channel)) return channel
  const near = nearest(channel, names.channels) ?? ''
  return report(
    problems,
    'source-unknown-channel',
    { channel, near, known: listed(names.channels) },
    node.span,
  )
}

/** A clause by its id. */
export const readClauseName = (
  { names, problems }: Reader,
  node: TreeNode | undefined,
): string | undefined => {
  const clause = textOf(problems, node, 'clause')
  if (clause === undefined || node === undefined || names.clauses.includes(clause)) return clause
  const near = nearest(clause, names.clauses) ?? ''
  return report(problems, 'source-unknown-clause', { clause, near, known: listed(names.clauses) }, node.span)
}

/** A thing by its name. */
export const readThing = (
  { names, problems }: Reader,
  node: TreeNode | undefined,
  what: string,
): string | undefined => {
  const thing = textOf(problems, node, what)
  if (thing === undefined || node === undefined || names.things.includes(thing)) return thing
  const near =
    nearest(
      thing,
      names.things,
      new Map([
        ['员工', 'employee'],
        ['班组', 'team'],
        ['团队', 'team'],
        ['公司', 'company'],
      ]),
    ) ?? ''
  return report(problems, 'source-unknown-thing', { thing, near, known: listed(names.things) }, node.span)
}

/** What a message says of a currency that the file does not name. */
export const currencyWords = ({ currencies }: Reader['names'], code: string) => ({
  code,
  near: nearest(code, currencies) ?? '',
  known: listed(currencies),
})

/** `CNY`, `days`, `CNY/year`: a unit of the file or a built-in one, also in the singular; each part comes out as it is declared. */
export const readUnit = ({ names, problems }: Reader, node: TreeNode | undefined): string | undefined => {
  const unit = textOf(problems, node, 'unit')
  if (unit === undefined || node === undefined) return unit
  const known = [...names.currencies, ...names.units]
  const named = (part: string): string | undefined =>
    part === '1' ? part : known.find((one) => one === part || one === `${part}s`)
  const parts = unit.split('/').map((part) => part.trim())
  const strange = parts.find((part) => named(part) === undefined)
  if (strange === undefined && parts.length <= 2) return parts.map(named).join('/')
  if (strange !== undefined && isoDecimals.has(strange))
    return report(problems, 'source-unknown-currency', currencyWords(names, strange), node.span)
  const near = nearest(strange ?? '', known) ?? ''
  return report(
    problems,
    'source-unknown-unit',
    { unit: strange ?? unit, near, known: listed(known) },
    node.span,
  )
}

/** Facts, parameters and rules by their names; an outcome of a table by `rule.column`. */
export const readValueNames = (reader: Reader, node: TreeNode | undefined, what: string): readonly string[] =>
  textsOf(reader.problems, node, what).flatMap((one) =>
    // Records may be ordered by their id.
    what === 'order' && one.text.trim() === 'id' ? 'id' : (checkValueName(reader, one) ?? []),
  )

const checkValueName = ({ names, problems }: Reader, node: TextNode): string | undefined => {
  const name = node.text.trim().normalize('NFC')
  const base = name.split('.')[0]!
  if (isValueName(names, base)) return name
  const known = [...names.places.keys()].filter((one) => isValueName(names, one))
  return report(problems, 'source-unknown-name', { name, near: nearest(base, known) ?? '' }, node.span)
}

/** A name of any kind that a setting may hold: a thing, a unit, a value. */
export const readAnyName = (
  { names, problems }: Reader,
  node: TreeNode | undefined,
  what: string,
): string | undefined => {
  const name = textOf(problems, node, what)
  if (name === undefined || node === undefined) return name
  const known = [...names.things, ...names.units, ...names.currencies, ...names.places.keys()]
  const isKnown = name
    .split('/')
    .every(
      (part) => (what === 'unit' && part === '1') || known.some((one) => one === part || one === `${part}s`),
    )
  if (isKnown) return name
  return report(problems, 'source-unknown-name', { name, near: nearest(name, known) ?? '' }, node.span)
}
