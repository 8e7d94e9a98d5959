import type { Comparison, GroupDifference, PersonDifference } from '../../analyse.ts'
import type { CompiledRuleSet } from '../../index.ts'
import { sumOf } from '../money.ts'
import { isZero, signed } from './amounts.ts'
import type { CompareLooks } from './compare-looks.ts'
import { drawTable, oneLine } from './table.ts'

/** So many winners and losers are listed, unless all are wanted. */
const most = 10

/** By each thing that people belong to, with a row for all. */
export function drawGroups(
  ruleSet: CompiledRuleSet,
  { groups }: Comparison,
  { say, strong }: CompareLooks,
): readonly string[] {
  const kinds = [...new Set(groups.map(({ thing }) => thing))]
  return kinds.flatMap((kind) => {
    const own = groups.filter(({ thing }) => thing === kind)
    const title = say(titleOf(ruleSet, kind))
    const headers = [
      title,
      say('人数', 'people'),
      say('原来', 'before'),
      say('改为', 'after'),
      say('差额', 'difference'),
      say('增加', 'more'),
      say('减少', 'less'),
    ]
    const rows = own.map((one) => [
      nameOf(one),
      `${one.people}`,
      one.before,
      one.after,
      signed(one.difference),
      `${one.winners}`,
      `${one.losers}`,
    ])
    const count = (key: 'people' | 'winners' | 'losers'): string =>
      `${own.reduce((sum, one) => sum + one[key], 0)}`
    const amount = (key: 'before' | 'after' | 'difference'): string => sumOf(own.map((one) => one[key]))
    const footer = [
      say('合计', 'sum'),
      count('people'),
      amount('before'),
      amount('after'),
      signed(amount('difference')),
      count('winners'),
      count('losers'),
    ]
    return [
      strong(say(`按${title}`, `By ${title}`)),
      ...drawTable({ headers, rows, footer, right: [1, 2, 3, 4, 5, 6] }),
      '',
    ]
  })
}

/** What a reference is called: as the thing that it leads to, or as the fact. */
const titleOf = ({ things }: CompiledRuleSet, reference: string) =>
  things.find(({ name }) => name === reference)?.title ??
  things.flatMap(({ facts }) => facts).find(({ name }) => name === reference)?.title ?? {
    zh: reference,
    en: reference,
  }

const nameOf = ({ id, name }: Pick<GroupDifference, 'id' | 'name'>): string =>
  oneLine([id, name].filter(Boolean).join(' '))

/** Who moves between the words of a rule; who stays is counted. */
export function drawMoves({ moves }: Comparison, { say, strong }: CompareLooks): readonly string[] {
  return moves.flatMap(({ title, clause, cells }) => {
    const word = (text: string | undefined, label: (typeof cells)[number]['fromTitle']): string =>
      label ? say(label) : (text ?? say('（无）', '(none)'))
    const moved = cells.filter(({ from, to }) => from !== to)
    const stay = cells.reduce((sum, { from, to, count }) => sum + (from === to ? count : 0), 0)
    const headers = [say('原来', 'before'), say('改为', 'after'), say('人次', 'times')]
    const rows = moved.map(({ from, to, fromTitle, toTitle, count }) => [
      word(from, fromTitle),
      word(to, toTitle),
      `${count}`,
    ])
    return [
      `${strong(say(`等级变动：${title.zh}`, `Moves between grades: ${title.en}`))} [${clause}]`,
      ...drawTable({ headers, rows, right: [2] }),
      say(`不变 ${stay} 人次`, `${stay} stay`),
      '',
    ]
  })
}

/** The largest gains and losses, or everybody. */
export function drawPeople(
  ruleSet: CompiledRuleSet,
  { people }: Comparison,
  looks: CompareLooks,
): readonly string[] {
  const { say, all = false } = looks
  if (all) return drawList(ruleSet, say('每一个人', 'Everybody'), people, people.length, looks)
  const isLess = ({ difference }: PersonDifference): boolean => difference.startsWith('-')
  const changed = people.filter(
    ({ difference, lines }) => !isZero(difference) || lines.some((one) => one.currency),
  )
  const [gains, losses] = [changed.filter((one) => !isLess(one)), changed.filter(isLess)]
  return [
    ...drawList(ruleSet, say('增加最多', 'Largest gains'), gains, most, looks),
    ...drawList(ruleSet, say('减少最多', 'Largest losses'), losses, most, looks),
  ]
}

function drawList(
  ruleSet: CompiledRuleSet,
  head: string,
  people: readonly PersonDifference[],
  limit: number,
  { say, strong, faint }: CompareLooks,
): readonly string[] {
  if (people.length === 0) return []
  const things = [...new Set(people.map(({ thing }) => thing))]
  const groups = [...new Set(people.flatMap(({ belongsTo }) => Object.keys(belongsTo)))]
  const headers = [
    things.length === 1 ? say(titleOf(ruleSet, things[0]!)) : say('对象', 'who'),
    ...groups.map((one) => say(titleOf(ruleSet, one))),
    say('原来', 'before'),
    say('改为', 'after'),
    say('差额', 'difference'),
    say('变动的工资项', 'changed lines'),
  ]
  const rows = people
    .slice(0, limit)
    .map((one) => [
      nameOf(one),
      ...groups.map((group) => one.belongsTo[group] ?? ''),
      one.before,
      one.after,
      signed(one.difference),
      linesOf(ruleSet, one, say),
    ])
  const more = people.length - rows.length
  return [
    strong(head),
    ...drawTable({ headers, rows, right: [1, 2, 3].map((at) => at + groups.length) }),
    ...(more > 0
      ? [faint(say(`另有 ${more} 人；--all 列出全部。`, `${more} more; --all lists everybody.`))]
      : []),
    '',
  ]
}

/** What changed, by line over all periods. */
function linesOf(
  { currency: own }: CompiledRuleSet,
  { lines }: PersonDifference,
  say: CompareLooks['say'],
): string {
  const rules = [...new Set(lines.map(({ rule }) => rule))]
  return rules
    .map((rule) => {
      const some = lines.filter((line) => line.rule === rule)
      const { title, currency = own } = some[0]!
      const sum = signed(sumOf(some.map(({ difference }) => difference)))
      return `${say(title)} ${sum}${currency === own ? '' : ` ${currency}`}`
    })
    .join(say('，', ', '))
}
