import { cycleLabels } from '../core/cycle-label.ts'
import type { Label } from '../core/label.ts'
import type { Cycle } from '../core/period.ts'
import { type Show, showNumberText } from '../core/show.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import type { AbsentValue, ResultValue } from '../run/result.ts'
import { reasonText, stateText } from './absent-text.ts'

/** A value of a result, or the evidence of a finding. */
export type ReadableValue = Pick<ResultValue, 'type' | 'value' | 'absent'> & { readonly show?: Show }

/** A rule set's results in the words of people: plain labels, which no calculation reads. */
export interface Words {
  /** The title behind `rule`, `rule.outcome`, a fact or a parameter. */
  readonly title: (address: string) => Label
  /** Words by their titles, numbers as their `show` says, what is absent with its reason. */
  readonly value: (value: ReadableValue, address?: string) => Label
  /** Why a value is not there; `address` is whose value it is, which goes without saying. */
  readonly reason: (absent: AbsentValue, address?: string) => Label
  /** The same after its state, with the name to ask for next: `不适用（“参加考核 appraised”的条件不成立）`. */
  readonly absence: (absent: AbsentValue, address?: string) => Label
}

/** How results of this rule set are said to people. */
export const wordsOf = (ruleSet: CompiledRuleSet): Words => {
  const title = titlesOf(ruleSet)
  const shows = new Map(ruleSet.plan.rules.map(({ name, show }) => [name, show]))
  const because = ({ because: name }: AbsentValue, address?: string): string | undefined =>
    name === address || name === address?.split('.')[0] ? undefined : name
  const reason: Words['reason'] = (absent, address) => {
    const name = because(absent, address)
    return reasonText(absent.kind, name === undefined ? undefined : title(name))
  }
  const absence: Words['absence'] = (absent, address) => {
    const name = because(absent, address)
    const of = name === undefined ? undefined : title(name)
    // A cycle is nothing that one can ask for next.
    const next = of && name !== undefined && absent.kind !== 'not closed' ? withName(of, name) : of
    const why = reasonText(absent.kind, next)
    const state = stateText(absent.state)
    return { zh: `${state.zh}（${why.zh}）`, en: `${state.en} (${why.en})` }
  }
  const value: Words['value'] = ({ type, value: text = '', absent, show }, address) => {
    if (absent) {
      const why = reason(absent, address)
      return { zh: `无（${why.zh}）`, en: `none (${why.en})` }
    }
    if (type === 'truth') return text === 'yes' ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
    if (type === 'word') return ruleSet.words[text] ?? { zh: text, en: text }
    if (type !== 'number') return { zh: text, en: text }
    const shown = showNumberText(text, show ?? shows.get(address?.split('.')[0] ?? ''))
    return { zh: shown, en: shown }
  }
  return { title, value, reason, absence }
}

const withName = ({ zh, en }: Label, name: string): Label => ({
  zh: zh === name ? zh : `${zh} ${name}`,
  en: en === name ? en : `${en} (${name})`,
})

const titlesOf = (ruleSet: CompiledRuleSet): Words['title'] => {
  const titles = new Map<string, Label>()
  const add = (one: { readonly name: string; readonly title: Label }): unknown =>
    titles.set(one.name, one.title)
  const facts = ruleSet.things.flatMap((thing) => thing.facts)
  // What a group goes by has the title of the fact itself.
  for (const fact of [...facts.filter(({ derived }) => derived), ...facts.filter(({ derived }) => !derived)])
    add(fact)
  ruleSet.parameters.forEach(add)
  ruleSet.plan.rules.forEach(add)
  return (address) => {
    const [name = '', part] = address.split('.')
    const whole = titles.get(name) ?? cycleLabels[name as Cycle]
    if (whole === undefined) return { zh: address, en: address }
    if (part === undefined) return whole
    const { zh, en } = titles.get(part) ?? ruleSet.words[part] ?? { zh: part, en: part }
    return { zh: `${whole.zh}·${zh}`, en: `${whole.en}: ${en}` }
  }
}
