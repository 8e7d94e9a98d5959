import type { Plan, RulePlan } from '../../plan/plan.ts'
import type { Behind } from './dependence.ts'
import type { Question } from './questions.ts'

/** Lines and findings that depend on the same readings, and so on no others: no combination beyond theirs changes them. */
export interface Part {
  readonly questions: readonly Question[]
  readonly names: ReadonlySet<string>
  /** Rules whose lines and findings these are. */
  readonly rules: ReadonlySet<string>
}

/** Every line and finding that some reading may change, put together by the readings that meet in it. */
export const partsOf = (plan: Plan, questions: readonly Question[], behind: Behind): readonly Part[] => {
  const parts = new Map<string, { names: ReadonlySet<string>; rules: Set<string> }>()
  for (const rule of plan.rules) {
    const names = readingsOf(plan, rule, behind)
    if (names.size === 0) continue
    const key = JSON.stringify([...names].sort())
    const part = parts.get(key) ?? { names, rules: new Set<string>() }
    parts.set(key, part)
    part.rules.add(rule.name)
  }
  return [...parts.values()].map((part) => ({
    ...part,
    questions: questions.filter(({ name }) => part.names.has(name)),
  }))
}

/** Readings behind a rule's line and its findings; a pool that nobody shares is one, under the options that say so. */
const readingsOf = (plan: Plan, rule: RulePlan, behind: Behind): ReadonlySet<string> => {
  const shows = (rule.line || rule.finding) && rule.column !== undefined
  const pools = plan.blocks
    .flatMap(({ steps }) => steps)
    .flatMap((step) => {
      if (step.op !== 'share' || step.rule !== rule.name || step.nobody !== 'finding') return []
      const under = (step.under ?? []).map(({ mark }) => plan.marks[mark]!.name)
      return [...behind(step.kept), ...under]
    })
  return new Set([...(shows ? behind(rule.column!) : []), ...pools])
}
