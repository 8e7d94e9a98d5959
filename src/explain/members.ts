import type { Label } from '../core/label.ts'
import type { Atom, BodyWorking, RulePlan } from '../plan/plan.ts'
import { isAbsent } from '../run/reference/value.ts'
import { counts, membersOf, optionInForce } from './bodies.ts'
import type { Explanation } from './explanation.ts'
import { both, isLookedAt, namedValues, type Reader, same, shown, valueOf } from './reader.ts'

/** The working that the options of readings lead to. */
export const bodyInForce = (reader: Reader, body: BodyWorking): Exclude<BodyWorking, { kind: 'reading' }> =>
  body.kind === 'reading' ? bodyInForce(reader, body.options[optionInForce(reader, body)]!) : body

/** Records that an aggregate counted or left out, with the condition that left them out. */
export const membersIn = (reader: Reader, rule: RulePlan): Pick<Explanation, 'members'> => {
  const body = bodyInForce(reader, rule.working.body)
  if (body.kind !== 'formula' || body.aggregates.length === 0) return {}
  const members = body.aggregates
    .filter((aggregate) => aggregate.over === undefined && isLookedAt(reader, aggregate))
    .flatMap((aggregate) =>
      membersOf(reader, aggregate).map((row) => {
        const counted = counts(reader, aggregate, row)
        const there: Reader = { ...reader, axis: aggregate.axis, row }
        const failed = (aggregate.conditions ?? []).filter((atom) => valueOf(there, atom.column) !== true)
        const reasons = failed.map((atom) => failedText(there, atom))
        const rows = reader.frame.axes.get(aggregate.axis)!
        const value = valueOf(reader, aggregate.value, row)
        return {
          thing: rows.thing,
          title: reader.ruleSet.things.find((one) => one.name === rows.thing)?.title ?? same(rows.thing),
          id: rows.ids[row]!,
          counted,
          ...(isAbsent(value) ? {} : { value: shown(reader, aggregate.value, row) }),
          ...(counted || reasons.length === 0
            ? {}
            : {
                because: both(
                  reasons.map((one) => one.zh).join('；'),
                  reasons.map((one) => one.en).join('; '),
                ),
              }),
        }
      }),
    )
  return members.length > 0 ? { members } : {}
}

/** A condition that is a bare name is said by its value alone. */
const failedText = (reader: Reader, { text, names }: Atom): Label => {
  const values = namedValues(reader, names) ?? same('')
  return names.some((one) => one.name === text)
    ? values
    : both(`${text}，${values.zh}`, `${text}, ${values.en}`)
}
