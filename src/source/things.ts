import type { Label } from '../core/label.ts'
import { nearest } from '../diagnostics/suggest.ts'
import { type Cycle, cycles, type FactSpec, type ThingSpec } from '../model/rule-set.ts'
import { readFact } from './facts.ts'
import { asMap, listed } from './fields.ts'
import { readLabels } from './label.ts'
import { readHeading } from './names.ts'
import { report } from './problems.ts'
import type { Reader } from './reader.ts'
import type { MapEntry, TreeNode } from './tree.ts'

const builtIn: Readonly<Record<string, Label>> = {
  company: { zh: '公司', en: 'company' },
  team: { zh: '班组', en: 'team' },
  employee: { zh: '员工', en: 'employee' },
}

/** The things of a file with their facts, in the order in which the file names them; company comes first. */
export const readThings = (
  reader: Reader,
  factsNode: TreeNode | undefined,
  thingsNode: TreeNode | undefined,
): readonly ThingSpec[] => {
  const titles = readLabels(reader.problems, thingsNode, 'things')
  const things = new Map<string, ThingSpec>([
    ['company', { name: 'company', title: titles.company ?? builtIn.company!, facts: [] }],
  ])
  const add = (name: string, facts: readonly FactSpec[], of: string | undefined, entry: MapEntry): void => {
    const before = things.get(name)
    const owner = of ?? before?.of
    things.set(name, {
      name,
      title: titles[name] ?? builtIn[name] ?? { zh: name, en: name },
      ...(owner !== undefined && { of: owner }),
      facts: [...(before?.facts ?? []), ...facts],
      span: before?.span ?? entry.keySpan,
    })
  }
  const sections = asMap(reader.problems, factsNode, 'facts')?.entries ?? []
  for (const entry of sections) {
    const { thing, of, each } = readHeading(entry.key)
    const period = each === undefined ? undefined : readPeriod(reader, each, entry)
    if (of !== undefined && !reader.names.things.includes(of)) {
      const near = nearest(of, reader.names.things) ?? ''
      report(
        reader.problems,
        'source-unknown-thing',
        { thing: of, near, known: listed(reader.names.things) },
        entry.keySpan,
      )
    }
    const map = asMap(reader.problems, entry.value, entry.key)
    const facts = (map?.entries ?? []).flatMap((fact) => readFact(reader, fact, period) ?? [])
    add(thing, facts, of, entry)
  }
  if (thingsNode?.kind === 'map') {
    for (const entry of thingsNode.entries) {
      if (!things.has(readHeading(entry.key).thing))
        add(readHeading(entry.key).thing, [], readHeading(entry.key).of, entry)
    }
  }
  return [...things.values()].map((thing) => ({
    ...thing,
    facts: thing.facts.map((fact) => titledByThing(fact, things)),
  }))
}

/** `team: team` without a title of its own is called what the thing it leads to is called. */
const titledByThing = (fact: FactSpec, things: ReadonlyMap<string, ThingSpec>): FactSpec => {
  const { name, title, type } = fact
  const untitled = title.zh === name && title.en === name
  const thing = type.kind === 'reference' && type.thing === name ? things.get(name) : undefined
  return untitled && thing ? { ...fact, title: thing.title } : fact
}

const readPeriod = ({ problems }: Reader, each: string, { keySpan }: MapEntry): Cycle | undefined =>
  cycles.find((cycle) => cycle === each) ??
  report(
    problems,
    'source-unknown-word',
    { word: each, near: nearest(each, cycles) ?? '', key: 'each', allowed: listed(cycles) },
    keySpan,
  )

/** Adds `team` and `employee` where a file names them without giving them facts. */
export const withNamedThings = (
  things: readonly ThingSpec[],
  isNamed: (thing: string) => boolean,
): readonly ThingSpec[] => {
  const more = ['team', 'employee'].filter(
    (name) => !things.some((thing) => thing.name === name) && isNamed(name),
  )
  return [...things, ...more.map((name): ThingSpec => ({ name, title: builtIn[name]!, facts: [] }))]
}
