import { compare, type Exact } from '../../core/exact.ts'
import type { Lowering } from '../mechanism.ts'
import type { KeyTest, RowConditions } from './conditions.ts'
import { collects, type Hit, isZeroOfNothing } from './hit.ts'
import type { TableParts } from './parts.ts'
import { holdsIn, type Region, regionsOf } from './regions.ts'
import { constantOf } from './tiers.ts'

const mostCombinations = 20_000

/**
 * Whether every possible key finds its row, and every row some key: gaps, overlaps and rows that nothing reaches are
 * errors, with the rows that clash. Rows that are collected may lie over each other, but not say the same twice.
 */
export const checkRows = (
  parts: TableParts,
  conditions: readonly RowConditions[],
  hit: Hit,
  lowering: Lowering,
): boolean => {
  const regions = parts.keys.map((key, at) =>
    parts.edgesOf
      ? undefined
      : regionsOf(
          key,
          conditions.map((row) => row.tests[at]!),
        ),
  )
  const isKnown = regions.every((one) => one !== undefined)
  const combinations = isKnown ? combine(regions as Region[][]) : undefined
  if (!combinations) {
    const pointOneWay = collects(hit) || edgesPointOneWay(parts, conditions, lowering)
    return pointOneWay && (isZeroOfNothing(hit) || hasCatchAll(parts, conditions, hit, lowering))
  }
  const answers = combinations.map((keys) => ({
    keys,
    rows: conditions.flatMap((row, at) =>
      row.tests.every((test, key) => holdsIn(test, keys[key]!)) ? [at] : [],
    ),
  }))
  const clash = collects(hit)
    ? sameRows(answers, conditions.length)
    : answers.find(({ rows }) => rows.length > 1 && clashes(conditions, rows, hit))
  if (clash && collects(hit)) return sameConditions(parts, clash.rows, lowering)
  if (clash) return overlap(parts, clash.rows, clash.keys, lowering)
  const reached = new Set(answers.flatMap(({ rows }) => (collects(hit) ? rows : rows.slice(0, 1))))
  const idle = conditions.findIndex((_, at) => !reached.has(at))
  if (idle >= 0) return unreachable(parts, answers, idle, lowering)
  const gaps = isZeroOfNothing(hit) ? [] : answers.filter(({ rows }) => rows.length === 0)
  return gaps.length > 0 ? missing(parts, conditions, gaps, hit, lowering) : true
}

interface Answer {
  readonly keys: readonly Region[]
  readonly rows: readonly number[]
}

/** Two rows that hold in just the same places. */
const sameRows = (answers: readonly Answer[], count: number): Answer | undefined => {
  const seen = new Map<string, number>()
  for (let at = 0; at < count; at++) {
    const places = answers.flatMap(({ rows }, place) => (rows.includes(at) ? [place] : []))
    const first = places.length > 0 ? seen.get(places.join()) : undefined
    if (first !== undefined) return { keys: answers[places[0]!]!.keys, rows: [first, at] }
    seen.set(places.join(), at)
  }
  return undefined
}

const combine = (regions: readonly (readonly Region[])[]): readonly (readonly Region[])[] | undefined => {
  const count = regions.reduce((product, one) => product * Math.max(1, one.length), 1)
  if (count > mostCombinations) return undefined
  return regions.reduce<Region[][]>(
    (all, one) => all.flatMap((keys) => one.map((region) => [...keys, region])),
    [[]],
  )
}

/**
 * Rows may lie over each other where the upper one is meant to win: by falling edges, words above, `otherwise` below.
 * Intervals, and edges that point both ways, may not: which of them wins would be a matter of where they stand.
 */
const clashes = (conditions: readonly RowConditions[], rows: readonly number[], hit: Hit): boolean => {
  if (hit === 'one') return true
  const [first, ...others] = rows.map((row) => conditions[row]!)
  return others.some(
    (other) =>
      first!.tests.some((test) => test.kind !== 'any') &&
      first!.tests.every(
        (test, at) =>
          JSON.stringify(test) === JSON.stringify(other.tests[at]) || facesOther(test, other.tests[at]!),
      ),
  )
}

const facesOther = (one: KeyTest, other: KeyTest): boolean => {
  const [left, right] = [sideOf(one), sideOf(other)]
  return left !== undefined && right !== undefined && (left !== right || left === 'both')
}

const sideOf = (test: KeyTest): 'both' | 'up' | 'down' | undefined => {
  if (test.kind === 'interval') return 'both'
  if (test.kind !== 'edge' || test.sign === '=') return undefined
  return test.sign === '≥' || test.sign === '>' ? 'up' : 'down'
}

const rowText = (parts: TableParts, at: number): string => parts.table.rows[at]!.name

/** Whose rows they are; messages speak of columns where the rows are headers. */
const named = ({ columns }: TableParts, lowering: Lowering): Readonly<Record<string, string>> => ({
  rule: lowering.rule.name,
  ...(columns ? { columns: 'columns' } : { rows: 'rows' }),
})

const sameConditions = (parts: TableParts, rows: readonly number[], lowering: Lowering): false => {
  const [first, second] = rows as [number, number]
  lowering.report(
    'table-rows-same',
    { rule: lowering.rule.name, first: rowText(parts, first), second: rowText(parts, second) },
    parts.table.rows[second]!.span,
    parts.table.rows[first]!.span,
  )
  return false
}

const overlap = (
  parts: TableParts,
  rows: readonly number[],
  keys: readonly Region[],
  lowering: Lowering,
): false => {
  const [first, second] = rows as [number, number]
  lowering.report(
    'table-overlap',
    {
      ...named(parts, lowering),
      first: rowText(parts, first),
      second: rowText(parts, second),
      key: keys.map((key) => key.text).join(' | '),
    },
    parts.table.rows[second]!.span,
    parts.table.rows[first]!.span,
  )
  return false
}

const unreachable = (
  parts: TableParts,
  answers: readonly Answer[],
  idle: number,
  lowering: Lowering,
): false => {
  const above = answers.find(({ rows }) => rows.includes(idle))?.rows[0]
  const spans = [
    parts.table.rows[idle]!.span,
    ...(above === undefined ? [] : [parts.table.rows[above]!.span]),
  ]
  const code = above === undefined ? 'table-row-impossible' : 'table-row-unreachable'
  lowering.report(
    code,
    {
      ...named(parts, lowering),
      row: rowText(parts, idle),
      above: above === undefined ? '' : rowText(parts, above),
    },
    ...spans,
  )
  return false
}

const missing = (
  parts: TableParts,
  conditions: readonly RowConditions[],
  gaps: readonly Answer[],
  hit: Hit,
  lowering: Lowering,
): false => {
  const { keys } = gaps[0]!
  const near = neighbours(conditions, keys)
  const isNumber = keys.length === 1 && keys[0]!.number !== undefined
  const texts = gaps.map((gap) => gap.keys.map((key) => key.text).join(' | '))
  const code = parts.columns ? 'table-column-missing' : isNumber ? 'table-gap' : 'table-row-missing'
  lowering.report(
    code,
    {
      rule: lowering.rule.name,
      key: texts[0]!,
      missing: texts.join(', '),
      keys: parts.table.keys.map((key) => key.formula.text).join(' | '),
      ...(collects(hit) ? { collects: hit } : { finds: hit }),
    },
    ...near.map((at) => parts.table.rows[at]!.span),
  )
  return false
}

/** The rows on both sides of a gap, which would have to meet; the last row where there are no such two. */
const neighbours = (conditions: readonly RowConditions[], keys: readonly Region[]): readonly number[] => {
  const gap = keys.length === 1 ? keys[0]!.number : undefined
  const ends = conditions.map(({ tests: [test] }) => {
    const sides = test?.kind === 'interval' ? [test.from?.edge, test.to?.edge] : []
    return sides.map((edge) => edge && constantOf(edge))
  })
  const below = nearestEnd(
    ends.map(([, to]) => (gap && to && compare(to, gap) <= 0 ? to : undefined)),
    1,
  )
  const above = nearestEnd(
    ends.map(([from]) => (gap && from && compare(from, gap) >= 0 ? from : undefined)),
    -1,
  )
  const touching = [below, above].filter((at) => at >= 0).sort((left, right) => left - right)
  return touching.length > 0 ? touching : [conditions.length - 1]
}

/** Index of the greatest (1) or least (−1) of some values; −1 where there is none. */
const nearestEnd = (ends: readonly (Exact | undefined)[], side: 1 | -1): number => {
  let best = -1
  for (const [at, end] of ends.entries())
    if (end && (best < 0 || compare(end, ends[best]!) === side)) best = at
  return best
}

/** Edges that are only known in a run cannot be checked one by one: the last row has to take what is left. */
const hasCatchAll = (
  parts: TableParts,
  conditions: readonly RowConditions[],
  hit: Hit,
  lowering: Lowering,
): boolean => {
  if (conditions.some((row) => row.tests.every((test) => test.kind === 'any'))) return true
  lowering.report(
    'table-needs-otherwise',
    {
      ...named(parts, lowering),
      rest: parts.columns
        ? `${parts.table.keys[0]!.formula.text}: otherwise`
        : collects(hit)
          ? 'any'
          : 'otherwise',
    },
    parts.table.rows.at(-1)?.span ?? parts.table.span,
  )
  return false
}

const edgesPointOneWay = (
  parts: TableParts,
  conditions: readonly RowConditions[],
  lowering: Lowering,
): boolean => {
  for (const at of parts.keys.keys()) {
    const signs = conditions.map((row) =>
      row.tests[at]!.kind === 'edge' ? (row.tests[at] as { sign: string }).sign : '=',
    )
    const upward = signs.findIndex((sign) => sign === '≥' || sign === '>')
    const downward = signs.findIndex((sign) => sign === '≤' || sign === '<')
    if (upward < 0 || downward < 0) continue
    lowering.report(
      'table-edges-both-ways',
      { ...named(parts, lowering), first: rowText(parts, upward), second: rowText(parts, downward) },
      parts.table.rows[Math.max(upward, downward)]!.span,
      parts.table.rows[Math.min(upward, downward)]!.span,
    )
    return false
  }
  return true
}
