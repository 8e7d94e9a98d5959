import type { Formula, Node } from '../../formula/ast.ts'
import type { Body, BodyValue, RuleSpec } from '../../model/rule-set.ts'
import type { ColumnType } from '../../plan/type.ts'
import { payOf } from '../currency.ts'
import { factType } from '../facts.ts'
import type { State } from '../state.ts'
import { instantKindOf } from './literals.ts'

export const anyNumber: ColumnType = { kind: 'number', unit: 'open', scale: 'quotient', range: {} }

/** What a rule that is not lowered yet will be, as far as its text tells: mostly a number. */
export const typeFromText = (rule: RuleSpec, state: State, seen = new Set<string>()): ColumnType => {
  if (rule.line !== undefined) return { ...anyNumber, unit: { [payOf(state, rule)]: 1 } }
  const body: Body = 'mechanism' in rule.body ? rule.body : (Object.values(rule.body.options)[0]! as Body)
  const { formula, rows } = body.values as { formula?: BodyValue; rows?: BodyValue }
  if (rows && 'table' in rows)
    return rows.table.rows.some((row) => row.outcomes[0]?.kind === 'value' && isWord(row.outcomes[0].formula))
      ? someWord
      : anyNumber
  if (!formula || !('formula' in formula)) return anyNumber
  seen.add(rule.name)
  return typeOfTree(formula.formula.tree, state, seen) ?? anyNumber
}

const someWord: ColumnType = { kind: 'text' }
const isWord = (formula: Formula | undefined): boolean =>
  formula === undefined || formula.tree.kind === 'text'

/** The type that a tree shows by its own form; undefined where it does not. */
const typeOfTree = (node: Node, state: State, seen: Set<string>): ColumnType | undefined => {
  const of = (part: Node): ColumnType | undefined => typeOfTree(part, state, seen)
  switch (node.kind) {
    case 'truth':
    case 'not':
    case 'inList':
    case 'inInterval':
      return { kind: 'truth' }
    case 'text':
      return { kind: instantKindOf(node.value) ?? 'text' }
    case 'binary':
      return ['+', '-', '×', '÷', 'mod'].includes(node.operator) ? anyNumber : { kind: 'truth' }
    case 'if':
      return of(node.then) ?? of(node.otherwise)
    case 'call':
      if (node.name === 'present') return { kind: 'truth' }
      return ['first', 'ago'].includes(node.name)
        ? node.arguments.map(of).find((type) => type !== undefined)
        : undefined
    case 'aggregate':
      return node.name === 'any' || node.name === 'all' ? { kind: 'truth' } : undefined
    case 'name': {
      const done = state.done.get(node.name)?.value?.type
      const entity = state.entities.get(node.name)?.[0]
      if (done || !entity || seen.has(node.name)) return done
      if (entity.kind === 'fact') return factType(state, entity.spec)
      return entity.kind === 'rule' ? typeFromText(entity.spec, state, seen) : undefined
    }
    default:
      return undefined
  }
}
