import type { Node } from '../../formula/ast.ts'
import { comparison, powerOf, tightest } from '../../formula/print.ts'
import { holdsFor, sayAggregate } from './aggregate-words.ts'
import { grouped } from './amounts.ts'
import { isPhrase, sayCall } from './call-words.ts'
import {
  columnOf,
  list,
  type PageContext,
  type Place,
  quoted,
  ruleNamed,
  type SayNode,
  say,
  titleOf,
  wordTitle,
} from './context.ts'
import { rangeText } from './edges.ts'
import { boundedOf } from './extremes.ts'

/** A formula for people who read none: names by their titles, words for operators and functions. */
export const sayFormula = (context: PageContext, place: Place, node: Node): string => {
  const sayNode: SayNode = (part, atLeast = 0, at = place) => {
    const text = sayPart(context, at, part, (inner, power, there = at) => sayNode(inner, power, there))
    return holds(part) < atLeast ? say(context, `（${text}）`, `(${text})`) : text
  }
  return say(context, closeUp(sayNode(node)), sayNode(node))
}

/** Full-width signs bring their own room, and Chinese stands apart from figures only. */
const closeUp = (text: string): string =>
  text
    .replace(/(?<=[）”]) | (?=[（“])/g, '')
    .replace(/(?<=[取从为]) (?=\p{Script=Han})|(?<=\p{Script=Han}) (?=之后)/gu, '')

/** How tightly a part holds together once it is said: phrases of several words are looser than the signs they stand for. */
const holds = (node: Node): number => {
  if (node.kind === 'aggregate') return comparison
  // What has a comma inside is in brackets everywhere but by itself.
  if (boundedOf(node)) return 0
  if (node.kind === 'call') return isPhrase(node) ? comparison : tightest
  if (node.kind === 'binary' && node.operator === 'mod') return comparison
  return powerOf(node)
}

const sayPart = (context: PageContext, place: Place, node: Node, sayNode: SayNode): string => {
  switch (node.kind) {
    case 'number':
      return `${grouped(node.text)}${node.percent ? '%' : ''}${node.perMille ? '‰' : ''}`
    case 'text':
      return isPlainTime(node.value) ? node.value : quoted(wordTitle(context, node.value))
    case 'truth':
      return say(context, node.value ? '是' : '否', node.value ? 'yes' : 'no')
    case 'none':
      return say(context, '不适用', 'not applicable')
    case 'name':
      return sayName(context, place, node.name)
    case 'member':
      return sayMember(context, place, node, sayNode)
    case 'binary':
      return sayBinary(context, node, sayNode)
    case 'not': {
      const { of } = node
      if (of.kind === 'call' && of.name === 'present' && of.arguments[0]) {
        const absent = quoted(sayNode(of.arguments[0]))
        return say(context, `没有${absent}`, `there is no value of ${absent}`)
      }
      if (of.kind === 'aggregate' && of.name === 'any') return holdsFor(context, place, of, sayNode, 'none')
      return say(context, `不满足${quoted(sayNode(of))}`, `not ${quoted(sayNode(of))}`)
    }
    case 'negate':
      return `−${sayNode(node.of, 7)}`
    case 'inList': {
      const items = list(
        context,
        node.items.map((item) => sayNode(item)),
      )
      const of = sayNode(node.of, comparison + 1)
      return say(context, `${of}为${items}之一`, `${of} is one of ${items}`)
    }
    case 'inInterval': {
      const end = (bound: typeof node.from) =>
        bound && { text: sayNode(bound.value), inclusive: bound.inclusive }
      const of = sayNode(node.of, comparison + 1)
      const range = rangeText(context, { from: end(node.from), to: end(node.to) })
      return say(context, `${of}为 ${range}`, `${of} is ${range}`)
    }
    case 'if':
      return sayIf(context, node, sayNode)
    case 'call':
      return sayCall(context, place, node, sayNode)
    case 'aggregate':
      return sayAggregate(context, place, node, sayNode)
  }
}

/** One condition with its contrary, or several in a row as a list. */
const sayIf = (context: PageContext, node: If, sayNode: SayNode): string => {
  const branches = branchesOf(node)
  const chosen = branches.map(({ condition, then }) => {
    const said = sayNode(condition, 1)
    const bare = condition.kind === 'name' ? `“${said}”成立` : `${said} `
    return say(context, `${bare}时取 ${sayNode(then, 1)}`, `if ${said}, then ${sayNode(then, 1)}`)
  })
  const rest = sayNode(branches.at(-1)!.otherwise, 1)
  return branches.length === 1
    ? say(context, `${chosen[0]}，否则取 ${rest}`, `${chosen[0]}; otherwise ${rest}`)
    : say(context, `${chosen.join('；')}；其余取 ${rest}`, `${chosen.join('; ')}; otherwise ${rest}`)
}

type If = Extract<Node, { kind: 'if' }>

const branchesOf = (node: If): readonly If[] =>
  node.otherwise.kind === 'if' ? [node, ...branchesOf(node.otherwise)] : [node]

/** A date, a time of day, or both. */
const isPlainTime = (text: string): boolean =>
  /^(?:\d{4}-\d{2}-\d{2}(?: \d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}:\d{2}(?::\d{2})?)$/.test(text)

const sayName = (context: PageContext, place: Place, name: string): string => {
  if (name === 'over') return say(context, '超过本档下限的部分', 'the part above the lower edge of the row')
  return titleOf(context, name, place.thing)
}

const sayMember = (
  context: PageContext,
  place: Place,
  { of, name }: Extract<Node, { kind: 'member' }>,
  sayNode: SayNode,
): string => {
  const rule = of.kind === 'name' ? ruleNamed(context, of.name) : undefined
  const owner = sayNode(of, tightest)
  if (rule === undefined) {
    const title = titleOf(context, name, place.thing)
    return say(context, `${owner}的${title}`, `${title} of ${owner}`)
  }
  return columnOf(context, rule, owner, name)
}

const sayBinary = (
  context: PageContext,
  node: Extract<Node, { kind: 'binary' }>,
  sayNode: SayNode,
): string => {
  const power = powerOf(node)
  const right = sayNode(node.right, power + 1)
  if (node.operator === 'mod') {
    const of = sayNode(node.left, power + 1)
    return say(context, `${of} ÷ ${right} 的余数`, `remainder of ${of} ÷ ${right}`)
  }
  // A comparison has none beside it; the other operators group to the left.
  const left = sayNode(node.left, power === comparison ? comparison + 1 : power)
  const sign = signs[node.operator]
  return `${left} ${sign ? say(context, sign, node.operator) : node.operator === '-' ? '−' : node.operator} ${right}`
}

const signs: Readonly<Partial<Record<string, string>>> = { and: '且', or: '或' }
