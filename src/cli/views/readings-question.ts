import type { CompiledRuleSet, Diagnostic } from '../../index.ts'
import type { OptionPrice, PersonChange, QuestionPrice } from '../../load.ts'
import type { Say } from '../language.ts'
import { sumOf, withCurrency } from '../money.ts'
import { isZero, signed } from './amounts.ts'
import { drawTable, oneLine } from './table.ts'

export interface Looks {
  readonly say: Say
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  /** What is wrong, as a sentence. */
  readonly why: (one: Diagnostic) => string
}

/** So many people and findings are named; the files have all of them. */
const named = 4

/** A question, its options with what each costs, and what changes for whom. */
export function drawQuestion(
  ruleSet: CompiledRuleSet,
  question: QuestionPrice,
  number: number,
  all: readonly QuestionPrice[],
  looks: Looks,
): readonly string[] {
  const { say, strong, faint } = looks
  const { clause, options, reading } = question
  const headers = [
    say('读法', 'option'),
    say('名称', 'name'),
    say('合计', 'total'),
    say('差额', 'difference'),
    say('多发', 'paid more'),
    say('少发', 'paid less'),
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
    ...options.flatMap((one) => drawChanges(ruleSet, one, looks)).map((line) => `   ${line}`),
    ...notAlone(question, all, say).map((line) => `   ${line}`),
  ]
}

const moved = (amount: string): string => (isZero(amount) ? '–' : signed(amount))

export function labelOf({ isBase, isDefault }: OptionPrice, say: Say): string {
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
function drawChanges(ruleSet: CompiledRuleSet, option: OptionPrice, { say, why }: Looks): readonly string[] {
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
    const title = withCurrency(say(own[0]!.title), ruleSet, say, own[0]!.currency)
    return `${title} ${signed(sumOf(own.map(({ difference }) => difference)))}`
  })
  const who = people.slice(0, named).map((one) => `${nameOf(one)} ${changedBy(ruleSet, one)}`)
  const more = people.length - who.length
  const rest = more > 0 ? say(`，另有 ${more} 个`, `, and ${more} more`) : ''
  const list = (kind: string, of: typeof findings.appear): readonly string[] => [
    ...of
      .slice(0, named)
      .map(
        (one) => `  ${kind}${one.moment ?? one.period} · ${nameOf(one)} · ${say(one.title)} [${one.clause}]`,
      ),
    ...(of.length > named
      ? [`  ${kind}${say(`另有 ${of.length - named} 项`, `${of.length - named} more`)}`]
      : []),
  ]
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

/** What somebody gets more or less, each currency apart. */
const changedBy = (ruleSet: CompiledRuleSet, { difference, lines }: PersonChange): string => {
  if (ruleSet.currencies === undefined) return signed(difference)
  const currencies = [...new Set(lines.map(({ currency = ruleSet.currency }) => currency))]
  return currencies
    .map((one) => {
      const own = lines.filter(({ currency = ruleSet.currency }) => currency === one)
      return `${signed(sumOf(own.map((line) => line.difference)))} ${one}`
    })
    .join(' ')
}

const nameOf = ({ id, name }: { readonly id: string; readonly name?: string }): string =>
  oneLine([id, name].filter(Boolean).join(' '))

/** Where no option changes anything by itself: what is known of it beside other readings. */
function notAlone(
  { reading, options, matters, together }: QuestionPrice,
  all: readonly QuestionPrice[],
  say: Say,
): readonly string[] {
  if (matters === 'unknown')
    return [
      say(
        '单独换没有差别；与别的读法搭配的组合没有算完。',
        'No difference alone; not all combinations with other readings were calculated.',
      ),
    ]
  if (matters !== 'together') return []
  if (together === undefined)
    return [
      say(
        '单独换没有差别；与别的读法搭配时，有的组合算不出来。',
        'No difference alone; beside other readings some combinations cannot be calculated.',
      ),
    ]
  const { [reading]: own, ...others } = together.readings
  const beside = chosenTexts(others, all, say).join(say('；', '; '))
  const title = say(options.find(({ option }) => option === own)!.title)
  const difference = signed(together.difference)
  return [
    say(
      `单独换没有差别；与“${beside}”一起，选“${title}”相差 ${difference}`,
      `No difference alone; beside "${beside}", "${title}" makes ${difference}`,
    ),
  ]
}

/** Options as question → answer. */
export const chosenTexts = (
  readings: Readonly<Record<string, string>>,
  all: readonly QuestionPrice[],
  say: Say,
): readonly string[] =>
  Object.entries(readings).map(([name, option]) => {
    const question = all.find(({ reading }) => reading === name)!
    return `${say(question.question)} → ${say(question.options.find((one) => one.option === option)!.title)}`
  })
