import type { CompiledRuleSet } from '../../index.ts'
import type { FindingChange, LineChange } from '../../load.ts'
import type { Say } from '../language.ts'
import { currencyCells } from '../money.ts'
import { subjectCells, subjectHeader } from '../result-files.ts'

/** Columns of a file with one changed line or finding in each row. */
export const changeHeader = (ruleSet: CompiledRuleSet): readonly string[] => [
  'kind',
  ...subjectHeader,
  'channel',
  ...currencyCells(ruleSet, 'currency'),
  'before',
  'after',
  'difference',
  'moment',
]

/** Lines and findings that something changes; an empty cell means there is no such line. */
export function changeRows(
  ruleSet: CompiledRuleSet,
  {
    lines,
    appear,
    disappear,
  }: {
    readonly lines: readonly LineChange[]
    readonly appear: readonly FindingChange[]
    readonly disappear: readonly FindingChange[]
  },
  say: Say,
): readonly (readonly string[])[] {
  const row = (
    kind: string,
    one: FindingChange,
    pay: string,
    [channel = '', before = '', after = '', difference = '']: readonly (string | undefined)[],
  ): readonly string[] => [
    kind,
    ...subjectCells(one, say),
    channel,
    ...currencyCells(ruleSet, pay),
    before,
    after,
    difference,
    one.moment ?? '',
  ]
  return [
    ...lines.map((one) =>
      row('line', one, one.currency ?? ruleSet.currency, [
        one.channel,
        one.before,
        one.after,
        one.difference,
      ]),
    ),
    ...appear.map((one) => row('finding', one, '', ['', 'no', 'yes'])),
    ...disappear.map((one) => row('finding', one, '', ['', 'yes', 'no'])),
  ]
}
