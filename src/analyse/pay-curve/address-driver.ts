import { add, divide, type Exact, floor, multiply, reduce, subtract } from '../../core/exact.ts'
import { exactText, readExact, toText } from '../../core/number-text.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Outcome } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import type { OpenRules } from '../open-rules.ts'
import type { Driver } from './driver.ts'
import { anchorsOf } from './plan-between.ts'

/** A number of the rules that is moved: a parameter (`publicRate`) or a cell (`tier[≥ 50000].rate`), between two texts. */
export interface MovedNumber {
  readonly address: string
  /** `0.4%`, or `200`; both ends are written alike. */
  readonly from: string
  readonly to: string
  /** The last decimal written if not given. */
  readonly step?: string
  /** Another number that gives what this one takes, so that their sum stays: the other of two weights. */
  readonly against?: string
}

/** How a number stands in its text: `≥ 50000` is 50000 after `≥ `. */
export interface Written {
  readonly number: Exact
  readonly decimals: number
  readonly write: (value: Exact) => string
  readonly percent: boolean
}

/** The one number of a text; undefined where there is none, or more than one. */
export const writtenIn = (text: string): Written | undefined => {
  const found = /^([^\d-]*)(-?\d+(?:\.(\d+))?)([^\d]*)$/u.exec(text.trim())
  const number = found && readExact(found[2]!)
  if (!number) return undefined
  const [before, after] = [found[1]!, found[4]!]
  return {
    number,
    decimals: found[3]?.length ?? 0,
    write: (value) => `${before}${toText(reduce(value))}${after}`,
    percent: after.startsWith('%'),
  }
}

/** The texts of the rules with the number at one of its values. */
export const changesAt = (
  rules: OpenRules,
  { address, from, against }: Pick<MovedNumber, 'address' | 'from' | 'against'>,
): ((value: Exact) => Readonly<Record<string, string>>) => {
  const own = writtenIn(rules.textAt(address) ?? '')
  const asGiven = writtenIn(from)
  // A cell keeps its sign, `≥ `; a percent sign in the range is one in the rules.
  const write = own && own.percent === asGiven?.percent ? own.write : asGiven?.write
  const other = against === undefined ? undefined : writtenIn(rules.textAt(against) ?? '')
  return (value) => ({
    [address]: write?.(value) ?? toText(reduce(value)),
    ...(against !== undefined && other && own
      ? { [against]: other.write(subtract(other.number, subtract(value, own.number))) }
      : {}),
  })
}

/**
 * Moves a number of the rules; undefined, with the reasons, where the rules do not load with it at either end, or are
 * put together otherwise at different numbers.
 */
export const addressDriver = (
  rules: OpenRules,
  facts: readonly PeriodFacts[],
  options: CalculateOptions,
  moved: MovedNumber,
): Outcome<Driver> => {
  const { address } = moved
  const [low, high] = [writtenIn(moved.from)!, writtenIn(moved.to)!]
  const [from, to] = [low.number, high.number]
  const step = moved.step === undefined ? undefined : writtenIn(moved.step)?.number
  const lastDecimal: Exact = { n: 1n, d: 10n ** BigInt(Math.max(low.decimals, high.decimals)) }
  const changes = changesAt(rules, moved)
  const load = (value: Exact): ReturnType<OpenRules['withChanges']> => {
    const loaded = rules.withChanges(changes(value))
    // The number that stands there already is no change.
    const same = loaded.diagnostics.some(({ code }) => code === 'source-change-nothing')
    return same ? rules : loaded
  }
  const failed = [from, to].map(load).find(({ compiled }) => compiled === undefined)
  if (failed) return { value: undefined, diagnostics: failed.diagnostics }
  const size = step ?? lastDecimal
  const last = floor(divide(subtract(to, from), size)!)
  const numberAt = (index: bigint): Exact => add(from, multiply(size, { n: index, d: 1n }))
  const loaded = new Map<string, CompiledRuleSet | undefined>()
  const rulesAt = (value: Exact): CompiledRuleSet | undefined => {
    const key = exactText(value)
    if (!loaded.has(key)) loaded.set(key, load(value).compiled)
    return loaded.get(key)
  }
  const anchors = anchorsOf(last, (index) => rulesAt(numberAt(index)))
  if (!anchors) return { value: undefined, diagnostics: [diagnostic('curve-not-alike', { address })] }
  const { low: one, high: other, rules: base, sources, between } = anchors
  const length = subtract(numberAt(other), numberAt(one))
  const value: Driver = {
    side: {
      name: address,
      title: base.parameters.find(({ name }) => name === address)?.title ?? { zh: address, en: address },
      ...(low.percent ? { unit: '%' } : {}),
    },
    from,
    to,
    step: size,
    at: (number) => {
      const part = divide(subtract(number, numberAt(one)), length)!
      return { ruleSet: between(part), facts, options }
    },
    isSource: (step) => sources.has(step),
    anchors: [one, other],
  }
  return { value, diagnostics: [] }
}
