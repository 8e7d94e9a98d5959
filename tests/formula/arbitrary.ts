import fc from 'fast-check'
import type { Node } from '../../src/formula/ast.ts'

const range = { start: 0, end: 0 }
const name = fc.constantFrom('a', 'tier', '得分', 'x1', '两 个', 'each', 'over', 'last')
const number = fc.record({ text: fc.constantFrom('0', '1.5', '60'), sign: fc.constantFrom('', '%', '‰') })

/** Any tree the language can say, of a depth that is read again. */
export const node: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    name.map((text): Node => ({ kind: 'name', name: text, range })),
    number.map(
      ({ text, sign }): Node => ({
        kind: 'number',
        text,
        percent: sign === '%',
        perMille: sign === '‰',
        range,
      }),
    ),
    fc
      .constantFrom('early', '班 次', 'say "a"', "it's", '“x')
      .map((value): Node => ({ kind: 'text', value, range })),
    fc.boolean().map((value): Node => ({ kind: 'truth', value, range })),
    fc.constant<Node>({ kind: 'none', range }),
    fc
      .tuple(
        fc.constantFrom(...(['+', '-', '×', '÷', 'mod', '=', '≠', '<', '≤', '>', '≥', 'and', 'or'] as const)),
        tie('node'),
        tie('node'),
      )
      .map(([operator, left, right]): Node => ({ kind: 'binary', operator, left, right, range })),
    tie('node').map((of): Node => ({ kind: 'not', of, range })),
    tie('node').map((of): Node => ({ kind: 'negate', of, range })),
    fc.tuple(tie('node'), name).map(([of, text]): Node => ({ kind: 'member', of, name: text, range })),
    fc
      .tuple(tie('node'), fc.array(tie('node'), { minLength: 1, maxLength: 3 }))
      .map(([of, items]): Node => ({ kind: 'inList', of, items, range })),
    fc.tuple(tie('node'), tie('node'), tie('node'), fc.boolean(), fc.boolean()).map(
      ([of, from, to, left, right]): Node => ({
        kind: 'inInterval',
        of,
        from: { value: from, inclusive: left },
        to: { value: to, inclusive: right },
        range,
      }),
    ),
    fc
      .tuple(tie('node'), tie('node'))
      .map(([of, value]): Node => ({ kind: 'inInterval', of, to: { value, inclusive: true }, range })),
    fc
      .tuple(tie('node'), tie('node'), tie('node'))
      .map(([condition, then, otherwise]): Node => ({ kind: 'if', condition, then, otherwise, range })),
    fc
      .tuple(fc.constantFrom('first', 'total', '取整'), fc.array(tie('node'), { maxLength: 3 }))
      .map(([text, values]): Node => ({ kind: 'call', name: text, arguments: values, range })),
    fc
      .record(
        {
          value: tie('node'),
          each: name,
          via: name,
          scope: name,
          over: fc.constantFrom(
            { kind: 'toDate', within: 'half-year' } as const,
            { kind: 'last', count: 4, unit: 'month' } as const,
            { kind: 'last', count: 4 } as const,
            { kind: 'cycle', cycle: 'half-year' } as const,
          ),
          where: tie('node'),
        },
        { requiredKeys: ['value'] },
      )
      .map((parts): Node => ({ kind: 'aggregate', name: 'sum', ...parts, range })),
  ),
})).node

/** The tree without its places. */
export const bare = (tree: Node): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === 'range' ? undefined : value)))
