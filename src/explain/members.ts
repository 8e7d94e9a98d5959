import type { Label } from '../core/label.ts'
import type { AggregateWorking, Atom, BodyWorking, Conditions, RulePlan } from '../plan/plan.ts'
import { isAbsent } from '../run/reference/value.ts'
import { counts, membersOf, optionInForce } from './bodies.ts'
import type { Explanation } from './explanation.ts'
import { both, isLookedAt, namedValues, type Reader, rowAt, rowsOf, same, shown, valueOf } from './reader.ts'

type Member = NonNullable<Explanation['members']>[number]

/** The working that the options of readings lead to. */
export const bodyInForce = (reader: Reader, body: BodyWorking): Exclude<BodyWorking, { kind: 'reading' }> =>
  body.kind === 'reading' ? bodyInForce(reader, body.options[optionInForce(reader, body)]!) : body

/** A rule with the conditions of the options in force. */
export const ruleInForce = (reader: Reader, rule: RulePlan): RulePlan => {
  const { when: _, conditions: __, ...working } = rule.working
  const own = conditionsInForce(reader, rule.working, rule.working.body)
  return own === rule.working ? rule : { ...rule, working: { ...working, ...own } }
}

const conditionsInForce = (reader: Reader, own: Conditions, body: BodyWorking): Conditions => {
  if (body.kind !== 'reading' || !own.byOption) return own
  const option = optionInForce(reader, body)
  return conditionsInForce(reader, own.byOption[option] ?? {}, body.options[option]!)
}

/** Records that the aggregates of a rule counted or left out, with the condition that left them out. */
export const membersIn = (reader: Reader, rule: RulePlan, applies: boolean): Pick<Explanation, 'members'> => {
  const body = bodyInForce(reader, rule.working.body)
  const aggregates = [
    ...(rule.working.conditions ?? []).flatMap((atom) => atom.aggregates ?? []),
    ...(applies && body.kind === 'formula' ? body.aggregates : []),
  ].filter((one) => one.over === undefined && isLookedAt(reader, one))
  // One that is written twice is one.
  const unique = [...new Map(aggregates.map((one) => [one.text, one])).values()]
  const members = unique.flatMap((aggregate) => membersIf(reader, aggregate))
  return members.length > 0 ? { members } : {}
}

const membersIf = (reader: Reader, aggregate: AggregateWorking): readonly Member[] => {
  const rows = membersOf(reader, aggregate)
  const own = isOwn(reader, aggregate)
  return rows.flatMap((row) => {
    const counted = counts(reader, aggregate, row)
    return counted && !own ? [] : [memberAt(reader, aggregate, row, counted)]
  })
}

/** Colleagues' figures are no part of the explanation of one's own: a team's sum shows them to the team only. */
const isOwn = (reader: Reader, { down }: AggregateWorking): boolean =>
  rowsOf(reader, rowAt(reader, down).axis).thing === rowsOf(reader, reader.axis).thing

const memberAt = (reader: Reader, aggregate: AggregateWorking, row: number, counted: boolean): Member => {
  const there: Reader = { ...reader, axis: aggregate.axis, row }
  const failed = (aggregate.conditions ?? []).filter((atom) => valueOf(there, atom.column) !== true)
  const reasons = failed.map((atom) => failedText(there, atom))
  const rows = rowsOf(reader, aggregate.axis)
  // What only counts rows has no value of theirs.
  const isValue = reader.frame.plan.columns[aggregate.value]!.axis !== undefined
  return {
    of: aggregate.text,
    thing: rows.thing,
    title: reader.ruleSet.things.find((one) => one.name === rows.thing)?.title ?? same(rows.thing),
    id: rows.moments?.[row] ?? rows.ids[row]!,
    counted,
    ...(isValue && !isAbsent(valueOf(there, aggregate.value))
      ? { value: shown(there, aggregate.value) }
      : {}),
    ...(counted || reasons.length === 0
      ? {}
      : {
          because: both(reasons.map((one) => one.zh).join('；'), reasons.map((one) => one.en).join('; ')),
        }),
  }
}

/** A condition that is a bare name is said by its value alone. */
const failedText = (reader: Reader, { text, names }: Atom): Label => {
  const values = namedValues(reader, names) ?? same('')
  return names.some((one) => one.name === text)
    ? values
    : both(`${text}，${values.zh}`, `${text}, ${values.en}`)
}
