import { drawRows } from './chart/rows.ts'
import { type Html, html } from './html.ts'
import type { TestsSection } from './input.ts'
import { shareText } from './numbers.ts'
import { figure, note, type Section, table } from './parts.ts'
import { clauseName, type Pen } from './pen.ts'

/** Whether the tests of a rule set would notice a mistake: the score, by clause, and what nobody would notice. */
export function testsSections(pen: Pen, tests: TestsSection): readonly Section[] {
  const title = pen.say('规则检验', 'Tests of the rules')
  return [{ id: 'tests', title, body: body(pen, tests) }]
}

function body(pen: Pen, tests: TestsSection): Html {
  const { tried, noticed, clauses, survivors, examples } = tests
  const { say } = pen
  if (examples && (examples.run === 0 || examples.failed.length > 0)) return examplesFirst(pen, examples)
  const score = shareText(`${noticed}`, `${tried}`) ?? '–'
  const title = say('每条条款中被发现的错误', 'Mistakes noticed, clause by clause')
  const bars = clauses.map((one) => ({
    name: clauseName(pen, one.clause, one.title),
    from: 0,
    to: one.tried === 0 ? 0 : one.noticed / one.tried,
    figure: `${one.noticed} / ${one.tried}`,
    tone: 'gain' as const,
  }))
  const columns = [
    { title: say('条款', 'Clause') },
    { title: say('位置', 'Place') },
    { title: say('原文', 'As it is') },
    { title: say('改成', 'Mistake') },
  ]
  const rows = survivors.map(({ clause, address, before, after, says }) => [
    clause,
    [html`<code>${address}</code>`, says && html`<div class="soft">${say(says)}</div>`],
    before,
    after,
  ])
  return html`${examples && exampleLine(pen, examples, tests.taken)}<p class="lead">${say(
    `故意把规则改错 ${tried} 处，测试发现了 ${noticed} 处（${score}）。`,
    `Of ${tried} deliberate mistakes in the rules the tests noticed ${noticed} (${score}).`,
  )}</p>${bars.length > 0 && figure(drawRows('tests-clauses', title, bars, { names: 260 }), title)}<h4>${say(
    '没有被发现的错误',
    'Mistakes that no test noticed',
  )}${say(`（${survivors.length}）`, ` (${survivors.length})`)}</h4>${
    survivors.length === 0 ? note(say('没有。', 'None.')) : table(pen, { columns, rows })
  }`
}

type Examples = NonNullable<TestsSection['examples']>

const exampleLine = ({ say }: Pen, { run, figures }: Examples, taken?: string): Html =>
  html`<p>${say(
    `${run} 个示例中的 ${figures} 个数全部相符${taken === undefined ? '' : `；规则的行、分支、条件走到 ${taken}`}。`,
    `All ${figures} figures of ${run} examples agree${taken === undefined ? '' : `; of the rows, branches and conditions they take ${taken}`}.`,
  )}</p>`

/** No mistake is tried while nothing would notice it, or an example is wrong itself. */
const examplesFirst = ({ say }: Pen, { run, failed }: Examples): Html =>
  run === 0
    ? html`<p class="lead">${say('规则文件没有示例，写错了不会有人发现。', 'The rule file has no examples: nobody would notice a mistake.')}</p>`
    : html`<p class="lead">${say(
        `${run} 个示例中有 ${failed.length} 个不符，因此没有再试改错：`,
        `Of ${run} examples ${failed.length} do not agree, so no mistakes were tried:`,
      )}</p><ul>${failed.map((name) => html`<li>${name}</li>`)}</ul>`
