import { writeCsv } from '../io/write-csv.ts'
import type { ReadingsReport } from '../load.ts'
import type { Say } from './language.ts'
import { subjectCells, subjectHeader } from './result-files.ts'

const header = [
  'reading',
  'option',
  'kind',
  ...subjectHeader,
  'channel',
  'before',
  'after',
  'difference',
  'moment',
]

/** Every line and finding that some option changes, as CSV; an empty cell means there is no such line. */
export const readingsCsv = ({ questions }: ReadingsReport, say: Say): string => {
  const rows = questions.flatMap(({ reading, options }) =>
    options.flatMap(({ option, people, findings }) => {
      const row = (
        kind: string,
        one: (typeof findings.appear)[number],
        [channel = '', before = '', after = '', difference = '']: readonly (string | undefined)[],
      ): readonly string[] => {
        const subject = subjectCells(one, say)
        return [reading, option, kind, ...subject, channel, before, after, difference, one.moment ?? '']
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
  return writeCsv([header, ...rows])
}
