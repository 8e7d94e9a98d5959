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

function body(pen: Pen, { tried, noticed, clauses, survivors }: TestsSection): Html {
  const { say } = pen
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
  return html`<p class="lead">${say(
    `故意把规则改错 ${tried} 处，测试发现了 ${noticed} 处（${score}）。`,
    `Of ${tried} deliberate mistakes in the rules the tests noticed ${noticed} (${score}).`,
  )}</p>${bars.length > 0 && figure(drawRows('tests-clauses', title, bars, { names: 260 }), title)}<h4>${say(
    '没有被发现的错误',
    'Mistakes that no test noticed',
  )}${say(`（${survivors.length}）`, ` (${survivors.length})`)}</h4>${
    survivors.length === 0 ? note(say('没有。', 'None.')) : table(pen, { columns, rows })
  }`
}
