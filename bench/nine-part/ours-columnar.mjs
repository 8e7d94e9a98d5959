// `calculateBatch()`: the same rule file, facts as columns of scaled whole numbers, results as columns.
import { readFileSync } from 'node:fs'
import { calculateBatch } from '../../dist/batch.js'
import { loadRuleSet } from '../../dist/load.js'
import { factColumns, idsOf } from './facts.mjs'

const { value: rules, diagnostics } = loadRuleSet(
  readFileSync(new URL('./rules.yaml', import.meta.url), 'utf8'),
)
if (!rules) throw new Error(JSON.stringify(diagnostics))

const values = ['score', 'commission', 'share', 'seniority', 'wage', 'place', 'award', 'failing']

export const contestant = {
  name: 'calculateBatch()',
  note: 'typed columns in and out, the rule file interpreted column by column',
  exact: true,
  prepare(columns) {
    const { agents, months, teams, teamStart, monthEnd } = columns
    const { agentIds, teamIds } = idsOf(columns)
    const places = new Int32Array(agents)
    for (let team = 0; team < teams; team++) places.fill(team, teamStart[team], teamStart[team + 1])
    const hiredOn = { instants: Float64Array.from(columns.hiredOn, dayOf) }
    return Array.from({ length: months }, (_, month) => ({
      period: `${Math.floor(monthEnd[month] / 10_000)}-${String(Math.floor(monthEnd[month] / 100) % 100).padStart(2, '0')}`,
      complete: true,
      team: {
        id: teamIds,
        publicSales: {
          numbers: columns.publicSales.subarray(month * teams, (month + 1) * teams),
          decimals: 2,
        },
      },
      employee: {
        id: agentIds,
        team: { words: teamIds, places },
        hiredOn,
        ...Object.fromEntries(
          Object.entries(factColumns).map(([name, decimals]) => [
            name,
            { numbers: columns[name].subarray(month * agents, (month + 1) * agents), decimals },
          ]),
        ),
      },
    }))
  },
  run(facts) {
    const result = calculateBatch(rules, facts, { values })
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics.slice(0, 3)))
    return result
  },
  read({ periods }, { agents, rows }) {
    const results = Object.fromEntries([...values, 'finding'].map((name) => [name, new Float64Array(rows)]))
    for (const [month, { things }] of periods.entries())
      for (const name of values) {
        const { values: own, absent, decimals } = things.employee.columns[name]
        const scale = name === 'score' ? 10 ** (2 - decimals) : 1
        const into = results[name === 'failing' ? 'finding' : name]
        for (let agent = 0; agent < agents; agent++)
          into[month * agents + agent] = absent?.[agent] ? 0 : own[agent] * scale
      }
    return results
  },
}

/** Days since 1970 of a date as yyyymmdd. */
const dayOf = (day) =>
  Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100) / 86_400_000
