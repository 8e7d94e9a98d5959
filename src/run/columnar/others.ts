import { isAbsent, isMissing, type Value } from '../reference/value.ts'

/** What stands in no typed array: absences, each once, and numbers too large for a float. Code 0 is nothing. */
export interface Others {
  readonly values: Value[]
  /** Of each code. */
  readonly kinds: OtherKind[]
  readonly codes: Map<string, number>
}

/** `passing`: it does not apply; `waiting`: a fact is missing; `number`: a value, but too large. */
export type OtherKind = 0 | typeof passing | typeof waiting | typeof number

export const passing = 1
export const waiting = 2
export const number = 3

export const createOthers = (): Others => ({ values: [''], kinds: [0], codes: new Map() })

/** The code of an absence or number; the same absence has one code. */
export const codeOf = (others: Others, value: Value): number => {
  if (!isAbsent(value)) return put(others, value, number)
  const { absent, kind, because, at, problem } = value
  const place = at ? `${at.thing} ${at.id} ${at.period ?? ''}` : ''
  const key = `${absent}|${kind}|${because}|${place}${problem ? JSON.stringify(problem) : ''}`
  const known = others.codes.get(key)
  if (known !== undefined) return known
  const code = put(others, value, isMissing(value) ? waiting : passing)
  others.codes.set(key, code)
  return code
}

const put = ({ values, kinds }: Others, value: Value, kind: OtherKind): number => {
  kinds.push(kind)
  return values.push(value) - 1
}

/** As in the reference: what does not apply wins over what is missing, else the first. Both codes may be 0. */
export const firstAbsence = ({ kinds }: Others, left: number, right: number): number => {
  const [a, b] = [kinds[left]!, kinds[right]!]
  const isAbsentLeft = a === passing || a === waiting
  const isAbsentRight = b === passing || b === waiting
  if (isAbsentLeft) return isAbsentRight && a === waiting && b === passing ? right : left
  return isAbsentRight ? right : 0
}
