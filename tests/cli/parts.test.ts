import { describe, expect, it } from 'vitest'
import { languageOf, sayIn } from '../../src/cli/language.ts'
import { sumOf } from '../../src/cli/money.ts'
import { progressOf } from '../../src/cli/progress.ts'
import { drawTable, oneLine, widthOf } from '../../src/cli/views/table.ts'
import { jixiao, jixiaoIn } from '../support/cli.ts'

describe('drawTable', () => {
  it('lines up with Chinese text, numbers at the right', () => {
    const lines = drawTable({
      headers: ['编号', 'name', '金额'],
      rows: [
        ['E1', '张三', '1.00'],
        ['E2', 'Ann-Marie', '12345.67'],
      ],
      footer: ['合计', '', '12346.67'],
      right: [2],
    })
    expect(lines).toEqual([
      '编号  name           金额',
      '----  ---------  --------',
      'E1    张三           1.00',
      'E2    Ann-Marie  12345.67',
      '----  ---------  --------',
      '合计             12346.67',
    ])
    expect(new Set(lines.map(widthOf))).toEqual(new Set([25]))
  })

  it('keeps every cell on its line, and lets nothing command the terminal', () => {
    expect(oneLine('a\u001b[2Jb\nc\u202ed')).toBe('a [2Jb c d')
  })
})

describe('sumOf', () => {
  it.each([
    [['0.10', '0.2', '-1'], '-0.70'],
    [['9007199254740993.01', '0.01'], '9007199254740993.02'],
    [['-0.05', '-0.05'], '-0.10'],
    [['-0.05', '0.05'], '0.00'],
    [['3'], '3'],
    [[], '0'],
  ])('%o is %s', (amounts, sum) => {
    expect(sumOf(amounts)).toBe(sum)
  })
})

describe('the language', () => {
  it.each([
    [['--lang', 'zh'], { LANG: 'en_GB' }, 'zh'],
    [['--lang=en'], { JIXIAO_LANG: 'zh' }, 'en'],
    [[], { JIXIAO_LANG: 'en', LANG: 'zh_CN.UTF-8' }, 'en'],
    [[], { LC_ALL: 'zh_TW', LANG: 'en_US' }, 'zh'],
    [[], { LC_ALL: '', LC_MESSAGES: 'zh_CN' }, 'zh'],
    [[], { LC_ALL: 'C', LANG: 'zh_CN' }, 'en'],
    [[], {}, 'en'],
  ] as const)('%o in %o is %s', (argv, env, language) => {
    expect(languageOf(argv, env)).toBe(language)
  })

  it('is the one of the help', async () => {
    const { out, err } = await jixiao('calculate', '--help', '--lang', 'zh')
    expect(err).toBe('')
    expect(out).toContain('用法：')
    expect(out).toContain('选项：')
    expect(out).not.toContain('Usage')
    expect(sayIn('en')('甲', 'a')).toBe('a')
  })
})

describe('a narrow terminal', () => {
  const print = async (columns: number) => {
    const argv = [
      'calculate',
      'water-delivery-service',
      '--facts',
      'examples/water-2013-08/facts',
      '--no-colour',
    ]
    const { code, out } = await jixiaoIn({ columns })(...argv)
    expect(code).toBe(0)
    return out
  }

  it('gets one block for each person instead of a table', async () => {
    const [wide, narrow] = [await print(200), await print(40)]
    expect(wide).toMatch(/\nW1 +邓国强 +\d/)
    expect(narrow).toMatch(/\nW1 邓国强\n( {2}\S.* +\d+\.\d\d\*?\n)+\n/)
  })

  it('is coloured only where it is asked for nothing else', async () => {
    expect(await print(200)).not.toContain('\u001b')
  })
})

describe('progress', () => {
  const said = (isTTY: boolean, seconds: number, rows: number): string => {
    let text = ''
    const times = [0, seconds * 1000]
    const progress = progressOf(
      { stderr: { isTTY, write: (more: string) => (text += more) }, say: (zh) => zh as string },
      () => times.shift()!,
    )
    progress.step('Calculating', rows)
    progress.done()
    return text.replaceAll('\r\u001b[K', '|')
  }

  it('is shown for long work on a terminal only, and taken away again', () => {
    expect(said(true, 2, 1)).toBe('|Calculating …|')
    expect(said(true, 0, 50_000)).toBe('|Calculating …|')
    expect(said(true, 0.5, 1)).toBe('')
    expect(said(false, 5, 50_000)).toBe('')
  })
})
