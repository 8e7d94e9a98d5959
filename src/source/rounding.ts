import { signOf } from '../core/exact.ts'
import { readNumber, readPercent } from '../core/read-number.ts'
import { stepText } from '../core/step.ts'
import { toText } from '../core/to-text.ts'
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

/** Other words for a mode: for suggestions only. */
const modeAliases: ReadonlyMap<string, string> = new Map([
  ['四舍五入', 'half up'],
  ['五舍六入', 'half down'],
  ['四舍六入五成双', 'half even'],
  ['四舍六入五留双', 'half even'],
  ['银行家舍入', 'half even'],
  ["banker's", 'half even'],
  ['bankers', 'half even'],
  ['进一', 'up'],
  ['只入不舍', 'up'],
  ['ceiling', 'up'],
  ['舍去', 'down'],
  ['去尾', 'down'],
  ['只舍不入', 'down'],
  ['floor', 'down'],
  ['cut', 'down'],
])

/** `round: 2`, `round: { to: 2, mode: down }`, `round: { step: 0.05 }`. */
export const readRound = (problems: Problems, node: TreeNode): RoundSpec | undefined => {
  if (node.kind !== 'map') {
    const step = readPlaces(problems, node)
    return step === undefined ? undefined : { step, mode: 'half up' }
  }
  const map = asMap(problems, node, 'round')!
  checkKeys(problems, map, ['to', 'step', 'mode'], 'round')
  const mode = asWord(problems, valueAt(map, 'mode'), roundModes, 'mode', modeAliases) ?? 'half up'
  const [to, step] = [valueAt(map, 'to'), valueAt(map, 'step')]
  if ((to === undefined) === (step === undefined)) return report(problems, 'source-round', {}, map.span)
  if (step) return readStep(problems, step, mode)
  const multiple = readPlaces(problems, to!)
  return multiple === undefined ? undefined : { step: multiple, mode }
}

const readPlaces = (problems: Problems, node: TreeNode): string | undefined => {
  const text = asText(problems, node, 'round')
  if (text === undefined) return undefined
  const places = decimalCount(text.text.trim())
  if (places === undefined) return report(problems, 'source-decimals', { text: text.text.trim() }, text.span)
  return stepText(places)
}

/** `0.05`, or `1%` of a plain number. */
const readStep = (problems: Problems, node: TreeNode, mode: RoundMode): RoundSpec | undefined => {
  const text = asText(problems, node, 'step')
  if (text === undefined) return undefined
  const written = text.text.trim()
  const percent = /[%‰]$/.test(written)
  const step = percent ? readPercent(written) : readNumber(written)
  if (step.ok && signOf(step.value) > 0)
    return { step: percent ? toText(step.value) : written, mode, ...(percent && { percent }) }
  return report(problems, 'source-round-step', { text: written }, text.span)
}
