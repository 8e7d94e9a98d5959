import type { CompiledRuleSet } from '../../index.ts'
import type { QuestionPrice, ReadingsReport } from '../../load.ts'
import type { Say } from '../language.ts'
import { totalsText } from '../money.ts'
import { signed } from './amounts.ts'
import { chosenTexts, drawQuestion, type Looks, labelOf } from './readings-question.ts'
import { spanText } from './span.ts'
import { drawTable } from './table.ts'

/** Questions with what each option costs, the dearest first; then those that cost nothing, and the range of all combinations. */
export function drawReadings(
  ruleSet: CompiledRuleSet,
  report: ReadingsReport,
  looks: Looks,
): readonly string[] {
  const { say, strong } = looks
  const { base, questions, noDifference, periods } = report
  const all = [...questions, ...noDifference]
  const chosen = all.some((one) => one.base !== one.default)
  const span = spanText(periods, say)
  const how = chosen ? say('所选读法', 'the chosen readings') : say('默认读法', 'the default readings')
  return [
    strong(`${say(ruleSet.title)} · ${span}`),
    all.length === 0
      ? say('这套规则没有未定的读法。', 'This rule set leaves no reading open.')
      : say(
          `基准是${how}，合计 ${totalsText(ruleSet, base)}。下面每处只换一种读法，与基准相比。`,
          `The base is ${how}, ${totalsText(ruleSet, base)} in all. Each option below is taken alone and compared with it.`,
        ),
    '',
    ...questions.flatMap((one, at) => [...drawQuestion(ruleSet, one, at + 1, all, looks), '']),
    ...drawNoDifference(noDifference, looks),
    ...(all.length === 0 ? [] : drawRange(ruleSet, report, all, looks)),
    ...drawAssumptions(report, say),
    ...howToChoose(questions[0], say),
  ]
}

function drawNoDifference(questions: readonly QuestionPrice[], { say, strong }: Looks): readonly string[] {
  if (questions.length === 0) return []
  const headers = [say('条款', 'clause'), say('问题', 'question'), say('读法', 'options')]
  const rows = questions.map(({ clause, question, options }) => [
    clause,
    say(question),
    options.map((one) => `${say(one.title)}${labelOf(one, say)}`).join(say('、', ' | ')),
  ])
  return [
    strong(
      say(
        '在这些数据上，怎样选都不改变任何工资项和事项：',
        'No line and no finding changes on these facts, whatever is chosen:',
      ),
    ),
    ...drawTable({ headers, rows }),
    '',
  ]
}

/** Totals between which every combination lies, and what was calculated to know it. */
function drawRange(
  ruleSet: CompiledRuleSet,
  { base, range, combinations }: ReadingsReport,
  all: readonly QuestionPrice[],
  { say, strong }: Looks,
): readonly string[] {
  const { run, failed, complete, cutShort } = combinations
  const end = (title: string, one: NonNullable<typeof range>['cheapest']): readonly string[] => [
    `  ${title} ${totalsText(ruleSet, one)}${say(`（${signed(one.difference)}）`, ` (${signed(one.difference)})`)}`,
    ...chosenTexts(one.readings, all, say).map((text) => `    ${text}`),
  ]
  return [
    strong(
      complete
        ? say(`全部 ${combinations.all} 种组合的合计：`, `Totals of all ${combinations.all} combinations:`)
        : say('已算各种组合的合计：', 'Totals of the combinations that were calculated:'),
    ),
    ...end(say('最低', 'lowest'), range!.cheapest),
    `  ${say('基准', 'base')} ${totalsText(ruleSet, base)}`,
    ...end(say('最高', 'highest'), range!.dearest),
    complete
      ? say(
          `实际计算了 ${run} 种；每一行、每个事项只取决于其中几处读法，其余组合由这些结果直接得出。`,
          `${run} were calculated; each line and each finding depends on a few readings only, so the others follow from these.`,
        )
      : say(
          `共 ${combinations.all} 种，只算了 ${run} 种：每个选项单独算过，再从与基准相差最少的算起。用 --limit 可多算。`,
          `${run} of ${combinations.all} were calculated: each option alone, then those nearest to the base. --limit allows more.`,
        ),
    ...cutShort.map((one) =>
      say(
        `  没有算完：${one.readings.join('、')}（${one.all} 种中算了 ${one.run} 种）`,
        `  not finished: ${one.readings.join(', ')} (${one.run} of ${one.all})`,
      ),
    ),
    ...(failed === 0
      ? []
      : [say(`有 ${failed} 种算不出来，未计入。`, `${failed} cannot be calculated and are left out.`)]),
    '',
  ]
}

function drawAssumptions({ assumptions }: ReadingsReport, say: Say): readonly string[] {
  const used = assumptions.filter(({ lines }) => lines > 0)
  if (used.length === 0) return []
  const headers = [say('条款', 'clause'), say('名称', 'name'), say('内容', 'text'), say('涉及行数', 'lines')]
  const rows = used.map(({ clause, name, text, lines }) => [clause, name, say(text), `${lines}`])
  return [
    say('假设不计价，只列出各有多少行依据它：', 'Assumptions are not priced; so many lines rest on each:'),
    ...drawTable({ headers, rows, right: [3] }),
    '',
  ]
}

/** How a question is settled, on the dearest one. */
function howToChoose(question: QuestionPrice | undefined, say: Say): readonly string[] {
  const other = question?.options.find(({ isBase }) => !isBase)
  if (question === undefined || other === undefined) return []
  const argument = `--reading ${question.reading}="${other.option}"`
  return [say(`选定一处读法：${argument}`, `To choose a reading: ${argument}`)]
}
