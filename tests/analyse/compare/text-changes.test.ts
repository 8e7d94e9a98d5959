import { describe, expect, it } from 'vitest'
import { changesOfText } from '../../../src/analyse/compare/text-changes.ts'
import { openRules } from '../../../src/analyse.ts'

const file = (clauses: string, head = ''): string => `id: made-up
title: { zh: 试, en: made up }
currency: CNY
each: month
facts:
  employee: { x: money, post: [clerk, chief] }
${head}clauses:
${clauses}`

/** `address: before → after`, clause by clause. */
const changed = (before: string, after: string): readonly string[] => {
  const [base, variant] = [before, after].map((text) => {
    const opened = openRules(text)
    expect(opened.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    return opened.tree!
  })
  return changesOfText(base!, variant!).flatMap(({ clause, items }) =>
    items.map((one) => `${clause} ${one.address}: ${one.before ?? '–'} → ${one.after ?? '–'}`),
  )
}

const clause = (entries: string): string => `  一:\n${entries.replace(/^/gm, '    ')}\n`

describe('what the text of a variant changes', () => {
  it('is named by address: parameters, rules, settings', () => {
    expect(
      changed(
        file(clause('parameters: { rate: 1% }\nrules:\n  pay: { line: earning, is: x × rate }')),
        file(
          clause(
            'parameters: { rate: { value: 2%, assumed: { zh: 假设, en: assumed } } }\nrules:\n  pay: { line: earning, when: x > 5, is: "x×rate" }',
          ),
        ),
      ),
    ).toEqual([
      '一 rate: 1% → 2%',
      '一 rate.assumed.zh: – → 假设',
      '一 rate.assumed.en: – → assumed',
      '一 pay.when: – → x > 5',
    ])
  })

  it('is a cell of a table, by its row and column', () => {
    const table = (rows: string): string =>
      file(
        clause(
          `rules:\n  tier:\n    table: |\n      x | rate\n${rows.replace(/^/gm, '      ')}\n  pay: { line: earning, is: x × tier.rate }`,
        ),
      )
    const before = table('≥ 500 | 3%\n≥ 200 | 2%\notherwise | 1%')
    expect(changed(before, table('>= 500 | 3.0%\n≥ 200 | 2.5%\notherwise | 1%'))).toEqual([
      '一 tier[≥ 500].rate: 3% → 3.0%',
      '一 tier[≥ 200].rate: 2% → 2.5%',
    ])
    // A key that changed is the row in its place; a row more is a row more.
    expect(changed(before, table('≥ 600 | 3%\n≥ 200 | 2%\notherwise | 1%'))).toEqual([
      '一 tier[≥ 500].x: ≥ 500 → ≥ 600',
    ])
    expect(changed(before, table('≥ 900 | 5%\n≥ 500 | 3%\n≥ 200 | 2%\notherwise | 1%'))).toEqual([
      '一 tier[≥ 900]: – → ≥ 900 | 5%',
    ])
    expect(changed(before, table('≥ 500 | 3%\notherwise | 1%'))).toEqual(['一 tier[≥ 200]: ≥ 200 | 2% → –'])
  })

  it('is a cell of a row named by several keys', () => {
    const table = (cell: string): string =>
      file(
        clause(
          `rules:\n  pay:\n    line: earning\n    table: |\n      post | x | yuan\n      clerk | ≥ 5 | 1\n      clerk | otherwise | 2\n      chief | any | ${cell}`,
        ),
      )
    expect(changed(table('3'), table('4'))).toEqual(['一 pay[chief].yuan: 3 → 4'])
  })

  it('is a column, a body of another kind, and the default of a reading', () => {
    const rules = (rest: string): string => file(clause(`rules:\n${rest.replace(/^/gm, '  ')}`))
    expect(
      changed(
        rules('pay: { line: earning, is: x }'),
        rules('pay:\n  line: earning\n  table: |\n    x | yuan\n    any | 1'),
      ),
    ).toEqual(['一 pay: x → –', '一 pay.table: – → x | yuan\nany | 1'])
    const reading = (option: string): string =>
      file(
        clause(
          `readings: { which: { question: { zh: 哪个？, en: "which?" }, default: ${option} } }\nrules: { pay: { line: earning, reading: which, one: x, two: x × 2 } }`,
        ),
      )
    expect(changed(reading('one'), reading('two'))).toEqual(['一 which: one → two'])
  })

  it('is a whole rule, a whole clause, a title, and the head of the file', () => {
    const one = clause('title: { zh: 一, en: one }\nrules: { pay: { line: earning, is: x } }')
    const two = clause(
      'title: { zh: 壹, en: one }\nrules: { pay: { line: earning, is: x }, more: { line: earning, when: x > 1, is: 5 } }',
    )
    expect(changed(file(one), file(two))).toEqual([
      '一 title.zh: 一 → 壹',
      '一 more: – → line: earning; when: x > 1; is: 5',
    ])
    expect(
      changed(file(one), file(`${one}  二:\n    says: { zh: 新, en: new }\n    parameters: { p: 1 }\n`)),
    ).toEqual(['二 says.zh: – → 新', '二 says.en: – → new', '二 p: – → 1'])
    expect(changed(file(one), file(one, 'words: { clerk: { zh: 职员, en: clerk } }\n'))).toEqual([
      ' words: – → clerk: { zh: 职员; en: clerk }',
    ])
    const more = file(one).replace('{ x: money,', '{ x: money, y: { type: money, default: 0 },')
    expect(changed(file(one), more)).toEqual([' facts.employee.y: – → type: money; default: 0'])
  })

  it('is a number with its unit and the names of options, where a parameter or a reading is new', () => {
    const rules = 'rules: { pay: { line: earning, is: x } }'
    const more = [
      'parameters: { line: { title: { zh: 线, en: line }, value: 20000, unit: CNY } }',
      'readings: { which: { question: { zh: 哪个？, en: "which?" }, default: one, options: { one: { zh: 一, en: one }, two: { zh: 二, en: two } } } }',
      'rules: { pay: { line: earning, reading: which, one: x, two: x × 2 } }',
    ]
    expect(changed(file(clause(rules)), file(clause(more.join('\n')))).slice(0, 2)).toEqual([
      '一 line: – → 20000 CNY',
      '一 which: – → default: one; options: one, two',
    ])
  })

  it('leaves the wording as it was, or brings its own', () => {
    const says = (text: string, rest: string): string =>
      file(clause(`says: { zh: ${text}, en: ${text} }\n${rest}`))
    const [one, two] = ['is: x', 'is: x × 2'].map((is) => `rules: { pay: { line: earning, ${is} } }`) as [
      string,
      string,
    ]
    const kept = (before: string, after: string) =>
      changesOfText(openRules(before).tree!, openRules(after).tree!).map(({ wordingKept }) => wordingKept)
    expect(kept(says('once', one), says('once', two))).toEqual([true])
    expect(kept(says('once', one), says('twice', two))).toEqual([undefined])
    expect(kept(says('once', one), says('twice', one))).toEqual([undefined])
    expect(kept(file(clause(one)), file(clause(two)))).toEqual([undefined])
  })

  it('is nothing where only spaces, order and examples differ', () => {
    const two = '  一: { parameters: { p: 1 } }\n  二: { rules: { pay: { line: earning, is: x×p } } }\n'
    const turned =
      '  二: { rules: { pay: { is: "x × p", line: earning } } }\n  一: { parameters: { p: 1 } }\n'
    expect(changed(file(two), file(turned))).toEqual([])
  })
})
