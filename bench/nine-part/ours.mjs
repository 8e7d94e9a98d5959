// `calculate()`: every value, line, mark and finding of a company's months, decimal texts in and out.
import { readFileSync } from 'node:fs'
import { calculate } from '../../dist/index.js'
import { loadRuleSet } from '../../dist/load.js'
import { monthsOf, text } from './facts.mjs'
import { gathered, scaled } from './results.mjs'

const { value: rules, diagnostics } = loadRuleSet(
  readFileSync(new URL('./rules.yaml', import.meta.url), 'utf8'),
)
if (!rules) throw new Error(JSON.stringify(diagnostics))

export const contestant = {
  name: 'calculate()',
  note: 'decimal texts in, every value and line in texts out',
  exact: true,
  /** Beyond it one call holds more than Node's usual heap. */
  largest: 120_000,
  prepare: (columns) =>
    monthsOf(columns, text).map(({ monthEnd, teams }) => ({
      period: monthEnd.slice(0, 7),
      complete: true,
      team: teams.map(({ id, publicSales }) => ({ id, publicSales })),
      employee: teams.flatMap(({ agents }) => agents),
    })),
  run(facts) {
    const result = calculate(rules, facts)
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics.slice(0, 3)))
    return result
  },
  read(result, columns) {
    const failing = new Set(
      result.findings.filter(({ rule }) => rule === 'failing').map(({ id, period }) => `${id} ${period}`),
    )
    return gathered(
      columns,
      result.periods.flatMap((period) =>
        period.things.employee.map((one) => rowOf(one, period.period, failing)),
      ),
    )
  },
}

const rowOf = ({ id, values, lines, totals }, period, failing) => {
  const amount = (rule) => scaled(lines.find((line) => line.rule === rule)?.amount ?? '0', 2)
  return {
    score: scaled(values.score.value, 2),
    commission: amount('commission'),
    share: amount('share'),
    seniority: amount('seniority'),
    wage: scaled(totals.earning, 2),
    place: Number(values.place.value),
    award: scaled(totals.award ?? '0', 2),
    finding: failing.has(`${id} ${period}`) ? 1 : 0,
  }
}
