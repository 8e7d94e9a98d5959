import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generatePopulation } from '../../src/analyse.ts'
import { calculate } from '../../src/index.ts'
import { loadRuleSet } from '../../src/load.ts'
import { readFactsFolder } from '../../src/node.ts'
import { jixiao, temporaryFolder } from '../support/cli.ts'

const folder = temporaryFolder()
const english = (...argv: readonly string[]) => jixiao(...argv, '--lang', 'en')

describe('the files of a population', () => {
  test.each([
    ['rules/taobao-customer-service', 'zh'],
    ['rules/customer-service-marketing', 'en'],
    ['rules/service-handbook', 'zh'],
    ['rules/water-delivery-service', 'zh'],
    ['rules/satisfaction-survey', 'en'],
    ['examples/plans/tutoring-teachers', 'zh'],
    ['examples/plans/software-sales', 'en'],
    ['examples/plans/category-wholesale', 'zh'],
    ['examples/plans/sales-network', 'zh'],
    ['examples/plans/food-riders', 'zh'],
  ] as const)('%s in %s: the settled lines are those of the facts themselves', async (set, lang) => {
    const text = readFileSync(`${set}/rules.yaml`, 'utf8')
    const ruleSet = loadRuleSet([{ name: 'rules.yaml', text }]).value!
    const out = join(folder, `${set.replaceAll('/', '-')}-${lang}`)
    const asked = ['--people', '9', '--periods', '4', '--seed', '5', '-o', out, '--lang', lang]
    const { code, err } = await jixiao('population', set, ...asked)
    expect([code, err]).toEqual([0, ''])
    const { value, diagnostics } = await readFactsFolder(out, ruleSet)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const facts = generatePopulation(ruleSet, { people: 9, periods: 4, seed: '5' })
    const [read, own] = [calculate(ruleSet, value!), calculate(ruleSet, facts)]
    expect(read.settled).toEqual(own.settled)
    expect(read.findings.length).toBe(own.findings.length)
    expect(own.periods.length).toBeGreaterThan(0)
    expect(read.periods).toEqual(own.periods)
  })

  test('names of files, headers and words are in the language asked for', async () => {
    const out = join(folder, 'words')
    await jixiao(
      'population',
      'water-delivery-service',
      '--people',
      '3',
      '--periods',
      '1',
      '-o',
      out,
      '--lang',
      'zh',
    )
    expect(readdirSync(out).sort()).toContain('员工.csv')
    const [header, first] = readFileSync(join(out, '员工.csv'), 'utf8').split('\r\n')
    expect(header).toMatch(/^\ufeff编号,姓名,期间,/)
    expect(first).toMatch(/^E1,[\p{Script=Han}]{2,3},2026-01,/u)
  })

  test('a folder with something in it is left alone, unless --force says otherwise', async () => {
    const out = join(folder, 'words')
    const mine = join(out, 'mine.txt')
    writeFileSync(mine, 'mine')
    const before = readFileSync(join(out, '员工.csv'), 'utf8')
    const asked = ['population', 'water-delivery-service', '--people', '4', '-o', out] as const
    const refused = await english(...asked)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain(`error[population-folder-used] the folder ${out} is not empty`)
    expect(readFileSync(join(out, '员工.csv'), 'utf8')).toBe(before)
    const forced = await jixiao(...asked, '--force', '--lang', 'zh')
    expect(forced.code).toBe(0)
    expect(readFileSync(join(out, '员工.csv'), 'utf8')).not.toBe(before)
    expect(readFileSync(mine, 'utf8')).toBe('mine')
  })
})

test('without a folder it shows how many of each there are, and writes nothing', async () => {
  const asked = ['--people', '20', '--periods', '3', '--seed', '7']
  const { code, out } = await english('population', 'examples/lamp-shop', ...asked)
  expect(code).toBe(0)
  expect(out).toMatch(/^Lamp shop pay · 2026-01 to 2026-03\n/)
  expect(out).toMatch(/\nemployee +20 +\d+ +\d+ +\d+ +\d+%\n/)
  const { out: json } = await english('population', 'examples/lamp-shop', ...asked, '--json')
  const answer = JSON.parse(json)
  expect(Object.keys(answer)).toEqual(['ok', 'facts', 'periods', 'overview', 'diagnostics'])
  expect(answer.periods).toEqual(['2026-01', '2026-02', '2026-03'])
})

test('a share of borders is taken with its sign and without, and small counts are said to lie there by themselves', async () => {
  const asked = ['population', 'examples/lamp-shop', '--people', '9', '--periods', '1', '--borders'] as const
  const [sign, plain] = [await english(...asked, '0%'), await english(...asked, '0')]
  expect([sign.code, sign.err]).toEqual([0, ''])
  expect(sign.out).toBe(plain.out)
  expect(sign.out).toContain('Small whole numbers, such as counts, often lie there by themselves')
})

test('what is asked for wrongly is said, and nothing is written', async () => {
  const out = join(folder, 'never')
  const usage = await english('population', 'examples/lamp-shop', '--people', 'many', '-o', out)
  expect([usage.code, usage.err]).toEqual([2, '--people takes a whole number: many\n'])
  const tenth = await english('population', 'examples/lamp-shop', '--borders', '10%%', '-o', out)
  expect([tenth.code, tenth.err]).toEqual([2, '--borders takes a percentage, such as 25%: 10%%\n'])
  const count = await english('population', 'examples/lamp-shop', '--count', 'team')
  expect([count.code, count.err]).toEqual([2, '--count takes thing=number: team\n'])
  const thing = await english('population', 'examples/lamp-shop', '--count', 'empoyee=3', '-o', out)
  expect(thing.code).toBe(2)
  expect(thing.err).toContain('Did you mean employee?')
  const period = await english('population', 'examples/lamp-shop', '--period', '2026', '-o', out)
  expect(period.err).toContain('"2026" is not a month')
  expect(existsSync(out)).toBe(false)
})
