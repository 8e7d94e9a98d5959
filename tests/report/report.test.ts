import { describe, expect, it } from 'vitest'
import { sumOf } from '../../src/core/sum-text.ts'
import { priceReadings } from '../../src/load.ts'
import { fromRound } from '../../src/report/chart/axis.ts'
import { type ReportInput, renderReport } from '../../src/report.ts'
import { clauseWith } from '../support/figures.ts'
import { load } from '../support/load.ts'
import { compareReport, curve, forecast, tests } from './fixtures.ts'
import { readPage } from './page.ts'

const about = [{ zh: '客服绩效', en: 'Service pay' }]

const priced = priceReadings(
  load(
    `facts:\n  employee: { x: { type: money, default: 5 } }\n${clauseWith(
      `first: { reading: p, one: 0, two: 1 }
prize: { line: earning, title: { zh: 奖金, en: prize }, is: x + first }`,
      '    readings:\n      p: { question: { zh: 加不加一元？, en: "one yuan more?" }, options: { one: { zh: 不加, en: "no" }, two: { zh: 加, en: "yes" } }, default: one }\n',
    )}`,
  ),
  { period: '2026-01', complete: true, employee: [{ id: 'E1', name: '甲' }, { id: 'E2' }] },
)

const inputs: Readonly<Record<string, ReportInput>> = {
  'one variant': { about, madeOn: '2026-04-02', compare: compareReport(24) },
  'two variants and many people': { about, compare: compareReport(180, 2) },
  'one person': { compare: compareReport(1) },
  curves: {
    curves: [{ curve, before: curve }, { curve: { ...curve, proof: { kind: 'searched', points: 4096 } } }],
  },
  readings: { about, readings: priced },
  everything: { about, compare: compareReport(70), curves: [{ curve }], readings: priced, forecast, tests },
  nothing: {},
  'no curves, no periods': {
    curves: [],
    forecast: { ...forecast, periods: [] },
    tests: { ...tests, clauses: [], survivors: [] },
  },
}
const languages = ['zh', 'en'] as const
const pages = Object.entries(inputs).flatMap(([name, input]) =>
  languages.map((language) => [name, language, input, renderReport(input, { language })] as const),
)

it('has readings to draw', () => {
  expect(priced.questions.map(({ spread }) => spread)).toEqual(['2.00'])
})

describe.each(pages)('%s, %s', (_, language, input, page) => {
  const { faults, texts, attributes, tags } = readPage(page)

  it('is well formed', () => {
    expect(faults).toEqual([])
    expect(tags.length).toBeGreaterThan(10)
  })

  it('fetches nothing and runs nothing', () => {
    expect(page.match(/\w+:\/\/[^"\s]*/g) ?? []).toEqual(
      tags.filter((tag) => tag === '<svg>').map(() => 'http://www.w3.org/2000/svg'),
    )
    expect(tags.filter((tag) => /script|img|link|iframe|object|style/.test(tag))).toEqual([])
    expect(attributes.filter(([name]) => /^(on|src|action|xlink)/.test(name))).toEqual([])
    expect(page).not.toMatch(/@import|url\((?!#)/)
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  it('speaks one language, but for what is data', () => {
    const foreign = language === 'zh' ? /[A-Za-z]{2,}/g : /[\p{sc=Han}，。：；（）、]+/gu
    const data = valuesOf(input, language === 'zh' ? 'en' : 'zh')
      .concat(' CNY')
      .toLowerCase()
    const stray = texts
      .flatMap((text) => text.match(foreign) ?? [])
      .filter((one) => !data.includes(one.toLowerCase()))
    expect(stray).toEqual([])
  })
})

/** Every text in an input, without those in the other language. */
function valuesOf(input: unknown, without: string): string {
  if (typeof input === 'string') return input
  if (typeof input !== 'object' || input === null) return ''
  return Object.entries(input)
    .filter(([key]) => key !== without)
    .map(([, value]) => valuesOf(value, without))
    .join(' ')
}

/** As a page shows an amount. */
const shown = (amount: string): string => amount.replace('-', '−').replace(/\B(?=(\d{3})+\.)/g, ',')

describe('a comparison', () => {
  const report = compareReport(180)
  const page = renderReport({ compare: report }, { language: 'zh' })
  const { texts } = readPage(page)
  const [{ people, groups, clauses, attribution, side, difference }] = report.variants as [
    (typeof report.variants)[0],
  ]

  it('has every amount, exactly', () => {
    const all = [...people, ...groups, ...clauses].flatMap((one) => [one.before, one.after])
    const changes = [...people, ...groups, ...clauses, ...attribution.parts].map((one) => one.difference)
    expect(all.length + changes.length).toBeGreaterThan(500)
    const there = new Set(texts)
    expect(all.filter((one) => !there.has(shown(one)))).toEqual([])
    expect(
      changes.filter(
        (one) => !there.has(one.startsWith('-') || one === '0.00' ? shown(one) : `+${shown(one)}`),
      ),
    ).toEqual([])
  })

  it('has a waterfall that adds up to the unit', () => {
    const svg = /id="v1-money".*?<svg.*?<\/svg>/s.exec(page)![0]
    const figures = [...svg.matchAll(/<text[^>]*>([+−]?[\d,]+\.\d\d)</g)].map(([, figure = '']) =>
      figure.replace('−', '-').replace(/[+,]/g, ''),
    )
    expect(figures.length).toBe(attribution.parts.length + 2)
    expect(sumOf(figures.slice(0, -1))).toBe(figures.at(-1))
    expect(figures.at(-1)).toBe(side.total)
    expect(sumOf(attribution.parts.map((part) => part.difference))).toBe(difference)
  })

  it('says on paper how many of a long list are shown, and has all of them on the screen', () => {
    const list = /id="v1-people".*?<\/section>/s.exec(page)![0]
    expect(list.match(/<tr/g)!.length).toBe(people.length + 1)
    expect(list.match(/<tr class="screen"/g)!.length).toBe(people.length - 60)
    expect(list).toContain('打印时只列前 60 行，共 180 行')
  })

  it('draws a bar for each of few people, and a distribution of many', () => {
    const few = renderReport({ compare: compareReport(60) }, { language: 'en' })
    expect(few).toContain('Difference of pay, person by person')
    expect(page).toContain('增加最多（117 人中的前 10 人）')
    expect(few).not.toContain('Gain most')
  })

  it('never has two things that begin alike: names of charts are their own', () => {
    const two = readPage(renderReport({ compare: compareReport(30, 2) }, { language: 'en' }))
    expect(two.faults).toEqual([])
  })
})

describe('what cannot be calculated', () => {
  const diagnostics = [
    { code: 'file-unwritable', severity: 'error', parameters: { file: 'a<b', reason: 'c' } },
  ] as const

  it('is said instead of figures, for the baseline', () => {
    const page = renderReport(
      { compare: { ...compareReport(5), ok: false, diagnostics } },
      { language: 'en' },
    )
    expect(readPage(page).faults).toEqual([])
    expect(page).toContain('The baseline cannot be calculated')
    expect(page).toContain('a&lt;b')
    expect(page).not.toContain('<svg')
  })

  it('and for one variant of two', () => {
    const report = compareReport(12, 2)
    const [first, second] = report.variants
    const page = renderReport(
      { compare: { ...report, variants: [first!, { ...second!, ok: false, diagnostics }] } },
      { language: 'zh' },
    )
    expect(readPage(page).faults).toEqual([])
    expect(page).toContain('这个方案算不出来')
    expect(page).toContain('>算不出来<')
    expect(page.match(/-waterfall|收入分布/g)?.length).toBeLessThan(6)
  })
})

it('draws a curve with its drops by their figures, and says what is proved', () => {
  const page = renderReport({ curves: [{ curve }] }, { language: 'en' })
  const { texts } = readPage(page)
  expect(texts).toContain('49,999.99 → 50,000.00: −1.20')
  expect(texts).toContain('99,999.99 → 100,000.00: −298.80')
  expect(texts.join('\n')).toContain('Proved for every number from 0.00 to 120,000.00 in steps of 0.01')
  expect(texts.filter((text) => /^[▲▼]\d$/.test(text)).sort()).toEqual(['▲1', '▲1', '▼2', '▼2', '▼3', '▼3'])
})

it('is this, where it is small', () => {
  const page = renderReport(
    {
      title: { zh: '检验', en: 'Check' },
      tests: { tried: 3, noticed: 2, clauses: [], survivors: tests.survivors.slice(1) },
    },
    { language: 'en' },
  )
  expect(page.replace(/<head>.*<\/head>/s, '')).toMatchInlineSnapshot(`
    "<!doctype html>
    <html lang="en">

    <body>
    <header><h1>Check</h1></header>

    <main>
    <section class="top" id="tests"><h2>Tests of the rules</h2>
    <p class="lead">Of 3 deliberate mistakes in the rules the tests noticed 2 (66.67%).</p><h4>Mistakes that no test noticed (1)</h4><table class="short"><thead><tr><th class="whole">Clause</th><th class="words">Place</th><th class="whole">As it is</th><th class="whole">Mistake</th></tr></thead><tbody><tr><td class="whole">第12条</td><td class="words"><code>prize.when</code></td><td class="whole">score ≥ 95</td><td class="whole">score &gt; 95</td></tr></tbody></table></section>

    </main>
    </body>
    </html>
    "
  `)
})

it('counts ticks of a curve from a round number, though its first number is not', () => {
  expect(fromRound(0.01, 40000)).toEqual([0, 40000])
  expect(fromRound(20000.01, 40000)).toEqual([20000, 40000])
  const page = renderReport(
    { curves: [{ curve: { ...curve, along: { ...curve.along, from: '0.01' } } }] },
    { language: 'en' },
  )
  expect(readPage(page).texts.filter((text) => /^[\d,]+000\.01$/.test(text))).toEqual([])
})

it('marks a clause whose wording is as before the change, and a change that never came into play', () => {
  const report = compareReport(4)
  const [variant] = report.variants
  const [change, ...changes] = variant!.changes
  const [part, ...parts] = variant!.attribution.parts
  const says = { address: 'says.zh', before: '旧', after: '新' }
  const marked = {
    ...report,
    variants: [
      {
        ...variant!,
        changes: [{ ...change!, wordingKept: true as const, items: [...change!.items, says] }, ...changes],
        attribution: { ...variant!.attribution, parts: [{ ...part!, idle: true as const }, ...parts] },
      },
    ],
  }
  const textsOf = (language: 'zh' | 'en', compare: typeof report = marked) =>
    readPage(renderReport({ compare }, { language })).texts
  expect(textsOf('en')).toContain('(wording as before the change)')
  expect(textsOf('en')).toContain('never came into play on these facts: no value differs')
  expect(textsOf('zh')).toEqual(expect.arrayContaining(['（文字仍是改动前的）', 'says']))
  expect(textsOf('en', report)).not.toContain('(wording as before the change)')
})
