import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { periodTitle } from '../../src/core/period-title.ts'
import { jixiao, jixiaoIn, temporaryFolder } from '../support/cli.ts'

const folder = temporaryFolder()
beforeAll(() => {
  writeFileSync(join(folder, 'card.yaml'), card)
  for (const [name, text] of Object.entries(facts)) writeFileSync(join(folder, name), text)
})

/** A scorecard: nothing is paid; tickets are records, a mark may be missing, and a quarter and a year have values. */
const card = `id: card
title: { zh: 客服评分, en: Service scorecard }
currency: CNY
each: month
words:
  good: { zh: 良好, en: good }
  poor: { zh: 较差, en: poor }
facts:
  employee:
    mark: { type: score, default: none, title: { zh: 主管评分, en: mark by the head } }
  ticket of employee:
    dated: { type: date, title: { zh: 日期, en: date } }
    solved: { type: yes/no, title: { zh: 已解决, en: solved } }
things:
  ticket: { zh: 工单, en: ticket }
clauses:
  第1条:
    parameters:
      line: { title: { zh: 及格线, en: line }, value: 60, assumed: { zh: 原文未写, en: not in the text } }
    rules:
      weight: { for: ticket, title: { zh: 折算, en: weight }, is: if solved then 1 else 0.5 }
      tickets: { title: { zh: 工单数, en: tickets }, is: count(ticket) }
      rate: { title: { zh: 解决率, en: solved }, is: count(ticket where solved) ÷ tickets, show: percent }
      score: { title: { zh: 得分, en: score }, is: mark }
      grade:
        title: { zh: 等级, en: grade }
        table: |
          score     | grade
          ≥ line    | good
          otherwise | poor
      ofQuarter: { each: quarter, title: { zh: 季度得分, en: score of the quarter }, is: mean(score) }
      ofHalf: { each: half-year, title: { zh: 半年得分, en: score of the half-year }, is: mean(score) }
      ofYear: { each: year, title: { zh: 年度得分, en: score of the year }, is: max(score) }
      noMark:
        when: not present(score)
        title: { zh: 没有评分, en: no mark }
        finding: { zh: 请补评分。, en: Please give the mark. }
        evidence: [score, grade, rate]
`

const facts = {
  'employee.csv': `period,id,名称,mark
2026-11,E1,林晓燕,55
2026-12,E1,林晓燕,80
2026-12,E2,周建国,
`,
  'ticket.csv': `id,employee,dated,solved
T1,E1,2026-12-03,yes
T2,E1,2026-12-04,yes
T3,E1,2026-12-05,no
`,
}

const inFolder = jixiaoIn({ cwd: folder })
const onNarrowTerminal = jixiaoIn({ cwd: folder, columns: 30, env: { NO_COLOR: '1' } })
const given = ['card.yaml', '--facts', 'employee.csv', 'ticket.csv'] as const
const december = (out: string): string => out.slice(out.indexOf('2026-12'), out.indexOf('须由人'))

describe('a rule set that pays nothing', () => {
  it('shows its values: a row for each, words by their titles, a dash for what is absent', async () => {
    const { code, out } = await inFolder('calculate', ...given, '--lang', 'zh')
    expect(code).toBe(0)
    expect(december(out)).toBe(`2026-12

员工  姓名    工单数  解决率  得分  等级*
----  ------  ------  ------  ----  -----
E1    林晓燕       3  66.67%    80  良好
E2    周建国       0       –     –  –

* 受假设或读法影响，见下

没有列出的明细：工单 3（加 --records 列出）

客服评分 · 2026年第4季度

员工  姓名    季度得分
----  ------  --------
E1    林晓燕      67.5
E2    周建国         –

客服评分 · 2026年下半年

员工  姓名    半年得分
----  ------  --------
E1    林晓燕      67.5
E2    周建国         –

客服评分 · 2026年

员工  姓名    年度得分
----  ------  --------
E1    林晓燕        80
E2    周建国         –

`)
  })

  it('shows a block for each where the terminal is too narrow', async () => {
    const { out } = await onNarrowTerminal('calculate', ...given, '--lang', 'en')
    expect(out).toContain(`
employee E1 林晓燕
  tickets       3
  solved   66.67%
  score        80
  grade*     good

employee E2 周建国
  tickets  0
  solved   –
  score    –
  grade*   –

* rests on`)
    expect(out).toContain('Service scorecard · 2026 Q4\n\nemployee E1 林晓燕\n  score of the quarter  67.5\n')
    expect(out).toContain('Service scorecard · second half of 2026\n')
    expect(out).toContain('Service scorecard · 2026\n')
  })

  it('lists records where they are asked for', async () => {
    const { out } = await inFolder('calculate', ...given, '--records', '--lang', 'en')
    expect(out).toContain(`
ticket  weight
------  ------
T1           1
T2           1
T3         0.5
`)
    expect(out).not.toContain('not listed')
  })

  it('says on demand why a value is not there, each reason once', async () => {
    const { out } = await inFolder('calculate', ...given, '--why', '--lang', 'zh')
    expect(december(out)).toContain(`没有的值（–）：
  解决率：除数为零（E2）
  得分：没有给出“主管评分”（E2）
  等级：没有给出“主管评分”（E2）
`)
  })

  it('is refused in strict mode where a value rests on an assumption', async () => {
    const { code, out, err } = await inFolder('calculate', ...given, '--strict', '--lang', 'zh')
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('line 是一项假设（第1条，原文未写），有 2 个值依赖它')
  })

  it('says who has which values, and by which name to ask for each', async () => {
    const { code, out } = await inFolder('explain', ...given, '--id', 'E1', '--lang', 'zh')
    expect(code).toBe(0)
    expect(out).toBe(`员工 E1 林晓燕 2026-12
  工单数（tickets）       3
  解决率（rate）     66.67%
  得分（score）          80
  等级（grade）*       良好

用 --rule <名称> 查看某一项是怎样得来的
`)
    const { out: json } = await inFolder('explain', ...given, '--id', 'E1', '--json')
    expect(JSON.parse(json).map(({ address }: { address: string }) => address)).toContain('rate')
  })
})

describe('the survey', () => {
  it('shows shares as percentages, and the company in a block', async () => {
    const argv = ['satisfaction-survey', '--facts', 'examples/survey-2026/facts', '--period', '2026-02']
    const { code, out } = await jixiao('calculate', ...argv, '--lang', 'zh')
    expect(code).toBe(0)
    expect(out).toMatch(/^公司\n {2}全部有效答卷数\* +9\n/m)
    expect(out).toMatch(/^ {2}总体满意率\* +64\.18%$/m)
    expect(out).toMatch(/^F2 +熊志强 +3 +12 +71\.67 +7 +58\.33% +–$/m)
    expect(out).toContain('没有列出的明细：答卷 9，答案 82（加 --records 列出）')
  })
})

describe('evidence of a finding', () => {
  it('is in words, and says why a value is absent', async () => {
    const { out } = await inFolder('calculate', ...given, '--lang', 'zh')
    expect(out).toContain(
      '依据：得分 无（没有给出“主管评分”）；等级 无（没有给出“主管评分”）；解决率 无（除数为零）',
    )
    const en = await inFolder('calculate', ...given, '--lang', 'en')
    expect(en.out).toContain('evidence: score none (mark by the head is not given); grade none')
  })

  it('is in findings.csv both for scripts and for people', async () => {
    await inFolder('calculate', ...given, '--lang', 'zh', '-o', 'out')
    const [header = '', row = ''] = readFileSync(join(folder, 'out/findings.csv'), 'utf8')
      .trim()
      .split('\r\n')
    const at = header.replace('\ufeff', '').split(',').indexOf('evidence')
    expect(row.split(',').slice(at, at + 2)).toEqual([
      'score=; grade=; rate=',
      '得分 无（没有给出“主管评分”）；等级 无（没有给出“主管评分”）；解决率 无（除数为零）',
    ])
    // The value file stays exact.
    expect(readFileSync(join(folder, 'out/values.csv'), 'utf8')).toContain(
      '2026-12,employee,E1,林晓燕,rate,2/3',
    )
  })
})

describe('a rule set that pays', () => {
  const lamp = ['examples/lamp-shop', '--facts', 'examples/lamp-shop/facts', '--lang', 'en'] as const
  it('shows its payslips, and its values where they are asked for', async () => {
    const { out: payslips, err } = await jixiao('calculate', ...lamp)
    const { out: both } = await jixiao('calculate', ...lamp, '--values')
    expect(err).toBe('')
    expect(payslips).toContain('total earnings')
    expect(payslips).not.toContain('tiers')
    expect(both.startsWith(payslips.trimEnd())).toBe(true)
    expect(both).toMatch(/^E2 +周建国 +3200\.00 +0\.02 +690\.00 +300\.00$/m)
  })
})

describe('the heading of a period', () => {
  it.each([
    ['2026-03', '2026-03', '2026-03'],
    ['2026-W10', '2026-W10', '2026-W10'],
    ['2026-Q1', '2026年第1季度', '2026 Q1'],
    ['2027-Q4', '2027年第4季度', '2027 Q4'],
    ['2026-H1', '2026年上半年', 'first half of 2026'],
    ['2026-H2', '2026年下半年', 'second half of 2026'],
    ['2026', '2026年', '2026'],
  ])('%s', (period, zh, en) => {
    expect(periodTitle(period)).toEqual({ zh, en })
  })
})
