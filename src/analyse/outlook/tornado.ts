import { add, exact, multiply, subtract } from '../../core/exact.ts'
import { hasErrors } from '../../diagnostics/outcome.ts'
import { calculate } from '../../run/calculate.ts'
import type { CalculateOptions, PeriodFacts } from '../../run/facts.ts'
import type { OpenRules } from '../open-rules.ts'
import { amountText, unitsOf } from '../readings/changes.ts'
import { compareUnits, totalsOf } from '../readings/prices.ts'
import { compiledWith } from './compiled-with.ts'
import { type NumericCell, numericCells } from './numeric-cells.ts'
import type { TornadoBar, TornadoEnd, TornadoReport } from './report.ts'
import { meaningOf, readWritten, writeWritten } from './written-number.ts'

export interface TornadoOptions extends Omit<CalculateOptions, 'strict'> {
  /** By how much each number is moved down and up; `10%` if not given. */
  readonly by?: string
  /** Called before each run. */
  readonly onProgress?: (done: number, all: number) => void
}

/**
 * Which number of the rules moves cost most: every parameter and every number in a table or a formula is moved down and
 * up by a tenth, each alone, and all are calculated on the same facts. Exact, nothing is estimated.
 *
 * Wages of 3000.00 by one parameter and 2% on 10000.00: the wage comes first (2900.00 and 3500.00 around 3200.00: spread
 * 600.00), the rate second (3180.00 and 3220.00: spread 40.00).
 */
export const tornado = (
  rules: OpenRules,
  facts: PeriodFacts | readonly PeriodFacts[],
  { by = '10%', onProgress, ...options }: TornadoOptions = {},
): TornadoReport => {
  const { compiled: ruleSet, model } = rules
  if (!ruleSet || !model)
    return {
      ok: false,
      ruleSet: '',
      currency: '',
      periods: [],
      base: empty,
      by,
      bars: [],
      notMoved: [],
      diagnostics: rules.diagnostics,
    }
  const result = calculate(ruleSet, facts, options)
  const base = totalsOf(result, ruleSet)
  const head = {
    ruleSet: ruleSet.id,
    currency: ruleSet.currency,
    periods: result.periods.map(({ period }) => period),
    base,
    by,
  }
  if (!result.ok) return { ok: false, ...head, bars: [], notMoved: [], diagnostics: result.diagnostics }
  const cells = numericCells(model)
  const moved = cells.filter(({ not }) => not === undefined)
  const share = meaningOf(readWritten(by) ?? readWritten('10%')!)
  const endOf = (cell: NumericCell, factor: typeof share): TornadoEnd => {
    const { value, sign } = readWritten(cell.text)!
    const text = `${cell.before}${writeWritten(multiply(value, factor), sign)}`
    const whole = cell.within ? `${cell.within.before}${text}${cell.within.after}` : text
    const { compiled, diagnostics } = compiledWith(rules, { [cell.address]: whole })
    const refused = (why: TornadoEnd['diagnostics']): TornadoEnd => ({
      text,
      ok: false,
      total: '',
      difference: '',
      diagnostics: why.filter(({ severity }) => severity === 'error'),
    })
    if (hasErrors(diagnostics) || !compiled) return refused(diagnostics)
    const after = calculate(compiled, facts, options)
    if (!after.ok) return refused(after.diagnostics)
    const { total } = totalsOf(after, compiled)
    const difference = amountText(unitsOf(total) - unitsOf(base.total), ruleSet.minorDigits)
    return { text, ok: true, total, difference, diagnostics: [] }
  }
  const bars = moved.map((cell, at): TornadoBar => {
    onProgress?.(at + 1, moved.length)
    const [down, up] = [endOf(cell, subtract(exact(1n), share)), endOf(cell, add(exact(1n), share))]
    const { address, title, clause, text, before, within } = cell
    return {
      address,
      title,
      clause,
      before: `${before}${text}`,
      ...(within ? { formula: `${within.before}${text}${within.after}` } : {}),
      ...(within?.which === undefined ? {} : { which: within.which }),
      down,
      up,
      spread: spreadOf(down, up, ruleSet.minorDigits),
    }
  })
  return {
    ok: true,
    ...head,
    bars: bars.sort(
      (left, right) =>
        compareUnits(left.spread === '' ? 1n : 0n, right.spread === '' ? 1n : 0n) ||
        compareUnits(unitsOf(right.spread || '0'), unitsOf(left.spread || '0')),
    ),
    notMoved: cells.flatMap(({ address, text, before, not }) =>
      not === undefined ? [] : [{ address, text: `${before}${text}`, why: not }],
    ),
    diagnostics: result.diagnostics,
  }
}

const empty = { total: '', channels: {} }

const spreadOf = (down: TornadoEnd, up: TornadoEnd, digits: number): string => {
  if (!down.ok && !up.ok) return ''
  const moves = [down, up].flatMap(({ ok, difference }) => (ok ? [unitsOf(difference)] : []))
  const least = moves.reduce((low, one) => (one < low ? one : low), 0n)
  const most = moves.reduce((high, one) => (one > high ? one : high), 0n)
  return amountText(most - least, digits)
}
