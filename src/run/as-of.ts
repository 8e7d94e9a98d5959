import { readDate } from '../core/date.ts'
import type { Label } from '../core/label.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import { startOf } from './in-force.ts'

/** What a rule set says on a day. */
export interface AsOf {
  /** Parameters with the value in force; undefined where none is in force yet, or a reading chooses. */
  readonly parameters: readonly {
    readonly name: string
    readonly title: Label
    readonly clause: string
    readonly value?: string
    /** The day from which that value is in force. */
    readonly from?: string
    /** The next day on which it changes. */
    readonly until?: string
  }[]
  /** Rules that are not in force on that day. */
  readonly notInForce: readonly {
    readonly rule: string
    readonly title: Label
    readonly clause: string
    readonly from?: string
    readonly until?: string
  }[]
}

/**
 * Parameters and rules as they are on a day. Periods that begin on it are calculated with these.
 *
 * @returns undefined for a text that is no date
 */
export const asOf = ({ plan, parameters }: CompiledRuleSet, date: string): AsOf | undefined => {
  const day = readDate(date)
  if (day === undefined) return undefined
  return {
    parameters: parameters.map(({ name, title, clause, values }) => {
      const started = values.filter(({ from }) => startOf(from) <= day)
      const current = started.toSorted((a, b) => startOf(a.from) - startOf(b.from)).at(-1)
      const next = values
        .flatMap(({ from }) => (from !== undefined && startOf(from) > day ? [from] : []))
        .sort()[0]
      return {
        name,
        title,
        clause,
        ...(current ? { value: current.text } : {}),
        ...(current?.from === undefined ? {} : { from: current.from }),
        ...(next === undefined ? {} : { until: next }),
      }
    }),
    notInForce: plan.rules.flatMap(({ name, title, clause, inForce }) =>
      inForce && !isInForce(inForce, day) ? [{ rule: name, title, clause, ...inForce }] : [],
    ),
  }
}

const isInForce = (
  { from, until }: { readonly from?: string; readonly until?: string },
  day: number,
): boolean => startOf(from) <= day && (until === undefined || day <= readDate(until)!)
