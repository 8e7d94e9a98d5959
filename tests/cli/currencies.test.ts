import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jixiao, temporaryFolder } from '../support/cli.ts'

const folder = temporaryFolder()
const rules = `id: two-currencies
title: { zh: 两地工资, en: pay in two places }
currency: CNY
currencies: [JPY]
each: month
channels: { japan: { title: { zh: 日本支付, en: paid in Japan }, currency: JPY } }
facts:
  company: { yen: { type: CNY/JPY, allowed: "> 0" } }
  team: { pool: JPY }
  employee:
    team: team
    base: { type: money, line: earning }
    days: days
clauses:
  第1条:
    readings:
      rate: { question: { zh: 每天多少？, en: How much a day? }, default: low, options: { low: 1000, high: 1500 } }
    parameters:
      daily: { unit: JPY/day, value: { reading: rate, low: 1000, high: 1500 } }
      yuan: { unit: CNY/day, value: { reading: rate, low: 50, high: 60 } }
    rules:
      trip: { title: { zh: 出差, en: trips }, line: japan, is: days × daily }
      home: { title: { zh: 补贴, en: allowance }, line: earning, is: days × yuan }
      part:
        title: { zh: 分享, en: part }
        line: japan
        share: { pool: pool, by: equal, odd: largest remainder, nobody: keep }
      worth: { title: { zh: 折合, en: worth }, is: (trip + part) × yen }
`
const write = (name: string, tables: Readonly<Record<string, string>>): string => {
  mkdirSync(join(folder, name), { recursive: true })
  for (const [table, text] of Object.entries(tables))
    writeFileSync(join(folder, name, `${table}-2026-01.csv`), text)
  return join(folder, name)
}
const file = join(folder, 'rules.yaml')
writeFileSync(file, rules)
const facts = write('facts', {
  company: 'id,yen\ncompany,0.0456\n',
  team: 'id,pool\nT,1001\n',
  employee: 'id,name,team,base,days\nE1,甲,T,8000,3\nE2,乙,T,9000,0\n',
})
const changed = write('changed', { employee: 'id,name,team,base,days\nE1,甲,T,8100,5\nE2,乙,T,9000,0\n' })

describe('a rule set that pays in two currencies', () => {
  it('says the currency at every column, and adds none to another', async () => {
    const { out, code } = await jixiao(
      'calculate',
      file,
      '--facts',
      facts,
      '--lang',
      'en',
      '-o',
      join(folder, 'out'),
    )
    expect(code).toBe(0)
    expect(
      out
        .split('\n')
        .slice(2, 8)
        .map((line) => line.split(/ {2,}/).join(' | ')),
    ).toEqual([
      'employee | name | base (CNY) | allowance (CNY) | total earnings (CNY) | trips (JPY) | part (JPY) | total paid in Japan (JPY)',
      expect.stringMatching(/^[-| ]+$/),
      'E1 | 甲 | 8000.00 | 150.00* | 8150.00 | 3000* | 501 | 3501',
      'E2 | 乙 | 9000.00 | 0.00* | 9000.00 | 0* | 500 | 500',
      expect.stringMatching(/^[-| ]+$/),
      'sum | 17000.00 | 150.00 | 17150.00 | 3000 | 1001 | 4001',
    ])
  })

  it('says it in every row of the files', () => {
    const rows = readFileSync(join(folder, 'out/payslips.csv'), 'utf8').split('\n')
    expect(rows[0]).toContain('channel,amount,currency,moment')
    expect(rows.find((row) => row.includes(',E1,甲,trip,'))).toContain('japan,3000,JPY,')
    expect(rows.find((row) => row.includes(',E1,甲,base,'))).toContain('earning,8000.00,CNY,')
  })

  it('says it in a correction, with a table for each currency', async () => {
    const { out, code } = await jixiao(
      'correct',
      file,
      '--facts',
      facts,
      '--corrected',
      changed,
      '--lang',
      'en',
      '-o',
      join(folder, 'corrected'),
    )
    expect(code).toBe(0)
    expect(out).toMatch(/E1 +甲 +2026-01 +base \(CNY\) +8000\.00 +8100\.00 +100\.00/)
    expect(out).toMatch(/trips \(JPY\) +3000 +5000 +2000 +data 2000/)
    expect(out.match(/^sum .*$/gm)).toHaveLength(2)
    expect(out).toMatch(/^E1 +甲 +earnings \(CNY\) +200\.00 +0\.00 +200\.00$/m)
    expect(out).toMatch(/^E1 +甲 +paid in Japan \(JPY\) +2000 +0 +2000$/m)
    expect(readFileSync(join(folder, 'corrected/corrections.csv'), 'utf8')).toContain(
      'japan,JPY,3000,5000,2000',
    )
    expect(readFileSync(join(folder, 'corrected/settled.json'), 'utf8')).toContain(
      '"amount":"2000","currency":"JPY"',
    )
  })

  it('prices readings in each currency apart', async () => {
    const { out } = await jixiao(
      'readings',
      file,
      '--facts',
      facts,
      '--lang',
      'en',
      '-o',
      join(folder, 'readings.csv'),
    )
    expect(out).toContain('17150.00 CNY + 4001 JPY in all')
    expect(out).toContain('trips (JPY) +1500; allowance (CNY) +30.00')
    expect(out).toContain('E1 甲 +1500 JPY +30.00 CNY')
    expect(out).toContain('highest 17180.00 CNY + 5501 JPY (+30.00)')
    expect(readFileSync(join(folder, 'readings.csv'), 'utf8')).toContain('japan,JPY,3000,4500,1500')
  })

  it('names its currencies on its page', async () => {
    const { out } = await jixiao('rules', file, '--page', '--lang', 'zh')
    expect(out).toContain('币种 CNY；另有币种 JPY')
    expect(out).toContain('工资条项目：日本支付（JPY）')
    expect(out).toContain('金额（日元）')
    expect(out).toContain('按最大余数法分到币种的最小单位')
  })
})
