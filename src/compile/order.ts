import type { Node } from '../formula/ast.ts'
import { childrenOf } from '../formula/children.ts'
import { namesIn } from '../formula/names.ts'
import type { RuleSpec } from '../model/rule-set.ts'

/** Which rules a rule reads now, and which it only looks back at. */
export interface Reads {
  readonly now: ReadonlySet<string>
  readonly before: ReadonlySet<string>
}

/** `grade.rate` is read from the rule `grade`. */
const parts = (name: string): [string] => [name.split('.')[0]!]

const readsOf = (rule: RuleSpec, rules: ReadonlySet<string>): Reads => {
  const now = new Set<string>()
  const before = new Set<string>()
  for (const [name] of (rule.evidence ?? []).map(parts)) if (rules.has(name)) now.add(name)
  const visit = (node: Node, past: boolean): void => {
    const back = past || (node.kind === 'call' && (node.name === 'ago' || node.name === 'latest'))
    if (node.kind === 'name' || node.kind === 'member') {
      for (const { path } of namesIn(node)) {
        // `leader.sales` is read from the rule `sales`, at whoever the reference leads to.
        const read = path.find((name) => rules.has(name))
        if (read !== undefined) (back ? before : now).add(read)
      }
      return
    }
    for (const child of childrenOf(node)) visit(child, back)
  }
  for (const tree of treesIn(rule)) visit(tree, false)
  // A rule named only by a key of its body, such as a tie key.
  for (const [name] of namesBeside(rule.body).map(parts)) if (rules.has(name)) now.add(name)
  if (rule.evidence?.includes(rule.name)) now.delete(rule.name)
  return { now, before }
}

/** Every formula tree in a rule, wherever it stands. */
const treesIn = (value: unknown): readonly Node[] => {
  if (typeof value !== 'object' || value === null) return []
  if ('tree' in value) return [value.tree as Node]
  return Object.entries(value).flatMap(([key, one]) => (key === 'span' ? [] : treesIn(one)))
}

const namesBeside = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null || 'tree' in value) return []
  if ('kind' in value && value.kind === 'names')
    return (value as unknown as { names: readonly string[] }).names
  return Object.entries(value).flatMap(([key, one]) => (key === 'span' ? [] : namesBeside(one)))
}

/** Groups of rules that read each other, now or in the past, and circles that do not go through the past. */
export interface Order {
  readonly groups: readonly (readonly RuleSpec[])[]
  readonly cycles: readonly (readonly string[])[]
}

/** Rules in the order in which they can be worked out. A circle that does not go through the past is a cycle. */
export const orderRules = (rules: readonly RuleSpec[]): Order => {
  const names = new Set(rules.map((rule) => rule.name))
  const byName = new Map(rules.map((rule) => [rule.name, rule]))
  const reads = new Map(rules.map((rule) => [rule.name, readsOf(rule, names)]))
  const all = (name: string): readonly string[] => [...reads.get(name)!.now, ...reads.get(name)!.before]
  const cycles: (readonly string[])[] = []
  const groups = components([...names], all).map((group) => {
    const inside = new Set(group)
    const sorted = sortInside(
      group,
      (name) => [...reads.get(name)!.now].filter((one) => inside.has(one)),
      cycles,
    )
    return sorted.map((name) => byName.get(name)!)
  })
  return { groups, cycles }
}

/** Strongly connected components, each after those it reads (Tarjan's algorithm). */
const components = (
  names: readonly string[],
  reads: (name: string) => readonly string[],
): readonly (readonly string[])[] => {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (name: string): void => {
    index.set(name, index.size)
    low.set(name, index.get(name)!)
    stack.push(name)
    for (const other of reads(name)) {
      if (!index.has(other)) {
        visit(other)
        low.set(name, Math.min(low.get(name)!, low.get(other)!))
      } else if (stack.includes(other)) low.set(name, Math.min(low.get(name)!, index.get(other)!))
    }
    if (low.get(name) !== index.get(name)) return
    found.push(stack.splice(stack.indexOf(name)))
  }
  for (const name of names) if (!index.has(name)) visit(name)
  return found
}

const sortInside = (
  group: readonly string[],
  reads: (name: string) => readonly string[],
  cycles: (readonly string[])[],
): readonly string[] => {
  const sorted: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const path: string[] = []
  const visit = (name: string): void => {
    if (state.get(name) === 'done') return
    if (state.get(name) === 'open') {
      cycles.push([...path.slice(path.indexOf(name)), name])
      return
    }
    state.set(name, 'open')
    path.push(name)
    for (const other of reads(name)) visit(other)
    path.pop()
    state.set(name, 'done')
    sorted.push(name)
  }
  for (const name of group) visit(name)
  return sorted
}
