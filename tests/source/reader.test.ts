import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderDiagnostic } from '../../src/index.ts'
import { loadRuleSet } from '../../src/load.ts'

const folder = new URL('./bad/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

describe('files as a newcomer writes them', () => {
  it('are all looked at', () => {
    expect(files.length).toBeGreaterThan(7)
  })

  it.each(files)('%s is told everything at once, in both languages', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const { value, diagnostics } = loadRuleSet([{ name, text }])
    expect(value).toBeUndefined()
    expect(diagnostics.length).toBeGreaterThan(1)
    for (const language of ['zh', 'en'] as const) {
      const rendered = diagnostics.map((one) =>
        renderDiagnostic(one, { language, sources: { [name]: text } }),
      )
      expect(rendered.join('\n\n')).toMatchSnapshot(language)
      // No placeholder is left open.
      expect(rendered.join()).not.toMatch(/\{\w+\}/)
    }
  })
})

const good = readFileSync(new URL('../../examples/lamp-shop/rules.yaml', import.meta.url), 'utf8')
const codes = (text: string | Uint8Array): readonly string[] =>
  loadRuleSet([{ name: 'rules.yaml', text }]).diagnostics.map((one) => one.code)

const bomb = `a: &a [x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((name, at) => `${name}: &${name} [${Array(8).fill(`*${'abcdefghi'[at]}`).join(', ')}]`).join('\n')}\n`

describe('texts that mean harm, or are none', () => {
  const harmful: Readonly<Record<string, string>> = Object.fromEntries([
    ['an alias bomb', bomb],
    ['20,000 brackets', `id: ${'['.repeat(20_000)}`],
    ['20,000 levels', Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
    ['question marks', '? '.repeat(400)],
    ['a key twice', good.replace('currency: CNY', 'currency: CNY\ncurrency: USD')],
    ['__proto__', good.replace('currency: CNY', 'currency: CNY\n__proto__: { polluted: yes }')],
    [
      'constructor',
      good.replace('      prize:', '      constructor: { prototype: { polluted: 1 } }\n      prize:'),
    ],
    ['a YAML 1.1 directive', `%YAML 1.1\n---\n${good}`],
    ['a tag', good.replace('is: 300', 'is: !!float 300')],
    ['blank lines before a broken line', '\n\n[g{N#&Ef>T,P^?xkOHc": - '],
    ['two documents', `${good}\n---\n${good}`],
    ['nothing', ''],
    ['blanks', '  \n\n'],
    ['a list', '- a\n- b\n'],
    ['a number too long', good.replace('is: 300', `is: ${'9'.repeat(60)}`)],
    ['an exponent', good.replace('is: 300', 'is: 1e999999')],
    ['not a number', good.replace('is: 300', 'is: NaN')],
    ['full-width digits in a formula', good.replace('is: 300', 'is: ３００ 元')],
    ['a NUL', good.replace('300 元', '300\u0000 元')],
    ['a zero-width space', good.replace('prize:', 'pri\u200bze:')],
    ['a tab', good.replace('    rules:', '\trules:')],
    [
      'a formula of 100,000 brackets',
      good.replace('is: 300', `is: ${'('.repeat(100_000)}1${')'.repeat(100_000)}`),
    ],
    ['more than a megabyte', `${good}# ${'x'.repeat(1_100_000)}`],
  ])

  // By name: titles made from texts this long take the test runner minutes.
  it.each(Object.keys(harmful))('%s gets a diagnostic, and nothing else happens', (name) => {
    const text = harmful[name]!
    expect(codes(text).length).toBeGreaterThan(0)
    expect(loadRuleSet([{ name: 'rules.yaml', text }]).value).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('another encoding than was said is refused, with what to do', () => {
    // 灯具店 in GB18030.
    const bytes = new Uint8Array([
      ...new TextEncoder().encode('id: x\ntitle: '),
      0xb5,
      0xc6,
      0xbe,
      0xdf,
      0xb5,
      0xea,
    ])
    expect(codes(bytes)).toEqual(['source-encoding'])
  })

  it('a byte-order mark is no part of the text', () => {
    expect(codes(`\ufeff${good}`)).toEqual([])
    expect(codes(new TextEncoder().encode(`\ufeff${good}`))).toEqual([])
  })

  it('any text at all gives diagnostics, never an error', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '\n',
        ': ',
        '{ ',
        ' }',
        '- ',
        '|\n',
        '&a ',
        '*a',
        '#',
        '"',
        "'",
        '≥ 90 | A',
        '第1条:',
        'rules:',
        'is: ',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(Array.isArray(codes(pieces.join('')))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a slip in any key of a good file', () => {
  const keys = [...good.matchAll(/^\s*(?:- )?([a-z][A-Za-z ]+):/gm)].filter(
    (match) => !/^(zh|en|sales|baseWage|commission|prize|tier)$/.test(match[1]!),
  )

  it('is found, whichever it is', () => {
    expect(keys.length).toBeGreaterThan(15)
    for (const match of keys) {
      const at = match.index + match[0].indexOf(match[1]!)
      const slipped = `${good.slice(0, at)}${match[1]!.slice(0, -1)}q${good.slice(at + match[1]!.length)}`
      expect(codes(slipped).length, match[1]).toBeGreaterThan(0)
    }
  })
})
