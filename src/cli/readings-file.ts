import type { CompiledRuleSet } from '../index.ts'
import { writeCsv } from '../io/write-csv.ts'
import type { LineChange, ReadingsReport } from '../load.ts'
import type { Say } from './language.ts'
import { currencyCells } from './money.ts'
import { subjectCells, subjectHeader } from './result-files.ts'

const headerOf = (ruleSet: CompiledRuleSet): readonly string[] => [
  'reading',
  'option',
  'kind',
  ...subjectHeader,
  'channel',
  ...currencyCells(ruleSet, 'currency'),
  'before',
  'after',
  'difference',
  'moment',
]

/** Every line and finding that some option changes, as CSV; an empty cell means there is no such line. */
export const readingsCsv = (
  ruleSet: CompiledRuleSet,
  { questions, currency }: ReadingsReport,
  say: Say,
): string => {
  const rows = questions.flatMap(({ reading, options }) =>
    options.flatMap(({ option, people, findings }) => {
      const row = (
        kind: string,
        one: (typeof findings.appear)[number],
        [channel = '', before = '', after = '', difference = '']: readonly (string | undefined)[],
      ): readonly string[] => {
        const subject = subjectCells(one, say)
        const pay = 'channel' in one ? ((one as LineChange).currency ?? currency) : ''
        return [
          reading,
          option,
          kind,
          ...subject,
          channel,
          ...currencyCells(ruleSet, pay),
          before,
          after,
          difference,
          one.moment ?? '',
        ]
      }
      return [
        ...people.flatMap(({ lines }) =>
          lines.map((one) => row('line', one, [one.channel, one.before, one.after, one.difference])),
        ),
        ...findings.appear.map((one) => row('finding', one, ['', 'no', 'yes'])),
        ...findings.disappear.map((one) => row('finding', one, ['', 'yes', 'no'])),
      ]
    }),
  )
  return writeCsv([headerOf(ruleSet), ...rows])
}
