import { join } from 'node:path'
import type {
  CompiledRuleSet,
  CorrectedPerson,
  Correction,
  CorrectionCause,
  CorrectionLine,
  Label,
} from '../../index.ts'
import { writeCsv } from '../../io/write-csv.ts'
import type { FileToWrite } from '../../io/write-files.ts'
import type { Say } from '../language.ts'
import { currencyCells, sumOf, withCurrency } from '../money.ts'
import { carryText, findingRows, ledgerText } from '../result-files.ts'
import { drawFindings } from './findings.ts'
import type { Wording } from './payslips.ts'
import { drawTable } from './table.ts'

const causeTitles: Readonly<Record<CorrectionCause, Label>> = {
  'settled differently': { zh: '实发不同', en: 'settled differently' },
  'corrected before': { zh: '此前已更正', en: 'corrected before' },
  data: { zh: '数据', en: 'data' },
  rule: { zh: '规则', en: 'rule' },
  reading: { zh: '读法', en: 'reading' },
}

const causes = Object.keys(causeTitles) as CorrectionCause[]

/** Differences for people to read: line by line with their causes, then what each person has to get. */
export function drawCorrection(wording: Wording, correction: Correction): readonly string[] {
  const { ruleSet, say } = wording
  const { lines, people, findings } = correction
  const none = say('没有差额：应发与已发一致。', 'No differences: what is due was paid.')
  return [
    ...(lines.length === 0
      ? [none, '']
      : [...drawLines(ruleSet, lines, say), '', ...drawPeople(ruleSet, people, say)]),
    ...drawFindings(wording, findings.appeared, {
      zh: '更正后新出现的事项，须由人处理',
      en: 'Findings that appear, each for a person to decide',
    }),
    ...drawFindings(wording, findings.disappeared, {
      zh: '更正后不再成立的事项；如已据此作出处理，须由人复核',
      en: 'Findings that do not hold any more; what was decided on them is for a person to look at again',
    }),
  ]
}

function drawLines(ruleSet: CompiledRuleSet, lines: readonly CorrectionLine[], say: Say): readonly string[] {
  const headers = [
    say('编号', 'id'),
    say('姓名', 'name'),
    say('期间', 'period'),
    say('项目', 'line'),
    say('已发', 'paid'),
    say('应发', 'due'),
    say('差额', 'difference'),
    say('原因', 'causes'),
  ]
  const rows = lines.map((line, at) => {
    const { thing, id, name = '', period, moment, title, paid = '–', due = '–', difference } = line
    const before = lines[at - 1]
    const again = before?.thing === thing && before.id === id
    const why = line.causes.map(({ cause, amount }) => `${say(causeTitles[cause])} ${amount}`)
    return [
      again ? '' : id,
      again ? '' : name,
      moment ?? period,
      withCurrency(say(title), ruleSet, say, line.currency),
      paid,
      due,
      difference,
      why.join(say('，', ', ')),
    ]
  })
  return drawTable({ headers, rows, right: [4, 5, 6] })
}

/** A table for each currency: amounts of two are never added. */
function drawPeople(
  ruleSet: CompiledRuleSet,
  people: readonly CorrectedPerson[],
  say: Say,
): readonly string[] {
  const currencies = [...new Set(people.map(({ currency }) => currency))]
  const isOverpaid = people.some(({ overpaid }) => /[1-9]/.test(overpaid))
  return [
    ...currencies.flatMap((one) => [
      ...drawSums(
        ruleSet,
        people.filter(({ currency }) => currency === one),
        say,
      ),
      '',
    ]),
    ...(isOverpaid
      ? [
          say(
            '多发的部分是否追回、如何追回，须由人决定；这里不作任何扣减。',
            'Whether and how what was paid too much is claimed back is for a person to decide; nothing is deducted here.',
          ),
        ]
      : []),
    say(
      '原因按“数据、规则、读法”的次序逐项计算，相加即为差额。',
      'Causes are worked out in the order data, rule, reading; they add up to the difference.',
    ),
    '',
  ]
}

function drawSums(ruleSet: CompiledRuleSet, people: readonly CorrectedPerson[], say: Say): readonly string[] {
  const titleOf = ({ channel, currency }: CorrectedPerson): string =>
    withCurrency(
      say(ruleSet.channels.find(({ name }) => name === channel)?.title ?? earning),
      ruleSet,
      say,
      currency,
    )
  const several = ruleSet.currencies !== undefined || new Set(people.map(({ channel }) => channel)).size > 1
  const headers = [
    say('编号', 'id'),
    say('姓名', 'name'),
    ...(several ? [say('类别', 'kind')] : []),
    say('补发', 'to pay'),
    say('多发', 'paid too much'),
    say('相抵后', 'net'),
  ]
  const rows = people.map((one) => [
    one.id,
    one.name ?? '',
    ...(several ? [titleOf(one)] : []),
    one.toPay,
    one.overpaid,
    one.net,
  ])
  const sums = (['toPay', 'overpaid', 'net'] as const).map((key) => sumOf(people.map((one) => one[key])))
  return drawTable({
    headers,
    rows,
    footer: [say('合计', 'sum'), '', ...(several ? [''] : []), ...sums],
    right: several ? [3, 4, 5] : [2, 3, 4],
  })
}

const earning: Label = { zh: '应发', en: 'earnings' }

/** The files that `-o` writes: differences and changed findings for people, ledger and carry for the next run. */
export function correctionFiles(
  wording: Wording,
  correction: Correction,
  folder: string,
): readonly FileToWrite[] {
  return [
    { path: join(folder, 'corrections.csv'), text: writeCsv(correctionRows(wording, correction)) },
    { path: join(folder, 'findings.csv'), text: writeCsv(changedRows(wording, correction)) },
    { path: join(folder, 'settled.json'), text: ledgerText(correction.ledger!) },
    { path: join(folder, 'carry.json'), text: carryText(correction) },
  ]
}

function correctionRows({ ruleSet, say }: Wording, { lines, currency }: Correction): string[][] {
  const header = [
    say('期间', 'period'),
    say('日期', 'moment'),
    say('对象', 'thing'),
    say('编号', 'id'),
    say('姓名', 'name'),
    say('规则', 'rule'),
    say('项目', 'title'),
    say('条款', 'clause'),
    say('类别', 'channel'),
    ...currencyCells(ruleSet, say('币种', 'currency')),
    say('已发', 'paid'),
    say('应发', 'due'),
    say('差额', 'difference'),
    ...causes.map((cause) => say(causeTitles[cause])),
  ]
  const rows = lines.map((line) => [
    line.period,
    line.moment ?? '',
    line.thing,
    line.id,
    line.name ?? '',
    line.rule,
    say(line.title),
    line.clause,
    line.channel,
    ...currencyCells(ruleSet, line.currency ?? currency),
    line.paid ?? '',
    line.due ?? '',
    line.difference,
    ...causes.map((cause) => line.causes.find((one) => one.cause === cause)?.amount ?? ''),
  ])
  return [header, ...rows]
}

function changedRows(wording: Wording, { findings: { appeared, disappeared } }: Correction): string[][] {
  const [header = [], ...added] = findingRows(wording, appeared)
  const [, ...gone] = findingRows(wording, disappeared)
  return [
    ['change', ...header],
    ...added.map((row) => ['appeared', ...row]),
    ...gone.map((row) => ['disappeared', ...row]),
  ]
}
