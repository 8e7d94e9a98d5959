import type { CompiledRuleSet, Label, PeriodResult, ThingResult } from '../index.ts'
import type { Say } from './language.ts'
import { sumOf } from './money.ts'
import { drawTable, oneLine, pad, widthOf } from './table.ts'
import { reasonText, titlesOf } from './titles.ts'

/** A column of the payslip table: one line of the policy, or the total of a channel. */
interface PayColumn {
  readonly title: string
  readonly amountOf: (one: ThingResult) => string | undefined
  /** The amount rests on an assumption or a reading. */
  readonly isMarked: (one: ThingResult) => boolean
  readonly total: boolean
}

/**
 * The payslips of a period as a table, one row for each person; where the terminal is too narrow, one block for each.
 *
 * @param width columns of the terminal; undefined where text goes to a file
 */
export function drawPayslips(
  ruleSet: CompiledRuleSet,
  { things }: PeriodResult,
  say: Say,
  width: number | undefined,
): readonly string[] {
  return Object.entries(things).flatMap(([thing, all]) => {
    const people = all.filter(({ lines, leftOut }) => lines.length + leftOut.length > 0)
    if (people.length === 0) return []
    const columns = columnsOf(ruleSet, people, say)
    const starred = columns.some((column) => people.some(column.isMarked))
    const table = wideTable(people, columns, starred, say(titleOfThing(ruleSet, thing)), say)
    const fits = width === undefined || table.every((line) => widthOf(line) <= width)
    const note = say('* 受假设或读法影响，见下', '* rests on assumptions or readings, listed below')
    return [...(fits ? table : blocks(people, columns, starred)), ...(starred ? ['', note] : []), '']
  })
}

const titleOfThing = (ruleSet: CompiledRuleSet, thing: string): Label =>
  ruleSet.things.find(({ name }) => name === thing)?.title ?? { zh: thing, en: thing }

/** Lines in the order of the policy, each channel closed by its total. */
function columnsOf(ruleSet: CompiledRuleSet, people: readonly ThingResult[], say: Say): readonly PayColumn[] {
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
  const channels = [
    ...ruleSet.channels.filter(({ name }) => used.delete(name)),
    ...[...used].map((name) => ({ name, title: { zh: name, en: name } })),
  ]
  return channels.flatMap(({ name, title }) => [
    ...sorted.filter(({ channel }) => channel === name).map((line) => lineColumn(line, say)),
    {
      title: say(`${title.zh}合计`, `total ${title.en}`),
      amountOf: (one: ThingResult) => one.totals[name],
      isMarked: () => false,
      total: true,
    },
  ])
}

function lineColumn(
  { rule, title, channel }: { readonly rule: string; readonly title: Label; readonly channel: string },
  say: Say,
): PayColumn {
  const own = (one: ThingResult) => one.lines.filter((line) => line.rule === rule && line.channel === channel)
  return {
    title: say(title),
    amountOf: (one) => {
      const amounts = own(one).map(({ amount }) => amount)
      return amounts.length === 0 ? undefined : sumOf(amounts)
    },
    isMarked: (one) => own(one).some(({ marks = [] }) => marks.length > 0),
    total: false,
  }
}

const shown = (column: PayColumn, one: ThingResult, starred: boolean): string =>
  `${column.amountOf(one) ?? '–'}${starred ? (column.isMarked(one) ? '*' : ' ') : ''}`

function wideTable(
  people: readonly ThingResult[],
  columns: readonly PayColumn[],
  starred: boolean,
  thing: string,
  say: Say,
): readonly string[] {
  const named = people.some(({ name }) => name !== undefined)
  const sums = columns.map((column) => {
    const amounts = people.flatMap((one) => column.amountOf(one) ?? [])
    return `${amounts.length === 0 ? '–' : sumOf(amounts)}${starred ? ' ' : ''}`
  })
  const lead = named ? 2 : 1
  return drawTable({
    headers: [
      thing,
      ...(named ? [say('姓名', 'name')] : []),
      ...columns.map(({ title }) => `${title}${starred ? ' ' : ''}`),
    ],
    rows: people.map((one) => [
      one.id,
      ...(named ? [one.name ?? ''] : []),
      ...columns.map((column) => shown(column, one, starred)),
    ]),
    ...(people.length > 1 && { footer: [say('合计', 'sum'), ...(named ? [''] : []), ...sums] }),
    right: columns.map((_, at) => at + lead),
  })
}

function blocks(
  people: readonly ThingResult[],
  columns: readonly PayColumn[],
  starred: boolean,
): readonly string[] {
  const left = Math.max(...columns.map(({ title }) => widthOf(title)))
  return people.flatMap((one) => {
    const rows = columns.filter((column) => column.amountOf(one) !== undefined)
    const right = Math.max(0, ...rows.map((column) => widthOf(shown(column, one, starred))))
    const lines = rows.map((column) => {
      const amount = pad(shown(column, one, starred), right, 'left').trimEnd()
      return `  ${pad(column.title, left, 'right')}  ${amount}`
    })
    return [oneLine(`${one.id} ${one.name ?? ''}`).trim(), ...lines, '']
  })
}

/** One payslip, with the lines that are not there and why. */
export function drawPayslip(ruleSet: CompiledRuleSet, person: ThingResult, say: Say): readonly string[] {
  if (person.lines.length + person.leftOut.length === 0) return []
  const columns = columnsOf(ruleSet, [person], say)
  const starred = columns.some((column) => column.isMarked(person))
  return [...blocks([person], columns, starred), ...leftOutOf(ruleSet, [person], say)]
}

/** Lines that are not there, each with its reason. */
export const drawLeftOut = (
  ruleSet: CompiledRuleSet,
  { things }: PeriodResult,
  say: Say,
): readonly string[] => leftOutOf(ruleSet, Object.values(things).flat(), say)

function leftOutOf(ruleSet: CompiledRuleSet, people: readonly ThingResult[], say: Say): readonly string[] {
  const titleOf = titlesOf(ruleSet)
  const lines = people.flatMap(({ id, name, moment, leftOut }) =>
    leftOut.map(({ title, clause, absent }) => {
      const who = oneLine([id, name, moment].filter(Boolean).join(' '))
      return `  ${who} · ${say(title)} [${clause}]: ${reasonText(absent, titleOf, say)}`
    }),
  )
  return lines.length === 0 ? [] : [say('没有列入的工资项：', 'Lines that are not there:'), ...lines, '']
}
