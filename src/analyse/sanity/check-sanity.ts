import { absolute, compare, type Exact, ONE } from '../../core/exact.ts'
import { readExact } from '../../core/number-text.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { type LoadedRules, type OpenRules, openRules, type RuleSources } from '../open-rules.ts'
import { flatsAlong } from './flats.ts'
import { jumpsAlong, type Looked } from './jumps.ts'
import { pairsOf } from './pairs.ts'
import { type ProvedLine, proveLines } from './proof.ts'
import type { Jump, SanityReport } from './report.ts'
import { diagnosticsOf, idleDeclarations } from './said.ts'
import { scenariosOf } from './scenarios.ts'
import { search } from './search.ts'
import { betterOf } from './tendency.ts'

export interface SanityOptions {
  /** Of the made-up people; the same seed finds the same. `1` if not given. */
  readonly seed?: string
  /** People made up beside the examples of the file; 3 if not given. */
  readonly people?: number
  /** Most curves to follow, each one number of one scenario; 60 if not given. */
  readonly curves?: number
  /** About how many numbers to look at in all; 1500 if not given. */
  readonly points?: number
  /** The smallest difference worth telling, in the currency; `1` if not given. */
  readonly least?: string
}

/**
 * Where a plan pays people to do the wrong thing. What can be is proved on the compiled plan, for all facts; the rest is
 * looked for on the examples of the file and on people made up from a seed, and every witness is two plain runs of
 * `calculate`.
 *
 * @returns jumps, drops and flat stretches with their witnesses, what is proved, and how far the search went
 * @example sales × 3%, from 50,000 on × 2%: one drop, 49,999.99 pays 1500.00 and 50,000.00 pays 1000.00
 */
export const checkSanity = (rules: RuleSources | OpenRules, options: SanityOptions = {}): SanityReport => {
  const { seed = '1', people = 3, curves = 60, points: most = 1500, least = '1' } = options
  const { model, compiled, diagnostics } = isOpen(rules) ? rules : openRules(rules)
  if (!model || !compiled) return nothingOf(seed, diagnostics)
  const looked: Looked = { model, compiled, least: readExact(least) ?? ONE }
  const lines = proveLines(compiled)
  const pairs = pairsOf(model, compiled, lines)
  const scenarios = pairs.length === 0 ? [] : scenariosOf(model, compiled, edgesOf(lines), { seed, people })
  const { followed, points, leftOut } = search(compiled, pairs, scenarios, { curves, points: most })
  const found = pairs.map((pair) => {
    const own = followed.filter((one) => one.pair === pair)
    const better = betterOf(pair, own)
    return { ...jumpsAlong(looked, pair, own, better), flats: flatsAlong(looked, pair, own, better) }
  })
  const cliffs = bySize(found.flatMap((one) => one.cliffs))
  const drops = bySize(found.flatMap((one) => one.drops))
  const flats = found.flatMap((one) => one.flats)
  const used = new Set(
    followed.flatMap(({ curve }) =>
      curve.borders.flatMap(({ jump, because }) =>
        jump !== undefined && jump !== '0' ? because.map(({ rule }) => rule) : [],
      ),
    ),
  )
  for (const { rule, proved } of lines) if (proved.jumps.length > 0) used.add(rule.name)
  for (const { of } of [...cliffs, ...drops]) if (of.rule !== undefined) used.add(of.rule)
  return {
    ok: true,
    ruleSet: compiled.id,
    currency: compiled.currency,
    cliffs,
    drops,
    flats,
    proved: lines.map(({ proved }) => proved),
    searched: { seed, scenarios: scenarios.length, curves: followed.length, points, leftOut },
    diagnostics: [
      ...diagnosticsOf(model, { cliffs, drops, flats }),
      ...idleDeclarations(model, (rule) => used.has(rule)),
    ],
  }
}

const isOpen = (rules: RuleSources | OpenRules): rules is OpenRules =>
  typeof rules === 'object' && 'withChanges' in rules

const nothingOf = (seed: string, diagnostics: LoadedRules['diagnostics']): SanityReport => ({
  ok: false,
  ruleSet: '',
  currency: '',
  cliffs: [],
  drops: [],
  flats: [],
  proved: [],
  searched: { seed, scenarios: 0, curves: 0, points: 0, leftOut: 0 },
  diagnostics: diagnostics as readonly Diagnostic[],
})

const bySize = (jumps: readonly Jump[]): readonly Jump[] =>
  [...jumps].sort((a, b) => compare(absolute(readExact(b.difference)!), absolute(readExact(a.difference)!)))

/** By thing and fact, the numbers at which some line is known to jump. */
const edgesOf = (lines: readonly ProvedLine[]): ReadonlyMap<string, readonly Exact[]> => {
  const edges = new Map<string, Exact[]>()
  for (const { driver, proved } of lines) {
    const key = `${driver.thing} ${driver.fact}`
    edges.set(key, [...(edges.get(key) ?? []), ...proved.jumps.map(({ at }) => readExact(at)!)])
  }
  return edges
}
