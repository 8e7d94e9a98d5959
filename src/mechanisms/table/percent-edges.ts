import { compare, type Exact, fromInteger, multiply, negate, signOf } from '../../core/exact.ts'
import { readExact, readNumber, toText } from '../../core/number-text.ts'
import type { Formula, Node } from '../../formula/ast.ts'
import type { KeyCell } from '../../model/table.ts'
import type { Lowering } from '../mechanism.ts'
import type { TableParts } from './parts.ts'

/**
 * Whether percentages stand where percentages are compared: `≥ 90` of an attainment would be 9000%, `≥ 90%` of a score
 * 0.9 points. A bare number below 10 may well be meant as it stands.
 */
export const checkPercents = ({ table, edgesOf, columns }: TableParts, lowering: Lowering): boolean => {
  let good = true
  for (const [at, { formula }] of table.keys.entries()) {
    const cells = table.rows.map((row) => row.keys[at]!)
    const literals = cells.flatMap((cell) => edgesOfCell(cell).map((edge) => ({ cell, edge })))
    const own = lowering.writtenIn(formula)
    const inPercent =
      own === 'percent' || (edgesOf && !columns) || literals.some(({ edge }) => literalOf(edge.tree)?.percent)
    const wrong = literals.find(({ edge }) => {
      const literal = literalOf(edge.tree)
      if (!literal) return false
      return own === 'score'
        ? literal.percent
        : inPercent && !literal.percent && !literal.perMille && isLarge(literal)
    })
    if (!wrong) continue
    good = false
    const { cell, edge } = wrong
    const number = edge.text.trim()
    const by: Exact = own === 'score' ? { n: 1n, d: 100n } : { n: 100n, d: 1n }
    const meant = toText(multiply(readExact(literalOf(edge.tree)!.text)!, by))
    const repair = cell.text.replace(number, own === 'score' ? number.replace(/\s*[%％]$/, '') : `${number}%`)
    lowering.report(
      own === 'score' ? 'table-percent-of-points' : 'table-percent-missing',
      { rule: lowering.rule.name, cell: cell.text, key: formula.text, number, meant, repair },
      cell.span,
    )
  }
  return good
}

const edgesOfCell = (cell: KeyCell): readonly Formula[] => {
  if (cell.kind === 'edge') return [cell.value]
  return cell.kind === 'interval' ? [cell.from?.value, cell.to?.value].filter((one) => one !== undefined) : []
}

const literalOf = (node: Node): Extract<Node, { kind: 'number' }> | undefined =>
  node.kind === 'negate' ? literalOf(node.of) : node.kind === 'number' ? node : undefined

const isLarge = ({ text }: Extract<Node, { kind: 'number' }>): boolean => {
  const read = readNumber(text)
  if (!read.ok) return false
  const size = signOf(read.value) < 0 ? negate(read.value) : read.value
  return compare(size, fromInteger(10)) >= 0
}
