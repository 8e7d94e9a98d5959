import { type CompiledRuleSet, calculate, type PeriodFacts, type Result } from '../../src/index.ts'
import { isMonth } from './random-facts.ts'

/** As a store would hand it back. */
export const stored = <T>(one: T): T => JSON.parse(JSON.stringify(one)) as T

/** Calls up to each of these ends, one after the other; each gets the facts of all longer periods. */
export const inSteps = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  ends: readonly number[],
): readonly Result[] => {
  const months = facts.filter(isMonth)
  const longer = facts.filter((one) => !isMonth(one))
  let carry: Result['carry'] | undefined
  return ends.map((end, at) => {
    const own = [...months.slice(ends[at - 1] ?? 0, end), ...longer]
    const step = calculate(ruleSet, own, carry ? { carry: stored(carry) } : {})
    carry = step.carry
    return step
  })
}

/** Several calls as one result, as far as that goes. */
export const joined = (steps: readonly Result[]) => ({
  periods: steps.flatMap((one) => one.periods),
  settled: steps.flatMap((one) => one.settled),
  findings: steps.flatMap((one) => one.findings),
  carry: steps.at(-1)!.carry,
})

/** Everything but the order in which things are listed. */
export const inOrder = (result: Result) => {
  const sorted = <T>(list: readonly T[]): readonly T[] =>
    list
      .map((one) => [JSON.stringify(one), one] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, one]) => one)
  return {
    ...result,
    periods: result.periods.map(({ period, things }) => ({
      period,
      things: Object.fromEntries(Object.entries(things).map(([name, list]) => [name, sorted(list)])),
    })),
    findings: sorted(result.findings),
    settled: sorted(result.settled),
    diagnostics: sorted(result.diagnostics),
  }
}

/** The same facts with rows and periods in an order that depends on the key. */
export const mixed = (facts: readonly PeriodFacts[], key: number): readonly PeriodFacts[] => {
  const place = (text: string): number =>
    [...text].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)! * (key + 7)) % 1009, 0)
  const sorted = <T>(list: readonly T[], name: (one: T) => string): readonly T[] =>
    [...list].sort((a, b) => place(name(a)) - place(name(b)))
  return sorted(facts, (one) => one.period).map(
    (one) =>
      Object.fromEntries(
        Object.entries(one).map(([name, rows]) => [
          name,
          Array.isArray(rows) ? sorted(rows, (row) => String(row.id)) : rows,
        ]),
      ) as unknown as PeriodFacts,
  )
}

/** New ids in the order of the old ones. */
export const newNames = (facts: readonly PeriodFacts[]): ReadonlyMap<string, string> => {
  const rows = facts.flatMap((one) => Object.values(one).flatMap((list) => (Array.isArray(list) ? list : [])))
  const ids = [...new Set(rows.map((row) => String(row.id)))].sort()
  return new Map(ids.map((id, at) => [id, `王${String(at).padStart(4, '0')}`]))
}

/** Plain data with other ids, as values and as keys. */
export const withNames = <T>(one: T, names: ReadonlyMap<string, string>): T =>
  JSON.parse(JSON.stringify(one), (_, value) => {
    if (typeof value === 'string') return names.get(value) ?? value
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, own]) => [names.get(key) ?? key, own]))
  }) as T

/** Without what is made of ids: the sum over the carry, and texts for people. */
export const withoutDigest = ({ diagnostics: _, ...result }: Result) => ({
  ...result,
  carry: { ...result.carry, digest: '' },
})

export const withoutTitles = (result: Result) =>
  JSON.parse(JSON.stringify({ ...result, diagnostics: [] }), (key, value) =>
    key === 'title' || key === 'text' ? undefined : value,
  )

/** The same facts, and a team of one person beside. */
export const withAnotherTeam = (facts: readonly PeriodFacts[]): readonly PeriodFacts[] =>
  facts.map((one) => ({
    ...one,
    team: [{ id: 'T0', ...(isMonth(one) ? { budget: '777' } : { plan: '70' }) }, ...(one.team as [])],
    employee: [
      {
        id: 'E0',
        ...(isMonth(one)
          ? { team: 'T0', sales: '5000', mark: '99', skill: '7', post: 'chief', present: 'yes' }
          : { rating: '77' }),
      },
      ...(one.employee as []),
    ],
    ...(isMonth(one)
      ? {
          order: [
            {
              id: 'O',
              employee: 'E0',
              dated: `${one.period}-11`,
              amount: '99',
              kind: 'lamp',
              returned: 'no',
            },
            ...(one.order as []),
          ],
        }
      : {}),
  }))

/** What concerns neither that team nor the company. */
export const withoutAnotherTeam = (result: Result) => {
  const others = ({ id, thing }: { readonly id: string; readonly thing?: string }): boolean =>
    !['T0', 'E0', 'O', 'company'].includes(id) && thing !== 'company'
  return {
    periods: result.periods.flatMap(({ period, things }) => {
      const left = Object.entries(things).flatMap(([name, list]) => {
        const own = list.filter(others)
        return own.length === 0 ? [] : [[name, own] as const]
      })
      return left.length === 0 ? [] : [{ period, things: Object.fromEntries(left) }]
    }),
    settled: result.settled.filter(others),
    findings: result.findings.filter(others),
  }
}
