import type { Label } from '../../core/label.ts'
import type { ExampleSpec, ExampleTable } from '../../model/rule-set.ts'

/** The names of calculated examples begin so until a person has confirmed them; then the words go. */
const toConfirm: Label = { zh: '待确认', en: 'to confirm' }

/** Whether an example was calculated and nobody has confirmed it. */
export const isToConfirm = ({ name }: Pick<ExampleSpec, 'name'>): boolean =>
  name.startsWith(toConfirm.zh) || name.toLowerCase().startsWith(toConfirm.en)

/** `待确认 · to confirm: …` */
export const nameToConfirm = ({ zh, en }: Label): string => `${toConfirm.zh}：${zh} · ${toConfirm.en}: ${en}`

/** An example as it stands in a rule file, under `examples:`. */
export const exampleText = ({ name, readings, given, expect }: ExampleSpec): string =>
  [
    `  # ${toConfirm.zh}：结果由引擎算出，须由人核对后再用，并从名称中删去“${toConfirm.zh} · ${toConfirm.en}”。`,
    `  # ${toConfirm.en}: the results were calculated; a person has to confirm them before use, and then takes "${toConfirm.zh} · ${toConfirm.en}" out of the name.`,
    `  - name: ${quoted(name)}`,
    ...(Object.keys(readings).length === 0
      ? []
      : [
          `    readings: { ${Object.entries(readings)
            .map(([reading, option]) => `${reading}: ${quoted(option)}`)
            .join(', ')} }`,
        ]),
    '    given: |',
    ...tablesText(given),
    '    expect: |',
    ...tablesText(expect),
    '',
  ].join('\n')

/** A text that YAML could read as something else stands in quotes. */
const quoted = (text: string): string => JSON.stringify(text)

const tablesText = (tables: readonly ExampleTable[]): readonly string[] =>
  tables.flatMap((table, at) => [...(at === 0 ? [] : ['']), ...tableText(table)])

const tableText = ({ thing, headers, rows }: ExampleTable): readonly string[] => {
  const lines = [
    [thing, ...headers.map(({ name }) => name)],
    ...rows.map(({ id, cells }) => [id, ...cells.map(({ text }) => text)]),
  ]
  const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => widthOf(line[at]!))))
  return lines.map((line) => {
    const cells = line.map((text, at) => text + ' '.repeat(widths[at]! - widthOf(text)))
    // A table of one column still shows that it is one.
    return `      ${cells.join(' | ')}${line.length === 1 ? ' |' : ''}`.trimEnd()
  })
}

/** Chinese letters are two columns wide. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, letter) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        letter,
      )
        ? 2
        : 1),
    0,
  )
