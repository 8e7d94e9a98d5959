import type { Derivation, GroupPart } from '../core/derivation.ts'
import { nearest } from '../diagnostics/suggest.ts'
import type { FactSpec, ThingSpec } from '../model/rule-set.ts'
import { asMap, checkKeys, listed, textOf, textsOf } from './fields.ts'
import { readLabel } from './label.ts'
import { report } from './problems.ts'
import type { Reader } from './reader.ts'
import { type MapEntry, type MapNode, type TextNode, type TreeNode, valueAt } from './tree.ts'

export const groupKeys = ['of', 'by', 'via', 'title'] as const

/** A group or chain while it is read: its entry, and the thing that its rows are made of. */
interface Group {
  readonly reader: Reader
  readonly entry: MapEntry
  readonly map: MapNode
  readonly base: ThingSpec
  readonly things: readonly ThingSpec[]
}

/** Adds the things whose rows follow from those of others; each may be made of one that stands above it. */
export const withGroups = (
  reader: Reader,
  node: TreeNode | undefined,
  things: readonly ThingSpec[],
): readonly ThingSpec[] =>
  (asMap(reader.problems, node, 'groups')?.entries ?? []).reduce(
    (known, entry) => withGroup(reader, entry, known),
    things,
  )

const withGroup = (reader: Reader, entry: MapEntry, things: readonly ThingSpec[]): readonly ThingSpec[] => {
  const { problems } = reader
  const { key: name, keySpan: span, value } = entry
  const own = things.find((thing) => thing.name === name)
  if (own?.derived) report(problems, 'source-name-twice', { name }, span)
  else if (own?.of !== undefined || name === 'company')
    report(problems, 'source-group-is-thing', { name }, span)
  const map = asMap(problems, value, name)
  if (map === undefined || own?.derived || own?.of !== undefined || name === 'company') return things
  checkKeys(problems, map, groupKeys, name)
  const label = readLabel(problems, valueAt(map, 'title'), 'title')
  const base = readBase(reader, entry, map, things)
  if (base === undefined) return things
  const made = readDerivation({ reader, entry, map, base, things })
  if (made === undefined) return things
  const twice = own?.facts.find((fact) => made.facts.some((other) => other.name === fact.name))
  if (twice) report(problems, 'source-name-twice', { name: twice.name }, twice.span ?? span)
  const title = label ?? own?.title ?? { zh: name, en: name }
  const group: ThingSpec = {
    name,
    title,
    ...(made.derived.kind === 'chain' && { of: base.name }),
    derived: made.derived,
    facts: [...made.facts, ...(own?.facts ?? [])],
    span,
  }
  const others = things.filter((thing) => thing !== own)
  if (made.derived.kind === 'chain') return [...others, group]
  // A fact that refers to the group itself, which its name allows.
  if (base.facts.some((fact) => fact.name === name && leadsTo(fact, things) === own))
    report(problems, 'source-name-clash', { name }, span)
  const member: FactSpec = {
    name,
    title,
    type: { kind: 'reference', thing: name },
    ...(made.optional && { default: 'none' }),
    derived: true,
  }
  return [
    ...others.map((thing) => (thing === base ? { ...base, facts: [...base.facts, member] } : thing)),
    group,
  ]
}

/** The thing whose rows are put into groups, or stand above each other. */
const readBase = (
  { problems }: Reader,
  { key, keySpan }: MapEntry,
  map: MapNode,
  things: readonly ThingSpec[],
): ThingSpec | undefined => {
  const node = valueAt(map, 'of')
  if (node === undefined) return report(problems, 'source-key-missing', { key: 'of', what: key }, keySpan)
  const of = textOf(problems, node, 'of')
  if (of === undefined) return undefined
  if (of === 'company') return report(problems, 'source-group-of-company', { name: key }, node.span)
  const base = things.find((thing) => thing.name === of && of !== key)
  if (base) return base
  const known = things.flatMap(({ name }) => (name === 'company' || name === key ? [] : [name]))
  const parameters = { thing: of, near: nearest(of, known) ?? '', known: listed(known) }
  return report(problems, 'source-group-of', parameters, node.span)
}

interface Made {
  readonly derived: Derivation
  readonly facts: readonly FactSpec[]
  /** Somebody may be in none. */
  readonly optional?: boolean
}

const readDerivation = (group: Group): Made | undefined => {
  const { reader, entry, map } = group
  const [by, via] = [valueAt(map, 'by'), valueAt(map, 'via')]
  if ((by === undefined) === (via === undefined))
    return report(reader.problems, 'source-group-by-or-via', { name: entry.key }, entry.keySpan)
  return by === undefined ? readChain(group, via!) : readGroup(group, by)
}

const readGroup = ({ reader, entry, base, things }: Group, node: TreeNode): Made | undefined => {
  const { problems } = reader
  const texts = textsOf(problems, node, 'by')
  if (node.kind === 'list' && node.items.length === 0)
    return report(problems, 'source-group-by-empty', { name: entry.key }, node.span)
  const parts = texts.flatMap((text) => {
    const part = readPart(reader, text, base, things)
    return part ? [{ ...part, span: text.span }] : []
  })
  if (parts.length < texts.length || parts.length === 0) return undefined
  const twice = parts.find((part, at) => parts.slice(0, at).some((one) => one.fact.name === part.fact.name))
  if (twice) return report(problems, 'source-group-by-twice', { name: twice.fact.name }, twice.span)
  return {
    derived: { kind: 'group', of: base.name, by: parts.map(({ part }) => part) },
    facts: parts.map(({ fact }) => ({ name: fact.name, title: fact.title, type: fact.type, derived: true })),
    optional: parts.some(({ optional }) => optional),
  }
}

interface ReadPart {
  readonly part: GroupPart
  readonly fact: FactSpec
  readonly optional: boolean
}

/** `post`: a fact of the member; `product.category`: one of what its reference leads to. */
const readPart = (
  reader: Reader,
  { text, span }: TextNode,
  base: ThingSpec,
  things: readonly ThingSpec[],
): ReadPart | undefined => {
  const written = text.trim().normalize('NFC')
  const [first = '', second, ...more] = written.split('.')
  const lead = second === undefined ? undefined : factOf(base, first, things)
  const there = lead && leadsTo(lead, things)
  const fact =
    more.length > 0
      ? undefined
      : second === undefined
        ? factOf(base, first, things)
        : there && factOf(there, second, things)
  if (fact === undefined) return unknownPart(reader, { text: written, span }, base, things)
  if (!groupable.has(fact.type.kind)) {
    const instant = ['date', 'moment', 'clock'].includes(fact.type.kind)
    const parameters = { name: written, ...(instant ? { instant: 'yes' } : { number: 'yes' }) }
    return report(reader.problems, 'source-group-by-kind', parameters, span)
  }
  return {
    part: second === undefined ? { name: first } : { name: second, via: first },
    fact,
    optional: fact.default === 'none' || lead?.default === 'none',
  }
}

const groupable = new Set(['word', 'truth', 'text', 'reference'])

const unknownPart = (
  { names, problems }: Reader,
  { text, span }: Pick<TextNode, 'text' | 'span'>,
  base: ThingSpec,
  things: readonly ThingSpec[],
): undefined => {
  const kinds = names.places.get(text.split('.')[0]!)?.map(({ kind }) => kind) ?? []
  if (kinds.includes('rule'))
    return report(problems, 'source-group-by-rule', { name: text, thing: base.name }, span)
  const own = factsOf(base, things)
  const further = own.flatMap((fact) =>
    (leadsTo(fact, things)?.facts ?? []).flatMap((one) =>
      groupable.has(one.type.kind) && !one.derived ? [`${fact.name}.${one.name}`] : [],
    ),
  )
  const known = [...own.flatMap(({ name, type }) => (groupable.has(type.kind) ? [name] : [])), ...further]
  const near = further.find((name) => name.endsWith(`.${text}`)) ?? nearest(text, known) ?? ''
  const parameters = { name: text, thing: base.name, near, known: listed(known) }
  return report(problems, 'source-group-by-unknown', parameters, span)
}

/** The facts of a thing, its owner among them. */
const factsOf = ({ of, facts }: ThingSpec, things: readonly ThingSpec[]): readonly FactSpec[] => {
  const owner = things.find(({ name }) => name === of && name !== 'company')
  if (owner === undefined || facts.some(({ name }) => name === of)) return facts
  return [{ name: owner.name, title: owner.title, type: { kind: 'reference', thing: owner.name } }, ...facts]
}

const factOf = (thing: ThingSpec, name: string, things: readonly ThingSpec[]): FactSpec | undefined =>
  factsOf(thing, things).find((fact) => fact.name === name)

const leadsTo = ({ type }: FactSpec, things: readonly ThingSpec[]): ThingSpec | undefined =>
  type.kind === 'reference' ? things.find(({ name }) => name === type.thing) : undefined

const readChain = ({ reader, base, things }: Group, node: TreeNode): Made | undefined => {
  const via = textOf(reader.problems, node, 'via')
  if (via === undefined) return undefined
  const known = factsOf(base, things).flatMap(({ name, type }) =>
    type.kind === 'reference' && type.thing === base.name ? [name] : [],
  )
  if (!known.includes(via)) {
    const parameters = { name: via, thing: base.name, near: nearest(via, known) ?? '', known: listed(known) }
    return report(reader.problems, 'source-group-via', parameters, node.span)
  }
  const { zh, en } = base.title
  const type = { kind: 'reference', thing: base.name } as const
  return {
    derived: { kind: 'chain', of: base.name, via },
    facts: [
      { name: base.name, title: { zh: `上级${zh}`, en: `${en} above` }, type, derived: true },
      { name: 'lower', title: { zh: `下级${zh}`, en: `${en} below` }, type, derived: true },
      {
        name: 'depth',
        title: { zh: '第几代', en: 'generation' },
        type: { kind: 'quantity', unit: 'count' },
        allowed: { from: { value: '1', inclusive: true } },
        decimals: 0,
        derived: true,
      },
    ],
  }
}
