import { compare, type Exact } from '../../core/exact.ts'
import type { Lowering } from '../mechanism.ts'
import type { RowConditions } from './conditions.ts'
import type { TableParts } from './parts.ts'
import { holdsIn, type Region, regionsOf } from './regions.ts'
import { constantOf } from './tiers.ts'

const mostCombinations = 20_000

/**
 * Whether every possible key finds its row, and every row some key: gaps, overlaps, rows that nothing reaches and
 * edges that point both ways are errors, with the rows that clash.
 */
export const checkRows = (
  parts: TableParts,
  conditions: readonly RowConditions[],
  hit: 'first' | 'one',
  lowering: Lowering,
): boolean => {
  if (!edgesPointOneWay(parts, conditions, lowering)) return false
  const regions = parts.keys.map((key, at) =>
    parts.edgesOf
      ? undefined
      : regionsOf(
          key,
          conditions.map((row) => row.tests[at]!),
        ),
  )
  if (regions.some((one) => one === undefined)) return hasCatchAll(parts, conditions, lowering)
  const combinations = combine(regions as Region[][])
  if (!combinations) return hasCatchAll(parts, conditions, lowering)
  const answers = combinations.map((keys) => ({
    keys,
    rows: conditions.flatMap((row, at) =>
      row.tests.every((test, key) => holdsIn(test, keys[key]!)) ? [at] : [],
    ),
  }))
  const clash = answers.find(({ rows }) => rows.length > 1 && clashes(conditions, rows, hit))
  if (clash) return overlap(parts, clash.rows, clash.keys, lowering)
  const reached = new Set(answers.flatMap(({ rows }) => rows.slice(0, 1)))
  const idle = conditions.findIndex((_, at) => !reached.has(at))
  if (idle >= 0) return unreachable(parts, answers, idle, lowering)
  const gap = answers.find(({ rows }) => rows.length === 0)
  return gap ? missing(parts, conditions, gap.keys, lowering) : true
}

const combine = (regions: readonly (readonly Region[])[]): readonly (readonly Region[])[] | undefined => {
  const count = regions.reduce((product, one) => product * Math.max(1, one.length), 1)
  if (count > mostCombinations) return undefined
  return regions.reduce<Region[][]>(
    (all, one) => all.flatMap((keys) => one.map((region) => [...keys, region])),
    [[]],
  )
}

/** Rows may lie over each other where the upper one is meant to win: by falling edges, words above, `otherwise` below. */
const clashes = (
  conditions: readonly RowConditions[],
  rows: readonly number[],
  hit: 'first' | 'one',
): boolean => {
  if (hit === 'one') return true
  const [first, second] = rows.map((row) => conditions[row]!)
  return first!.tests.every((test, at) => {
    const other = second!.tests[at]!
    return (
      (test.kind === 'interval' && other.kind === 'interval') ||
      (test.kind !== 'any' && JSON.stringify(test) === JSON.stringify(other))
    )
  })
}

const rowText = (parts: TableParts, at: number): string => parts.table.rows[at]!.name

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
      rule: lowering.rule.name,
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
  answers: readonly { readonly keys: readonly Region[]; readonly rows: readonly number[] }[],
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
      rule: lowering.rule.name,
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
  keys: readonly Region[],
  lowering: Lowering,
): false => {
  const near = neighbours(conditions, keys)
  const isNumber = keys.length === 1 && keys[0]!.number !== undefined
  lowering.report(
    isNumber ? 'table-gap' : 'table-row-missing',
    {
      rule: lowering.rule.name,
      key: keys.map((key) => key.text).join(' | '),
      keys: parts.table.keys.map((key) => key.formula.text).join(' | '),
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
  lowering: Lowering,
): boolean => {
  if (conditions.some((row) => row.tests.every((test) => test.kind === 'any'))) return true
  lowering.report(
    'table-needs-otherwise',
    { rule: lowering.rule.name },
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
      { rule: lowering.rule.name, first: rowText(parts, upward), second: rowText(parts, downward) },
      parts.table.rows[Math.max(upward, downward)]!.span,
      parts.table.rows[Math.min(upward, downward)]!.span,
    )
    return false
  }
  return true
}
