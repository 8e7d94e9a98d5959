import { keysOf } from './core.ts'
import { keyOf, nearest, tidy } from './names.ts'
import { listed, problem } from './problem.ts'
import type { CompiledRuleSet, Diagnostic, FactPlace, FactPlan, ThingPlan } from './types.ts'

/** What one column of a file holds; `at` is its index. Columns to be ignored are not here. */
export type Column = { readonly at: number; readonly header: string } & (
  | { readonly kind: 'id' | 'name' | 'period' }
  | { readonly kind: 'fact'; readonly fact: ReadableFact }
)

/** A fact as far as its column needs it: also a reference to the owner. */
export type ReadableFact = Pick<FactPlan, 'name' | 'title' | 'type'>

export interface ColumnOptions {
  /** Headers that may be there without meaning anything; `true`: any unknown one. */
  readonly ignoreColumns?: true | readonly string[]
}

/** Everything that may stand in a file of this thing: its facts, what persons decide among them, and the thing it belongs to. */
export function factsOf(ruleSet: CompiledRuleSet, thing: ThingPlan): readonly ReadableFact[] {
  const names = new Set(thing.facts.map(({ name }) => name))
  const owner = ruleSet.things.find(({ name }) => name === thing.of && name !== 'company')
  const reference = owner !== undefined && !names.has(owner.name)
  // What a group is made of says which group a row is about; anything else that follows from others is not given.
  const keys = thing.derived ? keysOf(thing.derived) : []
  return [
    ...thing.facts.filter(({ name, derived }) => !derived || keys.includes(name)),
    ...(reference
      ? [
          {
            name: owner.name,
            title: owner.title,
            type: { kind: 'reference', thing: owner.name },
          } as const,
        ]
      : []),
  ]
}

/** Which header stands for what: a fact's name, then the reserved words, then titles; two facts may share none. */
function headerTable(thing: ThingPlan, facts: readonly ReadableFact[]): ReadonlyMap<string, Meaning> {
  const table = new Map<string, Meaning>()
  const add = (header: string, meaning: Meaning): void => {
    const key = keyOf(header)
    if (!table.has(key)) table.set(key, meaning)
  }
  for (const fact of facts) add(fact.name, { kind: 'fact', fact })
  for (const header of ['id', '编号']) add(header, { kind: 'id' })
  for (const header of ['name', '姓名']) add(header, { kind: 'name' })
  for (const header of ['period', '期间', '月份']) add(header, { kind: 'period' })
  const titles = facts.flatMap((fact) => [...new Set([fact.title.zh, fact.title.en])].map(keyOf))
  for (const fact of facts) {
    for (const title of [fact.title.zh, fact.title.en]) {
      if (titles.filter((one) => one === keyOf(title)).length === 1) add(title, { kind: 'fact', fact })
    }
  }
  // Facts may well be called so; only then it is not the name of the thing itself.
  for (const header of ['名称', '名字', `${thing.title.zh}名称`, `${thing.title.zh}姓名`])
    add(header, { kind: 'name' })
  for (const header of [thing.name, thing.title.zh, thing.title.en]) add(header, { kind: 'id' })
  return table
}

type Meaning =
  | { readonly kind: 'id' | 'name' | 'period' }
  | { readonly kind: 'fact'; readonly fact: ReadableFact }

/** What each column holds. All that is wrong with the header is reported at once. */
export function matchColumns(
  headers: readonly string[],
  filled: (at: number) => boolean,
  thing: ThingPlan,
  facts: readonly ReadableFact[],
  { ignoreColumns = [] }: ColumnOptions,
  place: FactPlace,
): { readonly columns: readonly Column[]; readonly diagnostics: readonly Diagnostic[] } {
  const table = headerTable(thing, facts)
  const ignored = new Set(ignoreColumns === true ? [] : ignoreColumns.map(keyOf))
  const columns: Column[] = []
  const diagnostics: Diagnostic[] = []
  for (const [at, raw] of headers.entries()) {
    const header = tidy(raw)
    const meaning = table.get(keyOf(header))
    const number = `${at + 1}`
    if (header === '') {
      if (filled(at)) diagnostics.push(problem('column-unnamed', { number }, { ...place, line: 1 }))
      continue
    }
    if (ignored.has(keyOf(header)) || (meaning === undefined && ignoreColumns === true)) continue
    const derived = meaning === undefined ? derivedFact(thing, header) : undefined
    if (derived !== undefined) {
      const parameters = { number, column: header, table: thing.name }
      diagnostics.push(problem('column-derived', parameters, { ...place, line: 1 }))
    } else if (meaning === undefined) {
      diagnostics.push(unknownColumn(header, number, thing, facts, place))
    } else {
      const twin = columns.find((column) => nameOf(column) === nameOf(meaning))
      if (twin === undefined) columns.push({ ...meaning, at, header })
      else {
        const parameters = { number, column: header, other: `${twin.at + 1}`, first: twin.header }
        diagnostics.push(problem('column-duplicate', parameters, place))
      }
    }
  }
  const keys = thing.derived ? keysOf(thing.derived) : undefined
  const isNamed = keys?.every((key) => columns.some((column) => nameOf(column) === key)) ?? false
  if (thing.name !== 'company' && !isNamed && !columns.some(({ kind }) => kind === 'id')) {
    diagnostics.push(problem('column-id-missing', {}, place))
  }
  return { columns, diagnostics }
}

const derivedFact = ({ facts }: ThingPlan, header: string): FactPlan | undefined =>
  facts.find(
    ({ name, title, derived }) => derived && [name, title.zh, title.en].map(keyOf).includes(keyOf(header)),
  )

const nameOf = (meaning: Meaning): string =>
  meaning.kind === 'fact' ? meaning.fact.name : `:${meaning.kind}`

function unknownColumn(
  column: string,
  number: string,
  thing: ThingPlan,
  facts: readonly ReadableFact[],
  place: FactPlace,
): Diagnostic {
  const names = facts.flatMap(({ name, title }) => [name, title.zh, title.en])
  const near = nearest(column, [...names, '编号', '姓名', '名称', '期间', 'id', 'name', 'period'])
  const known = listed(
    facts.map(({ name, title }) => [...new Set([name, title.zh])].join('/')),
    30,
  )
  return problem('column-unknown', { number, column, table: thing.name, near, known }, place)
}
