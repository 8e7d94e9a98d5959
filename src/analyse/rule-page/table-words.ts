import type { Formula, Node } from '../../formula/ast.ts'
import type { RuleSpec } from '../../model/rule-set.ts'
import type { KeyCell, OutcomeCell, Table, TableOutcome } from '../../model/table.ts'
import { measureText, points } from './amounts.ts'
import {
  columnTitle,
  factNamed,
  isDate,
  list,
  placeOf,
  type RulePageContext,
  remark,
  ruleNamed,
  say,
  titleOf,
  wordTitle,
} from './context.ts'
import { edgeText, type Ordered, rangeText } from './edges.ts'
import { sayFormula } from './formula-words.ts'
import { table as drawTable, plain } from './markdown.ts'
import { valueText } from './values.ts'

/** A table of the rule file as a table of the page: titles for names, words for signs. */
export const tableMarkdown = (context: RulePageContext, rule: RuleSpec, table: Table): string => {
  const keys = table.keys.map(({ formula }) => keyColumn(context, rule, formula))
  const outcomes = table.outcomes.map((outcome, at) => outcomeColumn(context, rule, table, outcome, at))
  const rows = table.rows.map((row) => [
    ...row.keys.map((cell, at) => plain(keys[at]!.cell(cell))),
    ...row.outcomes.map((cell, at) => plain(outcomes[at]!.cell(cell))),
  ])
  return drawTable(
    [...keys, ...outcomes].map(({ header }) => plain(header)),
    rows,
  )
}

const keyColumn = (context: RulePageContext, rule: RuleSpec, { tree }: Formula) => {
  const place = placeOf(rule)
  const measure = context.measureOf(tree, place)
  const kind: Ordered = isDate(context, tree, place) ? 'date' : 'amount'
  const value = (formula: Formula): string => valueText(context, place, formula, measure)
  const end = (bound: { readonly value: Formula; readonly inclusive: boolean } | undefined) =>
    bound && { text: value(bound.value), inclusive: bound.inclusive }
  const cell = (one: KeyCell): string => {
    switch (one.kind) {
      case 'edge':
        return edgeText(context, one.sign, value(one.value), kind)
      case 'interval':
        return rangeText(context, { from: end(one.from), to: end(one.to) }, kind)
      case 'words':
        return list(
          context,
          one.words.map((word) => wordTitle(context, word)),
        )
      case 'any':
        return say(context, '任意', 'any')
      case 'otherwise':
        return say(context, '其余', 'otherwise')
      case 'first':
        return say(context, '第一名', 'the first')
      case 'last':
        return say(context, '最后一名', 'the last')
    }
  }
  return { header: sayFormula(context, place, tree), cell }
}

const outcomeColumn = (
  context: RulePageContext,
  rule: RuleSpec,
  table: Table,
  { name, choose }: TableOutcome,
  at: number,
) => {
  const place = placeOf(rule)
  const words = isWordColumn(
    context,
    rule,
    table.rows.map((row) => row.outcomes[at]!),
  )
  const of: Node = { kind: 'name', name: rule.name, range }
  const measure = words ? undefined : context.measureOf({ kind: 'member', of, name, range }, place)
  const bare = table.rows.every(({ outcomes }) => isRate(outcomes[at]!))
  const unit = measure === undefined || measure === points || bare ? '' : measureText(context, measure)
  const title = choose
    ? `${sayFormula(context, place, choose.key.tree)}${say(context, '：', ': ')}${keyColumn(context, rule, choose.key).cell(choose.cell)}`
    : columnTitle(context, rule, name)
  const cell = (one: OutcomeCell): string => {
    if (one.kind === 'none') return say(context, '无', 'none')
    if (one.kind === 'open') return say(context, '原文未规定', 'not settled by the document')
    const tree = one.formula?.tree
    if (words || tree === undefined) return wordTitle(context, tree?.kind === 'text' ? tree.value : one.text)
    return valueText(context, place, { tree }, undefined)
  }
  return { header: `${title}${remark(context, unit)}`, cell }
}

const range = { start: 0, end: 0 }

/** A rate in percent has no unit to show. */
const isRate = (cell: OutcomeCell): boolean => cell.kind !== 'value' || /[%‰]$/.test(cell.text)

/** A column in which no cell is a number or a known name is one of words, as the compiler has it. */
const isWordColumn = (context: RulePageContext, rule: RuleSpec, cells: readonly OutcomeCell[]): boolean =>
  cells.every((cell) => {
    const tree = cell.kind === 'value' ? cell.formula?.tree : undefined
    if (tree === undefined || tree.kind === 'text') return true
    return (
      tree.kind === 'name' &&
      titleOf(context, tree.name, rule.for) === tree.name &&
      !isKnown(context, rule, tree.name)
    )
  })

const isKnown = (context: RulePageContext, rule: RuleSpec, name: string): boolean =>
  ruleNamed(context, name) !== undefined ||
  context.ruleSet.parameters.some((parameter) => parameter.name === name) ||
  factNamed(context, name, rule.for) !== undefined

/** How a table is read, beneath it. */
export const tableNotes = (
  context: RulePageContext,
  table: Table,
  { hit, between }: { readonly hit?: string | undefined; readonly between?: string | undefined },
): readonly string[] => {
  const cells = table.rows.flatMap(({ outcomes }) => outcomes.map(({ kind }) => kind))
  const byWords = table.rows.every(({ keys }) => keys.every(({ kind }) => kind === 'words'))
  return [
    ...(between === 'linear'
      ? [
          say(
            context,
            '两行之间按直线插值，两端以外取最近一行的值。',
            'Between two rows the value lies on the straight line; beyond the ends the nearest row holds.',
          ),
        ]
      : hit === 'one'
        ? [say(context, '只能有一行符合。', 'Only one row may hold.')]
        : table.rows.length > 1 && !byWords
          ? [say(context, '自上而下，取第一个符合的行。', 'The first row from the top that fits is taken.')]
          : []),
    ...(cells.includes('open')
      ? [
          say(
            context,
            '落在“原文未规定”处的，须由人决定。',
            'Where the document does not settle it, a person has to decide.',
          ),
        ]
      : []),
    ...(cells.includes('none')
      ? [say(context, '“无”表示这一项不适用。', '“None” means that it does not apply.')]
      : []),
  ]
}
