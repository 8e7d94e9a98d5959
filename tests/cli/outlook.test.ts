import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jixiao, temporaryFolder } from '../support/cli.ts'

const folder = temporaryFolder()
const shop = ['examples/lamp-shop/rules.yaml', '--facts', 'examples/lamp-shop/facts', '--lang', 'en'] as const

describe('jixiao sensitivity', () => {
  it('shows the rows of a range, the one of now marked', async () => {
    const { code, out, err } = await jixiao(
      'sensitivity',
      ...shop,
      '--vary',
      'employee.sales × 90%..110% step 10%',
    )
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('100% (now)')
    expect(out).toMatch(/ 90% .*-\d+\.\d\d/)
  })

  it('shows a grid of two, in Chinese too', async () => {
    const { code, out } = await jixiao(
      'sensitivity',
      ...shop.slice(0, 3),
      '--lang',
      'zh',
      '--vary',
      'employee.sales × 100%, 200%',
      '--vary',
      'tier[otherwise].rate = 1%, 2%',
    )
    expect(code).toBe(0)
    expect(out).toContain('纵向 employee.sales ×，横向 tier[otherwise].rate')
    expect(out).toContain('0.00（现状）')
  })

  it('without --vary ranks the numbers, and writes them', async () => {
    const file = join(folder, 'tornado.csv')
    const { code, out } = await jixiao('sensitivity', ...shop, '-o', file)
    expect(code).toBe(0)
    expect(out).toContain('the one that moves cost most first')
    expect(readFileSync(file, 'utf8').split(/\r?\n/)[0]).toContain('clause,address,now,down,downDifference')
  })

  it.each([
    [['--vary', 'tire[otherwise].rate = 1%'], 'Did you mean "tier[otherwise].rate"'],
    [['--vary', 'employee.sale × 90%'], 'The nearest is employee.sales'],
    [['--vary', 'employee.sales'], 'employee.sales × 90%..110% step 5%'],
    [['--by', 'ten'], '--by takes a percentage such as 10%'],
    [['-o', 'rows.txt'], '-o takes a file that ends in .html, .json or .csv'],
  ])('%o: exit code 2, and what to write instead', async (options, says) => {
    const { code, out, err } = await jixiao('sensitivity', ...shop, ...options)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
  })
})

describe('jixiao forecast', () => {
  it('shows the coming periods, and how the facts were made', async () => {
    const carry = join(folder, 'carry.json')
    const { code, out } = await jixiao('forecast', ...shop, '--periods', '2', '--save-carry', carry)
    expect(code).toBe(0)
    expect(out).toContain('forecast 2026-04 to 2026-05')
    expect(out).toContain('as in the last period')
    expect(JSON.parse(readFileSync(carry, 'utf8')).through).toBe('2026-05')
  })

  it('of drawn runs shows the quantiles, the same for the same seed', async () => {
    const draw = [
      '--draw',
      'employee.sales × normal 100% 10%',
      '--runs',
      '5',
      '--seed',
      '7',
      '--periods',
      '1',
    ] as const
    const one = await jixiao('forecast', ...shop, ...draw, '--json')
    expect(one.code).toBe(0)
    expect(JSON.parse(one.out).drawn).toEqual({ runs: 5, seed: '7', failed: 0, why: [] })
    expect((await jixiao('forecast', ...shop, ...draw, '--json')).out).toBe(one.out)
    expect((await jixiao('forecast', ...shop, ...draw)).out).toContain('5 runs, seed 7')
  })

  it('draws 200 runs of seed 1 where neither is said, as sensitivity does', async () => {
    const drawn = async (...more: readonly string[]) =>
      JSON.parse((await jixiao('forecast', ...shop, '--periods', '1', ...more, '--json')).out).drawn
    expect(await drawn('--scenario', 'resample')).toMatchObject({ runs: 200, seed: '1' })
    expect(await drawn('--scenario', 'employee.sales=resample', '--runs', '3')).toMatchObject({
      runs: 3,
      seed: '1',
    })
    expect((await jixiao('forecast', '--help', '--lang', 'en')).out).toContain('200 if not given')
  })

  it.each([
    [['--periods', 'many'], '--periods takes a whole number above zero'],
    [['--scenario', 'guess'], 'There are repeat'],
    [['--scenario', 'repeat', '--scenario', 'resample'], '--scenario takes one scenario for all'],
    [['--growth', 'employee.sales'], 'write --growth employee.sales=1.5%'],
    [['--growth', 'employee.sale=1%'], 'The nearest is employee.sales'],
    [['--draw', 'employee.sales'], 'employee.sales × normal 100% 10%'],
    [['--runs', '3', '--save-carry', 'x.json'], 'leave --save-carry out'],
  ])('%o: exit code 2, and what to write instead', async (options, says) => {
    const { code, out, err } = await jixiao('forecast', ...shop, ...options)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
  })

  it('that looks back to a year without facts is no mistake of the command line', async () => {
    const { code, err } = await jixiao('forecast', ...shop, '--scenario', 'last-year')
    expect(code).toBe(1)
    expect(err).toContain('outlook-no-past')
  })
})

describe('jixiao backtest', () => {
  it('of the rules against what they paid is zero; a variant is not', async () => {
    expect((await jixiao('calculate', ...shop, '-o', folder)).code).toBe(0)
    const settled = join(folder, 'settled.json')
    const own = await jixiao('backtest', ...shop, '--settled', settled)
    expect(own.code).toBe(0)
    expect(own.out).toContain('Nobody gets more or less.')
    const variant = join(folder, 'variant.yaml')
    const rules = readFileSync('examples/lamp-shop/rules.yaml', 'utf8')
    writeFileSync(variant, rules.replace(/1%/, '3%'))
    const other = await jixiao('backtest', ...shop, '--settled', settled, '--variant', variant)
    expect([other.code, other.err]).toEqual([0, ''])
    expect(other.out).toMatch(/2026-03 .*\+\d+\.\d\d/)
  })

  it('needs something to compare with', async () => {
    const { code, err } = await jixiao('backtest', ...shop)
    expect(code).toBe(2)
    expect(err).toContain('--settled settled.json')
  })

  it('says which file cannot be read', async () => {
    const { code, err } = await jixiao('backtest', ...shop, '--settled', join(folder, 'none.json'))
    expect(code).toBe(1)
    expect(err).toContain('file-unreadable')
  })
})
