import type { Population } from '../../analyse.ts'
import type { CompiledRuleSet } from '../../index.ts'
import type { Context } from '../context.ts'
import { spanText } from './span.ts'
import { drawTable } from './table.ts'

/** How many of each thing there are, and how many of their numbers lie where a rule changes sides. */
export function drawOverview(
  ruleSet: CompiledRuleSet,
  { periods, overview }: Population,
  { say, strong, faint }: Context,
): readonly string[] {
  const titles = new Map(ruleSet.things.map(({ name, title }) => [name, say(title)]))
  const headers = [
    say('对象', 'thing'),
    say('个数', 'how many'),
    say('行数', 'rows'),
    say('与界限比较的数值', 'values compared'),
    say('落在界限上', 'at a border'),
    '',
  ]
  const rows = overview.map(({ thing, ids, rows, compared, atBorder }) => [
    titles.get(thing) ?? thing,
    String(ids),
    String(rows),
    compared === 0 ? '–' : String(compared),
    compared === 0 ? '–' : String(atBorder),
    compared === 0 ? '' : `${Math.round((atBorder * 100) / compared)}%`,
  ])
  return [
    strong(`${say(ruleSet.title)} · ${spanText(periods, say)}`),
    '',
    ...drawTable({ headers, rows, right: [1, 2, 3, 4, 5] }),
    '',
    faint(
      say(
        '“落在界限上”是正好等于规则里的界限，或只差最小的一步；较小的整数（如件数、次数）本来就常在那里，因此可能比 --borders 要的多。',
        'At a border: just where a rule changes sides, or one smallest step beside it. Small whole numbers, such as counts, often lie there by themselves, so there can be more than --borders asks for.',
      ),
    ),
  ]
}
