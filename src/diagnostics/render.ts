import type { Label, Language } from '../core/label.ts'
import type { FactPlace } from '../core/span.ts'
import type { Diagnostic, LabelledSpan } from './diagnostic.ts'
import { drawExcerpt, type Paint } from './excerpt.ts'
import { fill, hintOf } from './fill.ts'
import { messageOf } from './messages/index.ts'
import type { Message } from './messages/message.ts'
import { linesOf, positionAt } from './position.ts'
import type { Severity } from './severity.ts'
import { visible } from './width.ts'

export interface RenderOptions {
  readonly language: Language
  /** Texts by the name that spans give; a place in a text that is not here is named, not drawn. */
  readonly sources?: Readonly<Record<string, string>>
  /** Colours for a terminal. */
  readonly colour?: boolean
}

const words = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '说明', en: 'note' },
  hint: { zh: '提示：', en: 'hint: ' },
  repair: { zh: '可改为：', en: 'write: ' },
} as const satisfies Record<string, Label>

/**
 * One diagnostic as text for people: what is wrong, where (with the lines themselves where the text is at hand), what
 * to do, and the repaired line where one is known. Ends without a line break.
 *
 *     error[unknown-key] There is no key "tabel" here.
 *       --> rules.yaml:41:9
 *      41 │ tabel: |
 *         │ ^^^^^
 *       hint: …
 */
export const renderDiagnostic = (diagnostic: Diagnostic, options: RenderOptions): string =>
  renderMessage(messageOf(diagnostic.code), diagnostic, options)

/** The same for a message that is given. */
export function renderMessage(message: Message, diagnostic: Diagnostic, options: RenderOptions): string {
  const { language } = options
  const { code, severity, spans = [], place, parameters } = diagnostic
  const painter = options.colour === true ? colours(severity) : undefined
  const shown = Object.fromEntries(Object.entries(parameters).map(([name, text]) => [name, visible(text)]))
  const title = `${words[severity][language]}[${code}]`
  const lines = [`${painter?.(title, 'main') ?? title} ${fill(message.text[language], shown)}`]
  lines.push(...drawSpans(message, spans, shown, options, painter))
  if (place !== undefined) lines.push(...describePlace(place, language))
  const hint = hintOf(message, language, shown)
  if (hint !== undefined) lines.push(`  ${words.hint[language]}${hint}`)
  if (parameters.repair) lines.push(...repaired(parameters.repair, language))
  return lines.join('\n')
}

function drawSpans(
  message: Message,
  spans: readonly LabelledSpan[],
  parameters: Readonly<Record<string, string>>,
  { language, sources = {} }: RenderOptions,
  paint?: Paint,
): string[] {
  const names = [...new Set(spans.map(({ span }) => span.source))]
  return names.flatMap((name) => {
    const own = spans.filter(({ span }) => span.source === name)
    const text = Object.hasOwn(sources, name) ? sources[name] : undefined
    if (text === undefined) return [`  --> ${name}`]
    const lines = linesOf(text)
    const { line, column } = positionAt(lines, own[0]!.span.start)
    const pointers = own.map(({ span, label }) => {
      const words = label === undefined ? undefined : message.labels?.[label]?.[language]
      return { ...span, ...(words !== undefined && { label: fill(words, parameters) }) }
    })
    return [`  --> ${name}:${line}:${column}`, ...drawExcerpt(lines, pointers, paint)]
  })
}

/** File and line first, where the facts came from a file; then table, period, row, id and field. */
function describePlace(place: FactPlace, language: Language): string[] {
  const { table, period, row, id, field, file, line } = place
  const parts =
    language === 'zh'
      ? [
          `表 ${table}`,
          period && `期间 ${period}`,
          row && `第 ${row} 行`,
          id && `编号 ${id}`,
          field && `字段 ${field}`,
        ]
      : [
          `table ${table}`,
          period && `period ${period}`,
          row && `row ${row}`,
          id && `id ${id}`,
          field && `field ${field}`,
        ]
  const path = parts.flatMap((part) => (part ? [visible(part)] : [])).join(' · ')
  if (file === undefined) return [`  --> ${path}`]
  return [`  --> ${file}${line === undefined ? '' : `:${line}`}`, `      ${path}`]
}

function repaired(repair: string, language: Language): string[] {
  const [first = '', ...rest] = repair.split('\n').map(visible)
  if (rest.length === 0) return [`  ${words.repair[language]}${first}`]
  return [
    `  ${words.repair[language].trimEnd()}`,
    ...[first, ...rest].map((line) => `      ${line}`.trimEnd()),
  ]
}

const severityColours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, note: 36 }

function colours(severity: Severity): Paint {
  const codes = { gutter: '2', main: `1;${severityColours[severity]}`, second: '36' }
  return (text, part) => `\u001b[${codes[part]}m${text}\u001b[0m`
}
