import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import type { Message } from '../../src/diagnostics/messages/message.ts'
import { renderMessage } from '../../src/diagnostics/render.ts'

/** A made-up message, so that these drawings do not depend on the wording of real ones. */
const hole: Message = {
  text: {
    zh: '分档之间有缺口：{from} 与 {to} 之间的值没有档。',
    en: 'The tiers have a hole between {from} and {to}.',
  },
  hint: { zh: '只有最后一档可以不写上限。', en: 'Only the last tier may go without an upper edge.' },
  labels: {
    ends: { zh: '此档到 {from} 为止', en: 'ends at {from}' },
    begins: { zh: '下一档从这里开始', en: 'the next one begins here' },
  },
}

const text = `clauses:
  第9条:
    rules:
      tier: # 分档
        table: |
          销售额           | rate
          [0..10000]     | 1%
          [10001..20000] | 2%
`
const source = 'rules.yaml'
const spanOf = (part: string, within = text) => {
  const start = within.indexOf(part)
  return { source, start, end: start + part.length }
}
const diagnostic = (spans: Diagnostic['spans'], parameters: Record<string, string> = {}): Diagnostic => ({
  code: 'file-empty',
  severity: 'error',
  parameters: { from: '10000', to: '10001', ...parameters },
  ...(spans && { spans }),
})
const draw = (one: Diagnostic, language: 'zh' | 'en', sources: Record<string, string> = { [source]: text }) =>
  `\n${renderMessage(hole, one, { language, sources })}\n`

describe('a diagnostic with its source', () => {
  const both = diagnostic([
    { span: spanOf('10000]'), label: 'ends' },
    { span: spanOf('[10001'), label: 'begins' },
  ])

  it('shows both rows, in English', () => {
    expect(draw(both, 'en')).toBe(`
error[file-empty] The tiers have a hole between 10000 and 10001.
  --> rules.yaml:7:15
   6 │           销售额           | rate
   7 │           [0..10000]     | 1%
     │               ^^^^^^ ends at 10000
   8 │           [10001..20000] | 2%
     │           ^^^^^^ the next one begins here
  hint: Only the last tier may go without an upper edge.
`)
  })

  it('shows both rows, in Chinese', () => {
    expect(draw(both, 'zh')).toBe(`
错误[file-empty] 分档之间有缺口：10000 与 10001 之间的值没有档。
  --> rules.yaml:7:15
   6 │           销售额           | rate
   7 │           [0..10000]     | 1%
     │               ^^^^^^ 此档到 10000 为止
   8 │           [10001..20000] | 2%
     │           ^^^^^^ 下一档从这里开始
  提示：只有最后一档可以不写上限。
`)
  })

  it('counts Chinese signs as two columns, and shows a tab as two spaces', () => {
    const tabbed = '\t第9条: 提成 ★\n'
    const at = { source, start: 6, end: 8 }
    expect(draw(diagnostic([{ span: at }]), 'en', { [source]: tabbed })).toContain(
      ['   1 │   第9条: 提成 ★', '     │          ^^^^'].join('\n'),
    )
  })

  it('leaves out what lies between lines that are far apart, and keeps the order of the text', () => {
    const spans = [{ span: spanOf('[10001'), label: 'begins' }, { span: spanOf('第9条') }]
    expect(draw(diagnostic(spans), 'en')).toContain(
      [
        '  --> rules.yaml:8:11',
        '   1 │ clauses:',
        '   2 │   第9条:',
        '     │   ^^^^^',
        '   …',
        '   8 │           [10001..20000] | 2%',
        '     │           ^^^^^^ the next one begins here',
      ].join('\n'),
    )
  })

  it('points at the end of a text, at an empty one, and at the first line of several', () => {
    const carets = (own: string, start: number, end: number) =>
      draw(diagnostic([{ span: { source, start, end } }]), 'en', { [source]: own })
    expect(carets('a: [', 4, 4)).toContain('  --> rules.yaml:1:5\n   1 │ a: [\n     │     ^\n')
    expect(carets('', 0, 0)).toContain('  --> rules.yaml:1:1\n   1 │\n     │ ^\n')
    expect(carets('a: |\r\n  x\r\n', 0, 9)).toContain('   1 │ a: |\n     │ ^^^^\n')
    expect(carets('a', 900, 901)).toContain('  --> rules.yaml:1:2\n')
  })

  it('cuts a long line around the place', () => {
    const long = `is: ${'总额 + '.repeat(60)}amont${' + 总额'.repeat(60)}`
    const start = long.indexOf('amont')
    const [, , line = '', carets = ''] = draw(
      diagnostic([{ span: { source, start, end: start + 5 } }]),
      'en',
      {
        [source]: long,
      },
    )
      .trim()
      .split('\n')
    expect(line).toMatch(/^ {3}1 │ ….*amont.*…$/)
    expect(line.length).toBeLessThan(110)
    expect(carets).toMatch(/\^{5}$/)
  })

  it('names the file only, where its text is not at hand', () => {
    expect(draw(both, 'en', {})).toContain('10001.\n  --> rules.yaml\n  hint')
    expect(draw(both, 'en', { toString: 'x' })).toContain('\n  --> rules.yaml\n')
  })

  it('shows what cannot be seen, and lets nothing command the terminal', () => {
    const trick = 'a\u001b[31m\u200bb\u202e'
    const drawn = draw(diagnostic([{ span: { source, start: 6, end: 7 } }], { from: trick }), 'en', {
      [source]: trick,
    })
    expect(drawn).toContain('a<U+001B>[31m<U+200B>b<U+202E>')
    expect(drawn).toContain('     │              ^^^^^^^^')
  })

  it('shows the repaired line', () => {
    expect(draw(diagnostic([], { repair: 'is: "max(0, a - b)"' }), 'en')).toContain(
      '\n  write: is: "max(0, a - b)"\n',
    )
    expect(draw(diagnostic([], { repair: 'is: |\n  a' }), 'zh')).toContain(
      '\n  可改为：\n      is: |\n        a\n',
    )
  })

  it('colours for a terminal only when asked', () => {
    const coloured = renderMessage(hole, both, { language: 'en', sources: { [source]: text }, colour: true })
    expect(coloured).toContain('\u001b[1;31merror[file-empty]\u001b[0m')
    expect(draw(both, 'en')).not.toContain('\u001b')
  })
})

describe('a diagnostic about facts', () => {
  const place = { table: 'employee', period: '2026-03', row: 6, id: 'E7', field: 'sales' }
  const one = (more: object): Diagnostic => ({ ...diagnostic(undefined), place: { ...place, ...more } })

  it('says where, with the file and line where they are known', () => {
    expect(draw(one({ file: '员工.csv', line: 7 }), 'zh')).toBe(`
错误[file-empty] 分档之间有缺口：10000 与 10001 之间的值没有档。
  --> 员工.csv:7
      表 employee · 期间 2026-03 · 第 6 行 · 编号 E7 · 字段 sales
  提示：只有最后一档可以不写上限。
`)
    expect(draw(one({}), 'en')).toBe(`
error[file-empty] The tiers have a hole between 10000 and 10001.
  --> table employee · period 2026-03 · row 6 · id E7 · field sales
  hint: Only the last tier may go without an upper edge.
`)
  })
})
