import type { Node } from '../../formula/ast.ts'
import { isDate, type PageContext, type Place, type SayNode, say } from './context.ts'

type Call = Extract<Node, { kind: 'call' }>

/** A value and the bounds it is kept in, the one that decides last standing last. */
interface Bounded {
  readonly value: Node
  readonly bounds: readonly { readonly name: 'min' | 'max'; readonly by: Node }[]
}

/** `max(x, 0)`, `min(max(x, a), b)`, `max(min(x, b), a)`: how formulas spell a floor and a cap. */
export const boundedOf = (node: Node): Bounded | undefined => {
  const outer = pair(node)
  if (outer === undefined) return undefined
  const [at, inner] = [0, 1].flatMap((one) => {
    const found = pair(outer.of[one]!)
    return found && found.name !== outer.name ? [[one, found] as const] : []
  })[0] ?? [undefined, undefined]
  if (at !== undefined) {
    const [value, by] = isFixed(inner.of[0]) && !isFixed(inner.of[1]) ? [1, 0] : [0, 1]
    return {
      value: inner.of[value]!,
      bounds: [
        { name: inner.name, by: inner.of[by]! },
        { name: outer.name, by: outer.of[1 - at]! },
      ],
    }
  }
  if (outer.name === 'min') return undefined
  const zero = outer.of.findIndex((one) => one.kind === 'number' && /^[0.]+$/.test(one.text))
  return zero < 0 ? undefined : { value: outer.of[1 - zero]!, bounds: [{ name: 'max', by: outer.of[zero]! }] }
}

const pair = (
  node: Node,
): { readonly name: 'min' | 'max'; readonly of: readonly [Node, Node] } | undefined => {
  if (node.kind !== 'call' || (node.name !== 'min' && node.name !== 'max')) return undefined
  const [one, other, ...more] = node.arguments
  return one && other && more.length === 0 ? { name: node.name, of: [one, other] } : undefined
}

const isFixed = (node: Node): boolean =>
  node.kind === 'number' || (node.kind === 'negate' && node.of.kind === 'number')

/** `结余（负数按 0 计）`, `得分，最低 −5，最高 5`; of dates, or of values side by side, the smaller and the greater. */
export const sayExtreme = (context: PageContext, place: Place, node: Call, sayNode: SayNode): string => {
  const dates = node.arguments.some((one) => isDate(context, one, place))
  const bounded = dates ? undefined : boundedOf(node)
  if (bounded) return sayBounded(context, bounded, sayNode)
  const [two, more] = extremes[dates ? 'dates' : 'numbers'][node.name as 'min' | 'max']
  const args = node.arguments.map((one) => sayNode(one, 1))
  const [zh, en] = args.length === 2 ? two : more
  return say(context, `${zh}（${args.join('，')}）`, `the ${en} of (${args.join('; ')})`)
}

const sayBounded = (context: PageContext, { value, bounds }: Bounded, sayNode: SayNode): string => {
  const of = sayNode(value, 5)
  const [only, ...others] = bounds
  if (others.length === 0 && only)
    return value.kind === 'name' || value.kind === 'member'
      ? say(context, `${of}（负数按 0 计）`, `${of} (0 where negative)`)
      : say(context, `${of}，负数按 0 计`, `${of}, or 0 where negative`)
  return [
    of,
    ...bounds.map(({ name, by }) => {
      const limit = sayNode(by, 5)
      return name === 'max'
        ? say(context, `最低 ${limit}`, `at least ${limit}`)
        : say(context, `最高 ${limit}`, `at most ${limit}`)
    }),
  ].join(say(context, '，', ', '))
}

/** Of two, of more. */
const extremes = {
  numbers: {
    min: [
      ['较小者', 'smaller'],
      ['最小者', 'smallest'],
    ],
    max: [
      ['较大者', 'greater'],
      ['最大者', 'greatest'],
    ],
  },
  dates: {
    min: [
      ['较早者', 'earlier'],
      ['最早者', 'earliest'],
    ],
    max: [
      ['较晚者', 'later'],
      ['最晚者', 'latest'],
    ],
  },
} as const
