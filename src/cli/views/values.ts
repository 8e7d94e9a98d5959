import type { CompiledRuleSet, PeriodResult, ThingResult } from '../../index.ts'
import { isLonger, readPeriod } from '../../io/core.ts'
import type { Say } from '../language.ts'
import { type Column, drawBlocks, drawNote, drawSheet, type Sheet } from '../sheet.ts'
import { namedText, titleOfThing, type Wording } from './payslips.ts'
import { oneLine } from './table.ts'

/** Values of one kind of thing; those of its days or weeks are another group. */
interface Group {
  readonly thing: string
  readonly title: string
  readonly rows: readonly ThingResult[]
  readonly addresses: readonly string[]
  /** There may be thousands: tickets, tasks, orders, days. */
  readonly many: boolean
}

/** Whether some rule or fact pays in periods of this kind. */
export function pays({ plan, each }: CompiledRuleSet, period: string): boolean {
  const cycle = readPeriod(period)?.cycle ?? each
  return plan.rules.some(({ line, axis }) => {
    const clock = plan.axes.find(({ id }) => id === axis)?.clock ?? 'period'
    return line !== undefined && (clock === 'period' || !isLonger(clock, each) ? each : clock) === cycle
  })
}

/**
 * The values of a period: a sheet for each kind of thing, a column for each rule in the order of the file. Records
 * are counted, and listed where they are asked for.
 */
export function drawValues(
  wording: Wording,
  period: PeriodResult,
  records: boolean,
  width: number | undefined,
): readonly string[] {
  const { say } = wording
  const groups = groupsOf(wording, period)
  const hidden = records ? [] : groups.filter(({ many }) => many)
  const counts = hidden.map(({ title, rows }) => `${title} ${rows.length}`)
  const sheets = groups.filter((one) => !hidden.includes(one)).map((one) => sheetOf(wording, one))
  return [
    ...sheets.flatMap((sheet) => drawOne(sheet, say, width)),
    ...drawNote(sheets, say),
    ...(counts.length === 0
      ? []
      : [
          say(
            `没有列出的明细：${counts.join('，')}（加 --records 列出）`,
            `Records not listed: ${counts.join(', ')} (--records lists them)`,
          ),
          '',
        ]),
  ]
}

/** Of the one company there is nothing to compare by: a block reads better than a row. */
const drawOne = (sheet: Sheet, say: Say, width: number | undefined): readonly string[] =>
  sheet.rows.length === 1 && sheet.rows[0]!.id === 'company'
    ? drawBlocks({ ...sheet, rows: sheet.rows.map((one) => ({ ...one, id: '' })) })
    : drawSheet(sheet, say, width)

/** Results of one thing in one period. */
export interface OneThing {
  readonly thing: string
  readonly period: string
  readonly one: ThingResult
}

/** All values of one thing, each with the name by which to ask for it. */
export function drawValuesOf(wording: Wording, { thing, period, one }: OneThing): readonly string[] {
  const { ruleSet, say } = wording
  const rows = [{ ...one, moment: one.moment ?? period }]
  const addresses = addressesOf(ruleSet, rows)
  const group: Group = { thing, title: say(titleOfThing(ruleSet, thing)), rows, addresses, many: false }
  const sheet = sheetOf(wording, group)
  const columns = sheet.columns.map((column, at) => {
    const name = addresses[at]!
    const title = say(`${column.title}（${name}）`, `${column.title} (${name})`)
    return { ...column, title: name === column.title ? name : title }
  })
  return [
    ...drawBlocks({ ...sheet, columns }),
    ...absentOf(wording, [group]),
    say('用 --rule <名称> 查看某一项是怎样得来的', 'Ask with --rule <name> how one of them came to be'),
  ]
}

const groupsOf = ({ ruleSet, say }: Wording, { things }: PeriodResult): readonly Group[] =>
  ruleSet.things.flatMap(({ name: thing }) => {
    const title = say(titleOfThing(ruleSet, thing))
    const all = things[thing] ?? []
    const [days, weeks] = [say('按日', 'by day'), say('按周', 'by week')]
    return [
      { title, rows: all.filter(({ moment }) => moment === undefined), many: isRecord(ruleSet, thing) },
      {
        title: say(`${title}（${days}）`, `${title} (${days})`),
        rows: all.filter(({ moment }) => moment !== undefined && !moment.includes('W')),
        many: true,
      },
      {
        title: say(`${title}（${weeks}）`, `${title} (${weeks})`),
        rows: all.filter(({ moment }) => moment?.includes('W')),
        many: true,
      },
    ]
      .map((group) => ({ ...group, thing, addresses: addressesOf(ruleSet, group.rows) }))
      .filter(({ rows, addresses }) => rows.length > 0 && addresses.length > 0)
  })

/** What happens, as tickets and orders do, and its parts; not what stays, as the items of a questionnaire do. */
function isRecord({ things }: CompiledRuleSet, thing: string): boolean {
  const { of, facts = [] } = things.find(({ name }) => name === thing) ?? {}
  return of !== undefined && (of !== 'company' || facts.some(({ name }) => name === 'dated'))
}

/**
 * In the order of the file. A table's only outcome is the rule's value and is not said twice; what a finding reports
 * stands among the findings.
 */
function addressesOf({ plan }: CompiledRuleSet, rows: readonly ThingResult[]): readonly string[] {
  const present = new Set(rows.flatMap(({ values }) => Object.keys(values)))
  return plan.rules.flatMap(({ name, column, outcomes = {}, finding, type }) => {
    if (finding && type.kind === 'truth') return []
    const parts = Object.keys(outcomes).filter((one) => outcomes[one] !== column)
    return [name, ...parts.map((part) => `${name}.${part}`)].filter((address) => present.has(address))
  })
}

const sheetOf = (wording: Wording, { thing, title, rows, addresses }: Group): Sheet => ({
  rows,
  columns: addresses.map((address) => valueColumn(wording, rows, address)),
  thing: title,
  named: namedText(thing, wording.say),
  blockHead: title,
})

function valueColumn({ words, say }: Wording, rows: readonly ThingResult[], address: string): Column {
  const valueOf = (one: ThingResult) => one.values[address]
  const isThere = (one: ThingResult): boolean => valueOf(one)?.value !== undefined
  const isMarked = (one: ThingResult): boolean => isThere(one) && (valueOf(one)?.marks ?? []).length > 0
  const wholeMarked = rows.some(isMarked) && rows.filter(isThere).every(isMarked)
  return {
    title: say(words.title(address)),
    textOf: (one) => {
      const value = valueOf(one)
      return value?.value === undefined ? '–' : say(words.value(value, address))
    },
    isMarked: (one) => !wholeMarked && isMarked(one),
    wholeMarked,
    left: rows.some((one) => !['number', undefined].includes(valueOf(one)?.type)),
  }
}

/** Why values are not there: each reason once, with all whom it holds for. */
export const drawAbsent = (wording: Wording, period: PeriodResult, records: boolean): readonly string[] =>
  absentOf(
    wording,
    groupsOf(wording, period).filter(({ many }) => records || !many),
  )

function absentOf({ words, say }: Wording, groups: readonly Group[]): readonly string[] {
  const lines = groups.flatMap(({ rows, addresses }) =>
    addresses.flatMap((address) => {
      const whose = new Map<string, string[]>()
      for (const { id, moment, values } of rows) {
        const absent = values[address]?.absent
        if (absent === undefined) continue
        const reason = say(words.reason(absent, address))
        whose.set(reason, [...(whose.get(reason) ?? []), moment === undefined ? id : `${id} ${moment}`])
      }
      return [...whose].map(([reason, ids]) => {
        const title = say(words.title(address))
        // Of one alone it is clear who is meant.
        const [zh, en] = rows.length === 1 ? ['', ''] : [`（${ids.join('，')}）`, ` (${ids.join(', ')})`]
        return oneLine(say(`  ${title}：${reason}${zh}`, `  ${title}: ${reason}${en}`))
      })
    }),
  )
  return lines.length === 0 ? [] : [say('没有的值（–）：', 'Values that are not there (–):'), ...lines, '']
}
