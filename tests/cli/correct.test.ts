import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { mergeTables } from '../../src/cli/correction-input.ts'
import { jixiao, temporaryFolder } from '../support/cli.ts'
import { expected } from '../support/example.ts'

const taobao = ['taobao-customer-service', '--facts', 'examples/taobao-2026-q1/facts'] as const
const right = ['--corrected', 'examples/taobao-2026-q1/corrected'] as const
const folder = temporaryFolder()
const settled = ['--settled', join(folder, 'quarter', 'settled.json')] as const

beforeAll(async () => {
  await jixiao('calculate', ...taobao, '-o', join(folder, 'quarter'))
})

describe('jixiao correct', () => {
  it('prints the differences of each person, what is paid too much, and what does not hold any more', async () => {
    const zh = await jixiao('correct', ...taobao, ...right, ...settled, '--lang', 'zh')
    expect(zh.code).toBe(0)
    expect(zh.out).toMatchSnapshot()
    expect(zh.err).toMatchSnapshot()
    const en = await jixiao('correct', ...taobao, ...right, ...settled, '--lang', 'en')
    expect(en.out).toMatchSnapshot()
  })

  it('writes differences, changed findings, the new ledger and carry; the same again has no differences', async () => {
    const out = join(folder, 'right')
    expect((await jixiao('correct', ...taobao, ...right, ...settled, '-o', out, '--lang', 'zh')).code).toBe(0)
    expect(readdirSync(out).sort()).toEqual(['carry.json', 'corrections.csv', 'findings.csv', 'settled.json'])
    const [head, ...rows] = readFileSync(join(out, 'corrections.csv'), 'utf8').trim().split('\r\n')
    expect(head).toBe(
      '期间,日期,对象,编号,姓名,规则,项目,条款,类别,已发,应发,差额,实发不同,此前已更正,数据,规则,读法',
    )
    const wanted = expected('taobao-2026-q1', 'corrections').map((row) =>
      [row.period, row.thing, row.id, row.line, row.paid, row.due, row.difference].join(),
    )
    const found = rows.map((row) => {
      const cells = row.split(',')
      return [cells[0], cells[2], cells[3], cells[5], ...cells.slice(9, 12)].join()
    })
    expect(found.sort()).toEqual([...wanted].sort())
    expect(JSON.parse(readFileSync(join(out, 'settled.json'), 'utf8')).settled).toHaveLength(219 + 15)
    const again = await jixiao(
      'correct',
      ...taobao,
      ...right,
      '--settled',
      join(out, 'settled.json'),
      '--json',
    )
    expect(JSON.parse(again.out)).toMatchObject({ ok: true, lines: [], people: [] })
    expect(JSON.parse(again.out).carry).toEqual(JSON.parse(readFileSync(join(out, 'carry.json'), 'utf8')))
  })

  it('takes what the original facts give as paid where there is no ledger, and says so', async () => {
    const { code, out, err } = await jixiao('correct', ...taobao, ...right, '--lang', 'zh')
    expect(code).toBe(0)
    expect(out).toBe((await jixiao('correct', ...taobao, ...right, ...settled, '--lang', 'zh')).out)
    expect(err).toContain('没有给出台账')
  })

  it('reads ledgers of single months, and goes on from a carry', async () => {
    const months = ['2026-01', '2026-02', '2026-03'].map((month) => join(folder, month))
    for (const [at, out] of months.entries()) {
      const from = at === 0 ? [] : ['--carry', join(months[at - 1]!, 'carry.json')]
      const period = out.slice(-7)
      expect((await jixiao('calculate', ...taobao, '--period', period, ...from, '-o', out)).code).toBe(0)
    }
    const ledgers = months.flatMap((out) => ['--settled', join(out, 'settled.json')])
    const { out } = await jixiao('correct', ...taobao, ...right, ...ledgers, '--json')
    expect(JSON.parse(out).lines).toHaveLength(15)
    const twice = await jixiao('correct', ...taobao, ...right, ...ledgers, ...settled, '--lang', 'en')
    expect([twice.code, twice.err.match(/ledger-entry-twice/g)?.length]).toEqual([1, 219])
  })

  it('tells corrected rules and readings apart', async () => {
    const rules = join(folder, 'rules.yaml')
    writeFileSync(rules, 'extends: taobao-customer-service\nid: taobao-2\nchange:\n  publicRate: 0.6%\n')
    const { code, out } = await jixiao(
      'correct',
      ...taobao,
      ...settled,
      '--rules-corrected',
      rules,
      '--reading-corrected',
      'oddFen=each cut',
      '--json',
    )
    expect(code).toBe(0)
    // 98,765.43 × 0.5% = 493.83 over seven, five odd fen: KF1 70.55; × 0.6% = 592.59, four odd fen: 84.66; cut: 84.65
    expect(
      JSON.parse(out).lines.find(
        (line: { period: string; id: string }) => line.period === '2026-02' && line.id === 'KF1',
      ),
    ).toMatchObject({
      rule: 'publicCommission',
      paid: '70.55',
      due: '84.65',
      causes: [
        { cause: 'rule', amount: '14.11' },
        { cause: 'reading', amount: '-0.01' },
      ],
    })
  })

  it('writes nothing where something is wrong, and says it as JSON for programs', async () => {
    const out = join(folder, 'never')
    writeFileSync(join(folder, 'team.csv'), '期间,编号,公共销售额\n2026-01,售前组,很多\n')
    const wrong = ['--corrected', join(folder, 'team.csv')]
    const { code, err } = await jixiao('correct', ...taobao, ...wrong, ...settled, '-o', out, '--lang', 'zh')
    expect([code, existsSync(out)]).toEqual([1, false])
    expect(err).toContain('很多')
    writeFileSync(join(folder, 'broken.json'), '{')
    const broken = ['--settled', join(folder, 'broken.json')]
    const json = await jixiao('correct', ...taobao, ...right, ...broken, '--json')
    expect([
      json.code,
      JSON.parse(json.out).diagnostics.map(({ code: own }: { code: string }) => own),
    ]).toEqual([1, expect.arrayContaining(['file-unreadable'])])
    const april = join(folder, 'employee.csv')
    const facts = readFileSync('examples/taobao-2026-q1/facts/employee.csv', 'utf8')
    writeFileSync(april, facts.replaceAll('2026-03,', '2026-04,'))
    const late = await jixiao(
      'correct',
      ...taobao,
      '--corrected',
      april,
      ...settled,
      '-o',
      out,
      '--lang',
      'zh',
    )
    expect([late.code, existsSync(out)]).toEqual([1, false])
    expect(late.err).toContain('2026-04 没有结算过')
  })
})

describe('tables of the corrected facts', () => {
  const original = [
    {
      period: '2026-01',
      complete: true as const,
      team: [{ id: 'T' }],
      employee: [{ id: 'E1' }, { id: 'E2' }],
    },
    { period: '2026-02', complete: true as const, team: [{ id: 'T' }], employee: [{ id: 'E1' }] },
  ]

  it('stand in place of the original ones in the periods of which they have rows', () => {
    const { value, diagnostics } = mergeTables(original, [
      { period: '2026-01', complete: true, employee: [{ id: 'E1', sales: '5' }] },
      { period: '2026-02', complete: true, employee: [] },
    ])
    expect(value).toEqual([
      { period: '2026-01', complete: true, team: [{ id: 'T' }], employee: [{ id: 'E1', sales: '5' }] },
      // A table that is given without a row says that there is none.
      { ...original[1]!, complete: true, employee: [] },
    ])
    expect(diagnostics.map(({ code, parameters }) => [code, parameters.period])).toEqual([
      ['correction-table-fewer', '2026-01'],
      ['correction-table-fewer', '2026-02'],
    ])
  })

  it('are put together from several files', () => {
    const { value } = mergeTables(original, [
      { period: '2026-01', complete: true, employee: [{ id: 'E1' }] },
      { period: '2026-01', complete: true, employee: [{ id: 'E3' }] },
    ])
    expect(value[0]!.employee).toEqual([{ id: 'E1' }, { id: 'E3' }])
  })
})

it('takes out the only record of a month: by a table with its header alone and the period in its name, or an empty list', async () => {
  const at = (...names: readonly string[]) => join(folder, 'breaches', ...names)
  for (const name of ['facts', 'by-file', 'by-list']) mkdirSync(at(name), { recursive: true })
  writeFileSync(
    at('rules.yaml'),
    `id: breaches
title: { zh: 扣分, en: breaches }
currency: CNY
each: month
facts: { employee: { base: money }, breach of employee: { dated: date, points: number } }
clauses: { 第1条: { rules: { pay: { line: earning, is: base - sum(points each breach) × 10 } } } }
`,
  )
  writeFileSync(at('facts', 'employee.csv'), 'id,period,base\nE1,2026-01,500\nE1,2026-02,500\n')
  writeFileSync(
    at('facts', 'breach.csv'),
    'id,employee,dated,points\nB1,E1,2026-01-09,5\nB2,E1,2026-02-03,2\n',
  )
  writeFileSync(at('by-file', 'breach-2026-01.csv'), 'id,employee,dated,points\n')
  writeFileSync(at('by-list', 'facts.json'), '[{"period":"2026-01","breach":[]}]')
  for (const corrected of ['by-file', 'by-list']) {
    const { code, out } = await jixiao(
      'correct',
      at('rules.yaml'),
      '--facts',
      at('facts'),
      '--corrected',
      at(corrected),
      '--json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(out).lines).toMatchObject([
      { id: 'E1', period: '2026-01', paid: '450.00', due: '500.00', difference: '50.00' },
    ])
  }
})
