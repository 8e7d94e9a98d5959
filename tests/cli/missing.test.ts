import { describe, expect, it } from 'vitest'
import { jixiao } from '../support/cli.ts'

const facts = ['--facts', 'examples/taobao-2026-q1/facts']

describe('jixiao missing', () => {
  it('says what somebody is short of, one line for each way', async () => {
    // 73.5, 72.5, 89: 74.85 points; 5.15 to 80, ÷ 0.7 = 7.3571…, ÷ 0.2 = 25.75; attitude 100 makes 75.95.
    const { code, out } = await jixiao(
      'missing',
      'taobao-customer-service',
      ...facts,
      ...['--id', 'KF3', '--rule', 'grade', '--lang', 'zh'],
    )
    expect(code).toBe(0)
    expect(out).toBe(`2026-03 员工 KF3 吴桂芳，合计 4016.68

评估等级 [第8条]：现为中（考核得分 74.85）
  · 工作业绩再高 7.36 分即为良，当月多得 22.15 元
  · 工作能力再高 25.75 分即为良，当月多得 22.15 元
  · 工作业绩低 6.93 分即降为及格，当月少得 44.29 元
  · 工作能力低 24.26 分即降为及格，当月少得 44.29 元
  · 工作态度低 48.51 分即降为及格，当月少得 44.29 元
  · 单靠工作态度到不了更好的一档：最高到 100，仍为中（考核得分 75.95）

每一条都只动这一项、其余不变，照规则重算得出
`)
  })

  it('is JSON for programs', async () => {
    const { out } = await jixiao('missing', 'taobao-customer-service', ...facts, '--id', 'KF4', '--json')
    const { ok, of, results } = JSON.parse(out)
    expect([ok, of.period, of.id]).toEqual([true, '2026-03', 'KF4'])
    expect(results[0].moves).toMatchObject([
      { by: { fact: 'absentDays' }, from: '28', to: '27', change: '1' },
    ])
  })

  it('refuses a name that it does not know', async () => {
    const { code, err } = await jixiao(
      'missing',
      'taobao-customer-service',
      ...facts,
      ...['--id', 'KF3', '--rule', 'grde', '--lang', 'en'],
    )
    expect(code).toBe(1)
    expect(err).toContain('Did you mean "grade"?')
    expect((await jixiao('missing', 'taobao-customer-service', ...facts)).code).toBe(2)
  })
})
