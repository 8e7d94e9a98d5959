import type { OptionPrice, QuestionPrice, ReadingsReport } from '../analyse/readings/report.ts'
import { sumOf } from '../core/sum-text.ts'
import { toText } from '../core/to-text.ts'
import { drawRows, type Row } from './chart/rows.ts'
import { type Html, html, joined } from './html.ts'
import { differenceOf, higherFirst, largerFirst, placeOf } from './numbers.ts'
import { differenceCell, figure, note, type Section, table, tile, unit } from './parts.ts'
import {
  counted,
  currencyName,
  grouped,
  money,
  type Pen,
  personName,
  signed,
  spanText,
  toneOf,
} from './pen.ts'
import { problems } from './problems.ts'

/** What the open questions cost: the dearest first, each option with its price, and the range of all combinations. */
export function readingsSections(pen: Pen, report: ReadingsReport): readonly Section[] {
  const { say } = pen
  const title = say('未定的读法', 'Open questions')
  if (!report.ok) {
    const says = say(
      '按基准读法算不出来，因此没有比较。',
      'The base cannot be calculated, so nothing is priced.',
    )
    return [{ id: 'readings', title, body: problems(pen, says, report.diagnostics) }]
  }
  const { questions, noDifference, assumptions } = report
  const all = [...questions, ...noDifference]
  const used = assumptions.filter(({ lines }) => lines > 0)
  const deep = (name: string, heading: string, there: boolean, body: () => Html): readonly Section[] =>
    there ? [{ id: `readings-${name}`, title: heading, deep: true, body: body() }] : []
  return [
    { id: 'readings', title, body: headline(pen, report, all) },
    ...deep('ranked', say('哪一处影响最大', 'Which question matters most'), questions.length > 0, () =>
      ranked(pen, report),
    ),
    ...deep('each', say('逐处明细', 'Question by question'), questions.length > 0, () =>
      joined(questions.map((one, at) => question(pen, report, one, at + 1))),
    ),
    ...deep(
      'ends',
      say('合计最低与最高的组合', 'The cheapest and the dearest combination'),
      questions.length > 0,
      () => ends(pen, report, all),
    ),
    ...deep(
      'none',
      say('不影响结果的读法', 'Questions that change nothing here'),
      noDifference.length > 0,
      () => unaffected(pen, noDifference),
    ),
    ...deep('assumptions', say('依据的假设', 'Assumptions it rests on'), used.length > 0, () =>
      assumed(pen, used),
    ),
  ]
}

function headline(pen: Pen, report: ReadingsReport, all: readonly QuestionPrice[]): Html {
  const { say } = pen
  const { base, periods, currency, combinations, range, questions } = report
  const amount = (text: string): string => money(pen, grouped(text), currency)
  if (all.length === 0)
    return html`<p class="lead">${say('这套规则没有未定的读法。', 'This rule set leaves no reading open.')}</p>`
  const chosen = all.some((one) => one.base !== one.default)
  const how = chosen ? say('所选读法', 'the chosen readings') : say('默认读法', 'the default readings')
  const lead = say(
    `原文有 ${all.length} 处可作不同理解，按 ${spanText(pen, periods)} 的数据，其中 ${questions.length} 处会改变结果。以${how}为基准，合计 ${amount(base.total)}。`,
    `The text can be read in more than one way in ${counted(all.length, 'place', 'places')}; on the facts of ${spanText(pen, periods)}, ${questions.length} of them ${questions.length === 1 ? 'changes' : 'change'} the result. The base is ${how}: ${amount(base.total)}.`,
  )
  if (range === undefined) return html`<p class="lead">${lead}</p>`
  const { cheapest, dearest } = range
  const span = toText(differenceOf(dearest.total, cheapest.total))
  return html`<p class="lead">${lead}</p>
<div class="tiles">${tile(say('基准合计', 'Base'), amount(base.total))}${tile(
    say('最低', 'Lowest'),
    amount(cheapest.total),
    signed(cheapest.difference),
  )}${tile(say('最高', 'Highest'), amount(dearest.total), signed(dearest.difference))}${tile(
    say('最高与最低相差', 'Highest less lowest'),
    amount(sumOf([span, '0.00'])),
    say(`${combinations.all} 种组合`, `${combinations.all} combinations`),
  )}</div>${note(reckoned(pen, report))}`
}

/** What was calculated to know the range. */
function reckoned({ say }: Pen, { combinations: { all, run, complete, failed } }: ReadingsReport): string {
  const left =
    failed === 0
      ? ''
      : say(`有 ${failed} 种算不出来，未计入。`, ` ${failed} cannot be calculated and are left out.`)
  const how = complete
    ? say(
        `最低与最高是全部 ${all} 种组合中的。实际计算了 ${run} 种；每一行、每个事项只取决于其中几处读法，其余组合由这些结果直接得出。`,
        `Lowest and highest are those of all ${all} combinations. ${run} were calculated; each line and each finding depends on a few readings only, so the others follow from these.`,
      )
    : say(
        `共 ${all} 种组合，只算了 ${run} 种，最低与最高只是已算各种中的。`,
        `${run} of ${all} combinations were calculated; lowest and highest are among those only.`,
      )
  return `${how}${left}`
}

/** The options that can be priced, cheapest first. */
const priced = ({ options }: QuestionPrice): readonly OptionPrice[] =>
  options.filter(({ ok }) => ok).toSorted((left, right) => higherFirst(right.difference, left.difference))

function ranked(pen: Pen, { questions, currency }: ReadingsReport): Html {
  const { say } = pen
  const title = say(
    '每处读法单独改换时，合计最多相差多少',
    'How far apart the options of each question put the total, each taken alone',
  )
  const rows = questions.map((one, at): Row => {
    const differences = priced(one).map(({ difference }) => placeOf(difference))
    return {
      name: `${at + 1}. ${say(one.question)}`,
      from: Math.min(0, ...differences),
      to: Math.max(0, ...differences),
      figure: grouped(one.spread),
      tone: 'range',
    }
  })
  return html`${unit(pen, currency)}${figure(
    drawRows('readings-ranked-chart', title, rows, { names: 300, zero: say('基准', 'base') }),
    [
      title,
      say(
        '。竖线是基准：线左的部分是比基准少付的，线右的是多付的。',
        '. The upright line is the base: what lies left of it is paid less than there, what lies right of it more.',
      ),
    ],
  )}`
}

function question(pen: Pen, report: ReadingsReport, one: QuestionPrice, number: number): Html {
  const { say } = pen
  const columns = [
    { title: say('读法', 'Option') },
    { title: say('合计', 'Total'), number: true },
    { title: say('与基准的差额', 'Against the base'), number: true },
    { title: say('多得', 'More'), number: true },
    { title: say('少得', 'Less'), number: true },
    { title: say('涉及人数', 'People'), number: true },
    { title: say('事项', 'Findings'), number: true },
  ]
  const rows = one.options.map((option) => {
    const name = [say(option.title), labelOf(pen, option)]
    if (!option.ok) return [name, say('算不出来', 'no result')]
    const { appear, disappear } = option.findings
    return [
      name,
      grouped(option.total),
      differenceCell(option.difference),
      differenceCell(option.more),
      differenceCell(option.less),
      option.people.length,
      appear.length + disappear.length === 0 ? '–' : `+${appear.length} −${disappear.length}`,
    ]
  })
  return html`<div class="short"><h4>${number}. ${say(one.question)} <span class="soft">${one.clause}</span></h4>${
    one.matters === 'alone' ? undefined : note(howItMatters(pen, one, report))
  }${table(pen, { columns, rows })}${one.options.map((option) => mostTouched(pen, option))}</div>`
}

function labelOf({ say }: Pen, { isBase, isDefault }: OptionPrice): Html | undefined {
  const labels = [isDefault && say('默认', 'default'), isBase && say('基准', 'base')].filter(
    (one) => one !== false,
  )
  return labels.length === 0
    ? undefined
    : html`<span class="soft">${say(`（${labels.join('、')}）`, ` (${labels.join(', ')})`)}</span>`
}

function howItMatters(
  { say }: Pen,
  { together, matters }: QuestionPrice,
  { currency }: ReadingsReport,
): string {
  if (matters === 'unknown' || together === undefined)
    return say(
      '单独改换不改变结果；与其他读法合在一起会怎样，没有算完。',
      'Taken alone it changes nothing; what it does beside others was not calculated to the end.',
    )
  const name = currencyName({ language: 'zh', say }, currency)
  return say(
    `单独改换不改变结果，与其他读法合在一起才会，例如相差 ${signed(together.difference)} ${name}。`,
    `It matters only beside another option of another question, for example by ${signed(together.difference)}.`,
  )
}

const mostPeople = 5

function mostTouched(pen: Pen, { title, people, isBase }: OptionPrice): Html | undefined {
  const { say } = pen
  if (isBase || people.length === 0) return undefined
  const shown = people
    .filter(({ difference }) => toneOf(difference) !== 'same')
    .toSorted((left, right) => largerFirst(left.difference, right.difference))
    .slice(0, mostPeople)
  if (shown.length === 0) return undefined
  const list = shown.map((one) => `${personName(pen, one)} ${signed(one.difference)}`).join(say('，', ', '))
  const more =
    people.length > shown.length ? say(`；共 ${people.length} 人`, `; ${people.length} in all`) : ''
  return note(
    say(
      `选“${say(title)}”时影响最大的：${list}${more}。`,
      `Touched most by “${say(title)}”: ${list}${more}.`,
    ),
  )
}

function ends(pen: Pen, { range, currency }: ReadingsReport, all: readonly QuestionPrice[]): Html {
  const { say } = pen
  if (range === undefined) return joined([])
  const one = (title: string, { total, difference, readings }: typeof range.cheapest): Html => {
    const chosen = Object.entries(readings).map(([name, option]) => {
      const own = all.find(({ reading }) => reading === name)
      const picked = own?.options.find((two) => two.option === option)
      return [own?.clause ?? '', own ? say(own.question) : name, picked ? say(picked.title) : option]
    })
    const columns = [
      { title: say('条款', 'Clause') },
      { title: say('问题', 'Question') },
      { title: say('读法', 'Option') },
    ]
    return html`<h4>${title}${say('：', ': ')}${money(pen, grouped(total), currency)}${say('（', ' (')}${signed(difference)}${say('）', ')')}</h4>${
      chosen.length === 0
        ? html`<p>${say('就是基准。', 'It is the base.')}</p>`
        : table(pen, { columns, rows: chosen })
    }`
  }
  return html`${note(say('只列与基准不同的读法。', 'Only options that differ from the base are listed.'))}${one(
    say('最低', 'Cheapest'),
    range.cheapest,
  )}${one(say('最高', 'Dearest'), range.dearest)}`
}

function unaffected(pen: Pen, questions: readonly QuestionPrice[]): Html {
  const { say } = pen
  const columns = [
    { title: say('条款', 'Clause') },
    { title: say('问题', 'Question') },
    { title: say('读法', 'Options') },
  ]
  const rows = questions.map(({ clause, question, options }) => [
    clause,
    say(question),
    options.map((one) => html`<div>${say(one.title)}${labelOf(pen, one)}</div>`),
  ])
  return html`${note(
    say(
      '在这些数据上，怎样选都不改变任何工资项和事项。',
      'No line and no finding changes on these facts, whatever is chosen.',
    ),
  )}${table(pen, { columns, rows })}`
}

function assumed(pen: Pen, used: ReadingsReport['assumptions']): Html {
  const { say } = pen
  const columns = [
    { title: say('条款', 'Clause') },
    { title: say('内容', 'Text') },
    { title: say('涉及行数', 'Lines'), number: true },
  ]
  const rows = used.map(({ clause, text, lines }) => [clause, say(text), lines])
  return html`${note(
    say(
      '假设不计价，只列出各有多少行依据它。',
      'Assumptions are not priced; so many payslip lines rest on each.',
    ),
  )}${table(pen, { columns, rows })}`
}
