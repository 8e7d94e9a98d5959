import type { Result, ResultValue } from '../../run/result.ts'

type Values = ReadonlyMap<string, ResultValue>

/**
 * Whether the same facts give the same values and findings. A rule that only one side has counts where it says more than
 * nought or no.
 */
export const isSameResult = (before: Result, after: Result): boolean => {
  if (before.findings.length !== after.findings.length) return false
  const [old, fresh] = [valuesIn(before), valuesIn(after)]
  return [...new Set([...old.keys(), ...fresh.keys()])].every((key) =>
    isSame(old.get(key) ?? nothing, fresh.get(key) ?? nothing),
  )
}

const nothing = 'nothing'

const isSame = (left: ResultValue | typeof nothing, right: ResultValue | typeof nothing): boolean => {
  if (left === nothing) return right === nothing || isNothing(right)
  if (right === nothing) return isNothing(left)
  return left.value === right.value && left.absent?.state === right.absent?.state
}

const isNothing = ({ value }: ResultValue): boolean =>
  value === undefined || value === 'no' || /^0(\.0+)?%?$/.test(value)

const valuesIn = ({ periods }: Result): Values => {
  const values = new Map<string, ResultValue>()
  for (const { period, things } of periods)
    for (const [thing, rows] of Object.entries(things))
      for (const { id, moment, values: own } of rows)
        for (const [name, value] of Object.entries(own))
          values.set(JSON.stringify([period, thing, id, moment, name]), value)
  return values
}
