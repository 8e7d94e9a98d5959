import type { CompiledRuleSet, Diagnostic } from '../index.ts'
import type { OptionPrice, QuestionPrice, ReadingsReport } from '../load.ts'
import type { Say } from './language.ts'
import { sumOf } from './money.ts'
import { drawTable, oneLine } from './table.ts'

export interface Looks {
  readonly say: Say
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  /** What is wrong, as a sentence. */
  readonly why: (one: Diagnostic) => string
}

/** So many people are named; the files have all of them. */
const named = 4

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
  const span = [...new Set([periods[0], periods.at(-1)])].join(say(' 至 ', ' to '))
  const how = chosen ? say('所选读法', 'the chosen readings') : say('默认读法', 'the default readings')
  return [
    strong(`${say(ruleSet.title)} · ${span}`),
    all.length === 0
      ? say('这套规则没有未定的读法。', 'This rule set leaves no reading open.')
      : say(
          `基准是${how}，合计 ${base.total}。下面每处只换一种读法，与基准相比。`,
          `The base is ${how}, ${base.total} in all. Each option below is taken alone and compared with it.`,
        ),
    '',
    ...questions.flatMap((one, at) => [...drawQuestion(ruleSet, one, at + 1, all, looks), '']),
    ...drawNoDifference(noDifference, looks),
    ...(all.length === 0 ? [] : drawRange(report, all, looks)),
    ...drawAssumptions(report, say),
    ...howToChoose(questions[0], say),
  ]
}

function drawQuestion(
  ruleSet: CompiledRuleSet,
  question: QuestionPrice,
  number: number,
  all: readonly QuestionPrice[],
  looks: Looks,
): readonly string[] {
  const { say, strong, faint } = looks
  const { clause, options, matters, together, reading } = question
  const headers = [
    say('读法', 'option'),
    say('名称', 'name'),
    say('合计', 'total'),
    say('相差', 'difference'),
    say('多发', 'more'),
    say('少发', 'less'),
    say('涉及', 'touches'),
  ]
  const rows = options.map((one) => [
    `${say(one.title)}${labelOf(one, say)}`,
    one.option,
    one.ok ? one.total : say('算不出', 'not known'),
    one.isBase || !one.ok ? '–' : signed(one.difference),
    ...(one.people.length > 0 ? [moved(one.more), moved(one.less)] : ['', '']),
    touched(ruleSet, one, say),
  ])
  const table = drawTable({ headers, rows, right: [2, 3, 4, 5] })
  return [
    `${strong(`${number}. ${say(question.question)}`)}${say(`〔${clause}〕`, ` [${clause}]`)} ${faint(reading)}`,
    ...table.map((line) => `   ${line}`),
    ...options.flatMap((one) => drawChanges(one, looks)).map((line) => `   ${line}`),
    ...(matters === 'together' ? [`   ${togetherText(together!, question, all, say)}`] : []),
    ...(matters === 'unknown'
      ? [
          `   ${say('单独换没有差别；与别的读法搭配的组合没有算完。', 'No difference alone; not all combinations with other readings were calculated.')}`,
        ]
      : []),
  ]
}

/** `+500.00`; zero has no sign. */
const signed = (amount: string): string => (amount.startsWith('-') || isZero(amount) ? amount : `+${amount}`)

const isZero = (amount: string): boolean => /^[0.]+$/.test(amount)
const moved = (amount: string): string => (isZero(amount) ? '–' : signed(amount))

function labelOf({ isBase, isDefault }: OptionPrice, say: Say): string {
  if (isBase && isDefault) return say('（默认）', ' (default)')
  if (isBase) return say('（已选定）', ' (chosen)')
  return isDefault ? say('（默认，未选）', ' (default, not chosen)') : ''
}

/** How many of which thing: `员工 18`. */
function touched(ruleSet: CompiledRuleSet, { people }: OptionPrice, say: Say): string {
  const things = [...new Set(people.map(({ thing }) => thing))]
  return things
    .map((thing) => {
      const title = ruleSet.things.find(({ name }) => name === thing)?.title ?? { zh: thing, en: thing }
      return `${say(title)} ${people.filter((one) => one.thing === thing).length}`
    })
    .join(say('，', ', '))
}

/** Which lines change and by how much in all, who is touched most, and which findings come or go. */
function drawChanges(option: OptionPrice, { say, why }: Looks): readonly string[] {
  const { people, findings, title, ok, diagnostics } = option
  const head = `· ${say(title)}${say('：', ': ')}`
  if (!ok)
    return [
      `${head}${say('这些数据算不出来', 'these facts cannot be calculated with it')}`,
      ...diagnostics
        .slice(0, 3)
        .flatMap((one) => why(one).split('\n'))
        .map((line) => `  ${line}`),
    ]
  const lines = people.flatMap((one) => one.lines)
  const sums = [...new Set(lines.map(({ rule }) => rule))].map((rule) => {
    const own = lines.filter((line) => line.rule === rule)
    return `${say(own[0]!.title)} ${signed(sumOf(own.map(({ difference }) => difference)))}`
  })
  const who = people.slice(0, named).map((one) => `${nameOf(one)} ${signed(one.difference)}`)
  const more = people.length - who.length
  const rest = more > 0 ? say(`，另有 ${more} 个`, `, and ${more} more`) : ''
  const list = (kind: string, of: typeof findings.appear): readonly string[] =>
    of.map(
      (one) => `  ${kind}${one.moment ?? one.period} · ${nameOf(one)} · ${say(one.title)} [${one.clause}]`,
    )
  const found = [
    ...list(say('多出事项：', 'finding appears: '), findings.appear),
    ...list(say('不再有的事项：', 'finding disappears: '), findings.disappear),
  ]
  if (lines.length + found.length === 0) return []
  return [
    `${head}${sums.length === 0 ? say('金额不变', 'no amount changes') : sums.join(say('；', '; '))}`,
    ...(who.length === 0 ? [] : [`  ${who.join(say('，', ', '))}${rest}`]),
    ...found,
  ]
}

const nameOf = ({ id, name }: { readonly id: string; readonly name?: string }): string =>
  oneLine([id, name].filter(Boolean).join(' '))

function togetherText(
  { readings, difference }: NonNullable<QuestionPrice['together']>,
  { reading, options }: QuestionPrice,
  all: readonly QuestionPrice[],
  say: Say,
): string {
  const { [reading]: own, ...others } = readings
  const beside = chosenTexts(others, all, say).join(say('；', '; '))
  const title = say(options.find(({ option }) => option === own)!.title)
  return say(
    `单独换没有差别；与“${beside}”一起，选“${title}”相差 ${signed(difference)}`,
    `No difference alone; beside ${beside}, "${title}" makes ${signed(difference)}`,
  )
}

const chosenTexts = (
  readings: Readonly<Record<string, string>>,
  all: readonly QuestionPrice[],
  say: Say,
): readonly string[] =>
  Object.entries(readings).map(([name, option]) => {
    const question = all.find(({ reading }) => reading === name)!
    return `${say(question.question)} → ${say(question.options.find((one) => one.option === option)!.title)}`
  })

function drawNoDifference(questions: readonly QuestionPrice[], { say, strong }: Looks): readonly string[] {
  if (questions.length === 0) return []
  const headers = [say('条款', 'clause'), say('问题', 'question'), say('读法', 'options')]
  const rows = questions.map(({ clause, question, options }) => [
    clause,
    say(question),
    options.map((one) => `${say(one.title)}${labelOf(one, say)}`).join(say('、', ' | ')),
  ])
  return [
    strong(say('在这些数据上怎样选都没有差别：', 'No difference on these facts, whatever is chosen:')),
    ...drawTable({ headers, rows }),
    '',
  ]
}

/** Totals between which every combination lies, and what was calculated to know it. */
function drawRange(
  { base, range, combinations }: ReadingsReport,
  all: readonly QuestionPrice[],
  { say, strong }: Looks,
): readonly string[] {
  const { run, failed, complete, cutShort } = combinations
  const end = (title: string, one: NonNullable<typeof range>['cheapest']): readonly string[] => [
    `  ${title} ${one.total}${say(`（${signed(one.difference)}）`, ` (${signed(one.difference)})`)}`,
    ...chosenTexts(one.readings, all, say).map((text) => `    ${text}`),
  ]
  return [
    strong(
      complete
        ? say(`全部 ${combinations.all} 种组合的合计：`, `Totals of all ${combinations.all} combinations:`)
        : say('已算各种组合的合计：', 'Totals of the combinations that were calculated:'),
    ),
    ...end(say('最低', 'lowest'), range!.cheapest),
    `  ${say('基准', 'base')} ${base.total}`,
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
