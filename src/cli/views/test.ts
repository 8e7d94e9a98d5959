import type { Part, RuleTestReport, Survivor, Uncovered } from '../../analyse.ts'
import type { Context } from '../context.ts'
import type { Say } from '../language.ts'
import { drawTable } from './table.ts'

interface Looks extends Pick<Context, 'say' | 'strong' | 'faint'> {
  /** What the rule file was called on the command line. */
  readonly rules: string
  readonly parts: readonly ('coverage' | 'mutants')[]
}

/** What the examples say, what they leave out clause by clause, and the mistakes that they do not notice. */
export function drawTest(report: RuleTestReport, looks: Looks): readonly string[] {
  const { say, strong, parts } = looks
  return [
    strong(say(report.title)),
    ...drawChanged(report, looks),
    ...drawExamples(report, looks),
    '',
    ...(parts.includes('coverage') ? drawCoverage(report, looks) : []),
    ...(parts.includes('mutants') ? drawMutation(report, looks) : []),
  ]
}

const drawChanged = ({ changed }: RuleTestReport, { say }: Looks): readonly string[] => {
  if (changed === undefined) return []
  if (changed.length === 0)
    return [say('这份变体没有改动任何参数或规则。', 'This variant changes no parameter and no rule.')]
  return [
    say(`只看改动和新增的：${changed.join('、')}。`, `Only what is changed or new: ${changed.join(', ')}.`),
  ]
}

function drawExamples({ examples }: RuleTestReport, { say, rules }: Looks): readonly string[] {
  const { run, figures, failed, toConfirm } = examples
  const start = `jixiao test ${rules} --cases`
  const waiting =
    toConfirm.length === 0
      ? []
      : [
          say(
            `另有 ${toConfirm.length} 个待确认的示例，不计在内。`,
            `${toConfirm.length} more ${toConfirm.length === 1 ? 'waits' : 'wait'} to be confirmed and ${toConfirm.length === 1 ? 'counts' : 'count'} for nothing yet.`,
          ),
        ]
  if (run === 0)
    return [
      say(
        `没有示例。用 ${start} 生成一批界限上下的示例，由人核对后放进规则文件。`,
        `There are no examples. ${start} writes some on the borders; check them and put them into the rule file.`,
      ),
      ...waiting,
    ]
  return [
    failed.length === 0
      ? say(
          `${run} 个示例中的 ${figures} 个数全部相符。`,
          `All ${figures} ${figures === 1 ? 'figure' : 'figures'} of ${run} ${run === 1 ? 'example' : 'examples'} agree.`,
        )
      : say(`${run} 个示例，不符的有：`, `${run} ${run === 1 ? 'example' : 'examples'}; these differ:`),
    ...failed.map((name) => `  ${name}`),
    ...waiting,
  ]
}

function drawCoverage({ coverage }: RuleTestReport, looks: Looks): readonly string[] {
  const { say, strong } = looks
  const counts = (one: { readonly workedOut: Part; readonly checked: Part; readonly taken: Part }) =>
    [one.workedOut, one.checked, one.taken].map(shortText)
  return [
    strong(say('覆盖', 'Coverage')),
    ...drawTable({
      headers: [
        say('条款', 'clause'),
        say('算出的规则', 'rules worked out'),
        say('核对的规则', 'rules compared'),
        say('走到的行、分支、条件', 'rows, branches and conditions'),
      ],
      rows: coverage.clauses.map((one) => [one.clause, ...counts(one)]),
      footer: [say('合计', 'all'), coverage.workedOut.text, coverage.checked.text, coverage.taken.text],
      right: [1, 2, 3],
    }),
    '',
    ...(coverage.uncovered.length === 0
      ? [say('没有漏掉的。', 'Nothing is left out.')]
      : [
          strong(say('没有走到或没有核对的：', 'Not taken, or not compared:')),
          ...byClause(coverage.uncovered, (one) => drawUncovered(one, looks)),
        ]),
    '',
  ]
}

const shortText = ({ part, all }: Part): string => (all === 0 ? '–' : `${part}/${all}`)

function drawUncovered(one: Uncovered, { say, faint }: Looks): readonly string[] {
  const input = one.example === undefined ? '' : givenOf(one.example)
  return [
    `  ${one.address}  ${say(one.hint)}`,
    ...(input === '' ? [] : [faint(`      ${say('例如：', 'such as: ')}${input}`)]),
  ]
}

/** The first row of what an example gives, as `score = 75`. */
const givenOf = (example: string): string => {
  const lines = example.split('\n')
  const [head = '', row = ''] = lines.slice(lines.findIndex((line) => line.trim() === 'given: |') + 1)
  const [headers, cells] = [head, row].map((line) => line.split('|').map((cell) => cell.trim()))
  return headers!
    .flatMap((header, at) => (at === 0 || header === '' ? [] : [`${header} = ${cells![at]}`]))
    .join(', ')
}

function drawMutation({ mutation, examples }: RuleTestReport, looks: Looks): readonly string[] {
  const { say, strong } = looks
  if (!mutation)
    return [
      say(
        '示例不符时不试改动：先改好示例或规则。',
        'No changes are tried while an example differs: put the example or the rule right first.',
      ),
    ]
  if (examples.run === 0) return []
  const { score, refused, equivalent, survivors, clauses } = mutation
  return [
    strong(say(`变异得分 ${score.text}`, `Mutation score ${score.text}`)),
    say(
      `在规则里逐处改错一点，示例发现了 ${score.part} 处，没有发现 ${survivors.length} 处${notCounted(refused, equivalent, say)}。`,
      `Of small mistakes put into the rules, the examples notice ${score.part} and miss ${survivors.length}${notCounted(refused, equivalent, say)}.`,
    ),
    '',
    ...drawTable({
      headers: [say('条款', 'clause'), say('发现', 'noticed')],
      rows: clauses.map((one) => [one.clause, shortText(one.score)]),
      right: [1],
    }),
    '',
    ...(survivors.length === 0
      ? []
      : [
          strong(say('示例没有发现的改动：', 'Mistakes that no example notices:')),
          ...byClause(survivors, (one) => drawSurvivor(one, looks)),
        ]),
  ]
}

/** Mistakes that say nothing about the examples, where there are any. */
const notCounted = (refused: number, equivalent: number, say: Say): string =>
  refused + equivalent === 0
    ? ''
    : say(
        `；另有 ${refused} 处一改就通不过检查，${equivalent} 处改了也一样，都不计`,
        `; ${refused} more do not load and ${equivalent} change nothing, and neither counts`,
      )

function drawSurvivor(one: Survivor, { say, faint }: Looks): readonly string[] {
  const change =
    one.after === '' ? say(`去掉 ${one.before}`, `without ${one.before}`) : `${one.before} → ${one.after}`
  const what = one.before === '' ? say('不起作用', 'without effect') : change
  const { tells } = one
  return [`  ${one.address}  ${what}`, faint(`      ${say(tells?.says ?? one.why)}`)]
}

const byClause = <One extends { readonly clause: string }>(
  list: readonly One[],
  draw: (one: One) => readonly string[],
): readonly string[] =>
  [...new Set(list.map(({ clause }) => clause))].flatMap((clause) => [
    clause,
    ...list.filter((one) => one.clause === clause).flatMap(draw),
  ])
