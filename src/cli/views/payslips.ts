import type { CompiledRuleSet, Label, PeriodResult, ThingResult, Words } from '../../index.ts'
import type { Say } from '../language.ts'
import { sumOf, withCurrency } from '../money.ts'
import { type Column, drawBlocks, drawNote, drawSheet, type Sheet } from '../sheet.ts'
import { oneLine } from './table.ts'

/** A column of the payslip table: one line of the policy, or the total of a channel. */
interface PayColumn extends Column {
  readonly amountOf: (one: ThingResult) => string | undefined
  readonly show: (amount: string) => string
}

/** How the payslips of one rule set are said. */
export interface Wording {
  readonly ruleSet: CompiledRuleSet
  readonly words: Words
  readonly say: Say
}

/** The payslips of a period, by thing; a sheet each. */
export function drawPayslips(
  wording: Wording,
  { things }: PeriodResult,
  width: number | undefined,
): readonly string[] {
  const { ruleSet, say } = wording
  const drawn = Object.entries(things).flatMap(([thing, all]) => {
    const rows = all.filter(({ lines, leftOut }) => lines.length + leftOut.length > 0)
    if (rows.length === 0) return []
    const columns = columnsOf(wording, rows)
    const sums = columns.map(({ amountOf, show }) => {
      const amounts = rows.flatMap((one) => amountOf(one) ?? [])
      return amounts.length === 0 ? '–' : show(sumOf(amounts))
    })
    const sheet: Sheet = {
      rows,
      columns,
      thing: say(titleOfThing(ruleSet, thing)),
      named: namedText(thing, say),
      ...(rows.length > 1 && { sums }),
    }
    return [...drawSheet(sheet, say, width), ...drawNote([sheet], say)]
  })
  return drawn.length > 0 ? drawn : [say('本期没有工资项。', 'No payslip lines.'), '']
}

export const namedText = (thing: string, say: Say): string =>
  thing === 'employee' ? say('姓名', 'name') : say('名称', 'name')

export const titleOfThing = (ruleSet: CompiledRuleSet, thing: string): Label =>
  ruleSet.things.find(({ name }) => name === thing)?.title ?? { zh: thing, en: thing }

/** Lines in the order of the policy, each channel closed by its total. */
function columnsOf(wording: Wording, people: readonly ThingResult[]): readonly PayColumn[] {
  const { ruleSet, say } = wording
  const clauses = ruleSet.clauses.map(({ id }) => id)
  const rules = ruleSet.plan.rules.map(({ name }) => name)
  const lines = new Map(
    people
      .flatMap((one) => [...one.lines, ...one.leftOut])
      .map(({ rule, title, clause, channel }) => [
        `${channel} ${rule}`,
        { rule, title, channel, place: [clauses.indexOf(clause), rules.indexOf(rule)] as const },
      ]),
  )
  const sorted = [...lines.values()].sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1])
  const used = new Set(sorted.map(({ channel }) => channel))
  const channels: CompiledRuleSet['channels'] = [
    ...ruleSet.channels.filter(({ name }) => used.delete(name)),
    ...[...used].map((name) => ({ name, title: { zh: name, en: name } })),
  ]
  return channels.flatMap(({ name, title, currency }) => [
    ...sorted.filter(({ channel }) => channel === name).map((line) => lineColumn(wording, line, currency)),
    {
      title: withCurrency(say(`${title.zh}合计`, `total ${title.en}`), ruleSet, say, currency),
      amountOf: (one: ThingResult) => one.totals[name],
      textOf: (one: ThingResult) => one.totals[name],
      show: (amount: string) => amount,
      isMarked: () => false,
    },
  ])
}

function lineColumn(
  { ruleSet, words, say }: Wording,
  { rule, title, channel }: { readonly rule: string; readonly title: Label; readonly channel: string },
  currency: string | undefined,
): PayColumn {
  const own = (one: ThingResult) => one.lines.filter((line) => line.rule === rule && line.channel === channel)
  const amountOf = (one: ThingResult): string | undefined => {
    const amounts = own(one).map(({ amount }) => amount)
    return amounts.length === 0 ? undefined : sumOf(amounts)
  }
  const show = (value: string): string => say(words.value({ type: 'number', value }, rule))
  return {
    title: withCurrency(say(title), ruleSet, say, currency),
    amountOf,
    textOf: (one) => {
      const amount = amountOf(one)
      return amount === undefined ? undefined : show(amount)
    },
    show,
    isMarked: (one) => own(one).some(({ marks = [] }) => marks.length > 0),
  }
}

/** One payslip, with the lines that are not there and why. */
export function drawPayslip(wording: Wording, person: ThingResult): readonly string[] {
  if (person.lines.length + person.leftOut.length === 0) return []
  const sheet: Sheet = { rows: [person], columns: columnsOf(wording, [person]), thing: '', named: '' }
  return [...drawBlocks(sheet), ...leftOutOf(wording, [person])]
}

/** Lines that are not there, each with its reason. */
export const drawLeftOut = (wording: Wording, { things }: PeriodResult): readonly string[] =>
  leftOutOf(wording, Object.values(things).flat())

function leftOutOf({ words, say }: Wording, people: readonly ThingResult[]): readonly string[] {
  const lines = people.flatMap(({ id, name, moment, leftOut }) =>
    leftOut.map(({ rule, title, clause, absent }) => {
      const who = oneLine([id, name, moment].filter(Boolean).join(' '))
      return `  ${who} · ${say(title)} [${clause}]: ${say(words.reason(absent, rule))}`
    }),
  )
  return lines.length === 0 ? [] : [say('没有列入的工资项：', 'Lines that are not there:'), ...lines, '']
}
