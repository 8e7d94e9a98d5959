import type { CompiledRuleSet, Finding, Label, MarkUse, Result } from '../index.ts'
import type { Say } from './language.ts'
import { drawTable, oneLine } from './table.ts'

/** Findings with their evidence: what a person has to decide, and nothing that was decided already. */
export function drawFindings(
  findings: readonly Finding[],
  say: Say,
  head: Label = { zh: '须由人处理的事项', en: 'Findings, each for a person to decide' },
): readonly string[] {
  if (findings.length === 0) return []
  const { length } = findings
  return [
    say(`${head.zh}（${length}）：`, `${head.en} (${length}):`),
    ...findings.flatMap((one) => drawFinding(one, say)),
    '',
  ]
}

function drawFinding(finding: Finding, say: Say): readonly string[] {
  const { period, moment, id, name, title, clause, says, evidence, needs, law } = finding
  const who = oneLine([id, name].filter(Boolean).join(' '))
  const shown = evidence.map(({ title: of, value, history = [] }) => {
    const before = history.map((past) => `${past.period} ${past.value}`).join(say('，', ', '))
    return oneLine(`${say(of)} ${value}${before === '' ? '' : say(`（${before}）`, ` (${before})`)}`)
  })
  return [
    `  ! ${moment ?? period} · ${who} · ${say(title)} [${clause}]`,
    `      ${say(says)}`,
    ...(shown.length === 0 ? [] : [`      ${say('依据：', 'evidence: ')}${shown.join(say('；', '; '))}`]),
    ...(needs === undefined ? [] : [`      ${say('需要：', 'needs: ')}${say(needs)}`]),
    ...law.map((note) =>
      say(
        `      法律提示：${note.says.zh}（${note.source}）`,
        `      note on law: ${note.says.en} (${note.source})`,
      ),
    ),
  ]
}

/** The ledger of blanks and readings: what results rest on beyond the text, with the number of lines each touches. */
export function drawMarks(ruleSet: CompiledRuleSet, { marks }: Result, say: Say): readonly string[] {
  if (marks.length === 0) return []
  const rows = marks.map((mark) => [
    mark.clause ?? '',
    say(kinds[mark.kind]),
    mark.name,
    `${say(mark.text)}${optionText(ruleSet, mark, say)}`,
    `${mark.lines}`,
  ])
  const headers = [
    say('条款', 'clause'),
    say('性质', 'kind'),
    say('名称', 'name'),
    say('内容', 'text'),
    say('涉及行数', 'lines'),
  ]
  return [
    say('结果所依据的假设与读法：', 'Assumptions and readings that results rest on:'),
    ...drawTable({ headers, rows, right: [4] }),
    '',
  ]
}

const kinds = {
  assumed: { zh: '假设', en: 'assumed' },
  reading: { zh: '读法', en: 'reading' },
  supposed: { zh: '设定', en: 'supposed' },
  supplied: { zh: '直接给出', en: 'supplied' },
  decided: { zh: '由人决定', en: 'decided' },
  excluded: { zh: '未计入', en: 'excluded' },
  overridden: { zh: '人工更正', en: 'overridden' },
  seeded: { zh: '期初值', en: 'seeded' },
} as const

function optionText(ruleSet: CompiledRuleSet, { name, option, chosen }: MarkUse, say: Say): string {
  if (option === undefined) return ''
  const spec = ruleSet.plan.marks.find((mark) => mark.kind === 'reading' && mark.name === name)
  const title = spec?.options?.find((one) => one.name === option)?.title ?? { zh: option, en: option }
  const how = chosen === true ? say('已选定', 'chosen') : say('默认', 'default')
  return ` → ${say(title)}${say(`（${how}）`, ` (${how})`)}`
}
