import { axisOf, columnOf, type Frame, valueAt, whyAstray } from '../reference/frame.ts'
import { type Absent, isAbsent, isMissing } from '../reference/value.ts'
import { columnsOf } from './things.ts'

/** Something that a person must put right, and the values that wait for it. */
export interface Cause {
  readonly absent: Absent
  readonly at: { readonly thing: string; readonly id: string }
  readonly rules: Set<string>
}

/** Why values of this period are blocked; each cause once, in the order in which the rules meet it. */
export const causesOf = (frame: Frame, period: string): readonly Cause[] => {
  const causes = new Map<string, Cause>()
  const note = (absent: Absent, at: Cause['at'], rule?: string): void => {
    // An unusable fact, and what an earlier period has reported, is not said twice.
    if (absent.kind === 'fact' && absent.absent === 'open') return
    if (absent.at?.period !== undefined && absent.at.period !== period) return
    const key = `${absent.kind} ${absent.because} ${at.thing} ${at.id}`
    const cause = causes.get(key) ?? { absent, at, rules: new Set<string>() }
    causes.set(key, cause)
    if (rule !== undefined) cause.rules.add(rule)
  }
  for (const rule of frame.plan.rules)
    for (const [address, id] of columnsOf(rule)) {
      const column = columnOf(frame, id)
      const rows = axisOf(frame, rule.axis)
      for (let row = 0; row < rows.count; row++) {
        const value = valueAt(column, row)
        if (isAbsent(value) && isMissing(value))
          note(value, value.at ?? { thing: rows.thing, id: rows.ids[row]! }, address)
      }
    }
  membersAstray(frame, note)
  return [...causes.values()]
}

/** A record that does not say whose it is would be left out of every sum: that it is missing must be said. */
const membersAstray = (frame: Frame, note: (absent: Absent, at: Cause['at']) => void): void => {
  for (const path of frame.paths.values())
    for (const [row, to] of path.target.entries()) {
      if (to >= 0) continue
      const absent = whyAstray(frame, path, row)
      if (absent.absent === 'missing' && absent.at) note(absent, absent.at)
    }
}
