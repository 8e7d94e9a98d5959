import type {
  ClauseDifference,
  CompareReport,
  Comparison,
  PersonDifference,
} from '../../src/analyse/compare/report.ts'
import type { PayCurve } from '../../src/analyse/pay-curve/pay-curve.ts'
import { sumOf } from '../../src/core/sum-text.ts'
import type { ForecastSection, TestsSection } from '../../src/report.ts'

const surnames = '林周王李张刘陈杨赵黄吴徐孙胡朱高何郭马罗'
const given = ['晓燕', '建国', '丽', '伟', '敏', '静', '磊', '娜', '强', '芳']
const teams = ['售前组', '售后组', '夜班组', '大客户组']

const yuan = (fen: number): string => {
  const digits = `${Math.abs(fen)}`.padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** People of whom each is paid something else: commission goes up for most, the prize is gone for some. */
export const people = (count: number): readonly PersonDifference[] =>
  Array.from({ length: count }, (_, at) => {
    const before = 480_000 + ((at * 7919) % 90) * 6_431 + ((at * 31) % 97)
    const commission = at % 5 === 4 ? 0 : 3_000 + ((at * 104_729) % 45_000)
    const prize = at % 4 === 1 ? -(20_000 + ((at * 613) % 30_000)) : 0
    const lines = [
      ['commission', { zh: '个人提成', en: 'commission' }, '第10条', commission] as const,
      ['prize', { zh: '优秀奖', en: 'prize' }, '第12条', prize] as const,
    ]
    const owner = {
      thing: 'employee',
      id: `KF${at + 1}`,
      name: `${surnames[at % 20]}${given[(at * 3) % 10]}`,
    }
    return {
      ...owner,
      belongsTo: { team: teams[at % 4]! },
      before: yuan(before),
      after: yuan(before + commission + prize),
      difference: yuan(commission + prize),
      lines: lines.flatMap(([rule, title, clause, fen]) =>
        fen === 0
          ? []
          : [
              {
                ...owner,
                period: '2026-03',
                rule,
                title,
                clause,
                channel: 'earning',
                before: yuan(90_000),
                after: yuan(90_000 + fen),
                difference: yuan(fen),
              },
            ],
      ),
    }
  }).sort((left, right) => Math.abs(Number(right.difference)) - Math.abs(Number(left.difference)))

const sum = (all: readonly PersonDifference[], key: 'before' | 'after' | 'difference'): string =>
  sumOf(['0.00', ...all.map((one) => one[key])])

const groupsOf = (all: readonly PersonDifference[]) =>
  teams.flatMap((id) => {
    const own = all.filter(({ belongsTo }) => belongsTo.team === id)
    return own.length === 0
      ? []
      : [
          {
            thing: 'team',
            id,
            people: own.length,
            before: sum(own, 'before'),
            after: sum(own, 'after'),
            difference: sum(own, 'difference'),
            winners: own.filter(({ difference }) => Number(difference) > 0).length,
            losers: own.filter(({ difference }) => difference.startsWith('-')).length,
          },
        ]
  })

const lineSum = (all: readonly PersonDifference[], rule: string): string =>
  sumOf([
    '0.00',
    ...all.flatMap(({ lines }) => lines.filter((one) => one.rule === rule)).map((one) => one.difference),
  ])

const clauseOf = (
  clause: string,
  title: ClauseDifference['title'],
  before: string,
  difference: string,
): ClauseDifference => ({ clause, title, before, after: sumOf([before, difference]), difference })

export const comparison = (
  all: readonly PersonDifference[],
  title = { zh: '提成上调、奖金收紧', en: 'Higher commission, narrower prize' },
): Comparison => {
  const commission = lineSum(all, 'commission')
  const prize = lineSum(all, 'prize')
  const difference = sum(all, 'difference')
  const grades = sumOf([commission, '-4321.09'])
  const winners = all.filter(({ difference }) => Number(difference) > 0)
  const losers = all.filter(({ difference }) => difference.startsWith('-'))
  return {
    ok: true,
    diagnostics: [],
    channels: [],
    side: {
      id: 'variant',
      title,
      total: sum(all, 'after'),
      channels: {},
      lines: 4 * all.length,
      findings: 7,
    },
    changes: [
      {
        clause: '第10条',
        title: { zh: '个人提成', en: 'Commission' },
        items: [
          { address: 'tier[≥ 50000].rate', before: '2%', after: '2.5%' },
          { address: 'tier[≥ 80000]', after: '≥ 80000 | 3%' },
        ],
      },
      {
        clause: '第12条',
        title: { zh: '优秀奖', en: 'Prize' },
        items: [{ address: 'prize.when', before: 'score ≥ 90', after: 'score ≥ 95 and absences = 0' }],
      },
      {
        clause: '第6条',
        title: { zh: '绩效等级', en: 'Grades' },
        items: [{ address: 'grade[A].score', before: '≥ 90', after: '≥ 92' }],
      },
    ],
    difference,
    more: sum(winners, 'difference'),
    less: sum(losers, 'difference'),
    counts: {
      winners: winners.length,
      losers: losers.length,
      untouched: all.length - winners.length - losers.length,
    },
    people: all,
    groups: groupsOf(all),
    clauses: [
      clauseOf(
        '第4条',
        { zh: '岗位工资', en: 'Post wage' },
        sumOf([sum(all, 'before'), '-120345.67', '-30400.00']),
        '0.00',
      ),
      clauseOf('第10条', { zh: '个人提成', en: 'Commission' }, '120345.67', commission),
      clauseOf('第12条', { zh: '优秀奖', en: 'Prize' }, '30400.00', prize),
    ],
    attribution: {
      method: 'every order',
      runs: 8,
      parts: [
        {
          clauses: ['第10条'],
          titles: [{ zh: '个人提成', en: 'Commission' }],
          difference: grades,
          alone: commission,
          last: sumOf([commission, '-8642.18']),
        },
        {
          clauses: ['第12条'],
          titles: [{ zh: '优秀奖', en: 'Prize' }],
          difference: prize,
          alone: prize,
          last: prize,
        },
        {
          clauses: ['第6条'],
          titles: [{ zh: '绩效等级', en: 'Grades' }],
          difference: '4321.09',
          alone: '0.00',
          last: '8642.18',
        },
      ],
    },
    moves: [
      {
        rule: 'grade',
        title: { zh: '绩效等级', en: 'Grade' },
        clause: '第6条',
        cells: [
          { from: 'A', to: 'A', count: 41 },
          { from: 'A', to: 'B', count: 17 },
          { from: 'B', to: 'B', count: 88 },
          { from: 'B', to: 'C', count: 4 },
          { from: 'C', to: 'C', count: 25 },
          { from: 'C', to: 'D', count: 1 },
          { from: 'D', to: 'D', count: 6 },
          { to: 'D', count: 1 },
        ],
      },
    ],
    findings: {
      appear: [
        {
          period: '2026-02',
          thing: 'employee',
          id: 'KF3',
          name: '王伟',
          rule: 'failing',
          title: { zh: '连续三个月不合格', en: 'Three failing months in a row' },
          clause: '第7条',
        },
        {
          period: '2026-03',
          thing: 'employee',
          id: 'KF8',
          name: '杨娜',
          rule: 'failing',
          title: { zh: '连续三个月不合格', en: 'Three failing months in a row' },
          clause: '第7条',
        },
      ],
      disappear: [
        {
          period: '2026-03',
          thing: 'employee',
          id: 'KF5',
          name: '张敏',
          rule: 'award',
          title: { zh: '季度之星候选', en: 'Star of the quarter' },
          clause: '第13条',
        },
      ],
    },
  }
}

export const compareReport = (count = 24, variants = 1): CompareReport => {
  const all = people(count)
  const other = people(Math.max(1, count - 6))
  return {
    ok: true,
    currency: 'CNY',
    periods: ['2026-01', '2026-02', '2026-03'],
    baseline: {
      id: 'baseline',
      title: { zh: '淘宝客服绩效（现行）', en: 'Taobao customer service (in force)' },
      total: sum(all, 'before'),
      channels: {},
      lines: 4 * count,
      findings: 6,
    },
    variants: [
      comparison(all),
      ...(variants > 1 ? [comparison(other, { zh: '只调提成', en: 'Commission only' })] : []),
    ],
    diagnostics: [],
  }
}

/** A team bonus that falls at an edge, a flat stretch below it and one above a cap. */
export const curve: PayCurve = {
  along: {
    name: 'sales',
    title: { zh: '销售额', en: 'sales' },
    unit: 'CNY',
    from: '0.00',
    to: '120000.00',
    step: '0.01',
  },
  of: { name: 'pay', title: { zh: '提成与奖金', en: 'commission and bonus' }, unit: 'CNY' },
  pieces: [
    {
      from: '0.00',
      to: '19999.99',
      fromValue: '300.00',
      toValue: '300.00',
      shape: 'straight',
      monotone: true,
    },
    {
      from: '20000.00',
      to: '49999.99',
      fromValue: '500.00',
      toValue: '950.00',
      shape: 'rounded',
      monotone: true,
    },
    {
      from: '50000.00',
      to: '79999.99',
      fromValue: '948.80',
      toValue: '1698.80',
      shape: 'rounded',
      monotone: true,
    },
    {
      from: '80000.00',
      to: '99999.99',
      fromValue: '1698.80',
      toValue: '2298.80',
      shape: 'bent',
      monotone: false,
    },
    {
      from: '100000.00',
      to: '120000.00',
      fromValue: '2000.00',
      toValue: '2000.00',
      shape: 'straight',
      monotone: true,
    },
  ],
  borders: [
    {
      below: '19999.99',
      at: '20000.00',
      before: '300.00',
      after: '500.00',
      jump: '200.00',
      because: [
        { rule: 'tier', title: { zh: '提成档', en: 'tier of pay' }, before: 'otherwise', after: '≥ 20000' },
      ],
    },
    {
      below: '49999.99',
      at: '50000.00',
      before: '950.00',
      after: '948.80',
      jump: '-1.20',
      because: [
        { rule: 'tier', title: { zh: '提成档', en: 'tier of pay' }, before: '≥ 20000', after: '≥ 50000' },
      ],
    },
    { below: '79999.99', at: '80000.00', before: '1698.80', after: '1698.80', jump: '0.00', because: [] },
    {
      below: '99999.99',
      at: '100000.00',
      before: '2298.80',
      after: '2000.00',
      jump: '-298.80',
      because: [{ rule: 'cap', title: { zh: '封顶', en: 'cap of pay' }, before: 'no', after: 'yes' }],
    },
  ],
  proof: { kind: 'proved' },
}

export const forecast: ForecastSection = {
  currency: 'CNY',
  within: '80%',
  runs: 2000,
  periods: Array.from({ length: 6 }, (_, at) => ({
    period: `2026-0${at + 4}`,
    low: yuan(5_600_000 + at * 40_000),
    median: yuan(5_800_000 + at * 61_234),
    high: yuan(6_050_000 + at * 99_000),
  })),
  all: { low: '348000.00', median: '357185.10', high: '366900.50' },
  says: [{ zh: '数据取自过去 12 个月。', en: 'Facts are drawn from the last 12 months.' }],
}

export const tests: TestsSection = {
  tried: 48,
  noticed: 44,
  clauses: [
    { clause: '第6条', title: { zh: '绩效等级', en: 'Grades' }, tried: 18, noticed: 18 },
    { clause: '第10条', title: { zh: '个人提成', en: 'Commission' }, tried: 22, noticed: 19 },
    { clause: '第12条', title: { zh: '优秀奖', en: 'Prize' }, tried: 8, noticed: 7 },
  ],
  survivors: [
    {
      clause: '第10条',
      address: 'tier[≥ 80000].rate',
      before: '3%',
      after: '4%',
      says: { zh: '没有一个例子的销售额达到 80000', en: 'No example sells 80000 or more' },
    },
    { clause: '第12条', address: 'prize.when', before: 'score ≥ 95', after: 'score > 95' },
  ],
}
