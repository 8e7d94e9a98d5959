import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkSanity, openRules, type SanityReport } from '../../../src/analyse.ts'
import { calculate, type PeriodFacts } from '../../../src/index.ts'
import { describeRuleSet } from '../../../src/load.ts'
import { jixiao, temporaryFolder } from '../../support/cli.ts'
import { codesOf, load, ruleFile } from '../../support/load.ts'
import { manyTables } from './twenty-tables.ts'

const sales = 'sales: { type: money, allowed: "≥ 0", title: { zh: 销售额, en: sales } }'
const plan = (rules: string, facts = sales, more = ''): string => `facts:
  employee:
    ${facts}
clauses:
  第1条:
${more}    rules:
${rules.replace(/^/gm, '      ')}
`
const check = (body: string): SanityReport => checkSanity(ruleFile(body))
const codes = ({ diagnostics }: SanityReport): readonly string[] => diagnostics.map(({ code }) => code)

const whole = `tier:
  table: |
    sales     | rate
    ≥ 50000   | 2%
    otherwise | 1%
commission: { line: earning, is: sales × tier.rate }`
const falling = whole.replace('2%', '2%').replace('1%', '3%')

describe('a cliff', () => {
  it('is found at its border, with what both sides pay', () => {
    const report = check(plan(whole))
    expect(report.cliffs).toMatchObject([
      {
        along: { thing: 'employee', fact: 'sales' },
        rule: 'tier',
        clause: '第1条',
        below: '49999.99',
        at: '50000',
        before: '500.00',
        after: '1000.00',
        difference: '500.00',
        better: 'more',
      },
    ])
    expect(report.drops).toEqual([])
    expect(report.proved).toMatchObject([
      {
        direction: 'never falls',
        continuous: 'but at the jumps',
        jumps: [{ at: '50000', side: 'from', by: '500' }],
      },
    ])
    expect(codes(report)).toEqual(['sanity-cliff'])
  })

  it('is quiet where the rule says that its jumps are meant, and still in the report', () => {
    const meant = whole.replace('tier:', 'tier:\n  jumps: 按档计发，条文如此')
    const report = check(plan(meant))
    expect(report.cliffs).toMatchObject([
      { difference: '500.00', declared: { zh: '按档计发，条文如此', en: '按档计发，条文如此' } },
    ])
    expect(codes(report)).toEqual([])
  })

  it('of a premium that needs something else is one too', () => {
    const report = check(plan('prize: { line: earning, when: sales ≥ 30000, is: 300 }'))
    expect(report.cliffs).toMatchObject([{ at: '30000', before: '0.00', after: '300.00', rule: 'prize' }])
  })

  it('that hangs on another fact is searched for, and found on an example first', () => {
    const facts = `${sales}\n    quota: { type: money, allowed: "> 0" }`
    const rules = `reach: sales ÷ quota
bonus:
  line: earning
  table: |
    reach     | bonus
    ≥ 100%    | 800
    otherwise | none`
    const examples = `examples:
  - name: on target
    given: |
      employee | sales | quota
      E1       | 40000 | 40000
    expect: |
      employee | bonus
      E1       | 800.00
`
    const report = check(`${plan(rules, facts)}${examples}`)
    expect(report.cliffs[0]).toMatchObject({
      along: { fact: 'sales' },
      below: '39999.99',
      at: '40000',
      difference: '800.00',
      witness: { kind: 'example', name: 'on target', id: 'E1' },
    })
    expect(report.searched.scenarios).toBe(4)
  })
})

describe('more effort, less pay', () => {
  it('is a warning with its witness: 50,000.00 pays 500.00 less than 49,999.99', () => {
    const report = check(plan(falling))
    expect(report.cliffs).toEqual([])
    expect(report.drops).toMatchObject([
      { below: '49999.99', at: '50000', before: '1500.00', after: '1000.00', difference: '-500.00' },
    ])
    expect(report.diagnostics).toMatchObject([
      {
        code: 'sanity-drop',
        severity: 'warning',
        parameters: { poor: '49999.99', good: '50000', pay: '1000.00', instead: '1500.00', amount: '500.00' },
      },
    ])
  })

  it('is found where a subsidy is lost: 160 hours at 20 pay 199.80 less than 159.99 with 200 more', () => {
    const rules = `wage: { line: earning, is: hours × hourly }
subsidy: { line: earning, when: hours < 160, is: 200 }`
    const parameters = '    parameters: { hourly: { value: 20, unit: CNY/hours } }\n'
    const report = check(plan(rules, 'hours: { type: hours, allowed: "[0..250]" }', parameters))
    expect(report.drops).toMatchObject([
      {
        rule: 'subsidy',
        below: '159.99',
        at: '160',
        before: '3399.80',
        after: '3200.00',
        difference: '-199.80',
      },
    ])
  })

  it('follows what the fact says is better', () => {
    const rules = 'deduction: { line: earning, is: 100 × complaints }'
    const facts = (better: string): string =>
      `complaints: { type: number, decimals: 0, allowed: "[0..9]"${better} }`
    expect(check(plan(rules, facts(''))).drops).toEqual([])
    expect(check(plan(rules, facts(', better: more'))).drops).toEqual([])
    expect(check(plan(rules, facts(', better: less'))).drops).toMatchObject([
      { below: '0', at: '9', before: '0.00', after: '900.00', better: 'less' },
    ])
  })

  it('is none in slices, whose pay is proved never to fall nor to jump', () => {
    const slices = whole.replace('is: sales × tier.rate', 'is: marginal(tier.rate)')
    const report = check(plan(slices))
    expect(report).toMatchObject({ cliffs: [], drops: [], flats: [], diagnostics: [] })
    expect(report.proved).toMatchObject([{ direction: 'never falls', continuous: 'everywhere', jumps: [] }])
  })
})

describe('what one line stands for', () => {
  const conversion = `conversion: deals ÷ calls
rate:
  otherwise: 2%
  table: |
    conversion | rate
    ≥ 10%      | 3%
    otherwise  | 2%
pay: { line: earning, is: 10000 × rate }`
  const counts = (better = ''): string =>
    `deals: { type: number, decimals: 0, allowed: "[0..9]" }\n    calls: { type: number, decimals: 0, allowed: "[0..99]"${better} }`
  const example = `examples:
  - name: one deal
    given: |
      employee | deals | calls
      E1       | 1     | 5
    expect: |
      employee | pay
      E1       | 300.00
`
  // Without a call 2%; 1 of 1 to 10 is 3%, 1 of 11 is 2% again: the last call costs what the first one brought.
  const ofCalls = (report: SanityReport['cliffs']) =>
    report
      .filter(({ along }) => along.fact === 'calls')
      .map(({ below, at, difference }) => [below, at, difference])

  it('is the largest rise, and the largest fall beside it', () => {
    const report = check(`${plan(conversion, counts())}${example}`)
    expect(ofCalls(report.cliffs)).toEqual([
      ['0', '1', '100.00'],
      ['10', '11', '-100.00'],
    ])
    expect(report.drops).toEqual([])
    const better = check(`${plan(conversion, counts(', better: more'))}${example}`)
    expect(ofCalls(better.cliffs)).toEqual([['0', '1', '100.00']])
    expect(ofCalls(better.drops)).toEqual([['10', '11', '-100.00']])
  })

  it('is told by check both ways, and by a variant that says what is better', async () => {
    const folder = temporaryFolder()
    const base = join(folder, 'made-up.yaml')
    writeFileSync(base, ruleFile(`${plan(conversion, counts())}${example}`))
    const { out } = await jixiao('check', base, '--lang', 'en')
    expect(out).toContain('· Pay jumps: deals 1 pays 300.00, 100.00 more than the 200.00 of 0;')
    expect(out).toContain('· Pay jumps: calls 11 pays 200.00, 100.00 less than the 300.00 of 10;')
    const variant = join(folder, 'variant.yaml')
    writeFileSync(variant, 'extends: made-up\nid: ours\nchange: { employee.calls.better: more }\n')
    const said = await jixiao('check', variant, '--lang', 'en')
    expect(said.out).toMatch(/! Better work, less pay: calls \d+ pays 200\.00/)
  })

  it('is every other jump of the rule too, in the report and with --sanity', async () => {
    const tiers = whole.replace('otherwise | 1%', '≥ 20000   | 1.5%\n    otherwise | 1%')
    // 20000 × 0.5% is 100 at the lower edge, 50000 × 0.5% is 250 at the upper one.
    const [cliff] = check(plan(tiers)).cliffs
    expect(cliff).toMatchObject({ at: '50000', difference: '250.00', borders: 2 })
    expect(cliff!.others).toEqual([
      {
        below: '19999.99',
        at: '20000',
        before: '200.00',
        after: '300.00',
        difference: '100.00',
        witness: { kind: 'made up', name: '1', id: 'employee1' },
      },
    ])
    const file = join(temporaryFolder(), 'rules.yaml')
    writeFileSync(file, ruleFile(plan(tiers)))
    const other = '19999.99 → 20000: 200.00 → 300.00, +100.00 (made-up person 1, employee1)'
    expect((await jixiao('check', file, '--lang', 'en', '--sanity')).out).toContain(other)
    const short = (await jixiao('check', file, '--lang', 'en')).out
    expect(short).not.toContain(other)
    expect(short).toContain('the largest of 2 rises of this rule')
  })

  it('is seen on somebody with one record, where the number that crosses the line is that of the record', () => {
    const facts = `plan: { type: money, allowed: "≥ 0", default: 0 }
  sale of employee:
    amount: { type: money, allowed: "> 0" }`
    const rules = `sold: sum(amount each sale)
fee: if sold ≥ 20000 then 500 else 0
pay: { line: earning, is: "max(sold × 10% − fee, 0)" }`
    const sales = `examples:
  - name: two and one
    given: |
      employee |
      E1       |
      E2       |

      sale | employee | amount
      S1   | E1       | 12000
      S2   | E1       | 9000
      S3   | E2       | 15000
    expect: |
      employee | pay
      E1       | 1600.00
      E2       | 1500.00
`
    const { drops } = check(`${plan(rules, facts)}${sales}`)
    expect(drops).toMatchObject([
      { below: '19999.99', at: '20000', witness: { name: 'two and one', id: 'S3', paid: 'E2' } },
    ])
  })
})

describe('effort that earns nothing', () => {
  it('is a stretch on which pay stands still, though it grows elsewhere', () => {
    const report = check(plan('commission: { line: earning, is: "min(sales × 10%, 2000)" }'))
    expect(report.flats).toMatchObject([{ from: '20000', open: true, pay: '2000.00', better: 'more' }])
    expect(report.proved).toMatchObject([{ direction: 'never falls', continuous: 'everywhere' }])
    expect(codes(report)).toEqual(['sanity-flat'])
  })

  it('is none where pay never grows: a fixed premium', () => {
    expect(check(plan('prize: { line: earning, when: sales ≥ 30000, is: 300 }')).flats).toEqual([])
  })
})

describe('what is meant', () => {
  it('is refused without a reason, and better of what is no number', () => {
    expect(codesOf(plan(whole.replace('tier:', 'tier:\n  jumps: yes')))).toEqual(['source-jumps-reason'])
    expect(codesOf(plan(whole.replace('tier:', 'tier:\n  jump: meant')))).toEqual(['source-unknown-key'])
    expect(codesOf(plan(whole, sales.replace('type: money', 'type: money, better: higher')))).toEqual([
      'source-unknown-word',
    ])
    expect(codesOf(plan(whole, `${sales}\n    post: { type: [a, b], better: more }`))).toEqual([
      'source-better-kind',
    ])
  })

  it('that quiets nothing is told', () => {
    const slices = whole.replace('is: sales × tier.rate', 'is: marginal(tier.rate)')
    const report = check(plan(slices.replace('line: earning,', 'line: earning, jumps: by steps,')))
    expect(report.diagnostics).toMatchObject([
      { code: 'sanity-jumps-idle', parameters: { rule: 'commission' } },
    ])
  })

  it('may be said by a variant', () => {
    const base = { name: 'base.yaml', text: ruleFile(plan(whole)) }
    const text = `id: ours
extends: made-up
change:
  tier.jumps: { zh: 按档计发, en: by steps }
`
    const report = checkSanity(openRules([{ name: 'ours.yaml', text }, base]))
    expect(report.diagnostics).toEqual([])
    expect(report.cliffs).toMatchObject([{ declared: { zh: '按档计发', en: 'by steps' } }])
  })

  it('changes no result', () => {
    const facts = { period: '2026-01', employee: [{ id: 'E1', sales: '50000' }] } as PeriodFacts
    const meant = load(plan(whole.replace('tier:', 'tier:\n  jumps: by steps')))
    expect(meant.hash).toBe(load(plan(whole)).hash)
    expect(calculate(meant, facts).periods[0]!.things.employee![0]!.totals.earning).toBe('1000.00')
  })
})

describe('a report', () => {
  it('of rules that do not load says why', () => {
    const report = check(plan('a: b'))
    expect(report.ok).toBe(false)
    expect(codes(report)).toContain('unknown-name')
  })

  it('is the same for the same seed', () => {
    const facts = `${sales}\n    quota: { type: money, allowed: "> 0" }`
    const text = ruleFile(plan('prize: { line: earning, when: sales ≥ quota, is: 300 }', facts))
    expect(checkSanity(text, { seed: '7' })).toEqual(checkSanity(text, { seed: '7' }))
  })
})

describe('a channel', () => {
  const channels = 'channels: { deduction: { zh: 扣款, en: deductions } }\n'

  it('that takes away is no pay: what it takes may jump, and is never told as a drop', () => {
    const rules = `commission: { line: earning, is: sales × 10% }
charge: { line: deduction, when: sales < 1000, is: 500 }`
    const report = check(`${channels}${plan(rules)}`)
    expect(report.drops).toEqual([])
    expect(report.cliffs).toMatchObject([
      { of: { channel: 'deduction', rule: 'charge' }, at: '1000', before: '500.00', after: '0.00' },
    ])
  })
})

describe('what people read', () => {
  it('says on a rule page what is meant, and which way is better', () => {
    const body = plan(
      whole.replace('tier:', 'tier:\n  jumps: { zh: 条文如此, en: as the text says }'),
      sales.replace('type: money', 'type: money, better: more'),
    )
    const page = (language: 'zh' | 'en'): string => describeRuleSet(ruleFile(body), { language }).value!
    expect(page('zh')).toMatch(/跳档有意为之.*条文如此/)
    expect(page('zh')).toContain('越多越好')
    expect(page('en')).toMatch(/Jumps are meant.*as the text says/)
    expect(page('en')).toContain('more is better')
  })

  it('is a line of check, which is good all the same', async () => {
    const file = join(temporaryFolder(), 'rules.yaml')
    writeFileSync(file, ruleFile(plan(falling)))
    const { code, out } = await jixiao('check', file, '--lang', 'en')
    expect(code).toBe(0)
    expect(out).toContain('sales 50000 pays 1000.00, 500.00 less than the 1500.00 of 49999.99')
    expect((await jixiao('check', file, '--lang', 'en', '--no-sanity')).out).not.toContain('Pay sanity')
    const { sanity } = JSON.parse((await jixiao('check', file, '--json')).out)
    expect(sanity).toMatchObject({ drops: [{ difference: '-500.00' }], searched: { seed: '1' } })
    expect((await jixiao('check', file, '--lang', 'zh', '--sanity')).out).toContain('已证明')
  })

  it('is not more than a few lines of twenty tables, and all of it with --sanity', async () => {
    const file = join(temporaryFolder(), 'rules.yaml')
    writeFileSync(file, ruleFile(manyTables(20)))
    const lines = (text: string): number => text.slice(text.indexOf('Pay sanity')).split('\n').length
    expect(lines((await jixiao('check', file, '--lang', 'en')).out)).toBeLessThan(14)
    expect(lines((await jixiao('check', file, '--lang', 'en', '--sanity')).out)).toBeGreaterThan(40)
  })
})
