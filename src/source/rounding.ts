import { isZero, signOf } from '../core/exact.ts'
import { readNumber } from '../core/read-number.ts'
import type { RoundMode, RoundSpec } from '../model/rule-set.ts'
import { asMap, asText, asWord, checkKeys, decimalCount } from './fields.ts'
import { type Problems, report } from './problems.ts'
import { type TreeNode, valueAt } from './tree.ts'

export const roundModes = [
  'half up',
  'half down',
  'half even',
  'up',
  'down',
] as const satisfies readonly RoundMode[]

/** `round: 2`, `round: { to: 2, mode: down }`, `round: { step: 0.05 }`. */
export const readRound = (problems: Problems, node: TreeNode): RoundSpec | undefined => {
  if (node.kind !== 'map') {
    const step = readPlaces(problems, node)
    return step === undefined ? undefined : { step, mode: 'half up' }
  }
  const map = asMap(problems, node, 'round')!
  checkKeys(problems, map, ['to', 'step', 'mode'], 'round')
  const mode = asWord(problems, valueAt(map, 'mode'), roundModes, 'mode') ?? 'half up'
  const [to, step] = [valueAt(map, 'to'), valueAt(map, 'step')]
  if ((to === undefined) === (step === undefined)) return report(problems, 'source-round', {}, map.span)
  const multiple = to ? readPlaces(problems, to) : readStep(problems, step)
  return multiple === undefined ? undefined : { step: multiple, mode }
}

const readPlaces = (problems: Problems, node: TreeNode): string | undefined => {
  const text = asText(problems, node, 'round')
  if (text === undefined) return undefined
  const places = decimalCount(text.text.trim())
  if (places === undefined) return report(problems, 'source-decimals', { text: text.text.trim() }, text.span)
  return places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`
}

const readStep = (problems: Problems, node: TreeNode | undefined): string | undefined => {
  const text = asText(problems, node, 'step')
  if (text === undefined) return undefined
  const step = readNumber(text.text.trim())
  if (step.ok && !isZero(step.value) && signOf(step.value) > 0) return text.text.trim()
  return report(problems, 'source-round-step', { text: text.text.trim() }, text.span)
}
