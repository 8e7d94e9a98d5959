import { cycleLabels } from '../../core/cycle-label.ts'
import type { Node } from '../../formula/ast.ts'
import { parseFormula } from '../../formula/parse.ts'
import type { CellSpec } from '../../plan/plan.ts'
import { list, placeOf, quoted, type RulePageContext, ruleNamed, said, say } from './context.ts'
import { everyOne } from './cycles.ts'
import { sayFormula } from './formula-words.ts'
import { item, joined, paragraph, plain } from './markdown.ts'

/** What one period hands to the next, in plain words; each option of a reading keeps its own. */
export const carryMarkdown = (context: RulePageContext): string => {
  const kept = new Map<string, number>()
  for (const cell of context.compiled.plan.cells) {
    // What starts again with every period hands nothing on.
    if (cell.reset === context.ruleSet.each) continue
    const text = cellText(context, cell)
    kept.set(text, (kept.get(text) ?? 0) + 1)
  }
  if (kept.size === 0)
    return paragraph(say(context, '没有。每期单独计算。', 'Nothing. Each period stands by itself.'))
  const options = context.compiled.plan.cells.some(({ name }) => /\[[^\]]*\]( of [^ \]]+)?$/.test(name))
  return joined([
    paragraph(
      say(
        context,
        '下列各数由系统在每期算完后保存，供以后各期使用；年中开始使用时，须给出它们的期初值。',
        'These numbers are kept at the end of each period, for the periods after it. Whoever starts in mid-year gives their opening values.',
      ),
    ),
    ...[...kept.keys()].map((text) => item(plain(text))),
    options
      ? paragraph(
          say(
            context,
            '受待定问题影响的，每种选择各存一份，以后改选时也有历史可查。',
            'Where an open question matters, each option keeps its own, so that a later change of mind finds its history.',
          ),
        )
      : '',
  ])
}

const cellText = (context: RulePageContext, { name, rule: owner, axis, reset }: CellSpec): string => {
  const rule = ruleNamed(context, owner)
  if (!rule) return name
  const title = quoted(said(context, rule.title))
  const whose = everyOne(context, axis.split('/')[0]!)
  const written = name
    .slice(owner.length + 1)
    .replace(/ of [^ \]]+$/, '')
    .replace(/\[[^[\]]*\]$/, '')
    .replace(/ \d+ ago$/, '')
  if (written === 'run')
    return say(context, `${whose}：${title}到本期为止的期数`, `${whose}: the length of ${title} so far`)
  if (written === 'periods')
    return say(context, `${whose}：${title}各期的依据`, `${whose}: the periods that ${title} rests on`)
  if (written === 'settled')
    return say(context, `${whose}：${title}已取整的累计数`, `${whose}: the rounded running total of ${title}`)
  const tree: Node | undefined = parseFormula(written).value?.tree
  const formula = tree ? sayFormula(context, placeOf(rule), ofThis(tree)) : written
  const use = formula === said(context, rule.title) ? '' : say(context, `，用于${title}`, `, for ${title}`)
  const until =
    reset === undefined
      ? ''
      : say(
          context,
          `（每${list(context, [cycleLabels[reset].zh])}重新开始）`,
          ` (starts again each ${reset})`,
        )
  return say(context, `${whose}：${formula}${use}${until}`, `${whose}: ${formula}${use}${until}`)
}

/** What is kept is this period's value; the rule of the next one reads it as the value before. */
const ofThis = (tree: Node): Node =>
  tree.kind === 'call' && (tree.name === 'ago' || tree.name === 'latest') ? tree.arguments[0]! : tree
