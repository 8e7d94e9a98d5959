import type { Bound, Node, Window } from './ast.ts'
import { isPlainName, quotes } from './vocabulary.ts'

const powers: Readonly<Record<string, number>> = { or: 1, and: 2, '+': 5, '-': 5, '×': 6, '÷': 6, mod: 6 }
export const comparison = 4
export const tightest = 9

/** How tightly a node holds together when written without brackets. */
export const powerOf = (node: Node): number => {
  switch (node.kind) {
    case 'if':
      return 0
    case 'binary':
      return powers[node.operator] ?? comparison
    case 'not':
      return 3
    case 'inList':
    case 'inInterval':
      return comparison
    case 'negate':
      return 7
    default:
      return tightest
  }
}

/** Writes a tree as a formula, with as few brackets as it needs; reading it again gives the same tree. */
export const printFormula = (node: Node): string => {
  const atLeast = (power: number, part: Node): string =>
    powerOf(part) < power ? `(${printFormula(part)})` : printFormula(part)
  switch (node.kind) {
    case 'number':
      return `${node.text}${node.percent ? '%' : ''}${node.perMille ? '‰' : ''}`
    case 'text':
      return printText(node.value)
    case 'truth':
      return node.value ? 'yes' : 'no'
    case 'none':
      return 'none'
    case 'name':
      return printName(node.name)
    case 'member':
      return `${hasMembers(node.of) ? printFormula(node.of) : `(${printFormula(node.of)})`}.${printName(node.name)}`
    case 'binary': {
      const power = powerOf(node)
      // A comparison has none beside it; the other operators group to the left.
      const left = atLeast(power === comparison ? comparison + 1 : power, node.left)
      return `${left} ${node.operator} ${atLeast(power + 1, node.right)}`
    }
    case 'not':
      return `not ${atLeast(3, node.of)}`
    case 'negate':
      return `-${atLeast(7, node.of)}`
    case 'inList':
      return `${atLeast(comparison + 1, node.of)} in (${node.items.map(printFormula).join(', ')})`
    case 'inInterval':
      return `${atLeast(comparison + 1, node.of)} in ${printInterval(node, printFormula)}`
    case 'if':
      return `if ${printFormula(node.condition)} then ${printFormula(node.then)} else ${printFormula(node.otherwise)}`
    case 'call':
      return `${printName(node.name)}(${node.arguments.map(printFormula).join(', ')})`
    case 'aggregate':
      return `${node.name}(${printAggregate(node, printFormula)})`
  }
}

const hasMembers = ({ kind }: Node): boolean =>
  kind === 'name' || kind === 'member' || kind === 'call' || kind === 'aggregate'

type Print = (node: Node) => string

const printInterval = (node: { readonly from?: Bound; readonly to?: Bound }, print: Print): string => {
  const from = node.from ? `${node.from.inclusive ? '[' : '('}${print(node.from.value)}` : '('
  const to = node.to ? `${print(node.to.value)}${node.to.inclusive ? ']' : ')'}` : ')'
  return `${from}..${to}`
}

const printAggregate = (node: Extract<Node, { kind: 'aggregate' }>, print: Print): string => {
  const clauses = [
    node.each === undefined ? '' : `each ${printName(node.each)}`,
    node.via === undefined ? '' : `via ${printName(node.via)}`,
    node.scope === undefined ? '' : `in ${printName(node.scope)}`,
    node.over === undefined ? '' : `over ${printWindow(node.over)}`,
    node.where === undefined ? '' : `where ${print(node.where)}`,
  ]
  return [print(node.value), ...clauses.filter((clause) => clause !== '')].join(' ')
}

const printWindow = (window: Window): string => {
  switch (window.kind) {
    case 'toDate':
      return `${window.within} to date`
    case 'last':
      return `last ${window.count} ${window.unit ?? 'period'}s`
    case 'cycle':
      return window.cycle
  }
}

const printName = (name: string): string => (isPlainName(name) ? name : `「${name}」`)

const printText = (value: string): string => {
  const [open, close] = [...quotes].find(([, closing]) => !value.includes(closing)) ?? ['"', '"']
  return `${open}${value}${close}`
}
