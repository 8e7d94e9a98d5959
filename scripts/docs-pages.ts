import { analyseMessages } from '../src/diagnostics/messages/analyse.ts'
import { compileMessages } from '../src/diagnostics/messages/compile.ts'
import { correctMessages } from '../src/diagnostics/messages/correct.ts'
import { factMessages } from '../src/diagnostics/messages/facts.ts'
import { fileMessages } from '../src/diagnostics/messages/files.ts'
import { formulaMessages } from '../src/diagnostics/messages/formula.ts'
import { groupMessages } from '../src/diagnostics/messages/groups.ts'
import { type DiagnosticCode, messages } from '../src/diagnostics/messages/index.ts'
import type { Message, MessageTable } from '../src/diagnostics/messages/message.ts'
import { runMessages } from '../src/diagnostics/messages/run.ts'
import { sourceMessages } from '../src/diagnostics/messages/source.ts'
import { tableMessages } from '../src/diagnostics/messages/table.ts'
import { severityOf } from '../src/diagnostics/severity.ts'
import { bodyKeys } from '../src/mechanisms/keys.ts'
import type { KeySpec } from '../src/model/mechanism-keys.ts'
import { importTable, type Row } from '../tests/architecture/import-table.ts'
import { noticesText } from './notices.ts'
import { rulePages } from './rule-pages.ts'

/** The pages that are made from data, by their paths; `root` is the folder of the repository. */
export const madePages = (root: string): Readonly<Record<string, string>> => ({
  'docs/diagnostics.md': diagnosticsPage(),
  'docs/language/bodies.md': bodiesPage(),
  'THIRD-PARTY-NOTICES': noticesText(root),
  ...rulePages(root),
})

/** Parts of pages that are made from data, by page and by the name after `<!-- made:`. */
export const madeParts = (): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  'docs/architecture.md': { imports: importsTable() },
})

/** The page with its made parts as they should be. */
export const withMadeParts = (page: string, parts: Readonly<Record<string, string>>): string =>
  Object.entries(parts).reduce(
    (text, [name, part]) =>
      text.replace(
        new RegExp(`(<!-- made: ${name} -->\\n)[\\s\\S]*?(<!-- end -->)`),
        (_, start: string, end: string) => `${start}${part}\n${end}`,
      ),
    page,
  )

const importsTable = (): string => `| may import → | folders | types only | packages | Node |
| --- | --- | --- | --- | --- |
${Object.entries(importTable).map(importRow).join('\n')}`

const importRow = ([name, { may, types = [], packages = [], node }]: readonly [string, Row]): string =>
  `| \`${name}\` | ${[may, types, packages].map((list) => list.join(', ') || '–').join(' | ')} | ${node ? 'yes' : '–'} |`

const made = '<!-- Made by `npm run docs` from the tables of the code; do not edit. -->'

const areas: readonly { readonly zh: string; readonly en: string; readonly table: MessageTable }[] = [
  { zh: '规则文件的写法', en: 'how a rule file is written', table: sourceMessages },
  { zh: '公式', en: 'formulas', table: formulaMessages },
  { zh: '表格', en: 'tables', table: tableMessages },
  { zh: '规则的含义', en: 'what the rules mean', table: compileMessages },
  { zh: '分组与上下级', en: 'groups and chains', table: groupMessages },
  { zh: '数据', en: 'facts', table: factMessages },
  { zh: '数据文件', en: 'files of facts', table: fileMessages },
  { zh: '计算', en: 'a run', table: runMessages },
  { zh: '更正', en: 'corrections', table: correctMessages },
  { zh: '分析', en: 'analysis', table: analyseMessages },
]

const diagnosticsPage = (): string => {
  const listed = areas.flatMap(({ table }) => Object.keys(table))
  const lost = Object.keys(messages).filter((code) => !listed.includes(code))
  if (lost.length > 0) throw new Error(`No area of the page has ${lost.join(', ')}`)
  return `${made}

# Diagnostics · 诊断信息

Everything the library can complain about: ${listed.length} codes. A diagnostic is data: \`code\`, \`severity\`, \`parameters\`, and where it is (\`spans\` in a rule file, \`place\` among the facts); \`renderDiagnostic(one, { language: 'zh' })\` makes the sentence. Codes stay; sentences may improve. \`{name}\` stands for a parameter.

程序库能指出的全部问题，共 ${listed.length} 种。诊断信息是数据：代码、严重程度、参数和位置；句子由 \`renderDiagnostic\` 生成。代码不变，措辞会改进。\`{name}\` 是参数。

${areas.map(areaText).join('\n\n')}
`
}

const areaText = ({ zh, en, table }: (typeof areas)[number]): string =>
  `## ${zh} · ${en}

| code | 中文 | English |
| --- | --- | --- |
${Object.entries(table)
  .sort(([left], [right]) => (left < right ? -1 : 1))
  .map(
    ([code, message]) =>
      `| \`${code}\`${severityText(code)} | ${sentence(message, 'zh')} | ${sentence(message, 'en')} |`,
  )
  .join('\n')}`

const severityText = (code: string): string => {
  const severity = severityOf(code as DiagnosticCode)
  return severity === 'error' ? '' : ` (${severity})`
}

const sentence = ({ text, hint }: Message, language: 'zh' | 'en'): string =>
  [text[language], ...(hint ? [`*${hint[language]}*`] : [])].map(readable).map(cell).join('<br>')

/** A part that stands only where a parameter is given, as an ordinary part. */
const readable = (text: string): string =>
  text.replace(/\{[A-Za-z]\w*\?((?:[^{}]|\{\w*\})*)\}/g, '$1').replace(/^\*(\s*)|(\s*)\*$/g, '*')

const cell = (text: string): string =>
  text.replace(/[|<>]/g, (sign) => ({ '|': '\\|', '<': '&lt;', '>': '&gt;' })[sign]!).replaceAll('\n', ' ')

const bodiesPage = (): string => `${made}

# Bodies of a rule · 规则的算法

A rule has exactly one of these ${Object.keys(bodyKeys).length} bodies. A key marked **required** has to be said; a word in bold is what holds where the key is absent. Any setting may be a choice: \`{ reading: name, option: value }\`.

每条规则只有一种算法。标“必填”的键必须写；粗体的词是不写时的默认。任何一项都可以写成读法的选择。

${Object.entries(bodyKeys)
  .map(([name, body]) => bodyText(name, body))
  .join('\n\n')}
`

const bodyText = (name: string, body: (typeof bodyKeys)[keyof typeof bodyKeys]): string => {
  const whole =
    'whole' in body
      ? `\n\nA value without keys is its \`${body.whole}\` · 不带键的值就是 \`${body.whole}\`。`
      : ''
  return `## \`${name}\`

${body.says.zh} · ${body.says.en}${whole}

| key | holds | 中文 | English |
| --- | --- | --- | --- |
${Object.entries<KeySpec>(body.keys).map(keyRow).join('\n')}`
}

const keyRow = ([key, spec]: readonly [string, KeySpec]): string =>
  `| \`${key}\`${spec.required ? ' **required**' : ''} | ${holds(spec)} | ${cell(spec.says.zh)} | ${cell(spec.says.en)} |`

const holds = (spec: KeySpec): string => {
  switch (spec.kind) {
    case 'formula':
      return [...(spec.words ?? []), 'a formula'].join(', ')
    case 'word':
      return spec.words.map((word) => (word === spec.default ? `**${word}**` : word)).join(', ')
    case 'names':
      return 'a list of names'
    case 'label':
      return 'a text `{ zh, en }`'
    case 'table':
      return 'a table in a `|` block'
    case 'formulas':
      return 'a list of formulas'
    case 'weights':
      return 'formula: weight'
    default:
      return `a ${spec.kind}`
  }
}
