import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { percentOf } from '../../src/cli/money.ts'
import { countdown } from '../../src/cli/progress.ts'
import { jixiao, temporaryFolder } from '../support/cli.ts'

const folder = temporaryFolder()
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const lamp = write('lamp-shop.yaml', readFileSync('examples/lamp-shop/rules.yaml', 'utf8'))
const trial = write(
  'trial.yaml',
  `extends: lamp-shop
id: lamp-shop-trial
title: { zh: 灯具店薪酬办法（试行）, en: "Lamp shop pay, on trial" }
change:
  "tier[≥ 50000].rate": 2.5%
  "tier[≥ 20000].rate": 1.6%
  prize.is: 500
  prize.when: sales ≥ 60000
`,
)
const bad = write('bad.yaml', 'extends: lamp-shop\nid: bad\nchange: { "tier[≥ 70000].rate": 3% }\n')
const facts = ['--facts', 'examples/lamp-shop/facts'] as const

describe('jixiao compare', () => {
  it('says in Chinese what it costs, what changed, which clause moved the money, and for whom', async () => {
    const { code, out, err } = await jixiao('compare', lamp, '--variant', trial, ...facts, '--lang', 'zh')
    expect(err).toBe('')
    expect(code).toBe(0)
    // E1: 11200.5 × 0.1% = 11.20 more. E2: 30000 × 0.1% + 2000 × 0.5% = 40 more, 300 less.
    expect(out).toBe(`灯具店薪酬办法 → 灯具店薪酬办法（试行） · 2026-03

合计 8158.01 → 7909.21，少发 248.80（-3.0%）
增加 1 人（共 +11.20），减少 1 人（共 -260.00），不变 0 人

改了什么
条款   内容      位置                原来           改为
-----  --------  ------------------  -------------  -------------
第3条  提成分档  tier[≥ 50000].rate  2%             2.5%
       提成分档  tier[≥ 20000].rate  1.5%           1.6%
第4条  达标奖    prize.when          sales ≥ 50000  sales ≥ 60000
       达标奖    prize               300            500

钱差在哪一条
条款                                    差额   单独改   最后改
-----  ----------------------------  -------  -------  -------
第3条  销售额分段累进提成。*          +51.20   +51.20   +51.20
第4条  销售额满五万元，奖 300 元。*  -300.00  -300.00  -300.00
-----  ----------------------------  -------  -------  -------
合计                                 -248.80
* 条文的文字仍是改动前的，而其中的数或公式改了；要改写文字，给这一条写上 says。

增加最多
员工          原来     改为    差额  变动的工资项
---------  -------  -------  ------  ------------
E1 林晓燕  3968.01  3979.21  +11.20  提成 +11.20

减少最多
员工          原来     改为     差额  变动的工资项
---------  -------  -------  -------  ---------------------------
E2 周建国  4190.00  3930.00  -260.00  提成 +40.00，达标奖 -300.00

`)
  })

  it('says the same in English, and lists everybody where that is wanted', async () => {
    const { out } = await jixiao('compare', lamp, '--variant', trial, ...facts, '--lang', 'en', '--all')
    expect(out).toContain('Total 8158.01 → 7909.21: -248.80 (-3.0%)')
    expect(out).toContain('1 get more (+11.20), 1 get less (-260.00), 0 the same')
    expect(out).toContain('Everybody')
    expect(out).not.toContain('Largest')
  })

  it('writes every changed line, or the whole report', async () => {
    const [csv, json] = [join(folder, 'lines.csv'), join(folder, 'report.json')]
    expect((await jixiao('compare', lamp, '--variant', trial, ...facts, '-o', csv)).code).toBe(0)
    expect(readFileSync(csv, 'utf8').trim().split(/\r?\n/)).toEqual([
      expect.stringContaining(
        'variant,kind,period,thing,id,name,rule,title,clause,channel,before,after,difference,moment',
      ),
      'lamp-shop-trial,line,2026-03,employee,E2,周建国,commission,commission,第3条,earning,690.00,730.00,40.00,',
      'lamp-shop-trial,line,2026-03,employee,E2,周建国,prize,prize,第4条,earning,300.00,,-300.00,',
      'lamp-shop-trial,line,2026-03,employee,E1,林晓燕,commission,commission,第3条,earning,368.01,379.21,11.20,',
    ])
    const { out } = await jixiao('compare', lamp, '--variant', trial, ...facts, '-o', json, '--json')
    expect(JSON.parse(readFileSync(json, 'utf8')).variants[0].difference).toBe('-248.80')
    expect(JSON.parse(out)).toMatchObject({ ok: true, variants: [{ ok: true, difference: '-248.80' }] })
  })

  it('says which clause never came into play, and takes a new wording for what it says', async () => {
    const idle = write(
      'idle.yaml',
      'extends: lamp-shop\nid: idle\nchange: { "tier[≥ 50000].rate": 2.5%, prize.when: sales ≥ 51000 }\nclauses: { 第4条: { says: { zh: 满五万一。, en: From 51000 on. } } }\n',
    )
    // E1 sold 31200.50 and E2 52000: a line of 51000 instead of 50000 changes nothing for them.
    const { code, out } = await jixiao('compare', lamp, '--variant', idle, ...facts, '--lang', 'en')
    expect(code).toBe(0)
    expect(out).toMatch(/\n第4条 +says +300 yuan from 50,000 in sales on\. +From 51000 on\.\n/)
    expect(out).not.toContain('says.')
    expect(out).toMatch(/\n第4条 +From 51000 on\. +0\.00 +0\.00 +0\.00\n/)
    expect(out).toContain(
      '! The change of clause 第4条 never came into play on these facts: no value differs. 0.00 does not mean that it costs nothing.\n',
    )
    expect(out).toContain('第3条   Commission on sales, slice by slice.*')
  })

  it('compares the others where a variant does not load; nothing is written, and the exit code says so', async () => {
    const csv = join(folder, 'none.csv')
    const args = ['compare', lamp, '--variant', bad, '--variant', trial, ...facts, '--lang', 'zh'] as const
    const { code, out, err } = await jixiao(...args, '-o', csv)
    expect(code).toBe(1)
    expect(existsSync(csv)).toBe(false)
    expect(out).toContain('没有比较，原因见下。')
    expect(out).toContain('少发 248.80')
    expect(err).toContain('没有“tier[≥ 70000].rate”可改')
    expect(err).toContain('方案“bad”的规则文件有误')
    const json = JSON.parse((await jixiao(...args, '--json')).out)
    expect(json).toMatchObject({ ok: false, variants: [{ ok: false, difference: '' }, { ok: true }] })
  })

  it('finds the baseline of a variant that stands elsewhere, and says where to put any other', async () => {
    const apart = temporaryFolder()
    const away = join(apart, 'away.yaml')
    writeFileSync(away, 'extends: lamp-shop\nid: away\nchange: { prize.is: 310 }\n')
    const { code, out } = await jixiao('compare', lamp, '--variant', away, ...facts, '--lang', 'zh')
    expect([code, out]).toEqual([0, expect.stringContaining('多发 10.00')])
    const lost = await jixiao('test', away, '--lang', 'zh')
    expect(lost.code).toBe(1)
    expect(lost.err).toContain('放在这份文件旁边，名为 lamp-shop.yaml')
  })

  it('compares with a built-in set, and reads facts that only the variant knows', async () => {
    const more = write(
      'more.yaml',
      `extends: lamp-shop
id: more
facts: { employee: { stars: { type: number, title: { zh: 星级, en: stars } } } }
change: { prize.is: 300 + 10 × stars }
`,
    )
    const months = write('employee-2026-03.csv', 'id,baseWage,sales,stars\nE1,3000,60000,3\nE2,3000,0,\n')
    const { code, out } = await jixiao('compare', lamp, '--variant', more, '--facts', months, '--lang', 'zh')
    expect(code).toBe(0)
    expect(out).toContain('多发 30.00')
    const lacking = write('employee-2026-04.csv', 'id,baseWage,sales\nE1,3000,60000\n')
    const without = await jixiao('compare', lamp, '--variant', more, '--facts', lacking, '--lang', 'zh')
    expect(without.code).toBe(1)
    expect(without.err).toContain('要用“星级”，1 个对象没有这一项：E1')
    const same = await jixiao(
      'compare',
      'taobao-customer-service',
      '--variant',
      'taobao-customer-service',
      '--facts',
      'examples/taobao-2026-q1/facts',
      '--period',
      '2026-01',
      '--lang',
      'zh',
    )
    expect(same.code).toBe(0)
    expect(same.out).toContain('合计不变')
    expect(same.err).toContain('条文相同，没有差别')
  })

  it('refuses a command line that is wrong', async () => {
    for (const [args, message] of [
      [['compare', lamp, ...facts], '请用 --variant 指明'],
      [['compare', lamp, '--variant', trial], '请用 --facts 指明'],
      [['compare', lamp, '--variant', trial, ...facts, '--limit', '0'], '--limit 应是 1 到 12 的整数'],
      [['compare', lamp, '--variant', trial, ...facts, '-o', 'x.txt'], '应以 .html、.json 或 .csv 结尾'],
      [['compare', lamp, '--variant', 'no-such.yaml', ...facts], '没有规则文件'],
    ] as const) {
      const { code, err } = await jixiao(...args, '--lang', 'zh')
      expect(code).toBe(2)
      expect(err).toContain(message)
    }
  })
})

describe('the time left', () => {
  it('is judged by the runs that are done', () => {
    let now = 0
    const left = countdown(
      (zh) => zh as string,
      () => now,
    )
    expect(left(1, 5)).toBe('')
    now = 3000
    expect(left(2, 5)).toBe('，约剩 12 秒')
    now = 200_000
    expect(left(3, 5)).toBe('，约剩 5 分钟')
  })
})

describe('a part in percent', () => {
  it('has one decimal, half away from zero', () => {
    expect(percentOf('261.99', '8158.01')).toBe('+3.2%')
    expect(percentOf('-0.05', '100')).toBe('-0.1%')
    expect(percentOf('0.01', '8158.01')).toBe('+<0.1%')
    expect(percentOf('0.00', '5')).toBe('0.0%')
    expect(percentOf('5', '0.00')).toBeUndefined()
  })
})
