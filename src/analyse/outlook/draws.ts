import { compare, multiply } from '../../core/exact.ts'
import type { Seeded } from '../../core/seeded.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Outcome } from '../../diagnostics/outcome.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { PeriodFacts } from '../../run/facts.ts'
import { changeFacts, intoRange, isAllowed, quantised } from './change-facts.ts'
import { type Distribution, draw, drawAllowed, isPositive } from './distributions.ts'
import { type FactTarget, readFactTarget, textOf } from './fact-target.ts'
import { splitAt } from './vary.ts'
import { meaningOf, readWritten, type WrittenNumber, writeWritten } from './written-number.ts'

/** What is drawn in every run: a fact of each row (`~` in its place, `×` as a factor to it), or a number of the rules. */
export type Draw = { /** As it was asked for. */ readonly text: string } & (
  | {
      readonly kind: 'fact'
      readonly target: FactTarget
      readonly how: '×' | '~'
      readonly of: Distribution
      readonly decimals: number
    }
  | {
      readonly kind: 'text'
      readonly address: string
      readonly of: Distribution
      readonly decimals: number
      readonly sign: WrittenNumber['sign']
    }
)

/** More decimals of a factor than anybody means. */
const factorDecimals = 9

/** Reads `employee.sales × normal 100% 10%`, `employee.sales ~ uniform 30000..60000`, `publicRate ~ uniform 0.4%..0.6%`. */
const readDraw = (ruleSet: CompiledRuleSet, text: string): Outcome<Draw> => {
  const refused = { value: undefined, diagnostics: [diagnostic('outlook-draw-form', { text })] }
  const parts = splitAt(text, /[~×*～]/)
  const match = /^(?:(uniform)\s+(.+?)\s*\.\.\s*(.+)|(normal)\s+(\S+)\s+(\S+))$/.exec(parts?.rest ?? '')
  if (!parts || !match) return refused
  const [one, other] = [match[2] ?? match[5]!, match[3] ?? match[6]!].map(readWritten)
  if (!one || !other || one.sign !== other.sign) return refused
  const ofFact = isFact(ruleSet, parts.target) || parts.sign === '×'
  const [first, second] = ofFact ? [meaningOf(one), meaningOf(other)] : [one.value, other.value]
  const of: Distribution =
    match[1] === undefined
      ? { kind: 'normal', mean: first, sd: second }
      : { kind: 'uniform', from: first, to: second }
  if (of.kind === 'uniform' ? compare(of.from, of.to) > 0 : !isPositive(of.sd)) return refused
  if (!ofFact) {
    const decimals = Math.max(one.decimals, other.decimals)
    return {
      value: { text, kind: 'text', address: parts.target, of, decimals, sign: one.sign },
      diagnostics: [],
    }
  }
  const target = readFactTarget(ruleSet, parts.target)
  if (!target.value) return { value: undefined, diagnostics: target.diagnostics }
  const how = parts.sign === '×' ? '×' : '~'
  const decimals = how === '×' ? factorDecimals : target.value.plan.type.decimals
  return { value: { text, kind: 'fact', target: target.value, how, of, decimals }, diagnostics: [] }
}

/** Whether a text begins like the address of a fact. */
const isFact = ({ things }: CompiledRuleSet, text: string): boolean =>
  things.some(
    ({ name }) => text.startsWith(`${name}.`) || (text.startsWith(`${name}[`) && text.includes('].')),
  )

/** Facts with every draw of a run made: each row of each period has a row of random numbers of its own. */
export const drawFacts = (
  facts: readonly PeriodFacts[],
  draws: readonly Draw[],
  random: Seeded,
): readonly PeriodFacts[] =>
  draws.reduce<readonly PeriodFacts[]>((now, one) => {
    if (one.kind === 'text') return now
    const { target, how, of, decimals } = one
    const { thing, plan } = target
    return changeFacts(now, target, (before, row, period) => {
      const own = random.fork(JSON.stringify([thing, textOf(row.id), period, plan.name, how]))
      const next = () => {
        const drawn = draw(of, decimals, own)
        return how === '×' ? multiply(before, drawn) : drawn
      }
      return drawAllowed(
        () => quantised(plan, next()),
        (value) => isAllowed(plan, value),
        (value) => intoRange(plan, value),
      )
    }).facts
  }, facts)

/** The texts of the rules that a run draws, by address. */
export const drawTexts = (draws: readonly Draw[], random: Seeded): Readonly<Record<string, string>> =>
  Object.fromEntries(
    draws.flatMap((one) =>
      one.kind === 'text'
        ? [[one.address, writeWritten(draw(one.of, one.decimals, random.fork(one.address)), one.sign)]]
        : [],
    ),
  )

/** Several at once; what is wrong with them is added to the diagnostics. */
export const readDraws = (
  ruleSet: CompiledRuleSet,
  texts: readonly string[],
  diagnostics: Diagnostic[],
): readonly Draw[] => {
  const read = texts.map((text) => readDraw(ruleSet, text))
  diagnostics.push(...read.flatMap((one) => one.diagnostics))
  return read.flatMap(({ value }) => value ?? [])
}
