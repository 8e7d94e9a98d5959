import { describe, expect, it } from 'vitest'
import { renderDiagnostic } from '../../src/diagnostics/render.ts'
import { type ReadFactsOptions, readFacts } from '../../src/io/read-facts.ts'
import { load } from '../support/load.ts'
import { shop } from './rule-set.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
/** Reads files given as text; what is left is the facts, and one line for each diagnostic. */
function read(files: Record<string, string | Uint8Array>, options: ReadFactsOptions = {}) {
  const list = Object.entries(files).map(([name, text]) => ({
    name,
    bytes: typeof text === 'string' ? bytes(text) : text,
  }))
  const { value, diagnostics } = readFacts(list, shop, options)
  const said = diagnostics.map((one) => {
    const { line, field } = one.place ?? {}
    return [one.code, line, field].filter((part) => part !== undefined).join(' ')
  })
  return { facts: value, said, texts: diagnostics.map((one) => renderDiagnostic(one, { language: 'en' })) }
}

describe('a header for names', () => {
  it.each(['name', '姓名', '名称', '名字', '员工姓名', '员工名称'])('may be %s', (header) => {
    const { facts, said } = read({ 'employee.csv': `id,period,${header}\nE1,2026-03,张三\n` })
    expect(said).toEqual([])
    expect(facts![0]!.employee).toMatchObject([{ id: 'E1', name: '张三' }])
  })

  it('is not one that a fact bears as its title', () => {
    const goods = load(`facts:
  order of company:
    dated: date
    goods: { type: text, title: { zh: 名称, en: goods } }
clauses:
  第1条:
    rules:
      orders: { for: company, is: count(order) }
`)
    const file = { name: 'order.csv', bytes: bytes('id,dated,名称\nO1,2026-03-01,灯\n') }
    const { value } = readFacts([file], goods)
    expect(value![0]!.order).toMatchObject([{ id: 'O1', goods: '灯' }])
  })

  it('is not given twice', () => {
    expect(read({ 'employee.csv': 'id,period,姓名,名称\nE1,2026-03,张三,张\n' }).said).toEqual([
      'column-duplicate',
    ])
  })
})

describe('good files', () => {
  it('become periods, by name or title, with a place for each row', () => {
    const { facts, said } = read(
      {
        'facts/员工.csv': [
          '\ufeff月份,编号,姓名,班组,岗位,个人销售额,入职日期,on probation,店长奖',
          '2026-02,E1,"张三",T1,店长,9100.50,2024/3/5,是,',
          '',
          '2026年3月, E1 ,张三,T1,keeper,007.10,2024-03-05,No,45',
          ',,,,,,,,',
        ].join('\r\n'),
        'facts/team.csv': 'id;period;quota\nT1;2026-02;80000\nT1;2026-03;\n',
        'facts/order-x.tsv': 'id\temployee\tdated\tamount\nO1\tE1\t2026/2/28\t12\n',
      },
      { map: { 'order-x': 'order' } },
    )
    expect(said).toEqual([])
    const file = 'facts/员工.csv'
    expect(facts).toEqual([
      {
        period: '2026-02',
        complete: true,
        employee: [
          {
            $file: file,
            $line: 2,
            id: 'E1',
            name: '张三',
            team: 'T1',
            post: 'keeper',
            sales: '9100.50',
            hiredOn: '2024-03-05',
            probation: true,
          },
        ],
        team: [{ $file: 'facts/team.csv', $line: 2, id: 'T1', quota: '80000' }],
        order: [
          {
            $file: 'facts/order-x.tsv',
            $line: 2,
            id: 'O1',
            employee: 'E1',
            dated: '2026-02-28',
            amount: '12',
          },
        ],
      },
      {
        period: '2026-03',
        complete: true,
        employee: [
          {
            $file: file,
            $line: 4,
            id: 'E1',
            name: '张三',
            team: 'T1',
            post: 'keeper',
            sales: '007.10',
            hiredOn: '2024-03-05',
            probation: false,
            prize: '45',
          },
        ],
        team: [{ $file: 'facts/team.csv', $line: 3, id: 'T1' }],
        order: [],
      },
    ])
  })

  it('may have one period in all, given by the name of the file, by another file, or by the caller', () => {
    const files = { 'employee-2026-03.csv': 'id\nE1\n', 'company.csv': 'openDays\n22\n' }
    expect(read(files)).toMatchObject({
      said: [],
      facts: [{ period: '2026-03', company: { openDays: '22' } }],
    })
    expect(read({ 'employee.csv': 'id\nE1\n' }, { periods: ['2026-05'] }).facts).toMatchObject([
      { period: '2026-05' },
    ])
    expect(read({ '员工 2026年3月.csv': 'id\nE1\n' }).facts).toMatchObject([{ period: '2026-03' }])
  })

  it('say which lists are whole', () => {
    const { facts } = read({ 'employee.csv': 'id,period\nE1,2026-03\n' }, { partial: ['order'] })
    expect(facts?.[0]?.complete).toEqual(['company', 'team', 'employee'])
  })

  it('are read from GB18030 where that is declared', () => {
    // 姓名,id / 牛强,E1
    const gb = Uint8Array.from([
      0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x69, 0x64, 10, 0xc5, 0xa3, 0xc7, 0xbf, 0x2c, 0x45, 0x31,
    ])
    expect(read({ 'employee-2026-03.csv': gb }, { encoding: 'gb18030' })).toMatchObject({
      said: [],
      facts: [{ employee: [{ id: 'E1', name: '牛强' }] }],
    })
    const { facts, said, texts } = read({ 'employee-2026-03.csv': gb })
    expect([facts, said]).toEqual([undefined, ['file-encoding']])
    expect(texts[0]).toContain('line 1 cannot be read.\n  hint: Read as GB18030 that line is "姓名,id"')
  })

  it('leave rows of other periods out where periods are asked for', () => {
    const files = {
      'employee.csv': 'id,period\nE1,2026-02\nE1,2026-03\n',
      'order.csv': 'id,日期\nO1,2026-01-31\nO2,2026-03-31\n',
    }
    const { facts, said } = read(files, { periods: ['2026-03'] })
    expect(said).toEqual(['rows-not-asked-for'])
    expect(facts).toMatchObject([{ period: '2026-03', employee: [{ id: 'E1' }], order: [{ id: 'O2' }] }])
    expect(read(files, { periods: ['2026-04'] }).said).toEqual(['rows-not-asked-for', 'period-without-facts'])
  })
})

describe('traps', () => {
  const header = 'period,id,name,post,sales,hiredOn,probation'
  const cells = (row: string) => read({ 'employee.csv': `${header}\n2026-03,${row}\n` })

  it.each([
    ['file-empty', ''],
    ['file-empty', '\n \n'],
    ['file-header-only 1', 'id,period\n'],
    ['column-id-missing', 'period,sales\n2026-03,1\n'],
    ['column-unknown', 'id,period,个人销售\nE1,2026-03,1\n'],
    ['column-duplicate', 'id,period,sales,个人销售额\nE1,2026-03,1,1\n'],
    ['column-duplicate', 'id,period,编号\nE1,2026-03,E1\n'],
    ['column-unnamed 1', 'id,period,\nE1,2026-03,7\n'],
    ['column-period-missing', 'id\nE1\n'],
    ['csv-ragged 3', 'id,period,sales\nE1,2026-03,1\nE2,2026-03\n'],
    ['csv-ragged 2', 'id,period,sales\nE1,2026-03,1,200.00\n'],
    ['csv-quote-open 3', 'id,period,name\nE1,2026-03,x\nE2,2026-03,"x\nE3,2026-03,y\n'],
    ['csv-quote-misplaced 2', 'id,period,name\nE1,2026-03,"x"y\n'],
    ['csv-quote-misplaced 2', 'id,period,name\nE1,2026-03,2" pipe\n'],
    ['row-without-id 2 id', 'id,period\n,2026-03\n'],
    ['row-total 3 编号', '编号,期间,sales\nE1,2026-03,1\n合计,2026-03,1\n'],
    ['row-without-period 2 period', 'id,period\nE1,\n'],
    ['cell-period 2 period', 'id,period\nE1,Mar-26\n'],
    ['cell-period 2 period', 'id,period\nE1,2026-13\n'],
  ])('%s', (code, text) => {
    const { said, facts } = read({ 'employee.csv': text })
    expect(said.map((one) => one.replace(/^file-header-only$/, 'file-header-only 1'))).toEqual([code])
    expect(facts === undefined).toBe(code !== 'file-header-only 1')
  })

  it.each([
    ['cell-id-damaged', '1.23457E+17,,,,,', 'scientific'],
    ['cell-formula', 'E1,,,=B2*2,,', 'formula'],
    ['cell-formula', '"=""007""",,,,,', 'formula'],
    ['cell-error-value', 'E1,,,#DIV/0!,,', 'error value'],
    ['cell-error-value', 'E1,,,,######,', 'error value'],
    ['cell-invisible', 'E\u200b1,,,,,', 'U+200B'],
    ['cell-number', 'E1,,,"1,200.50",,', 'Write 1200.50'],
    ['cell-number', 'E1,,,１２００．５,,', 'Write 1200.5'],
    ['cell-number', 'E1,,,￥1200,,', 'Write 1200'],
    ['cell-number', 'E1,,,1e999999,,', 'is not a number.\n'],
    ['cell-number', 'E1,,,NaN,,', 'is not a number.\n'],
    ['cell-number', 'E1,,,--,,', 'is not a number.\n'],
    ['cell-date', 'E1,,,,03/05/2026,', 'not a date that is certain'],
    ['cell-date', 'E1,,,,20260305,', 'Did you mean 2026-03-05?'],
    ['cell-date', 'E1,,,,2026年3月5日,', 'Did you mean 2026-03-05?'],
    ['cell-date', 'E1,,,,2026-03-05 00:00:00,', 'Did you mean 2026-03-05?'],
    ['cell-date-impossible', 'E1,,,,2026-02-30,', 'no such day'],
    ['cell-date-serial', 'E1,,,,46086,', 'It may mean 2026-03-05'],
    ['cell-truth', 'E1,,,,,y', 'neither yes nor no'],
    ['cell-word', 'E1,,店 长,,,', 'Did you mean "店长"?'],
    ['cell-word', 'E1,,boss,,,', 'keeper/店长'],
    ['cell-word-ambiguous', 'E1,,店员,,,', 'senior/店员/senior clerk, junior/店员/junior clerk'],
  ])('%s: %s', (code, row, part) => {
    const { said, texts, facts } = cells(row)
    expect(said.map((one) => one.split(' ')[0])).toEqual([code])
    expect(`${texts[0]}\n`).toContain(part)
    expect(facts).toBeUndefined()
  })

  it('are all reported at once, in all files', () => {
    const { said } = read({
      'employee.csv': `${header}\n2026-03,E1,,,x,,\n2026-03,E2,,,,,maybe\nMärz,E3,,,,,\n`,
      'team.csv': 'id,perod\nT1,2026-03\n',
      'teams.csv': 'id\n',
      'staff.xlsx': 'PK\u0003\u0004',
      'x.csv': Uint8Array.from([0xff, 0xfe, 0x41, 0]),
      'order.csv': 'a\u0000b',
    })
    expect(said).toEqual([
      'cell-number 2 sales',
      'cell-truth 3 probation',
      'cell-period 4 period',
      'column-unknown',
      'file-unknown-table',
      'file-workbook',
      'file-encoding-utf16',
      'file-binary',
    ])
  })

  it('a period given twice in JSON is handed on as it is, and a second company row is refused', () => {
    const twice = '[{ "period": "2026-03", "employee": [] }, { "period": "2026-03" }]'
    expect(read({ 'a.json': twice }).facts).toHaveLength(2)
    expect(read({ 'company-2026-03.csv': 'openDays\n22\n21\n' }).said).toEqual(['row-company-twice 3'])
  })

  it('records outside the periods are refused', () => {
    const files = { 'employee.csv': 'id,period\nE1,2026-03\n', 'order.csv': 'id,date\nO1,2026-04-01\n' }
    expect(read(files).said).toEqual(['row-outside-periods 2 dated'])
  })

  it('a record without its date is refused, and one with a bad date is reported once', () => {
    const files = {
      'employee.csv': 'id,period\nE1,2026-03\n',
      'order.csv': 'id,日期\nO1,\nO2,x\nO3,2026-03-01\n',
    }
    expect(read(files).said).toEqual(['row-without-period 2 日期', 'cell-date 3 日期'])
  })

  it('an unknown column can be ignored', () => {
    const files = { 'employee.csv': 'id,period,备注\nE1,2026-03,x\n' }
    expect(read(files).texts[0]).toContain('add --ignore-columns "备注"')
    expect(read(files, { ignoreColumns: ['备注'] }).said).toEqual([])
    expect(read(files, { ignoreColumns: true }).said).toEqual([])
  })

  it('GB18030 that happens to be UTF-8 is worth a warning', () => {
    const text = Uint8Array.from([...bytes('id,period,name\nE1,2026-03,'), 0xc5, 0xa3, 0xc7, 0xbf, 10])
    const { said, texts, facts } = read({ 'employee.csv': text })
    expect([said, facts?.length]).toEqual([['file-encoding-doubt'], 1])
    expect(texts[0]).toContain('"ţǿ" in employee.csv would be "牛强" in GB18030')
    expect(read({ 'employee.csv': 'id,period,name\nE1,2026-03,José\nE2,2026-03,Ñandú\n' }).said).toEqual([])
  })

  it('UTF-8 declared as GB18030 is refused', () => {
    expect(read({ '员工.csv': '编号,期间\nE1,2026-03\n' }, { encoding: 'gb18030' }).said).toEqual([
      'file-encoding-declared',
    ])
  })

  it('what is neither is refused without a suggestion', () => {
    const { said, texts } = read({ 'employee.csv': Uint8Array.from([0x69, 0x64, 10, 0xff, 0xff]) })
    expect(said).toEqual(['file-encoding'])
    expect(texts[0]).not.toContain('GB18030')
  })
})

describe('JSON facts', () => {
  it('keep their numbers as text, and know their lines', () => {
    const text =
      '{ "period": "2026-03",\n "employee": [\n  { "id": "E1", "sales": 9007199254740993.010, "probation": true } ] }'
    expect(read({ 'march.json': text }).facts).toEqual([
      {
        period: '2026-03',
        complete: true,
        employee: [
          { $file: 'march.json', $line: 3, id: 'E1', sales: '9007199254740993.010', probation: true },
        ],
      },
    ])
  })

  it.each([
    ['json-syntax', '{ "period": "2026-03", }'],
    ['json-syntax', '{ "period": 01 }'],
    ['json-syntax', '[1 2]'],
    ['json-syntax', '{ "a": "x\ny" }'],
    ['json-syntax', '{} x'],
    ['json-syntax', '['.repeat(5000)],
    ['json-duplicate-key', '{ "period": "2026-03", "a": 1, "\\u0061": 2 }'],
    ['json-shape', '[{ "period": true }]'],
    ['json-shape', '"x"'],
  ])('%s: %s', (code, text) => {
    expect(read({ 'a.json': text }).said).toEqual([code])
  })

  it('do not touch prototypes', () => {
    const { facts } = read({ 'a.json': '{ "period": "2026-03", "__proto__": { "x": "1" } }' })
    expect(Object.hasOwn(facts![0]!, '__proto__')).toBe(true)
    expect(({} as { x?: string }).x).toBeUndefined()
  })
})
