import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { jixiao, temporaryFolder } from '../support/cli.ts'
import { expected } from '../support/example.ts'
import { type ReadPage, readPage } from './page.ts'

/** As a page shows an amount, and a difference. */
const shown = (amount = ''): string => amount.replace('-', '−').replace(/\B(?=(\d{3})+\.)/g, ',')
const signed = (amount = ''): string => (/^-|^[0.]+$/.test(amount) ? shown(amount) : `+${shown(amount)}`)

const folder = temporaryFolder()
/** The draft with somebody whose factor is 1, so that the steps are those of the rates. */
const draft = join(folder, 'draft.yaml')

describe.each(['zh', 'en'] as const)('the page of the draft of 2026 on the year 2025, %s', (language) => {
  let page: ReadPage
  let texts: ReadonlySet<string>
  beforeAll(async () => {
    writeFileSync(draft, draftText())
    const out = join(folder, `${language}.html`)
    const { code, err } = await jixiao(
      ...['compare', 'taobao-customer-service', '--variant', draft],
      ...['--facts', 'examples/taobao-2025/facts', '-o', out, '--lang', language],
    )
    expect([code, err]).toEqual([0, ''])
    page = readPage(readFileSync(out, 'utf8'))
    texts = new Set(page.texts.map((text) => text.trim()))
  }, 60_000)
  const missing = (wanted: readonly string[]): readonly string[] => wanted.filter((one) => !texts.has(one))

  it('holds the whole answer, each part once', () => {
    expect(page.faults).toEqual([])
    const parts = page.attributes.flatMap(([name, value]) => (name === 'id' ? [value] : []))
    expect(parts.filter((id) => /^(points|v1|sanity|curves|readings)$/.test(id))).toEqual([
      'points',
      'v1',
      'sanity',
      'curves',
      'readings',
    ])
  })

  it('has the totals, the money of every clause and the pay of everybody as the program has them', () => {
    const all = expected('analyst-2025', 'people')
    const parts = expected('analyst-2025', 'attribution')
    expect([all.length, parts.length]).toEqual([12, 5])
    const clauses = parts.flatMap(({ difference, alone, last }) => [difference, alone, last].map(signed))
    const people = all.flatMap((one) => [shown(one.before), shown(one.after), signed(one.difference)])
    const totals = expected('analyst-2025', 'totals').map(({ total }) => shown(total))
    expect(missing([...totals, ...clauses, ...people])).toEqual([])
  })

  it('marks the planted drop and the planted cliff on the curve of sales', () => {
    expect(
      missing([
        // 1% of 14,999.99 and 120 of help; 1% of 15,000 without.
        '14,999.99 → 15,000.00: −120.00',
        '270.00 → 150.00',
        // 1.1% of 49,999.99, 1.4% of 50,000.
        '49,999.99 → 50,000.00',
        '550.00 → 700.00',
      ]),
    ).toEqual([])
  })
})

function draftText(): string {
  const [rules = ''] = readFileSync('examples/analyst-2025/trial.yaml', 'utf8').split('\nexamples:\n')
  return `${rules}
examples:
  - name: plain sales
    given: |
      employee | sales | commissionFactor
      E1       | 50000 | 1
    expect: |
      employee | commission
      E1       | 700.00
`
}

describe('what makes a page longer or shorter', () => {
  const lamp = 'examples/lamp-shop/rules.yaml'
  const variant = join(folder, 'lamp.yaml')
  const compare = (...more: readonly string[]) =>
    jixiao('compare', lamp, '--variant', variant, '--facts', 'examples/lamp-shop/facts', ...more)
  beforeAll(() =>
    writeFileSync(
      variant,
      readFileSync(lamp, 'utf8')
        .replace('id: lamp-shop', 'id: lamp-trial')
        .replace('prize: 300', 'prize: 500'),
    ),
  )

  it('is --brief for the comparison alone, and --tests for whether mistakes would be noticed', async () => {
    const ids = async (...more: readonly string[]): Promise<readonly string[]> => {
      const out = join(folder, 'lamp.html')
      expect((await compare('-o', out, ...more)).code).toBe(0)
      const { attributes, faults } = readPage(readFileSync(out, 'utf8'))
      expect(faults).toEqual([])
      return attributes.flatMap(([name, value]) => (name === 'id' && !value.includes('-') ? [value] : []))
    }
    expect(await ids('--brief')).toEqual(['v1'])
    expect(await ids('--tests')).toEqual(expect.arrayContaining(['v1', 'sanity', 'tests']))
  }, 60_000)

  it.each([
    [['-o', 'x.csv', '--brief'], '--brief is for a page'],
    [['--tests'], '--tests is for a page'],
    [['-o', 'x.html', '--tests', '--brief'], 'Take either --brief or --tests'],
    [['-o', 'x.html', '--tests', '--variant', lamp], '--tests takes one --variant'],
  ])('%j is refused', async (more, says) => {
    const { code, err } = await compare(...more, '--lang', 'en')
    expect(code).toBe(2)
    expect(err).toContain(says)
  })
})

describe('every answer that can be a page', () => {
  const lamp = 'examples/lamp-shop/rules.yaml'
  const facts = ['--facts', 'examples/lamp-shop/facts']
  it.each([
    ['forecast', ['forecast', lamp, ...facts, '--periods', '2']],
    [
      'forecast',
      [
        'forecast',
        lamp,
        ...facts,
        '--draw',
        'employee.sales × normal 100% 10%',
        '--runs',
        '5',
        '--seed',
        '7',
      ],
    ],
    ['tornado', ['sensitivity', lamp, ...facts]],
    ['sensitivity', ['sensitivity', lamp, ...facts, '--vary', 'employee.sales × 90%..110% step 10%']],
    ['tests', ['test', lamp]],
  ])('%s: %j', async (id, command) => {
    const out = join(folder, 'one.html')
    const { code } = await jixiao(...command, '-o', out, '--lang', 'en')
    const { faults, attributes, tags } = readPage(readFileSync(out, 'utf8'))
    expect([code, faults]).toEqual([0, []])
    expect(attributes).toContainEqual(['id', id])
    expect(tags).toContain('<svg>')
  })
})
