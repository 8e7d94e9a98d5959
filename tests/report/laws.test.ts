import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toExact } from '../../src/core/decimal.ts'
import { add, compare, subtract } from '../../src/core/exact.ts'
import { binsOf } from '../../src/report/bins.ts'
import { grouped, signed } from '../../src/report/pen.ts'
import { type ReportInput, renderReport } from '../../src/report.ts'
import { compareReport, curve, tests } from './fixtures.ts'
import { readPage } from './page.ts'

/** What people and programs put into names, and what would break a page that trusted them. */
const breaking = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onclick='x",
  ']]></style><b>',
  '&amp;&lt;',
  '{a|rich}\n{b}',
  '\u202egnp.exe',
  '\u0000\ud800',
  'id="zr0-c0" url(#zr0-c0)',
  ' class="zr1-cls-2"',
]
const nasty = fc.string({ unit: 'binary', minLength: 1 })

const withName = (name: string): ReportInput => {
  const report = compareReport(6)
  const [first] = report.variants as [(typeof report.variants)[0]]
  const label = { zh: `a${name}`, en: `a${name}` }
  return {
    about: [label],
    madeOn: name,
    compare: {
      ...report,
      baseline: { ...report.baseline, title: label },
      variants: [
        {
          ...first,
          side: { ...first.side, title: label },
          people: first.people.map((one) => ({ ...one, name: `a${name}`, belongsTo: { team: name } })),
          groups: first.groups.map((one) => ({ ...one, name: `b${name}` })),
          changes: [{ clause: name, title: label, items: [{ address: name, before: name, after: name }] }],
          attribution: {
            ...first.attribution,
            parts: first.attribution.parts.map((part) => ({ ...part, titles: [label] })),
          },
        },
      ],
    },
    curves: [{ curve: { ...curve, of: { name, title: label, unit: name } } }],
    tests: { ...tests, survivors: [{ clause: name, address: name, before: name, after: name }] },
  }
}

describe('escaping', () => {
  const plain = readPage(renderReport(withName('x'), { language: 'zh' }))

  it('whatever a name is, it stays a text: the page has the same elements', () => {
    expect(plain.faults).toEqual([])
    fc.assert(
      fc.property(nasty, (name) => {
        const page = readPage(renderReport(withName(name), { language: 'zh' }))
        expect(page.faults).toEqual([])
        expect(page.tags).toEqual(plain.tags)
        expect(page.attributes.map(([key]) => key)).toEqual(plain.attributes.map(([key]) => key))
      }),
      { numRuns: 25, examples: breaking.map((one) => [one]) },
    )
  })

  it('and is read as it was written', () => {
    const name = `<b>"Tom" & 'Jerry'</b>`
    const { texts } = readPage(renderReport(withName(name), { language: 'en' }))
    expect(texts.filter((text) => text.includes(name)).length).toBeGreaterThan(10)
  })
})

it('the same input gives the same bytes, whatever was drawn before', () => {
  const input = { compare: compareReport(40, 2), curves: [{ curve }] }
  const first = renderReport(input, { language: 'zh' })
  renderReport({ curves: [{ curve }, { curve }] }, { language: 'en' })
  expect(renderReport(input, { language: 'zh' })).toBe(first)
  expect(first).not.toMatch(/zr\d|ecmeta/)
})

describe('bins', () => {
  const amounts = fc.array(
    fc
      .bigInt({ min: -10_000_000n, max: 10_000_000n })
      .map(
        (fen) =>
          `${fen < 0n ? '-' : ''}${`${fen < 0n ? -fen : fen}`.padStart(3, '0').replace(/(..)$/, '.$1')}`,
      ),
    { minLength: 1, maxLength: 40 },
  )

  it('each amount lies in one, edges are multiples of a round width, and nothing is lost', () => {
    fc.assert(
      fc.property(amounts, amounts, (before, after) => {
        const bins = binsOf([before, after])
        expect(bins.length).toBeGreaterThan(0)
        expect(bins.length).toBeLessThanOrEqual(16)
        for (const [at, list] of [before, after].entries()) {
          expect(bins.reduce((sum, { counts }) => sum + counts[at]!, 0)).toBe(list.length)
          for (const { from, to, counts } of bins) {
            const inside = list.filter(
              (one) => compare(toExact(one), toExact(from)) >= 0 && compare(toExact(one), toExact(to)) < 0,
            )
            expect(counts[at]).toBe(inside.length)
          }
        }
        const width = subtract(toExact(bins[0]!.to), toExact(bins[0]!.from))
        for (const { from, to } of bins) expect(compare(add(toExact(from), width), toExact(to))).toBe(0)
      }),
    )
  })

  it('by hand: an amount on an edge counts above it', () => {
    expect(
      binsOf([['0.00', '9.99', '10.00'], ['100.00']]).map(({ from, to, counts }) => [from, to, ...counts]),
    ).toEqual([
      ['0', '10', 2, 0],
      ['10', '20', 1, 0],
      ...[2, 3, 4, 5, 6, 7, 8, 9].map((at) => [`${at}0`, `${at + 1}0`, 0, 0]),
      ['100', '110', 0, 1],
    ])
    expect(binsOf([['5.00', '5.00']])).toEqual([{ from: '5', to: '6', counts: [2] }])
    expect(binsOf([[]])).toEqual([])
  })
})

it('amounts have groups of three and a sign', () => {
  expect(['0.00', '999.99', '1000.00', '-1234567.5', '12', '-1.20%', '1/3'].map(grouped)).toEqual([
    '0.00',
    '999.99',
    '1,000.00',
    '−1,234,567.5',
    '12',
    '−1.20%',
    '1/3',
  ])
  expect(['0.00', '12.00', '-12.00'].map(signed)).toEqual(['0.00', '+12.00', '−12.00'])
})
