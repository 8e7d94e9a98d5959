import { diagnostic } from '../../diagnostics/build.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import type { RuleSet } from '../../model/rule-set.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { checkExample } from '../check-examples.ts'
import { openRules, type RuleSources } from '../open-rules.ts'
import { exampleText, isToConfirm } from './case-text.ts'
import { type Scope, scopeOfChanges } from './changed.ts'
import { coverageOf } from './coverage.ts'
import { whyOf } from './hints.ts'
import type { Point } from './points.ts'
import { type Pool, poolOf } from './pool.ts'
import { mentionsIn } from './reach.ts'
import {
  type MutationReport,
  partOf,
  type RuleTestReport,
  type Survivor,
  type Telling,
  type Uncovered,
} from './report.ts'
import { type Fated, runMutants } from './run-mutants.ts'
import { smallest, wholeExample } from './smallest.ts'
import { tellingCases, tellingOf } from './tell.ts'
import { lookAtRows, type Readings } from './try-rows.ts'

export interface RuleTestOptions {
  /**
   * `changed`: only what a variant changes or adds, as `publicRate` of `change: { publicRate: 0.45% }`: mistakes in it,
   * and the rows and branches of the rules that read it. All of a file if not given.
   */
  readonly only?: 'changed'
  /** Make mistakes in the rules and see which the examples notice; true unless said otherwise. */
  readonly mutants?: boolean
  /** Look for inputs that would tell a survivor, or take a row; true unless said otherwise. */
  readonly suggest?: boolean
  /** Called with what is going on, and how far it is. */
  readonly onProgress?: (stage: 'mutants' | 'suggestions', done: number, all: number) => void
}

/**
 * What the worked examples of a rule file notice: whether they agree, which clauses, rows and branches they take and
 * compare, and which small mistakes in the rules would go unseen.
 *
 * A file with `tier: | sales | rate …` and one example at 20000 scores low: `20000 → 20001` and `≥ → >` die there, a
 * wrong rate in a row nobody falls into survives, with an input that would tell.
 *
 * @returns plain JSON; `ok` is false where the file does not load or an example differs, and then nothing is scored
 */
export const testRuleSet = (sources: RuleSources, options: RuleTestOptions = {}): RuleTestReport => {
  const { model, compiled, diagnostics, tree, inherited } = openRules(sources)
  if (!model || !compiled) return nothing(diagnostics)
  const before = options.only === 'changed' ? inherited() : undefined
  if (options.only === 'changed' && !before)
    return nothing([...diagnostics, diagnostic('rule-test-no-variant', { id: model.id })])
  const scope = before && scopeOfChanges(model, before, tree!)
  const isWaiting = new Set(model.examples.filter(isToConfirm))
  const confirmed = model.examples.filter((example) => !isWaiting.has(example))
  const runs = model.examples.map((example) => ({ example, ...checkExample(example, compiled) }))
  const failed = runs.filter((run) => run.diagnostics.length > 0)
  const all = [...diagnostics, ...failed.flatMap((run) => run.diagnostics)]
  const own = { ...model, examples: confirmed }
  const pools = poolsOf(compiled)
  const { report: coverage, open } = coverageOf(own, compiled, confirmed, scope)
  const suggested =
    options.suggest === false ? coverage.uncovered : withExamples(coverage.uncovered, open, compiled, pools)
  const isGood = !hasErrors(all)
  return {
    ok: isGood,
    ruleSet: model.id,
    title: model.title,
    ...(scope ? { changed: scope.names } : {}),
    examples: {
      run: confirmed.length,
      figures: runs.reduce((sum, run) => sum + (isWaiting.has(run.example) ? 0 : run.figures), 0),
      failed: failed.map(({ example }) => example.name),
      toConfirm: [...isWaiting].map(({ name }) => name),
    },
    coverage: { ...coverage, uncovered: suggested },
    ...(isGood && options.mutants !== false
      ? { mutation: mutationOf(own, compiled, pools, options, scope) }
      : {}),
    diagnostics: all,
  }
}

const none = partOf(0, 0)

const nothing = (diagnostics: RuleTestReport['diagnostics']): RuleTestReport => ({
  ok: false,
  ruleSet: '',
  title: { zh: '', en: '' },
  examples: { run: 0, figures: 0, failed: [], toConfirm: [] },
  coverage: { workedOut: none, checked: none, taken: none, clauses: [], uncovered: [] },
  diagnostics,
})

type Pools = (rule: string, readings?: Readings) => Pool | undefined

/** Each made once: it takes two or three runs. */
const poolsOf = (compiled: CompiledRuleSet): Pools => {
  const known = new Map<string, Pool | undefined>()
  return (name, readings = {}) => {
    const key = `${name} ${JSON.stringify(readings)}`
    const rule = compiled.plan.rules.find((one) => one.name === name)
    if (rule && !known.has(key)) known.set(key, poolOf(compiled, rule, readings))
    return known.get(key)
  }
}

// Suggestions for what nobody takes ------------------------------------------------------------

const withExamples = (
  uncovered: readonly Uncovered[],
  open: readonly Point[],
  compiled: CompiledRuleSet,
  pools: Pools,
): readonly Uncovered[] => {
  const found = new Map<Point, string>()
  for (const rule of new Set(open.flatMap((point) => point.rule ?? []))) {
    const pool = pools(rule)
    if (!pool) continue
    const left = new Set(open.filter((point) => point.rule === rule && point.kind !== 'rule'))
    const taking = new Map<Point, number>()
    lookAtRows(compiled, pool.unit, pool.rows, (frame, row, at) => {
      if (pool.outcomes[at] === undefined) return
      for (const point of left)
        if (point.happens(frame, row)) {
          taking.set(point, at)
          left.delete(point)
        }
    })
    for (const [point, at] of taking) found.set(point, exampleAt(pool, at, compiled, point.address))
  }
  return uncovered.map((one, at) => {
    const example = found.get(open[at]!)
    return example === undefined ? one : { ...one, example }
  })
}

const exampleAt = (pool: Pool, at: number, compiled: CompiledRuleSet, address: string): string => {
  const { unit, readings } = pool
  const rows = smallest(unit, [pool.rows[at]!], [compiled], readings)
  return exampleText(wholeExample(unit, rows, [pool.outcomes[at]], readings, { zh: address, en: address }))
}

// The score ------------------------------------------------------------------------------------

const mutationOf = (
  model: RuleSet,
  compiled: CompiledRuleSet,
  pools: Pools,
  { suggest, onProgress }: RuleTestOptions,
  scope: Scope | undefined,
): MutationReport => {
  const fated = runMutants(model, compiled, (done, all) => onProgress?.('mutants', done, all), scope)
  const of = (kind: Fated['fate']['kind'], list = fated) => list.filter(({ fate }) => fate.kind === kind)
  const [killed, survived] = [of('killed'), of('survived')]
  const mentions = mentionsIn(model)
  const cases = tellingCases(compiled)
  const tell = ({ mutant, fate }: Fated): Telling | undefined => {
    if (suggest === false || fate.kind !== 'survived') return undefined
    const rules =
      mutant.rule === undefined ? mentions(mutant.parameter ?? mutant.reading ?? '') : [mutant.rule]
    for (const rule of rules) {
      const pool = pools(rule, readingsFor(mutant.address, rule, compiled))
      const telling = (pool && tellingOf(pool, compiled, fate.compiled)) ?? cases(rule, fate.compiled)
      if (telling) return telling
    }
    return undefined
  }
  const survivors = survived.map((one, at): Survivor => {
    onProgress?.('suggestions', at + 1, survived.length)
    const { address, clause, rule, kind, before, after, changes, span } = one.mutant
    const tells = tell(one)
    return {
      address,
      clause,
      ...(rule === undefined ? {} : { rule }),
      kind,
      before,
      after,
      ...(changes ? { changes } : {}),
      why: whyOf[kind],
      reached: one.fate.kind === 'survived' && one.fate.reached,
      ...(tells ? { tells } : {}),
      ...(span ? { span } : {}),
    }
  })
  const scoreOf = (list: readonly Fated[]) =>
    partOf(of('killed', list).length, of('killed', list).length + of('survived', list).length)
  return {
    score: scoreOf(fated),
    killed: killed.length,
    refused: of('refused').length,
    equivalent: of('equivalent').length,
    clauses: model.clauses.flatMap(({ id }) => {
      const score = scoreOf(fated.filter(({ mutant }) => mutant.clause === id))
      return score.all === 0 ? [] : [{ clause: id, score }]
    }),
    survivors,
  }
}

/** A mistake in one option of a reading shows where that option is in force. */
const readingsFor = (address: string, rule: string, { plan }: CompiledRuleSet): Readings => {
  const found = plan.rules.find(({ name }) => name === rule)?.working.body
  if (found?.kind !== 'reading') return {}
  const option = Object.keys(found.options).find((name) =>
    [`${rule}.${name}`, `${rule}.${name}.`, `${rule}.${name}[`].some(
      (start) => address === start || (/[.[]$/.test(start) && address.startsWith(start)),
    ),
  )
  return option === undefined ? {} : { [found.reading]: option }
}
