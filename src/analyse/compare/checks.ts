import { cycleLabels } from '../../core/cycle-label.ts'
import type { Label } from '../../core/label.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { PeriodFacts } from '../../run/facts.ts'

/** A name in both languages as the parameters of a message. */
export const named = (key: string, { zh, en }: Label): Readonly<Record<string, string>> => ({
  [key]: zh,
  [`${key}En`]: en,
})

/** Why the amounts of two rule sets cannot be held beside each other, whatever the facts are. */
export const whyNotBeside = (
  base: CompiledRuleSet,
  variant: CompiledRuleSet,
  title: Label,
): readonly Diagnostic[] => {
  const who = named('variant', title)
  const found: Diagnostic[] = []
  if (base.currency !== variant.currency || base.minorDigits !== variant.minorDigits)
    found.push(
      diagnostic('compare-other-currency', { ...who, before: base.currency, after: variant.currency }),
    )
  if (base.each !== variant.each)
    found.push(
      diagnostic('compare-other-cycle', {
        ...who,
        before: base.each,
        after: variant.each,
        beforeZh: cycleLabels[base.each].zh,
        afterZh: cycleLabels[variant.each].zh,
      }),
    )
  else if (JSON.stringify(base.calendar) !== JSON.stringify(variant.calendar))
    found.push(diagnostic('compare-other-calendar', who))
  const [before, after] = [paidThings(base), paidThings(variant)]
  if (before.length > 0 && after.length > 0 && !after.some((one) => before.includes(one)))
    found.push(
      diagnostic('compare-other-things', {
        ...who,
        ...named('before', titlesOf(base, before)),
        ...named('after', titlesOf(variant, after)),
      }),
    )
  return found
}

/** Things that have payslip lines. */
const paidThings = ({ plan }: CompiledRuleSet): readonly string[] => [
  ...new Set(
    plan.rules.flatMap(({ line, axis }) => (line ? [plan.axes.find(({ id }) => id === axis)!.thing] : [])),
  ),
]

const titlesOf = ({ things }: CompiledRuleSet, names: readonly string[]): Label => {
  const titles = names.map((name) => things.find((thing) => thing.name === name)!.title)
  return { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') }
}

/** Things that the variant alone pays, and of which the facts have no table. */
export const thingsWithoutFacts = (
  base: CompiledRuleSet,
  variant: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  title: Label,
): readonly Diagnostic[] =>
  paidThings(variant).flatMap((name) => {
    const thing = variant.things.find((one) => one.name === name)!
    const isKnown = base.things.some((one) => one.name === name)
    if (isKnown || thing.derived || name === 'company' || facts.some((one) => one[name] !== undefined))
      return []
    return [
      diagnostic('compare-thing-missing', {
        ...named('variant', title),
        ...named('thing', thing.title),
        table: name,
      }),
    ]
  })

/** So many ids are named in a message. */
const mostIds = 10

/** Missing facts, each once with everybody who lacks it: only the variant asks for them. */
export const missingForVariant = (errors: readonly Diagnostic[], title: Label): readonly Diagnostic[] => {
  const isMissing = ({ code, place }: Diagnostic): boolean => code === 'fact-missing' && place !== undefined
  const lacking = new Map<string, Diagnostic[]>()
  for (const one of errors.filter(isMissing)) {
    const key = JSON.stringify([one.place!.table, one.place!.field])
    lacking.set(key, [...(lacking.get(key) ?? []), one])
  }
  const together = [...lacking.values()].map((some) => {
    const ids = [...new Set(some.map(({ place }) => place!.id ?? ''))]
    const { table, field = '', period } = some[0]!.place!
    return diagnostic(
      'compare-fact-missing',
      {
        ...named('variant', title),
        fact: some[0]!.parameters.fact!,
        factEn: some[0]!.parameters.factEn!,
        field: `${table}.${field}`,
        count: `${ids.length}`,
        people: `${ids.slice(0, mostIds).join(', ')}${ids.length > mostIds ? ' …' : ''}`,
      },
      { place: { table, field, ...(period !== undefined && { period }) } },
    )
  })
  return [...together, ...errors.filter((one) => !isMissing(one))]
}
