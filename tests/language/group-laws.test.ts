import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calculate, type Result } from '../../src/index.ts'
import { loadRuleSet } from '../../src/load.ts'
import { clauseWith, months } from '../support/figures.ts'
import { load } from '../support/load.ts'
import { factsOf, history } from '../support/random-facts.ts'
import { recipes, ruleFileOf } from '../support/random-rules.ts'

const words = ['a', 'b', 'a/b', '/', '\\']
const person = fc.record({
  team: fc.constantFrom('T1', 'T2', 'T3'),
  post: fc.constantFrom(...words),
  night: fc.constantFrom('yes', 'no'),
  sales: fc.integer({ min: 0, max: 40 }).map(String),
})
const people = fc.array(person, { minLength: 1, maxLength: 9 })
type Person = Record<'team' | 'post' | 'night' | 'sales', string>

/** The same company twice: with groups by facts, and with a thing that everybody has been put into by hand. */
const set = load(`facts:
  team: { quota: { type: money, default: 100 } }
  cell: { mark: { type: text, default: none } }
  employee: { team: team, cell: cell, post: text, night: { type: yes/no }, sales: money }
groups:
  crew: { of: employee, by: [post, night] }
  same: { of: employee, by: [team] }
${clauseWith(`ofTeam: { for: team, is: sum(sales each employee) }
ofSame: { for: same, is: sum(sales each employee) }
ofCrew: { for: crew, is: sum(sales each employee) }
ofCell: { for: cell, is: sum(sales each employee) }
all: { for: company, is: sum(sales each employee) }
allCrews: { for: company, is: sum(ofCrew each crew) }
inCrew: { rank: { of: sales, among: crew, ties: shared } }
inCell: { rank: { of: sales, among: cell, ties: shared } }
meanCrew: { round: 4, is: mean(sales in crew) }
meanCell: { round: 4, is: mean(sales in cell) }
crewPart: { share: { pool: ofCrew, within: crew, by: sales, odd: largest remainder, nobody: keep } }
cellPart: { share: { pool: ofCell, within: cell, by: sales, odd: largest remainder, nobody: keep } }
crewPlace: { for: crew, rank: { of: ofCrew, among: company, ties: shared } }
crewRun: { for: crew, streak: { of: ofCrew > 20, gap: breaks } }
cellRun: { for: cell, streak: { of: ofCell > 20, gap: breaks } }
crewYear: { for: crew, is: sum(ofCrew over year to date) }
cellYear: { for: cell, is: sum(ofCell over year to date) }
crewBefore: { for: crew, is: ago(ofCrew) }
cellBefore: { for: cell, is: ago(ofCell) }
crewQuarter: { for: crew, each: quarter, is: sum(ofCrew over quarter) }
cellQuarter: { for: cell, each: quarter, is: sum(ofCell over quarter) }`)}`)

const cellOf = ({ post, night }: Person): string => `${words.indexOf(post)}${night}`
const rowsOf = (list: readonly Person[]) => ({
  team: ['T1', 'T2', 'T3'].map((id) => ({ id })),
  cell: [...new Set(list.map(cellOf))].map((id) => ({ id })),
  employee: list.map((one, at) => ({ id: `E${at}`, cell: cellOf(one), ...one })),
})
type Texts = Readonly<Record<string, readonly string[]>>
/** Values of rules by the members of each row, as sets of who they are: names of groups make no difference. */
const byMembers = (result: Result, thing: string, rules: readonly string[]): Texts =>
  Object.fromEntries(
    result.periods.flatMap(({ period, things }) => {
      const members = (id: string): string =>
        (
          result.periods.find((one) => things === one.things || period.startsWith(one.period.slice(0, 4)))!
            .things.employee ?? []
        )
          .filter((one) => one.belongsTo[thing] === id)
          .map((one) => one.id)
          .join()
      return (things[thing] ?? []).map(({ id, values }) => [
        `${period} ${members(id)}`,
        rules.flatMap((rule) => (values[rule] ? [values[rule].value ?? values[rule].absent!.kind] : [])),
      ])
    }),
  )

describe('laws of groups', () => {
  it('a group by the team is the team', () => {
    fc.assert(
      fc.property(people, (list) => {
        const things = months(set, rowsOf(list)).periods[0]!.things
        const teams = things.team!.filter(({ id }) => list.some((one) => one.team === id))
        expect(things.same!.map(({ id, values }) => [id, values.ofSame!.value])).toEqual(
          teams.map(({ id, values }) => [id, values.ofTeam!.value]),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('the sum over groups is the sum over all', () => {
    fc.assert(
      fc.property(people, (list) => {
        const { values } = months(set, rowsOf(list)).periods[0]!.things.company![0]!
        expect(values.allCrews!.value).toBe(values.all!.value)
      }),
      { numRuns: 60 },
    )
  })

  it('ranks, means, shares, windows, the past, runs and quarters are those of a thing with the same members', () => {
    fc.assert(
      fc.property(people, (list) => {
        const result = months(set, [rowsOf(list), rowsOf(list), rowsOf(list)])
        expect(result.ok).toBe(true)
        for (const { things } of result.periods)
          for (const { values } of things.employee ?? [])
            if (values.inCrew)
              for (const rule of ['in', 'mean'])
                expect(values[`${rule}Crew`]!.value).toBe(values[`${rule}Cell`]!.value)
        for (const { values } of result.periods[0]!.things.employee!)
          expect(values.crewPart!.value).toBe(values.cellPart!.value)
        const rules = (of: string) => [
          `of${of[0]!.toUpperCase()}${of.slice(1)}`,
          ...['Run', 'Year', 'Before', 'Quarter'].map((one) => of + one),
        ]
        expect(byMembers(result, 'crew', rules('crew'))).toEqual(byMembers(result, 'cell', rules('cell')))
      }),
      { numRuns: 40 },
    )
  })

  it('the order of rows changes nothing', () => {
    fc.assert(
      fc.property(people, fc.infiniteStream(fc.nat()), (list, order) => {
        const rows = rowsOf(list)
        const keys = new Map(rows.employee.map(({ id }) => [id, order.next().value as number]))
        const employee = [...rows.employee].sort((left, right) => keys.get(left.id)! - keys.get(right.id)!)
        const [one, other] = [months(set, rows), months(set, { ...rows, employee })].map(
          ({ periods }) => periods[0]!.things,
        )
        expect(other!.crew).toEqual(one!.crew)
        expect(new Map(other!.employee!.map((row) => [row.id, row]))).toEqual(
          new Map(one!.employee!.map((row) => [row.id, row])),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('month by month with the carry equals all at once', () => {
    fc.assert(
      fc.property(fc.array(people, { minLength: 2, maxLength: 5 }), (lists) => {
        const all = lists.map(rowsOf)
        const whole = months(set, all)
        let carry = undefined as Result['carry'] | undefined
        const periods = all.flatMap((rows, at) => {
          const facts = { period: `2026-0${at + 1}`, complete: true as const, ...rows }
          const result = calculate(set, facts, carry ? { carry: JSON.parse(JSON.stringify(carry)) } : {})
          carry = result.carry
          return result.periods
        })
        expect(periods).toEqual(whole.periods)
        expect(carry).toEqual(whole.carry)
      }),
      { numRuns: 40 },
    )
  })

  it('declaring groups changes nothing for the rules of any file', () => {
    const more = `
groups:
  crew: { of: employee, by: [team, post] }
  here: { of: employee, by: [present] }
  basket: { of: order, by: [employee.team, employee.post] }
`
    const given = ({ periods, findings, diagnostics }: Result) => ({
      findings,
      diagnostics,
      things: periods.flatMap(({ period, things }) =>
        ['company', 'team', 'employee', 'order'].flatMap((thing) =>
          (things[thing] ?? []).map(({ belongsTo: _, ...one }) => ({ period, thing, one })),
        ),
      ),
    })
    let looked = 0
    fc.assert(
      fc.property(recipes(), history, (rules, past) => {
        const { text, given: named } = ruleFileOf(rules)
        const plain = loadRuleSet(text).value
        fc.pre(plain !== undefined)
        const grouped = loadRuleSet(text + more)
        expect(grouped.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
        const facts = factsOf(past, named)
        expect(given(calculate(grouped.value!, facts))).toEqual(given(calculate(plain, facts)))
        looked += 1
      }),
      { numRuns: 30 },
    )
    expect(looked).toBeGreaterThan(10)
  })
})
