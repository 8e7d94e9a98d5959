import type { MissingReport, MissingSentences } from '../../analyse.ts'
import type { Say } from '../language.ts'

interface MissingView {
  readonly say: Say
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  /** What the thing is called: 员工. */
  readonly thing: string
}

/** What somebody is short of, for a terminal: each result, and below it one line for each way to another. */
export function drawMissing(
  { of }: MissingReport,
  sentences: readonly MissingSentences[],
  untried: string,
  { say, strong, faint, thing }: MissingView,
): readonly string[] {
  if (of === undefined) return []
  const who = of.name === undefined ? of.id : `${of.id} ${of.name}`
  const pay = of.pay === undefined ? '' : say(`，合计 ${of.pay}`, `, ${of.pay} in all`)
  const head = strong(say(`${of.period} ${thing} ${who}${pay}`, `${thing} ${who}, ${of.period}${pay}`))
  const left = untried === '' ? [] : [faint(untried)]
  if (sentences.length === 0)
    return [
      head,
      '',
      say('试过的各项数字，没有一个能单独改变结果', 'None of the numbers tried would change a result alone'),
      ...left,
    ]
  return [
    head,
    ...sentences.flatMap(({ now, says }) => ['', now, ...says.map((one) => `  · ${one}`)]),
    '',
    faint(
      say(
        '每一条都只动这一项、其余不变，照规则重算得出',
        'Each line moves that one number alone; the rules were run again with it',
      ),
    ),
    ...left,
  ]
}
