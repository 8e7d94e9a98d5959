import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nearlyAll, shop } from '../analyse/rule-tests/shop.ts'
import { jixiao, temporaryFolder } from '../support/cli.ts'
import { ruleFile } from '../support/load.ts'

const folder = temporaryFolder()
const written = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const good = written('good.yaml', shop(nearlyAll))

describe('jixiao test', () => {
  it('shows what the examples leave out and which mistakes they miss, in both languages', async () => {
    const zh = await jixiao('test', good, '--lang', 'zh')
    expect([zh.code, zh.err]).toEqual([0, ''])
    expect(zh.out).toMatchSnapshot()
    const en = await jixiao('test', good, '--lang', 'en')
    expect(en.out).toMatchSnapshot()
  })

  it('shows one part alone', async () => {
    const coverage = await jixiao('test', good, '--lang', 'en', '--coverage')
    expect(coverage.out).toContain('Nothing is left out.')
    expect(coverage.out).not.toContain('Mutation score')
    const mutants = await jixiao('test', good, '--lang', 'en', '--mutants')
    expect(mutants.out).toContain('Mutation score 11/13 (84%)')
    expect(mutants.out).not.toContain('Coverage')
  })

  it('fails below the score that is asked for', async () => {
    expect((await jixiao('test', good, '--min-score', '84.61%')).code).toBe(0)
    const low = await jixiao('test', good, '--min-score', '84.62', '--lang', 'en')
    expect(low.code).toBe(1)
    expect(low.out).toContain('The score is below --min-score 84.62')
    const wrong = await jixiao('test', good, '--min-score', 'most', '--lang', 'en')
    expect([wrong.code, wrong.err]).toEqual([2, '--min-score takes a percentage, such as 90%: most\n'])
  })

  it('fails where an example differs', async () => {
    const differs = written('differs.yaml', shop([['50000', '1%', 'none']]))
    const { code, out, err } = await jixiao('test', differs, '--lang', 'en')
    expect(code).toBe(1)
    expect(out).toContain('1 example; these differ:\n  example 1')
    expect(err).toContain('example-differs')
  })

  it('tests only what a variant changes', async () => {
    const base = /^id: (.+)$/m.exec(shop(nearlyAll))![1]!
    written(`${base}.yaml`, shop(nearlyAll))
    const trial = written('trial.yaml', `extends: ${base}\nid: trial\nchange: { bonus: 400 }\n`)
    const { code, out, err } = await jixiao('test', trial, '--changed', '--lang', 'zh')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('只看改动和新增的：bonus。')
    expect(out).not.toContain('第1条')
    const whole = await jixiao('test', good, '--changed', '--lang', 'zh')
    expect([whole.code, whole.out]).toEqual([1, ''])
    expect(whole.err).toContain('没有沿用别的规则')
  })

  it('says in its own language what would tell, in percent where the rule is shown so', async () => {
    const file = written(
      'shown.yaml',
      ruleFile(`facts:
  employee: { deals: { type: number, decimals: 0, allowed: "≥ 0", default: 0 } }
clauses:
  第1条:
    rules:
      conversion: { show: percent, is: deals ÷ 200 }
      rate: { show: percent, is: if conversion ≥ 3% then 9% else 0 }
      fee: if deals ≥ 5 then 10 else 1
`),
    )
    const example = `examples:
  - name: one
    given: |
      employee | deals
      E1       | 1
    expect: |
      employee | conversion
      E1       | 0.5%
`
    writeFileSync(file, `${readFileSync(file, 'utf8')}${example}`)
    const en = await jixiao('test', file, '--lang', 'en')
    expect(en.out).toContain('conversion = 3% would tell: rate is 9%, and 0% with the mistake')
    expect(en.out).toContain('an example that gives nothing but an id would tell: fee is 1, and ')
    expect(en.out).toContain('such as: conversion = 50%')
    const zh = await jixiao('test', file, '--lang', 'zh')
    expect(zh.out).toContain('conversion = 3%：rate 为 9%，改后为 0%')
    expect(zh.out).toContain('只写编号、别的都不给时：fee 为 1，改后为 ')
    expect(zh.out).toContain('例如：conversion = 50%')
    expect(zh.out).not.toMatch(/would tell|例如:|^ +：/m)
  })

  it('says what is wrong with the command line', async () => {
    const said = async (...more: readonly string[]) => {
      const { code, err } = await jixiao('test', good, ...more, '--lang', 'en')
      return [code, err.trim()]
    }
    expect(await said('--cases', '--rule', 'prise')).toEqual([
      2,
      'There is no rule "prise". Did you mean "prize"?',
    ])
    expect(await said('-o', 'x.csv')).toEqual([2, '-o takes a file that ends in .html or .json: x.csv'])
  })

  it('says how to start where there are none', async () => {
    const { code, out } = await jixiao('test', written('none.yaml', shop([])), '--lang', 'en')
    expect(code).toBe(0)
    expect(out).toContain('There are no examples. jixiao test')
  })

  it('writes cases to confirm, and the report as JSON', async () => {
    const cases = join(folder, 'cases.yaml')
    const { code, out } = await jixiao('test', good, '--cases', '-o', cases, '--lang', 'en')
    expect([code, out]).toEqual([
      0,
      `4 examples to confirm are in ${cases}: check them, then put them under examples in the rule file.\n`,
    ])
    expect(readFileSync(cases, 'utf8')).toContain('to confirm: rate, below, at and above its edges')
    const { out: text } = await jixiao('test', good, '--json')
    const report = JSON.parse(text)
    expect([report.ok, report.mutation.score, report.examples.run]).toEqual([
      true,
      { part: 11, all: 13, text: '11/13 (84%)' },
      4,
    ])
  })
})
