import { nearest } from '../diagnostics/suggest.ts'
import type { Formula } from '../formula/ast.ts'
import type { Body, Choosable, Cycle, RuleSpec } from '../model/rule-set.ts'
import { cycles } from '../model/rule-set.ts'
import { bodies, readBody } from './bodies.ts'
import { readChoosable, readOptions, readReadingName } from './choice.ts'
import { asWord, checkKeys, listed } from './fields.ts'
import { readFormula } from './formula.ts'
import { type InForce, readInForce, withInForce } from './in-force.ts'
import { readJumps } from './jumps.ts'
import { keyWords } from './key-words.ts'
import { readLabel } from './label.ts'
import { readLaw } from './law.ts'
import { report } from './problems.ts'
import type { Reader } from './reader.ts'
import { readChannel, readThing, readValueNames } from './references.ts'
import { readRound } from './rounding.ts'
import { type RuleKey, ruleKeys } from './rule-keys.ts'
import { readShow } from './show.ts'
import { type MapEntry, type MapNode, type TreeNode, textAt, valueAt } from './tree.ts'

/** What holds for the rules of a clause that do not say it themselves. */
export interface RuleDefaults {
  readonly clause: string
  readonly for: string
  readonly each: Cycle
  readonly when?: Choosable<Formula>
  readonly inForce?: InForce
}

const bodyNames = Object.keys(bodies)

/** One rule: a formula alone, or a map with settings and exactly one body. */
export const readRule = (reader: Reader, entry: MapEntry, defaults: RuleDefaults): RuleSpec | undefined => {
  const { problems } = reader
  const { key: name, keySpan, value } = entry
  const map = value.kind === 'map' ? value : undefined
  const options = map ? optionsOf(reader, map, name) : []
  const at = (key: RuleKey): TreeNode | undefined => valueAt(map, key)
  const formula = (key: 'when' | 'otherwise'): Choosable<Formula> | undefined =>
    readChoosable(reader, at(key), key, (node) => readFormula(problems, node, key))
  const inForce = readInForce(problems, at('from'), at('until')) ?? defaults.inForce
  const own = at('when') ? formula('when') : defaults.when
  const when = inForce ? withInForce(own, inForce) : own
  const otherwise = formula('otherwise')
  const round = readChoosable(reader, at('round'), 'round', (node) => readRound(problems, node))
  const show = readShow(problems, at('show'))
  const label = (key: 'title' | 'finding' | 'needs' | 'assumed') => readLabel(problems, at(key), key)
  const [title, finding, needs, assumed] = [
    label('title'),
    label('finding'),
    label('needs'),
    label('assumed'),
  ]
  const jumps = readJumps(problems, at('jumps'), name)
  const body = map ? readRuleBody(reader, map, options, name, keySpan) : readBody(reader, 'is', value, name)
  const line = readChannel(reader, at('line'), 'line')
  const totalOf = readChannel(reader, at('totalOf'), 'totalOf')
  const law = readLaw(problems, at('law'))
  const missing = asWord(problems, at('missing'), ['block', 'exclude'], 'missing')
  const settle = asWord(problems, at('settle'), ['eachRounded', 'cumulative'], 'settle')
  const thing = readThing(reader, at('for'), 'for') ?? defaults.for
  const each = asWord(problems, at('each'), cycles, 'each') ?? defaults.each
  const evidence = at('evidence') && readValueNames(reader, at('evidence'), 'evidence')
  const order = at('order') && readValueNames(reader, at('order'), 'order')
  const restarts = asWord(problems, at('restarts'), cycles, 'restarts')
  if (body === undefined) return undefined
  return {
    name,
    title: title ?? { zh: name, en: name },
    clause: defaults.clause,
    for: thing,
    each,
    ...(when && { when }),
    ...(inForce && { inForce }),
    body,
    ...(otherwise && { otherwise }),
    ...(round && { round }),
    ...(show !== undefined && { show }),
    ...(line !== undefined && { line }),
    ...(totalOf !== undefined && { totalOf }),
    ...(finding && { finding }),
    ...(needs && { needs }),
    ...(evidence && { evidence }),
    ...(law && { law }),
    ...(assumed && { assumed }),
    ...(jumps && { jumps }),
    ...(missing && { missing }),
    ...(settle && { settle }),
    ...(order && { order }),
    ...(restarts && { restarts }),
    span: keySpan,
  }
}

const allowedKeys: readonly string[] = [...ruleKeys, ...bodyNames]

/**
 * The options of a rule that has `reading`: the keys that are none of a rule. One that is a rule's key misspelled is
 * reported instead; without `reading` every strange key is.
 */
const optionsOf = ({ names, problems }: Reader, map: MapNode, rule: string): readonly MapEntry[] => {
  const reading = valueAt(map, 'reading')
  if (reading === undefined) {
    checkKeys(problems, map, allowedKeys, rule)
    return []
  }
  const titled = reading.kind === 'text' ? (names.readings.get(reading.text.trim()) ?? []) : []
  return map.entries.filter(({ key, keySpan }) => {
    if (allowedKeys.includes(key)) return false
    if (titled.includes(key) || nearest(key, titled) !== undefined) return true
    const near = nearest(key, allowedKeys, keyWords)
    if (near === undefined) return true
    const parameters = { key, near, what: rule, allowed: listed(allowedKeys) }
    report(problems, 'source-unknown-key', parameters, keySpan)
    return false
  })
}

const readRuleBody = (
  reader: Reader,
  map: MapNode,
  options: readonly MapEntry[],
  rule: string,
  span: MapEntry['keySpan'],
): Choosable<Body> | undefined => {
  const { problems } = reader
  const found = map.entries.filter(({ key }) => bodyNames.includes(key))
  const [first, second] = found
  if (first && second) {
    const parameters = { rule, first: first.key, second: second.key }
    return report(problems, 'source-two-bodies', parameters, second.keySpan, {
      span: first.keySpan,
      label: 'first',
    })
  }
  const reading = map.entries.find(({ key }) => key === 'reading')
  if (first && reading) {
    const parameters = { rule, first: 'reading', second: first.key }
    return report(problems, 'source-two-bodies', parameters, first.keySpan, {
      span: reading.keySpan,
      label: 'first',
    })
  }
  if (first) return readBody(reader, first.key, first.value, rule)
  if (reading) return readReadingBody(reader, map, options, rule)
  const when = valueAt(map, 'when')
  if (valueAt(map, 'finding') && when) return readBody(reader, 'is', textAt('yes', when.span), rule)
  // A key that was taken for a misspelled one is told already.
  if (map.entries.some(({ key }) => !allowedKeys.includes(key))) return undefined
  return report(problems, 'source-no-body', { rule, allowed: listed(bodyNames) }, span)
}

const readReadingBody = (
  reader: Reader,
  map: MapNode,
  options: readonly MapEntry[],
  rule: string,
): Choosable<Body> | undefined => {
  const name = readReadingName(reader, map)
  if (name === undefined) return undefined
  if (options.length === 0) {
    return report(
      reader.problems,
      'source-reading-no-options',
      { reading: name, key: rule },
      valueAt(map, 'reading')!.span,
    )
  }
  return readOptions(reader, name, map, options, (node) => readOption(reader, node, rule))
}

/** An option: a formula alone, or a map with one body. */
const readOption = (reader: Reader, node: TreeNode, rule: string): Body | undefined => {
  if (node.kind !== 'map') return readBody(reader, 'is', node, rule)
  checkKeys(reader.problems, node, bodyNames, rule)
  const found = node.entries.filter(({ key }) => bodyNames.includes(key))
  const [body] = found
  if (body === undefined || found.length > 1) {
    return report(reader.problems, 'source-option-body', { rule, allowed: listed(bodyNames) }, node.span)
  }
  return readBody(reader, body.key, body.value, rule)
}
