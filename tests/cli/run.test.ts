import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { engine } from '../../src/cli/engine.ts'
import { widthOf } from '../../src/cli/views/table.ts'
import type { ReadingsReport } from '../../src/load.ts'
import { jixiao, jixiaoIn, temporaryFolder } from '../support/cli.ts'
import { expected } from '../support/example.ts'

const folder = temporaryFolder()
const taobao = ['taobao-customer-service', '--facts', 'examples/taobao-2026-q1/facts'] as const
const water = ['water-delivery-service', '--facts', 'examples/water-2013-08/facts'] as const

describe('jixiao calculate', () => {
  it('prints payslips that line up, findings, and what they rest on, in Chinese and English', async () => {
    const zh = await jixiao('calculate', ...water, '--lang', 'zh')
    expect([zh.code, zh.err]).toEqual([0, ''])
    expect(zh.out).toMatchSnapshot()
    const en = await jixiao('calculate', ...water, '--lang', 'en', '--why')
    expect(en.code).toBe(0)
    expect(en.out).toMatchSnapshot()
  })

  it('prints the result as JSON for programs', async () => {
    const { code, out } = await jixiao('calculate', ...taobao, '--json')
    const result = JSON.parse(out)
    expect([code, result.ok, result.periods.length, result.settled.length]).toEqual([0, true, 3, 219])
  })

  it('writes payslips, values, findings, the carry and the ledger, and goes on from the carry', async () => {
    const out = join(folder, 'quarter')
    const { code } = await jixiao('calculate', ...taobao, '-o', out, '--lang', 'zh')
    expect(code).toBe(0)
    expect(readdirSync(out).sort()).toEqual([
      'carry.json',
      'findings.csv',
      'payslips.csv',
      'settled.json',
      'values.csv',
    ])
    const { ruleSet, currency, settled } = JSON.parse(readFileSync(join(out, 'settled.json'), 'utf8'))
    expect([ruleSet, currency, settled.length]).toEqual(['taobao-customer-service', 'CNY', 219])
    const lines = readFileSync(join(out, 'payslips.csv'), 'utf8').trim().split('\r\n').slice(1)
    expect(lines).toHaveLength(expected('taobao-2026-q1', 'lines').length)
    // Month by month, each from the carry of the one before.
    const carry = join(folder, 'carry.json')
    for (const [at, month] of ['2026-01', '2026-02', '2026-03'].entries()) {
      const from = at === 0 ? [] : ['--carry', carry]
      expect(
        (await jixiao('calculate', ...taobao, '--period', month, ...from, '--save-carry', carry)).code,
      ).toBe(0)
    }
    expect(readFileSync(carry, 'utf8')).toBe(readFileSync(join(out, 'carry.json'), 'utf8'))
  })

  it('takes a reading, and refuses one that does not exist', async () => {
    const other = await jixiao('calculate', ...taobao, '--reading', 'gradeCommission=no', '--json')
    expect(
      JSON.parse(other.out).settled.find(
        (line: { rule: string; id: string }) => line.rule === 'commission' && line.id === 'KF1',
      ).amount,
    ).toBe('489.23')
    const wrong = await jixiao('calculate', ...taobao, '--reading', 'gradeComission=no', '--lang', 'en')
    expect(wrong.code).toBe(1)
    expect(wrong.err).toContain('gradeCommission')
  })

  it('takes an override with its reason, marked in the result', async () => {
    const file = join(folder, 'override.csv')
    writeFileSync(file, 'period,thing,id,rule,value,reason\n2013-08,employee,W1,meals,99.50,补发\n')
    const { code, out } = await jixiao('calculate', ...water, '--override', file, '--json')
    const line = JSON.parse(out).periods[0].things.employee[0].lines.find(
      (one: { rule: string }) => one.rule === 'meals',
    )
    expect([code, line.amount, line.marks]).toEqual([0, '99.50', ['overridden']])
  })

  it('refuses assumptions in strict mode, and writes nothing', async () => {
    const out = join(folder, 'never')
    const { code, err } = await jixiao('calculate', ...water, '--strict', '-o', out, '--lang', 'zh')
    expect([code, existsSync(out)]).toEqual([1, false])
    expect(err).toContain('overtimeSubsidy')
  })

  it('names the person, the row and the field of every unusable fact at once, and writes nothing', async () => {
    const facts = readFileSync('examples/taobao-2026-q1/facts/employee.csv', 'utf8')
      .replace('2014-06-15', '2014-02-30')
      .replace(',96,94', ',９６,-4')
    writeFileSync(join(folder, 'employee.csv'), facts)
    const files = [join(folder, 'employee.csv'), 'examples/taobao-2026-q1/facts/team.csv']
    const out = join(folder, 'never')
    const { code, err } = await jixiao(
      'calculate',
      'taobao-customer-service',
      '--facts',
      ...files,
      '-o',
      out,
      '--lang',
      'zh',
    )
    expect([code, existsSync(out)]).toEqual([1, false])
    expect(err.replaceAll(folder, '…')).toMatchSnapshot()
  })
})

describe('facts that are wrong, for programs', () => {
  it.each(['calculate', 'explain'])('%s --json says so as JSON', async (command) => {
    const argv = [command, 'taobao-customer-service', '--facts', 'no-such-folder', '--json']
    const { code, out } = await jixiao(...argv, ...(command === 'explain' ? ['--id', 'KF1'] : []))
    const { ok, diagnostics } = JSON.parse(out)
    expect([code, ok, diagnostics[0].code]).toEqual([1, false, 'file-unreadable'])
    expect(diagnostics[0].message.zh).toContain('无法读取 no-such-folder')
  })
})

describe('jixiao check', () => {
  it('lists clauses, blanks and readings, and runs the examples', async () => {
    const { code, out } = await jixiao('check', 'water-delivery-service', '--lang', 'zh')
    expect(code).toBe(0)
    expect(out).toMatchSnapshot()
  })

  it('shows the row of an example that differs', async () => {
    const text = readFileSync('rules/water-delivery-service/rules.yaml', 'utf8').replace('3.33', '3.34')
    const file = join(folder, 'rules.yaml')
    writeFileSync(file, text)
    const { code, err } = await jixiao('check', file, '--lang', 'en')
    expect(code).toBe(1)
    expect(err).toContain('commission of E2 should be 3.34 and is 3.33')
    expect(err).toMatch(/\^{4}/)
  })
})

describe('jixiao explain', () => {
  it('explains one value, one person, one clause', async () => {
    const one = await jixiao(
      'explain',
      ...taobao,
      '--id',
      'KF1',
      '--rule',
      'commission',
      '--period',
      '2026-03',
      '--lang',
      'zh',
    )
    expect(one.out).toContain('个人绩效提成〔第9条〕 KF1 林晓燕 2026-03 = 780.00')
    const person = await jixiao('explain', ...taobao, '--id', 'KF2', '--period', '2026-02', '--lang', 'en')
    expect(person.out).toContain('seniority wage [第11条]')
    expect(person.out).toMatch(/^KF2 周建国\n( {2}.*\n)* {2}post wage +3200\.00/)
    expect(person.out).toContain(
      'KF2 周建国 · award for three months first [第12条]: its condition does not hold',
    )
    const clause = await jixiao(
      'explain',
      ...taobao,
      '--clause',
      '第10条',
      '--period',
      '2026-01',
      '--lang',
      'zh',
    )
    expect(clause.out).toContain('公共绩效提成')
    expect([one.code, person.code, clause.code]).toEqual([0, 0, 0])
  })

  it.each([
    [['--id', 'KF99', '--rule', 'commission'], 1, 'KF99'],
    [['--id', 'KF1', '--rule', 'comission'], 1, 'commission'],
    [['--clause', '第99条'], 2, '第10条'],
    [[], 2, '--clause'],
  ])('says what is wrong with %o', async (argv, code, text) => {
    const result = await jixiao('explain', ...taobao, ...argv, '--lang', 'en')
    expect(result.code).toBe(code)
    expect(result.err).toContain(text)
  })
})

describe('jixiao readings', () => {
  it('prices every question, the dearest first, and the range over all combinations', async () => {
    const zh = await jixiao('readings', ...taobao, '--lang', 'zh')
    expect([zh.code, zh.err]).toEqual([0, ''])
    expect(zh.out).toMatchSnapshot()
    const en = await jixiao('readings', ...water, '--lang', 'en', '--limit', '6')
    expect([en.code, en.err]).toEqual([0, ''])
    expect(en.out).toMatchSnapshot()
  })

  it('lines up its tables with Chinese text', async () => {
    const { out } = await jixiao('readings', ...taobao, '--lang', 'zh')
    const tables = out
      .split('\n')
      .flatMap((line, at, all) => (/^ {3}-/.test(line) ? [[all[at - 1]!, line, all[at + 1]!]] : []))
    expect(tables).toHaveLength(6)
    // Numbers stand at the right: the total ends where its ruler ends.
    for (const [head, ruler, row] of tables) {
      const end = widthOf(ruler!.split('  ').slice(0, -4).join('  '))
      const upTo = (text: string): string =>
        [...text].reduce((cut, one) => (widthOf(cut) < end ? cut + one : cut), '')
      expect([upTo(head!).slice(-2), upTo(row!).slice(-3)]).toEqual([
        '合计',
        expect.stringMatching(/^\.\d\d$/),
      ])
    }
  })

  it('measures from the readings that are chosen', async () => {
    const { code, out } = await jixiao('readings', ...taobao, '--reading', 'tiedFirst=last', '--json')
    const report = JSON.parse(out)
    const tied = report.questions.find((one: { reading: string }) => one.reading === 'tiedFirst')
    expect([code, report.ok, report.base.total, tied.base]).toEqual([0, true, '172210.73', 'last'])
    expect(tied.options.map((one: { difference: string }) => one.difference)).toEqual(['300.00', '0.00'])
  })

  it('writes every changed line as CSV, and the whole report as JSON', async () => {
    const [csv, json] = [join(folder, 'readings.csv'), join(folder, 'readings.json')]
    expect((await jixiao('readings', ...taobao, '-o', csv)).code).toBe(0)
    const [header, ...lines] = readFileSync(csv, 'utf8').trim().split('\r\n') // without its byte-order mark
    expect(header).toBe(
      'reading,option,kind,period,thing,id,name,rule,title,clause,channel,before,after,difference,moment',
    )
    expect(lines).toHaveLength(expected('taobao-2026-q1', 'reading-lines').length)
    expect((await jixiao('readings', ...taobao, '-o', json, '--json')).code).toBe(0)
    expect(JSON.parse(readFileSync(json, 'utf8')).combinations.all).toBe('864')
  })

  it('writes a page for people, in the language of the output', async () => {
    const page = join(folder, 'readings.html')
    const { code, out } = await jixiao('readings', ...taobao, '--lang', 'zh', '-o', page)
    expect([code, out.trimEnd().split('\n').at(-1)]).toEqual([0, `结果已写入 ${page}`])
    const text = readFileSync(page, 'utf8')
    expect(text).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
    expect(text).toContain('<b>172,510.73 元</b>')
    expect(text).toContain('<svg')
    expect((await jixiao('readings', ...taobao, '-o', 'readings.pdf', '--lang', 'en')).err).toContain(
      '-o takes a file that ends in .html, .json or .csv: readings.pdf',
    )
  })

  it('goes on from a carry, month by month', async () => {
    const carry = join(folder, 'to-february.json')
    const early = ['--period', '2026-01', '--period', '2026-02'] as const
    expect((await jixiao('calculate', ...taobao, ...early, '--save-carry', carry)).code).toBe(0)
    const { out } = await jixiao('readings', ...taobao, '--period', '2026-03', '--carry', carry, '--json')
    const { periods, questions, noDifference } = JSON.parse(out) as ReadingsReport
    expect(periods).toEqual(['2026-03'])
    const found = questions.flatMap(({ reading, options }) =>
      options.flatMap(({ option, people }) =>
        people.flatMap(({ lines }) =>
          lines.map((one) => `${reading} ${option} ${one.id} ${one.rule} ${one.difference}`),
        ),
      ),
    )
    const fen = (text = ''): bigint => BigInt(text.replace('.', ''))
    const wanted = expected('taobao-2026-q1', 'reading-lines')
      .filter((row) => row.period === '2026-03' && row.reading !== 'tiedFirst')
      .map((row) => {
        const units = fen(row.amount) - fen(row.default)
        const digits = `${units < 0n ? -units : units}`.padStart(3, '0')
        const difference = `${units < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
        return `${row.reading} ${row.option} ${row.id} ${row.line} ${difference}`
      })
    expect(wanted.length).toBeGreaterThan(50)
    expect([...found].sort()).toEqual([...wanted].sort())
    // The shared first place of February stands in the carry, as it was settled then.
    expect(noDifference.map(({ reading }) => reading)).toContain('tiedFirst')
  })

  it('says what is wrong with the facts, and prices nothing', async () => {
    const out = join(folder, 'never.csv')
    const facts = ['taobao-customer-service', '--facts', 'examples/taobao-2026-q1/facts/team.csv'] as const
    const text = await jixiao('readings', ...facts, '-o', out, '--lang', 'zh', '--reading', 'oddFen=each way')
    expect([text.code, text.out, existsSync(out)]).toEqual([1, '', false])
    expect(text.err).toContain('each cut')
    const json = await jixiao('readings', 'taobao-customer-service', '--facts', 'no-such-folder', '--json')
    expect([json.code, JSON.parse(json.out).diagnostics[0].code]).toEqual([1, 'file-unreadable'])
  })
})

describe('exit codes that scripts can trust', () => {
  it.each([
    [[], 0],
    [['--help'], 0],
    [['--version'], 0],
    [['rules'], 0],
    [['calcluate'], 2],
    [['calculate', 'taobao-customer-servic', '--facts', 'x'], 2],
    [['calculate', 'taobao-customer-service'], 2],
    [['calculate', 'taobao-customer-service', '--facts', 'no-such-folder'], 1],
    [['check', 'no-such.yaml'], 2],
    [['calculate', ...taobao, '--lang', 'fr'], 2],
    [['calculate', ...taobao, '--reading', 'oddFen'], 2],
    [['readings', 'taobao-customer-service'], 2],
    [['readings', ...taobao, '--limit', '0'], 2],
    [['readings', ...taobao, '-o', 'x.xls'], 2],
  ])('%o ends with %i', async (argv, code) => {
    expect((await jixiao(...argv)).code).toBe(code)
  })

  it.each([
    [['calculate', 'x', '--fromat'], '没有选项 --fromat'],
    [['calculate', ...taobao, '--carri', 'x'], '没有选项 --carri，是否指 --carry？'],
    [['calcluate'], '没有命令 calcluate，是否指 calculate？'],
    [['check'], '缺少参数 <rules>'],
    [['check', 'a', 'b'], '参数太多'],
    [['check', 'a', '--lang'], '选项 --lang <language> 后面缺少值'],
    [['calculate', 'taobao-customer-service'], '请用 --facts 指明'],
    [['calculate', ...taobao, '--encoding', 'big5'], '的值“big5”不对，可用的有：utf-8, gb18030'],
  ])('says in Chinese what is wrong with %o', async (argv, text) => {
    const { code, err } = await jixiaoIn({ env: { LANG: 'zh_CN.UTF-8' } })(...argv)
    expect(code).toBe(2)
    expect(err).toContain(text)
    expect(err).not.toContain('error:')
  })

  it('never shows a stack trace', async () => {
    const broken = { ...engine, rules: { shop: () => Promise.reject(new TypeError('x is not a function')) } }
    expect(await jixiaoIn({ engine: broken })('rules')).toEqual({
      code: 1,
      out: '',
      err: 'Internal error: x is not a function\n',
    })
  })

  it('suggests the command that was meant', async () => {
    expect((await jixiao('calcluate')).err).toContain('calculate')
  })
})
