import { describe, expect, it } from 'vitest'
import { clauseWith, figures, months, shown } from '../support/figures.ts'
import { load, problems } from '../support/load.ts'

const facts = `facts:
  team: { budget: { type: money, default: 0 } }
  employee:
    team: team
    x: { type: number, default: none }
    pay: { type: money, default: 0 }
    here: { type: yes/no, default: yes }
    post: { type: [clerk, cook], default: clerk }
  order of employee: { amount: money }
`
const places = (rank: string, employee: readonly Record<string, string>[], more = ''): readonly string[] => {
  const ruleSet = load(facts + clauseWith(`place: { ${more}rank: { ${rank} } }`))
  const rows = employee.map((one, at) => ({ id: `E${at + 1}`, team: 'T', ...one }))
  const result = months(ruleSet, { team: [{ id: 'T' }, { id: 'N' }], employee: rows })
  return rows.map(({ id }) => figures(result, 'employee', id, 'place').place!)
}

describe('rank', () => {
  const two = [{ x: '9' }, { x: '8.0', pay: '1' }, { x: '8', pay: '2' }, { x: '7' }]
  it.each([
    ['of: x, among: team, ties: shared', ['1', '2', '2', '4']],
    ['of: x, among: team, ties: dense', ['1', '2', '2', '3']],
    ['of: x, among: team, ties: last', ['1', '3', '3', '4']],
    ['of: x, among: team, ties: ordinal', ['1', '2', '3', '4']],
    ['of: x, among: team, ties: ordinal, by: [pay]', ['1', '3', '2', '4']],
    ['of: x, among: team, ties: shared, first: lowest', ['4', '2', '2', '1']],
    ['of: -x, among: team, ties: dense', ['3', '2', '2', '1']],
  ])('%s', (rank, expected) => {
    expect(places(rank, two)).toEqual(expected)
  })

  it('is inside each team, or over the whole company', () => {
    const rows = [{ x: '3' }, { x: '5', team: 'N' }, { x: '4' }]
    expect(places('of: x, among: team, ties: shared', rows)).toEqual(['2', '1', '1'])
    expect(places('of: x, among: company, ties: shared', rows)).toEqual(['3', '1', '2'])
  })

  it('leaves out whom `where` leaves out, and who has no value', () => {
    const rows = [{ x: '3' }, { x: '5', here: 'no' }, {}, { x: '4' }]
    expect(places('of: x, among: team, ties: shared, where: here', rows)).toEqual([
      '2',
      'none: not ranked',
      'none: fact',
      '1',
    ])
  })

  it('compares exactly: a third is a third', () => {
    expect(places('of: x ÷ 3, among: team, ties: shared', [{ x: '1' }, { x: '1.000' }])).toEqual(['1', '1'])
  })

  it.each([
    ['of: x, among: team', 'source-key-missing'],
    ['of: x, among: order, ties: shared', 'no-path'],
    ['of: post, among: team, ties: shared', 'not-a-number'],
    ['of: x, among: team, ties: shared, where: x', 'not-a-condition'],
    ['of: x, among: team, ties: shared, by: [pay]', 'rank-by-unused'],
    ['of: x, among: team, ties: ordinal, by: [payy]', 'source-unknown-name'],
  ])('refuses %s', (rank, code) => {
    expect(problems(facts + clauseWith(`place: { rank: { ${rank} } }`)).map((one) => one.code)).toEqual([
      code,
    ])
  })

  it('keeps its keys where one reading of the ties splits them', () => {
    const ties = `ties: { reading: r, equal: shared, split: ordinal }, by: [pay]`
    const ruleSet = load(
      facts +
        clauseWith(
          `place: { rank: { of: x, among: team, ${ties} } }`,
          '    readings: { r: { question: { zh: 并列？, en: Ties? }, default: equal } }\n',
        ),
    )
    const employee = ['1', '2'].map((pay, at) => ({ id: `E${at + 1}`, team: 'T', x: '8', pay }))
    const placesIn = (r: string) => {
      const result = months(ruleSet, { team: [{ id: 'T' }], employee }, { readings: { r } })
      return employee.map(({ id }) => figures(result, 'employee', id).place)
    }
    expect(placesIn('equal')).toEqual(['1', '1'])
    expect(placesIn('split')).toEqual(['2', '1'])
    const none = ties.replace('ordinal', 'dense')
    expect(
      problems(
        facts +
          clauseWith(
            `place: { rank: { of: x, among: team, ${none} } }`,
            '    readings: { r: { question: { zh: 并列？, en: Ties? }, default: equal } }\n',
          ),
      ).map((one) => one.code),
    ).toContain('rank-by-unused')
  })

  it('says what to do about a tie-break that nothing reads', () => {
    const { zh, en } = shown(
      facts + clauseWith('place: { rank: { of: x, among: team, ties: shared, by: [pay] } }'),
    )
    expect(zh).toContain('by 只在 ties: ordinal 时起作用，这里是 ties: shared。')
    expect(zh).toContain('提示：并列要再分先后，写 ties: ordinal；否则去掉 by。')
    expect(en).toContain('hint: To split ties write ties: ordinal; otherwise leave out by.')
  })
})
