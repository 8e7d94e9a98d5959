import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Node } from '../../src/formula/ast.ts'
import { childrenOf } from '../../src/formula/children.ts'
import { depthOf } from '../../src/formula/depth.ts'
import { parseFormula } from '../../src/formula/parse.ts'
import { printFormula } from '../../src/formula/print.ts'
import { bare, node } from './arbitrary.ts'

const pieces = [
  '(',
  ')',
  '[',
  ']',
  '..',
  ',',
  'a',
  '得分',
  '1',
  '0.5%',
  '"x"',
  '「a b」',
  ' ',
  '+',
  '−',
  '×',
  '<',
  '≥',
  '=',
  'in',
  'not',
  'if',
  'then',
  'else',
  'and',
  'sum(',
  'each',
  'over',
  'year to date',
  'where',
  'last 4',
  '.',
  '：',
  '&&',
  '|',
  '“',
  '\n',
]

const nestedInside = (tree: Node): boolean =>
  childrenOf(tree).every(
    (child) =>
      tree.range.start <= child.range.start && child.range.end <= tree.range.end && nestedInside(child),
  )

describe('laws of formulas', () => {
  it('reading what was printed gives the same tree', () => {
    fc.assert(
      fc.property(node, (tree) => {
        fc.pre(depthOf(tree) < 100)
        const text = printFormula(tree)
        fc.pre(text.length <= 4000)
        const again = parseFormula(text)
        expect(again.diagnostics, text).toEqual([])
        expect(bare(again.value!.tree), text).toEqual(bare(tree))
        expect(printFormula(again.value!.tree)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('any text is read or refused, never thrown at, and value and errors exclude each other', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join(' ')),
      fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const { value, diagnostics } = parseFormula(text)
        expect(value === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'))
        for (const { spans } of diagnostics) {
          expect(spans![0]!.span.start).toBeGreaterThanOrEqual(0)
          expect(spans![0]!.span.end).toBeLessThanOrEqual(text.length)
        }
        if (value !== undefined) expect(nestedInside(value.tree)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })
})
