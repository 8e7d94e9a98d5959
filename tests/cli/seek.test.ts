import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shortened } from '../../src/cli/views/shortened.ts'
import { jixiao, temporaryFolder } from '../support/cli.ts'

const ask = (vary: string, goal: string, ...more: readonly string[]) =>
  jixiao(
    'seek',
    'examples/lamp-shop',
    '--facts',
    'examples/lamp-shop/facts',
    '--vary',
    vary,
    '--goal',
    goal,
    ...more,
  )

describe('goal seek on the command line', () => {
  it('answers in one sentence, then what it means and how well it is known', async () => {
    // E1 sold 31,200.50 and E2 52,000: 20,000 at the rate each; 11,200.5 and 30,000 at 1.5%, and 2,000 at 2%.
    const { code, out } = await ask(
      'tier[otherwise].rate=0%..5% step 0.1%',
      'total of commission ≤ 1500',
      '--lang',
      'en',
    )
    expect(code).toBe(0)
    expect(out.split('\n')).toEqual([
      'Lamp shop pay · 2026-03',
      '',
      'With tier[otherwise].rate at 2.1%, the total of commission is 1498.01 CNY.',
      'The border: 2.1%: 1498.01; 2.2%: 1538.01; goal ≤ 1500.00.',
      'Values that meet the goal: 0% to 2.1%.',
      'Total 8158.01 → 8598.01 CNY (+440.00): 2 get more (+440.00), 0 get less (0.00), 0 the same.',
      '',
      'Goal: total of commission ≤ 1500.00 CNY; now, at 1%: 1058.01 (2 pay lines).',
      'Proved for 0% to 5% in steps of 0.1%: 4 values were calculated, and nothing else happens between them.',
      '',
    ])
  })

  it('says in Chinese what the range can bring where no value meets the goal, and ends with 1', async () => {
    const { code, out } = await ask(
      'tier[otherwise].rate=0%..1.5% step 0.1%',
      '合计 ≥ 10,000 元',
      '--lang',
      'zh',
    )
    expect(code).toBe(1)
    expect(out).toContain(
      '没有取值达到目标：“tier[otherwise].rate”在 0% 至 1.5% 之间，合计最低 7758.01（取 0%），最高 8358.01（取 1.5%）。',
    )
  })

  it('says that nobody needs a move where every value meets the goal', async () => {
    const { out } = await ask('tier[otherwise].rate=0%..5% step 1%', 'total ≤ 900000', '--lang', 'en')
    expect(out.split('\n').slice(2, 5)).toEqual([
      'Already met at 1%: the total is 8158.01 CNY; every value of tier[otherwise].rate from 0% to 5% meets the goal.',
      '',
      'Goal: total ≤ 900000.00 CNY; now, at 1%: 8158.01 (5 pay lines).',
    ])
  })

  it('writes its report, and gives it to programs', async () => {
    const file = join(temporaryFolder(), 'seek.json')
    const goal = 'commission of E2 ≥ 1000'
    const vary = 'tier[≥ 50000].rate=0%..50% step 1%'
    const { code, out } = await ask(vary, goal, '-o', file, '--json')
    expect(code).toBe(0)
    // 52,000: 200 + 450 = 650 below the edge, and 2,000 above it.
    expect(JSON.parse(out).best).toMatchObject({ value: '18%', result: '1010.00' })
    expect(JSON.parse(readFileSync(file, 'utf8')).answers).toEqual(JSON.parse(out).answers)
  })

  it('refuses what it cannot read', async () => {
    const { code, err } = await ask('tier[otherwise].rate=1%', 'total ≤ 1', '--lang', 'en')
    expect([code, err]).toEqual([2, expect.stringContaining('which number is to move cannot be read')])
    expect((await ask('tier[otherwise].rate=1%..2%', 'total ≤ 1', '-o', 'x.csv')).code).toBe(2)
    expect((await jixiao('seek', 'examples/lamp-shop', '--goal', 'total ≤ 1')).code).toBe(2)
  })

  it('shortens fractions for people', () => {
    expect(['1400/61%', '-1/3', '2/300', '12.5'].map(shortened)).toEqual([
      '≈22.95%',
      '≈-0.33',
      '≈0.01',
      '12.5',
    ])
  })
})
