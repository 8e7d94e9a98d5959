import type { CompiledRuleSet } from '../../src/index.ts'

const money = { kind: 'number', decimals: 2, percent: false, unit: 'CNY' } as const
const title = (zh: string, en: string) => ({ zh, en })

/** A small compiled rule set, made by hand: enough for reading facts, no plan behind it. */
export const shop: CompiledRuleSet = {
  format: 1,
  id: 'lamp-shop',
  title: title('灯具店店员薪酬办法', 'Lamp shop staff pay'),
  currency: 'CNY',
  minorDigits: 2,
  each: 'month',
  channels: [{ name: 'earning', title: title('应发', 'earnings') }],
  clauses: [
    {
      id: '第3条',
      says: title('按销售额计提成。', 'Commission on sales.'),
      rules: ['commission'],
      parameters: ['rate'],
    },
    { id: '第9条', noRule: title('只写了生效日期。', 'Only the date of effect.'), rules: [], parameters: [] },
  ],
  things: [
    {
      name: 'company',
      title: title('公司', 'company'),
      facts: [{ name: 'openDays', title: title('营业天数', 'days open'), type: { ...money, unit: 'days' } }],
    },
    {
      name: 'team',
      title: title('班组', 'team'),
      facts: [{ name: 'quota', title: title('目标额', 'quota'), type: money }],
    },
    {
      name: 'employee',
      title: title('员工', 'employee'),
      facts: [
        { name: 'team', title: title('班组', 'team'), type: { kind: 'reference', thing: 'team' } },
        {
          name: 'post',
          title: title('岗位', 'post'),
          type: { kind: 'word', words: ['keeper', 'senior', 'junior'] },
        },
        { name: 'sales', title: title('个人销售额', 'own sales'), type: money },
        { name: 'share', title: title('占比', 'share'), type: { ...money, percent: true } },
        { name: 'hiredOn', title: title('入职日期', 'hired on'), type: { kind: 'date' } },
        { name: 'probation', title: title('试用期', 'on probation'), type: { kind: 'truth' } },
        { name: 'prize', title: title('店长奖', "manager's prize"), type: money },
      ],
    },
    {
      name: 'order',
      title: title('订单', 'order'),
      of: 'employee',
      facts: [
        { name: 'dated', title: title('日期', 'date'), type: { kind: 'date' } },
        { name: 'amount', title: title('金额', 'amount'), type: money },
      ],
    },
  ],
  words: {
    keeper: title('店长', 'keeper'),
    senior: title('店员', 'senior clerk'),
    junior: title('店员', 'junior clerk'),
  },
  units: {},
  parameters: [
    {
      name: 'rate',
      title: title('提成比例', 'rate'),
      clause: '第3条',
      text: '2%',
      values: [{ text: '2%' }],
      assumed: title('条文未给比例，假设 2%', 'no rate in the text; 2% assumed'),
    },
  ],
  plan: {
    axes: [
      { id: 'employee', thing: 'employee', clock: 'period', references: [] },
      { id: 'team', thing: 'team', clock: 'period', references: [] },
    ],
    columns: [],
    cells: [],
    marks: [
      {
        kind: 'assumed',
        name: 'rate',
        clause: '第3条',
        text: title('条文未给比例，假设 2%', 'no rate in the text; 2% assumed'),
      },
      {
        kind: 'reading',
        name: 'oddFen',
        clause: '第3条',
        text: title('尾差归谁？', 'Who gets the odd fen?'),
        options: [
          { name: 'largest remainder', title: title('最大余数法', 'largest remainder') },
          { name: 'each cut', title: title('各自去尾', 'each cut') },
        ],
        default: 'largest remainder',
      },
    ],
    blocks: [],
    rules: [
      {
        name: 'prize',
        title: title('店长奖', "manager's prize"),
        clause: '第3条',
        mechanism: 'decided',
        axis: 'employee',
        line: { channel: 'earning' },
        type: { kind: 'number', unit: { CNY: 1 }, scale: 2, range: {} },
        working: { body: { kind: 'decided', by: title('店长', 'manager'), names: [] } },
      },
      {
        name: 'commission',
        title: title('提成', 'commission'),
        clause: '第3条',
        mechanism: 'is',
        axis: 'employee',
        line: { channel: 'earning' },
        type: { kind: 'number', unit: { CNY: 1 }, scale: 2, range: {} },
        working: { body: { kind: 'formula', text: 'sales × rate', names: [], aggregates: [] } },
      },
    ],
  },
  hash: 'h',
}
