import { add, compare, divide, type Exact, floor, multiply, signOf, subtract } from '../../core/exact.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Outcome } from '../../diagnostics/outcome.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { LoadedRules, OpenRules } from '../open-rules.ts'
import { changesAt, type MovedNumber, writtenIn } from '../pay-curve/address-driver.ts'
import type { Vary } from './goal.ts'
import { usableRange } from './range.ts'

/** The numbers to look at, one by one, in a range in which the rules load. */
export interface Grid {
  readonly moved: MovedNumber
  readonly last: bigint
  readonly numberAt: (index: bigint) => Exact
  readonly current: Exact
  /** As the rules write it, without the formula around it. */
  readonly textAt: (index: bigint) => string
  readonly againstAt: (index: bigint) => string | undefined
  readonly rulesAt: (index: bigint) => LoadedRules
}

/** Reads a question's range; what was cut off is said in notes. */
export const gridOf = (rules: OpenRules, vary: Vary): Outcome<Grid> => {
  const refuse = (one: Diagnostic): Outcome<Grid> => ({ value: undefined, diagnostics: [one] })
  const { address, against } = vary
  for (const one of [address, ...(against === undefined ? [] : [against])]) {
    const text = rules.textAt(one)
    if (text === undefined) return refuse(noAddress(rules, one))
    if (!writtenIn(text)) return refuse(diagnostic('seek-no-number', { address: one, text }))
  }
  const own = writtenIn(rules.textAt(address)!)!
  const written = (text: string): string => (own.percent && text.trim() === '0' ? '0%' : text)
  const ends = [vary.from, vary.to].map((one) => writtenIn(written(one)))
  const step = vary.step === undefined ? undefined : writtenIn(vary.step)
  const range = { address, from: vary.from, to: vary.to, current: rules.textAt(address)! }
  const [low, high] = ends
  const isAlike = [low, high, ...(vary.step === undefined ? [] : [step])].every(
    (one) => one && one.percent === own.percent,
  )
  if (!low || !high || !isAlike) return refuse(diagnostic('seek-range', range))
  const decimals = Math.max(low.decimals, high.decimals, own.decimals)
  const size: Exact = step?.number ?? { n: 1n, d: 10n ** BigInt(decimals) }
  if (signOf(size) <= 0 || compare(add(low.number, size), high.number) > 0)
    return refuse(diagnostic('seek-range', range))
  const given = { address, from: written(vary.from), ...(against === undefined ? {} : { against }) }
  return cutToRules(rules, given, { from: low.number, size, to: high.number, current: own.number })
}

interface Numbers {
  readonly from: Exact
  readonly to: Exact
  readonly size: Exact
  readonly current: Exact
}

const cutToRules = (
  rules: OpenRules,
  given: Pick<MovedNumber, 'address' | 'from' | 'against'>,
  { from, to, size, current }: Numbers,
): Outcome<Grid> => {
  const { address, against } = given
  const changes = changesAt(rules, given)
  const at = (index: bigint): Exact => add(from, multiply(size, { n: index, d: 1n }))
  const known = new Map<bigint, LoadedRules>()
  const rulesAt = (index: bigint): LoadedRules => {
    const before = known.get(index)
    if (before) return before
    const loaded = rules.withChanges(changes(at(index)))
    const isSame = loaded.diagnostics.some(({ code }) => code === 'source-change-nothing')
    known.set(index, isSame ? rules : loaded)
    return known.get(index)!
  }
  const textAt = (index: bigint): string => changes(at(index))[address]!
  const last = floor(divide(subtract(to, from), size)!)
  const start = floor(divide(subtract(current, from), size)!)
  const isBelowZero = (index: bigint): boolean =>
    against !== undefined && signOf(writtenIn(changes(at(index))[against]!)!.number) < 0
  const usable = usableRange(
    last,
    start,
    (index) => !isBelowZero(index) && rulesAt(index).compiled !== undefined,
  )
  if (!usable || usable.low === usable.high) {
    const nothing = diagnostic('seek-nothing-loads', { address, from: textAt(0n), to: textAt(last) })
    const why = rulesAt(0n).diagnostics.filter(({ severity }) => severity === 'error')
    return { value: undefined, diagnostics: [nothing, ...why] }
  }
  const { low, high, outside } = usable
  const notes = outside.flatMap((index): readonly Diagnostic[] => {
    const [at, from, to] = [index, low, high].map((one) => numberIn(textAt(one)))
    const part = { address, value: at!, from: from!, to: to! }
    if (isBelowZero(index)) return [diagnostic('seek-against-zero', { ...part, against: against! })]
    const why = rulesAt(index).diagnostics.filter(({ severity }) => severity === 'error')
    // What would be an error there is none of the rules as they stand.
    return [diagnostic('seek-range-cut', part), ...why.map((one) => ({ ...one, severity: 'note' as const }))]
  })
  const text = (index: bigint): string => numberIn(textAt(low + index))
  const value: Grid = {
    moved: {
      ...given,
      from: bare(text(0n)),
      to: bare(text(high - low)),
      step: bare(withSize(size, given.from)),
    },
    last: high - low,
    numberAt: (index) => at(low + index),
    current,
    textAt: text,
    againstAt: (index) => (against === undefined ? undefined : changes(at(low + index))[against]),
    rulesAt: (index) => rulesAt(low + index),
  }
  return { value, diagnostics: notes }
}

/** The number of a text, with its sign; of a formula the number alone: `1%` of `sum(sold in team) × 1%`. */
export const numberIn = (text: string): string =>
  /\p{L}/u.test(text) ? (/-?\d+(?:\.\d+)?\s*[%‰]?/u.exec(text)?.[0].trim() ?? text) : text

const withSize = (size: Exact, like: string): string => writtenIn(like)!.write(size)

/** Without the sign before a number: `≥ 50000` is moved as 50000. */
const bare = (text: string): string => text.replace(/^[^\d-]*/u, '')

const noAddress = ({ model, compiled, textAt }: OpenRules, address: string): Diagnostic => {
  const parameters = compiled?.parameters.map(({ name }) => name) ?? []
  const names = [...parameters, ...(compiled?.plan.rules.map(({ name }) => name) ?? [])]
  const [name = ''] = address.split(/[.[]/)
  const near = nearest(name.trim(), names)
  const whole = near === undefined ? '' : address.replace(name.trim(), near)
  return diagnostic('seek-no-address', {
    address,
    near: whole === address || (model && textAt(whole) === undefined) ? '' : whole,
    known: parameters.join(', '),
  })
}
