import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { jixiao, temporaryFolder } from '../support/cli.ts'

const folder = temporaryFolder()
const taobao = 'taobao-customer-service'

it('prints the page that stands in the documentation, in the language asked for', async () => {
  for (const [language, ending] of [
    ['zh', 'zh-CN.md'],
    ['en', 'md'],
  ] as const) {
    const { code, out, err } = await jixiao('rules', taobao, '--page', '--lang', language)
    expect([code, err]).toEqual([0, ''])
    expect(out.startsWith(language === 'zh' ? '# 淘宝客服人员绩效考核管理办法\n' : '# Taobao ')).toBe(true)
    expect(readFileSync(`docs/rules/${taobao}.${ending}`, 'utf8').endsWith(out)).toBe(true)
  }
})

it('writes the page of a rule file, also of a folder and of a variant', async () => {
  const out = join(folder, 'pages', 'shop.md')
  const written = await jixiao('rules', 'examples/lamp-shop', '--page', '-o', out, '--lang', 'zh')
  expect(written).toEqual({ code: 0, out: `已写入 ${out}\n`, err: '' })
  expect(readFileSync(out, 'utf8')).toContain('| 50,000 元及以上 | 2% |')
  const variant = join(folder, 'variant.yaml')
  writeFileSync(
    variant,
    `extends: ${taobao}\nid: on-trial\ntitle: { zh: 试行, en: on trial }\nchange: { failLine: 55 }\n`,
  )
  const changed = await jixiao('rules', variant, '--page', '--lang', 'zh')
  expect([changed.code, changed.err]).toEqual([0, ''])
  expect(changed.out).toMatch(/^# 试行\n/)
  expect(changed.out).toContain('| 不及格线 | 55 分 |')
})

it('lists one rule set', async () => {
  const { code, out } = await jixiao('rules', 'examples/lamp-shop', '--json')
  expect([code, JSON.parse(out)]).toEqual([
    0,
    [
      {
        id: 'lamp-shop',
        title: { zh: '灯具店薪酬办法', en: 'Lamp shop pay' },
        clauses: 2,
        rules: 4,
        readings: 0,
      },
    ],
  ])
})

it('refuses what makes no page', async () => {
  const code = async (...argv: readonly string[]) => (await jixiao('rules', ...argv, '--lang', 'en')).code
  expect(await code('--page')).toBe(2)
  expect(await code(taobao, '-o', 'x.md')).toBe(2)
  expect(await code(taobao, '--page', '--json')).toBe(2)
  expect(await code('no-such-rules', '--page')).toBe(2)
  const wrong = await jixiao('rules', 'docs/language/slip.yaml', '--page', '--lang', 'en')
  expect([wrong.code, wrong.out]).toEqual([1, ''])
  expect(wrong.err).toContain('3 errors')
})

it('is told by the help, in both languages', async () => {
  expect((await jixiao('rules', '--help', '--lang', 'zh')).out).toContain('写成一页 Markdown')
  expect((await jixiao('rules', '--help', '--lang', 'en')).out).toContain('one page of Markdown')
})

it('says what is in force on a day', async () => {
  const file = join(folder, 'dated.yaml')
  writeFileSync(
    file,
    `id: dated
title: { zh: 分期施行, en: dated }
currency: CNY
each: month
facts: { employee: { sales: money } }
clauses:
  第1条:
    parameters:
      rate: { title: { zh: 比例, en: rate }, values: [ { value: 1% }, { from: 2026-02-01, value: 2% } ] }
    rules:
      pay: { title: { zh: 提成, en: pay }, line: earning, from: 2026-02-01, is: sales × rate }
`,
  )
  const { code, out, err } = await jixiao('rules', file, '--as-of', '2026-01-15', '--lang', 'zh')
  expect([code, err]).toEqual([0, ''])
  expect(out.split('\n').map((line) => line.trimEnd())).toEqual([
    '分期施行 · 2026-01-15 的规定',
    '',
    '条款   参数  取值  自  将于',
    '-----  ----  ----  --  ----------',
    '第1条  比例    1%      2026-02-01',
    '  未施行 · 提成 [第1条] · 自 2026-02-01 起',
    '',
  ])
  const later = JSON.parse((await jixiao('rules', file, '--as-of', '2026-02-01', '--json')).out)
  expect(later).toMatchObject({
    parameters: [{ name: 'rate', value: '2%', from: '2026-02-01' }],
    notInForce: [],
  })
  expect((await jixiao('rules', file, '--as-of', 'today')).code).toBe(2)
  expect((await jixiao('rules', '--as-of', '2026-01-01')).code).toBe(2)
})
