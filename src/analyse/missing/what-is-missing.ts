import { signOf, subtract } from '../../core/exact.ts'
import { readExact } from '../../core/number-text.ts'
import { periodText } from '../../core/period.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import { wordsOf } from '../../explain/words.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { unitTitle } from '../../plan/unit-text.ts'
import { walkPeriods } from '../../run/calculate.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import { axisOf, type Frame } from '../../run/reference/frame.ts'
import { stepsBehind, stepsOf, upstream } from '../pay-curve/relevant.ts'
import { targetOf, watchedText } from '../pay-curve/target.ts'
import { askedIn, type MissingAsked } from './asked.ts'
import { alongKey, onlyAdds } from './effect.ts'
import { factsToMove, relatives } from './indicators.ts'
import { type Around, movesOf, type Reaching } from './moves.ts'
import { recordsToMove } from './records.ts'
import type { MissingOwner, MissingReport, MissingResult, Move, Reached, Stay, Untried } from './report.ts'
import { type Base, runsOf } from './runs.ts'
import { placeOf, runOf } from './standing.ts'
import { reachedIn, type Watch, watchesOf } from './watches.ts'

export interface MissingQuestion extends CalculateOptions, MissingAsked {
  /** Facts of the company are moved too: a target, a rate of the month. */
  readonly company?: boolean
}

/**
 * What somebody is short of: for each grade, tier, award, place, run and finding the smallest move of each number among
 * their facts that makes it another one, everything else as it is, with what it brings. Numbers are moved on their own
 * grid (their decimals) within what is allowed; records are counted in ones like the typical one.
 *
 * @param question who, optionally one rule (`grade`) and one period, the last one if not given
 * @returns `ok: false` with diagnostics where the question cannot be asked or the facts cannot be calculated
 * @example a score of 79.965 with attitude at 10%: attitude 0.35 higher reaches B from 80 on
 */
export const whatIsMissing = (
  ruleSet: CompiledRuleSet,
  facts: PeriodFacts | readonly PeriodFacts[],
  { thing, id, rule, period, company = false, ...options }: MissingQuestion,
): MissingReport => {
  const periods = Array.isArray(facts) ? (facts as readonly PeriodFacts[]) : [facts as PeriodFacts]
  const frames: Frame[] = []
  const { diagnostics, last } = walkPeriods(ruleSet, periods, options, (frame) => frames.push(frame))
  const head = {
    ruleSet: ruleSet.id,
    currency: { code: ruleSet.currency, title: unitTitle(ruleSet.currency, ruleSet.units) },
  }
  if (hasErrors(diagnostics)) return { ok: false, diagnostics, ...head, results: [], untried: [] }
  const asked = askedIn(ruleSet, frames, last, {
    id,
    ...(thing === undefined ? {} : { thing }),
    ...(rule === undefined ? {} : { rule }),
    ...(period === undefined ? {} : { period }),
  })
  if ('code' in asked)
    return { ok: false, diagnostics: [...diagnostics, asked], ...head, results: [], untried: [] }
  const base: Base = {
    setting: { ruleSet, facts: periods, options },
    frame: frames[asked.at]!,
    at: asked.at,
    steps: stepsOf(ruleSet.plan),
  }
  const around = aroundOf(base, asked.thing, id, rule !== undefined)
  const watches = watchesOf(base, around.words, { ...asked, id, ...(rule === undefined ? {} : { rule }) })
  const { reaching, untried } = indicatorsOf(base, asked.thing, id, { company, single: rule !== undefined })
  const results = watches.map((watch) => resultOf(around, watch, reaching))
  const told = rule === undefined ? withoutNoise(results) : results
  return { ok: true, diagnostics, ...head, of: ownerOf(around, asked, id), results: told, untried }
}

const aroundOf = (base: Base, thing: string, id: string, asked: boolean): Around => {
  const { setting, frame, steps } = base
  const pay = targetOf(setting.ruleSet, { thing, id })
  const paid = pay.columns.map((one) => one.paid)
  const known = new Map<number, boolean>()
  return {
    base,
    words: wordsOf(setting.ruleSet),
    pay,
    asked,
    paysMore: (column) => {
      if (!known.has(column)) known.set(column, onlyAdds(frame, steps, paid, column))
      return known.get(column)!
    },
  }
}

const indicatorsOf = (
  base: Base,
  thing: string,
  id: string,
  { company, single }: { readonly company: boolean; readonly single: boolean },
): { readonly reaching: readonly Reaching[]; readonly untried: readonly Untried[] } => {
  const [own, ...others] = relatives(base.frame, thing, id, true).map((whose) => ({
    whose,
    facts: factsToMove(base, whose),
  }))
  const records = recordsToMove(base, thing, id, single)
  const left = others.filter(({ whose, facts }) => whose.thing === 'company' && !company && facts.length > 0)
  const all = [
    ...own!.facts,
    ...records.indicators,
    ...others.filter(({ whose }) => whose.thing !== 'company' || company).flatMap(({ facts }) => facts),
  ]
  return {
    reaching: all.map((indicator) => {
      const { isSource, alsoMoves } = indicator
      const behind = stepsBehind(base.steps, (step) => isSource(step) || alsoMoves?.has(step) === true)
      return { indicator, behind, runs: runsOf(base, indicator, behind) }
    }),
    untried: [
      ...records.untried,
      ...left.map(({ whose, facts }) => ({
        what: 'company' as const,
        thing: whose.thing,
        title: base.setting.ruleSet.things.find(({ name }) => name === whose.thing)!.title,
        count: facts.length,
      })),
    ],
  }
}

const resultOf = (around: Around, watch: Watch, reaching: readonly Reaching[]): MissingResult => {
  const { base, words } = around
  const now = reachedIn(watch, base.frame, words)
  const targets = [watch.column, ...(watch.exact === watch.column ? [] : [watch.exact])]
  const wanted = upstream(base.steps, targets)
  const run = runOf(watch, base.frame, base.frame.plan.rules)
  const isIdle = run !== undefined && run.holds !== 'yes' && !around.asked
  const found = isIdle ? [] : reaching.map((one) => movesOf(around, watch, one, wanted))
  const along = alongKey<Move | Stay>(
    [...found.flatMap(({ moves }) => moves), ...found.flatMap(({ stays }) => stays)],
    (one) => keySign(now, 'there' in one ? one.there : one.reaches),
  )
  const place = placeOf(watch, base.frame)
  return {
    rule: watch.rule.name,
    title: watch.title,
    clause: watch.rule.clause,
    kind: watch.kind,
    now,
    moves: oncePerRecord(along.filter((one): one is Move => !('there' in one))),
    stays: along.filter((one): one is Stay => 'there' in one && isNews(watch, now, one, along)),
    ...(run ? { run } : {}),
    ...(place ? { place } : {}),
  }
}

/** Records of which the same move does the same are said once. */
const oncePerRecord = (moves: readonly Move[]): readonly Move[] => {
  const keyOf = ({ by, direction, change, reaches, pay }: Move): string =>
    JSON.stringify([by.records?.thing, by.thing, by.fact, direction, change, reaches.text, pay?.change])
  const recordOf = ({ by }: Move): string | undefined =>
    by.records?.typical ?? (by.shared ? by.id : undefined)
  const groups = new Map<string, readonly Move[]>()
  for (const one of moves) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return [...groups.values()].map(([first, ...rest]) => {
    const own = recordOf(first!)
    const alike = rest.flatMap((one) => recordOf(one) ?? []).filter((one) => one !== own)
    return { ...first!, ...(alike.length > 0 ? { alike } : {}) }
  })
}

/**
 * What the table looks at has to have moved: otherwise the indicator has nothing to do with it here. And beyond the
 * best row there is nothing that could be reached.
 */
const isNews = ({ body }: Watch, now: Reached, stay: Stay, all: readonly (Move | Stay)[]): boolean => {
  if (keySign(now, stay.there) === 0 || body.kind !== 'table') return false
  const rowOf = ({ row }: Reached): number => body.rows.findIndex(({ name }) => name === row)
  const at = rowOf(now)
  const others = all.flatMap((one) =>
    'reaches' in one && one.effect !== undefined && one.effect !== stay.effect ? [rowOf(one.reaches)] : [],
  )
  const isLast = at === body.rows.length - 1 && others.some((row) => row >= 0 && row < at)
  const isFirst = at === 0 && others.some((row) => row > at)
  return stay.effect === undefined || !(isFirst || isLast)
}

/** Which way the one key of a table went; 0 where there are several, or it is no number. */
const keySign = (now: Reached, then: Reached): number => {
  const [before, after] = [now, then].map(({ keys }) => (keys?.length === 1 ? keys[0]!.value : undefined))
  const [low, high] = [before, after].map((text) => (text === undefined ? undefined : readExact(text)))
  return low && high ? signOf(subtract(high, low)) : 0
}

/**
 * Without a rule asked for: what nothing of this person moves is left out, and so are steps of a line that a row of a
 * table has said already.
 */
const withoutNoise = (results: readonly MissingResult[]): readonly MissingResult[] => {
  const said = new Set(
    results
      .filter(({ kind }) => kind === 'table')
      .flatMap(({ moves }) => moves)
      .map(placeOfMove),
  )
  return results
    .map((one) =>
      one.kind === 'line' ? { ...one, moves: one.moves.filter((move) => !said.has(placeOfMove(move))) } : one,
    )
    .filter(
      ({ kind, moves, stays, run }) =>
        moves.length + stays.length > 0 || (kind === 'run' && run!.goals.length > 0) || kind === 'place',
    )
}

const placeOfMove = ({ by, to }: Move): string =>
  [by.thing, by.id, by.fact ?? '', by.records?.thing ?? '', to].join(' ')

const ownerOf = (
  { base, pay }: Around,
  { thing, period }: { readonly thing: string; readonly period?: string },
  id: string,
): MissingOwner => {
  const rows = axisOf(base.frame, thing)
  const name = rows.names[rows.ids.indexOf(id)]
  const paid = pay.columns.length === 0 ? undefined : watchedText(pay, [base.frame])
  return {
    period: period ?? periodText(base.frame.period),
    thing,
    id,
    ...(name === undefined ? {} : { name }),
    ...(paid === undefined ? {} : { pay: paid }),
  }
}
