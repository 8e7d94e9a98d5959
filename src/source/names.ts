import type { Span } from '../core/span.ts'
import { keywords } from '../formula/vocabulary.ts'
import { codeIn, currencyNodes } from './currencies.ts'
import { type Problems, report } from './problems.ts'
import { entriesOf, type MapNode, type TreeNode, valueAt } from './tree.ts'

export type NameKind = 'thing' | 'fact' | 'parameter' | 'rule' | 'reading'

export interface NamePlace {
  readonly name: string
  readonly kind: NameKind
  readonly span: Span
  /** For a fact: the thing it belongs to and the node of its spec. */
  readonly thing?: string
  readonly node?: TreeNode
}

/** All names of a file, known before anything in it is read. */
export interface FileNames {
  readonly places: ReadonlyMap<string, readonly NamePlace[]>
  readonly things: readonly string[]
  readonly units: readonly string[]
  readonly channels: readonly string[]
  readonly clauses: readonly string[]
  readonly words: ReadonlySet<string>
  /** Titles that each reading gives to its options; empty where it gives none. */
  readonly readings: ReadonlyMap<string, readonly string[]>
  /** Codes of the currencies, the file's own first. */
  readonly currencies: readonly string[]
}

/** Counted quantities that every rule set has. */
export const builtInUnits = [
  'days',
  'hours',
  'minutes',
  'months',
  'years',
  'people',
  'times',
  'count',
] as const

/** What each row of a chain (`groups` with `via`) has of its own. */
export const chainFacts = ['lower', 'depth'] as const

/** `employee each quarter`, `order of employee`. */
export interface Heading {
  readonly thing: string
  readonly of?: string
  readonly each?: string
}

export const readHeading = (text: string): Heading => {
  const match = /^(.+?)(?:\s+of\s+(.+?))?(?:\s+each\s+(.+))?$/.exec(text.trim())
  const [, thing = text, of, each] = match ?? []
  return { thing, ...(of !== undefined && { of }), ...(each !== undefined && { each }) }
}

/** Collects the names of a file without judging anything else. */
export const collectNames = (root: MapNode): FileNames => {
  const facts = entriesOf(valueAt(root, 'facts'))
  const clauses = entriesOf(valueAt(root, 'clauses'))
  const headings = facts.map(({ key, keySpan, value }) => ({ ...readHeading(key), span: keySpan, value }))
  const declared = entriesOf(valueAt(root, 'things')).map(({ key, keySpan }) => ({
    thing: readHeading(key).thing,
    span: keySpan,
  }))
  const groups = entriesOf(valueAt(root, 'groups'))
  const chains = groups.filter(({ value }) => valueAt(value, 'via') !== undefined)
  const within = (part: string): readonly [string, Span, TreeNode][] =>
    clauses.flatMap(({ value }) =>
      entriesOf(valueAt(value, part)).map(({ key, keySpan, value: node }): [string, Span, TreeNode] => [
        key,
        keySpan,
        node,
      ]),
    )
  const all: NamePlace[] = [
    ...[...declared, ...headings].map(({ thing, span }): NamePlace => ({ name: thing, kind: 'thing', span })),
    ...groups.map(({ key, keySpan }): NamePlace => ({ name: key, kind: 'thing', span: keySpan })),
    ...headings.flatMap(({ thing, value }) =>
      entriesOf(value).map(
        ({ key, keySpan, value: node }): NamePlace => ({
          name: key,
          kind: 'fact',
          span: keySpan,
          thing,
          node,
        }),
      ),
    ),
    ...chains.flatMap(({ key, keySpan }) =>
      chainFacts.map((name): NamePlace => ({ name, kind: 'fact', span: keySpan, thing: key })),
    ),
    ...within('parameters').map(([name, span]): NamePlace => ({ name, kind: 'parameter', span })),
    ...within('readings').map(([name, span]): NamePlace => ({ name, kind: 'reading', span })),
    ...within('rules').map(([name, span]): NamePlace => ({ name, kind: 'rule', span })),
  ]
  const places = new Map<string, NamePlace[]>()
  for (const place of all) places.set(place.name, [...(places.get(place.name) ?? []), place])
  return {
    places,
    things: [
      ...new Set([
        'company',
        'team',
        'employee',
        ...declared.map(({ thing }) => thing),
        ...headings.map(({ thing }) => thing),
        ...groups.map(({ key }) => key),
      ]),
    ],
    units: [...builtInUnits, ...entriesOf(valueAt(root, 'units')).map(({ key }) => key)],
    channels: [...new Set(['earning', ...entriesOf(valueAt(root, 'channels')).map(({ key }) => key)])],
    clauses: clauses.map(({ key }) => key),
    words: new Set(entriesOf(valueAt(root, 'words')).map(({ key }) => key)),
    readings: new Map(
      within('readings').map(([name, , node]) => [
        name,
        entriesOf(valueAt(node, 'options')).map(({ key }) => key),
      ]),
    ),
    currencies: currencyNodes(root).flatMap((node) => codeIn(node) ?? []),
  }
}

/** Whether a name can be read in a formula: of a fact, a parameter, a rule or a reading. */
export const isValueName = (names: FileNames, name: string): boolean =>
  (names.places.get(name) ?? []).some(({ kind }) => kind !== 'thing' && kind !== 'reading')

const reserved: ReadonlySet<string> = new Set([...keywords.keys(), 'period', 'over'])

/** Reports names that mean two things, and names that a formula could not say. */
export const checkNames = ({ places }: FileNames, problems: Problems): void => {
  for (const [name, all] of places) {
    const first = all[0]!
    if (reserved.has(name)) report(problems, 'source-name-reserved', { name }, first.span)
    if (/[.[\]|"“”'‘’「」{}()（）,，:：;#]/.test(name))
      report(problems, 'source-name-signs', { name }, first.span)
    for (const [index, other] of all.entries()) {
      const clash = all.slice(0, index).find((earlier) => clashes(earlier, other))
      if (clash === undefined) continue
      const code = clash.kind === other.kind ? 'source-name-twice' : 'source-name-clash'
      report(problems, code, { name }, other.span, { span: clash.span, label: clash.kind })
      break
    }
  }
}

const clashes = (first: NamePlace, second: NamePlace): boolean => {
  if (first.kind === 'thing' && second.kind === 'thing') return false
  if (first.kind === 'fact' && second.kind === 'fact') return first.thing === second.thing
  if (first.kind === 'thing' && second.kind === 'fact') return !refersTo(second.node, first.name)
  return true
}

/** `team: { type: team }`: the fact is the reference to the thing, and may have its name. */
const refersTo = (node: TreeNode | undefined, thing: string): boolean => {
  const type = node?.kind === 'map' ? valueAt(node, 'type') : node
  return type?.kind === 'text' && type.text.trim() === thing
}
