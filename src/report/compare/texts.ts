import { inLanguage } from '../../core/in-language.ts'
import { type Html, html } from '../html.ts'
import { table } from '../parts.ts'
import { clauseName, type Pen } from '../pen.ts'
import type { Compared } from './compared.ts'

/** What the text of the variant changes: before and after, clause by clause. */
export function textChanges(pen: Pen, { comparison: { changes } }: Compared): Html {
  const { say } = pen
  if (changes.length === 0)
    return html`<p>${say('规则文字没有改动。', 'The text of the rules is the same.')}</p>`
  const columns = [
    { title: say('条款', 'Clause') },
    { title: say('位置', 'Place') },
    { title: say('改前', 'Before') },
    { title: say('改后', 'After') },
  ]
  const rows = changes.flatMap(({ clause, title, items, wordingKept }) =>
    inLanguage(items, pen.language).map(({ address, title: own, before, after }, at) => [
      at === 0
        ? [
            clauseName(pen, clause, title),
            wordingKept &&
              html`<div class="soft">${say('（文字仍是改动前的）', '(wording as before the change)')}</div>`,
          ]
        : '',
      [own && html`${say(own)}<br>`, html`<code class="soft">${address}</code>`],
      before === undefined
        ? html`<span class="soft">${say('（新增）', '(new)')}</span>`
        : html`<span class="before">${before}</span>`,
      after === undefined
        ? html`<span class="soft">${say('（删除）', '(taken away)')}</span>`
        : html`<span class="after">${after}</span>`,
    ]),
  )
  return table(pen, { columns, rows })
}
