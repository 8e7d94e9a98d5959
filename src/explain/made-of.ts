import { keysOf } from '../core/derivation.ts'
import type { Label } from '../core/label.ts'
import type { AxisId } from '../plan/type.ts'
import { resultType, valueText } from '../run/collect/value.ts'
import { isAbsent } from '../run/reference/value.ts'
import { both, type Reader, rowsOf } from './reader.ts'

/** What the row of a group or a pair is made of, for people: `班组 A，岗位 店长`; undefined for a thing that is given. */
export const madeOf = (reader: Reader, axis: AxisId, row: number): Label | undefined => {
  const rows = rowsOf(reader, axis)
  const thing = reader.ruleSet.things.find(({ name }) => name === rows.thing)
  if (!thing?.derived) return undefined
  const texts = keysOf(thing.derived).flatMap((name) => {
    const fact = thing.facts.find((one) => one.name === name)!
    const value = rows.facts.get(name)?.[row]
    if (value === undefined || isAbsent(value)) return []
    const { kind } = fact.type
    const text = reader.words.value({ type: resultType(kind), value: valueText(value, kind) })
    return [both(`${fact.title.zh} ${text.zh}`, `${fact.title.en} ${text.en}`)]
  })
  return both(texts.map(({ zh }) => zh).join('，'), texts.map(({ en }) => en).join(', '))
}
