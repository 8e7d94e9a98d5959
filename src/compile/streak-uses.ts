import type { Node } from '../formula/ast.ts'
import { childrenOf } from '../formula/children.ts'
import type { ParameterSpec, RuleSet, RuleSpec } from '../model/rule-set.ts'
import type { KeyCell, Table } from '../model/table.ts'
import type { StreakGoal } from '../plan/plan.ts'

/** Where a run leads: the rules that compare its length with a number, and whether a finding shows it as evidence. */
export interface StreakUses {
  readonly goals: readonly StreakGoal[]
  readonly isEvidence: boolean
}

export const streakUses = (ruleSet: RuleSet, streak: string): StreakUses => ({
  goals: ruleSet.rules
    .filter((rule) => rule.name !== streak)
    .flatMap((rule) => goalsIn(rule, streak, ruleSet)),
  isEvidence: ruleSet.rules.some((rule) => rule.finding && rule.evidence?.includes(streak)),
})

const goalsIn = (rule: RuleSpec, streak: string, ruleSet: RuleSet): readonly StreakGoal[] => {
  const goals = new Map<number, StreakGoal>()
  const note = (at: number | undefined, every: boolean): void => {
    if (at === undefined || at < 1) return
    if (!every && goals.get(at)?.every) return
    goals.set(at, { rule: rule.name, title: rule.title, at, every })
  }
  const visit = (node: Node): void => {
    if (node.kind === 'binary') {
      const right = countOf(node.right, ruleSet.parameters)
      if (isName(node.left, streak)) note(goalOf(node.operator, right), false)
      if (node.operator === '=' && right === 0 && node.left.kind === 'binary' && node.left.operator === 'mod')
        if (isName(node.left.left, streak)) note(countOf(node.left.right, ruleSet.parameters), true)
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visitTrees(rule, visit)
  for (const cell of keyCells(rule.body, streak)) {
    if (cell.kind === 'edge') note(goalOf(cell.sign, countOf(cell.value.tree, ruleSet.parameters)), false)
    if (cell.kind === 'interval' && cell.from)
      note(goalOf(cell.from.inclusive ? '≥' : '>', countOf(cell.from.value.tree, ruleSet.parameters)), false)
  }
  // "More than 0" says only that there is a run.
  return [...goals.values()].filter(({ at, every }) => every || at > 1 || goals.size === 1)
}

const goalOf = (sign: string, count: number | undefined): number | undefined => {
  if (count === undefined) return undefined
  if (sign === '≥' || sign === '=') return count
  return sign === '>' ? count + 1 : undefined
}

const isName = (node: Node, name: string): boolean => node.kind === 'name' && node.name === name

/** A whole number, or a parameter that is one. */
const countOf = (node: Node, parameters: readonly ParameterSpec[]): number | undefined => {
  if (node.kind === 'number')
    return /^\d{1,4}$/.test(node.text) && !node.percent ? Number(node.text) : undefined
  const named = node.kind === 'name' ? parameters.find((one) => one.name === node.name) : undefined
  const value = named?.values.length === 1 ? named.values[0]!.value : undefined
  return value && 'tree' in value ? countOf(value.tree, []) : undefined
}

const visitTrees = (value: unknown, visit: (node: Node) => void): void => {
  if (typeof value !== 'object' || value === null) return
  if ('tree' in value) visit(value.tree as Node)
  else for (const [key, one] of Object.entries(value)) if (key !== 'span') visitTrees(one, visit)
}

/** The cells of a table's column whose key is the run. */
const keyCells = (value: unknown, streak: string): readonly KeyCell[] => {
  if (typeof value !== 'object' || value === null || 'tree' in value) return []
  if ('kind' in value && value.kind === 'table' && 'table' in value) {
    const { keys, rows } = value.table as Table
    const at = keys.findIndex((key) => isName(key.formula.tree, streak))
    return at < 0 ? [] : rows.map((row) => row.keys[at]!)
  }
  return Object.entries(value).flatMap(([key, one]) => (key === 'span' ? [] : keyCells(one, streak)))
}
