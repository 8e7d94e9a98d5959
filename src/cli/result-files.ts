import { join } from 'node:path'
import type { Carry, Finding, Ledger, Origin, Owner, Result } from '../index.ts'
import { writeCsv } from '../io/write-csv.ts'
import type { FileToWrite } from '../io/write-files.ts'
import type { Say } from './language.ts'
import { currencyCells } from './money.ts'
import { evidenceTexts } from './views/findings.ts'
import type { Wording } from './views/payslips.ts'

/**
 * The files that `-o` writes. Headers and names are the same in every language, so that scripts can rely on them;
 * titles are in the language of the reader.
 */
export function resultFiles(wording: Wording, result: Result, folder: string): readonly FileToWrite[] {
  const file = (name: string, rows: readonly (readonly (string | undefined)[])[]): FileToWrite => ({
    path: join(folder, name),
    text: writeCsv(rows),
  })
  return [
    file('payslips.csv', payslipRows(result, wording)),
    file('values.csv', valueRows(result)),
    file('findings.csv', findingRows(wording, result.findings)),
    { path: join(folder, 'carry.json'), text: carryText(result) },
    { path: join(folder, 'settled.json'), text: ledgerText(result) },
  ]
}

export const carryText = ({ carry }: { readonly carry: Carry | undefined }): string =>
  `${JSON.stringify(carry, undefined, 2)}\n`

/** The ledger with one line for each entry, so that two of them can be compared by eye. */
export const ledgerText = ({ ruleSet, currency, settled }: Ledger): string => {
  const entries = settled.map((entry) => `\n    ${JSON.stringify(entry)}`).join()
  return `{\n  "ruleSet": ${JSON.stringify(ruleSet)},\n  "currency": ${JSON.stringify(currency)},\n  "settled": [${entries}\n  ]\n}\n`
}

/** The columns that say what a row is about, the same in every file for programs. */
export const subjectHeader = ['period', 'thing', 'id', 'name', 'rule', 'title', 'clause'] as const

export const subjectCells = (
  { period, thing, id, name = '', rule, title, clause }: Owner & Origin,
  say: Say,
): readonly string[] => [period, thing, id, name, rule, say(title), clause]

/** Everything that has results, with its period. */
const allIn = ({ periods }: Result) =>
  periods.flatMap(({ period, things }) =>
    Object.entries(things).flatMap(([thing, list]) => list.map((one) => ({ ...one, period, thing }))),
  )

const joined = (marks: readonly string[] = []): string => marks.join('; ')

function payslipRows(result: Result, { ruleSet, say }: Wording): string[][] {
  const header = [
    ...subjectHeader,
    'channel',
    'amount',
    ...currencyCells(ruleSet, 'currency'),
    'moment',
    'marks',
    'reason',
  ]
  const rows = allIn(result).flatMap((one) =>
    one.lines.map((line) => [
      ...subjectCells({ ...one, ...line }, say),
      line.channel,
      line.amount,
      ...currencyCells(ruleSet, line.currency ?? result.currency),
      one.moment ?? '',
      joined(line.marks),
      line.reason ?? '',
    ]),
  )
  return [header, ...rows]
}

function valueRows(result: Result): string[][] {
  const header = [
    'period',
    'thing',
    'id',
    'name',
    'rule',
    'value',
    'moment',
    'state',
    'because',
    'marks',
    'reason',
  ]
  const rows = allIn(result).flatMap(({ period, thing, id, name = '', moment = '', values }) =>
    Object.entries(values).map(([rule, { value = '', absent, marks, reason = '' }]) => [
      period,
      thing,
      id,
      name,
      rule,
      value,
      moment,
      absent?.state ?? '',
      absent?.because ?? '',
      joined(marks),
      reason,
    ]),
  )
  return [header, ...rows]
}

export function findingRows(wording: Wording, findings: readonly Finding[]): string[][] {
  const { say } = wording
  const header = [
    ...subjectHeader,
    'says',
    'evidence',
    'evidenceText',
    'needs',
    'moment',
    'marks',
    'status',
    'decidedBy',
    'decidedOn',
    'decisionReason',
  ]
  const rows = findings.map((one) => [
    ...subjectCells(one, say),
    say(one.says),
    one.evidence.map(({ name, value }) => `${name}=${value}`).join('; '),
    evidenceTexts(wording, one).join(say('；', '; ')),
    one.needs === undefined ? '' : say(one.needs),
    one.moment ?? '',
    joined(one.marks),
    one.decision.status,
    one.decision.by ?? '',
    one.decision.on ?? '',
    one.decision.reason ?? '',
  ])
  return [header, ...rows]
}
