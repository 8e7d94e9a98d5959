import type { CompiledRuleSet, Finding, Label, MarkUse, Result } from '../../index.ts'
import { periodTitle } from '../../io/core.ts'
import type { Say } from '../language.ts'
import { titleOfThing, type Wording } from './payslips.ts'
import { drawTable, oneLine } from './table.ts'

/** Findings with their evidence: what a person has to decide, and nothing that was decided already. */
export function drawFindings(
  wording: Wording,
  findings: readonly Finding[],
  head: Label = { zh: '须由人处理的事项', en: 'Findings, each for a person to decide' },
): readonly string[] {
  const { say } = wording
  if (findings.length === 0) return []
  const { length } = findings
  return [
    say(`${head.zh}（${length}）：`, `${head.en} (${length}):`),
    ...findings.flatMap((one) => drawFinding(wording, one)),
    '',
  ]
}

function drawFinding(wording: Wording, finding: Finding): readonly string[] {
  const { ruleSet, say } = wording
  const { period, moment, thing, id, name, title, clause, says, needs, law } = finding
  const own = thing === 'company' ? say(titleOfThing(ruleSet, thing)) : id
  const who = oneLine([own, name].filter(Boolean).join(' '))
  const shown = evidenceTexts(wording, finding).map(oneLine)
  return [
    `  ! ${moment ?? say(periodTitle(period))} · ${who} · ${say(title)} [${clause}]`,
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

/** `得分 55`: every piece of evidence with its title, as people read it. */
export const evidenceTexts = ({ words, say }: Wording, { evidence }: Finding): readonly string[] =>
  evidence.map(({ title, history = [], ...value }) => {
    const before = history.map((past) => `${past.period} ${past.value}`).join(say('，', ', '))
    const text = say(words.value(value, value.name))
    return `${say(title)} ${text}${before === '' ? '' : say(`（${before}）`, ` (${before})`)}`
  })

/** The ledger of blanks and readings: what results rest on beyond the text, with how much each touches. */
export function drawMarks(ruleSet: CompiledRuleSet, { marks }: Result, say: Say): readonly string[] {
  if (marks.length === 0) return []
  // A policy that pays nothing has no lines to count.
  const paid = ruleSet.plan.rules.some(({ line }) => line)
  const rows = marks.map((mark) => [
    mark.clause ?? '',
    say(kinds[mark.kind]),
    mark.name,
    `${say(mark.text)}${optionText(ruleSet, mark, say)}`,
    ...(paid ? [`${mark.lines}`] : []),
    `${mark.values}`,
  ])
  const headers = [
    say('条款', 'clause'),
    say('性质', 'kind'),
    say('名称', 'name'),
    say('内容', 'text'),
    ...(paid ? [say('涉及工资项', 'lines')] : []),
    say('涉及值', 'values'),
  ]
  return [
    say('结果所依据的假设与读法：', 'Assumptions and readings that results rest on:'),
    ...drawTable({ headers, rows, right: [4, 5] }),
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
