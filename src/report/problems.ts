import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { renderDiagnostic } from '../diagnostics/render.ts'
import { type Html, html } from './html.ts'
import type { Pen } from './pen.ts'

/** Why there is no answer, or what there is to say beside one. */
export const problems = ({ language }: Pen, says: string, diagnostics: readonly Diagnostic[]): Html =>
  html`<div class="warn"><b>${says}</b>${diagnostics.map(
    (one) => html`<pre>${linesOf(renderDiagnostic(one, { language }))}</pre>`,
  )}</div>`

/** Breaks of lines are spaces in any other text. */
const linesOf = (text: string): readonly Html[] =>
  text
    .split('\n')
    .map((line, at) => html`${at > 0 && { html: '\n' }}${{ html: line.match(/^ */)![0] }}${line.trimStart()}`)
