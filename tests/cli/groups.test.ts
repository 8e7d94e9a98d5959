import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jixiao, temporaryFolder } from '../support/cli.ts'
import { clauseWith } from '../support/figures.ts'
import { ruleFile } from '../support/load.ts'

const folder = temporaryFolder()
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const rules = file(
  'rules.yaml',
  ruleFile(`facts:
  team: { quota: { type: money, default: 0 } }
  employee: { team: team, post: [keeper, junior], leader: { type: employee, default: none }, sales: money }
words: { keeper: { zh: 店长, en: keeper }, junior: { zh: 店员, en: junior } }
groups:
  crew: { of: employee, by: [team, post], title: { zh: 岗位组, en: crew } }
  downline: { of: employee, via: leader }
${clauseWith(`crewSales: { for: crew, is: sum(sales each employee) }
run: { for: crew, streak: { of: crewSales > 10, gap: breaks } }
part: { line: earning, share: { pool: crewSales, within: crew, by: equal, odd: largest remainder, nobody: keep } }
below: sum(lower.sales each downline)`)}`),
)
const month = (period: string): string => {
  const own = join(folder, period)
  mkdirSync(own, { recursive: true })
  writeFileSync(join(own, `team-${period}.csv`), 'id,name\nA,售前组\n')
  writeFileSync(
    join(own, `employee-${period}.csv`),
    'id,team,post,leader,sales\nE1,A,keeper,,20\nE2,A,junior,E1,7\nE3,A,junior,E2,9\n',
  )
  return own
}
const [january, february] = [month('2026-01'), month('2026-02')]

describe('groups on the command line', () => {
  it('are asked about by their id', async () => {
    const { code, out } = await jixiao(
      'explain',
      rules,
      '--facts',
      january,
      '--id',
      'A/keeper',
      '--rule',
      'crewSales',
      '--lang',
      'zh',
    )
    expect(code).toBe(0)
    expect(out).toContain('A/keeper 售前组/keeper（班组 A，post 店长） 2026-01 = 20')
  })

  it('are corrected by a person, and go on from the carry', async () => {
    const override = file(
      'override.csv',
      'period,thing,id,rule,value,reason\n2026-01,crew,A/junior,crewSales,30,recounted\n',
    )
    const output = join(folder, 'out')
    const first = await jixiao(
      'calculate',
      rules,
      '--facts',
      january,
      '--override',
      override,
      '-o',
      output,
      '--json',
    )
    expect(first.code).toBe(0)
    const result = JSON.parse(first.out)
    expect(
      result.periods[0].things.employee.map(
        (one: { values: { part: { value: string } } }) => one.values.part.value,
      ),
    ).toEqual(['20.00', '15.00', '15.00'])
    const carry = file('carry.json', JSON.stringify(result.carry))
    const second = await jixiao('calculate', rules, '--facts', february, '--carry', carry, '--json')
    const runs = JSON.parse(second.out).periods[0].things.crew.map(
      (one: { values: { run: { value: string } } }) => one.values.run.value,
    )
    expect(runs).toEqual(['2', '2'])
  })

  it('are as whole as their members', async () => {
    const { code, err } = await jixiao(
      'calculate',
      rules,
      '--facts',
      january,
      '--partial',
      'crew',
      '--lang',
      'en',
    )
    expect(code).toBe(2)
    expect(err).toContain('Known are: company, team, employee')
    const partial = await jixiao(
      'calculate',
      rules,
      '--facts',
      january,
      '--partial',
      'employee',
      '--lang',
      'en',
    )
    expect(partial.err).toContain('facts-not-complete')
  })
})
