import type { Result } from '../../index.ts'
import { periodTitle } from '../../io/core.ts'
import type { Wording } from './payslips.ts'
import { oneLine } from './table.ts'

/** Values that a person put in place of computed ones, each with the reason. */
export function drawOverridden({ words, say }: Wording, { periods }: Result): readonly string[] {
  const lines = periods.flatMap(({ period, things }) =>
    Object.values(things)
      .flat()
      .flatMap(({ id, name, moment, values }) => {
        const titled = Object.entries(values).map(([address, value]) => ({
          value,
          address,
          title: say(words.title(address)),
        }))
        const who = oneLine(
          [moment ?? say(periodTitle(period)), [id, name].filter(Boolean).join(' ')].join(' · '),
        )
        // The one outcome of a table is the rule's value under another name.
        return titled
          .filter(({ address }) => !address.includes('.') || !values[address.split('.')[0]!]?.reason)
          .flatMap(({ address, title, value }) =>
            value.reason === undefined
              ? []
              : [
                  `  ${who} · ${title} ${say(words.value(value, address))}${say('：', ': ')}${oneLine(value.reason)}`,
                ],
          )
      }),
  )
  return lines.length === 0
    ? []
    : [say('人工更正及其理由：', 'Overridden by a person, with the reason:'), ...lines, '']
}
