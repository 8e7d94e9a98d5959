import { absolute, signOf } from '../../core/exact.ts'
import { readExact, toText } from '../../core/number-text.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic, LabelledSpan } from '../../diagnostics/diagnostic.ts'
import type { RuleSet } from '../../model/rule-set.ts'
import type { Flat, Jump, SanityReport } from './report.ts'

/** What `check` says of a report: what pays less for more, the jumps, where effort earns nothing; what is meant is quiet. */
export const diagnosticsOf = (
  model: RuleSet,
  { cliffs, drops, flats }: Pick<SanityReport, 'cliffs' | 'drops' | 'flats'>,
): readonly Diagnostic[] => {
  const open = <One extends { readonly declared?: unknown }>(list: readonly One[]): readonly One[] =>
    list.filter(({ declared }) => declared === undefined)
  return [
    ...open(drops).map((jump) => dropSaid(model, jump)),
    ...open(cliffs).map((jump) => cliffSaid(model, jump)),
    ...open(flats).map((flat) => flatSaid(model, flat)),
  ]
}

/** A declaration that quiets nothing: no jump of the rule is proved, and none was found. */
export const idleDeclarations = (model: RuleSet, isUsed: (rule: string) => boolean): readonly Diagnostic[] =>
  model.rules
    .filter(({ name, jumps }) => jumps !== undefined && !isUsed(name))
    .map(({ name, clause, span }) =>
      diagnostic('sanity-jumps-idle', { rule: name, clause }, span ? { spans: [{ span }] } : {}),
    )

const spansOf = (model: RuleSet, name: string): { readonly spans?: readonly LabelledSpan[] } => {
  const span = model.rules.find((rule) => rule.name === name)?.span
  return span ? { spans: [{ span }] } : {}
}

const common = ({ along, of, rule, clause, witness }: Jump | Flat): Readonly<Record<string, string>> => ({
  rule,
  clause,
  fact: along.fact,
  titleZh: along.title.zh,
  title: along.title.en,
  ofZh: of.title.zh,
  of: of.title.en,
  id: witness.id,
  ...(witness.kind === 'example' ? { example: witness.name } : { madeUp: witness.name }),
})

const dropSaid = (model: RuleSet, jump: Jump): Diagnostic => {
  const more = jump.better === 'more'
  const [poor, good] = more ? [jump.below, jump.at] : [jump.at, jump.below]
  const [instead, pay] = more ? [jump.before, jump.after] : [jump.after, jump.before]
  return diagnostic(
    'sanity-drop',
    { ...common(jump), poor, good, pay, instead, amount: sizeOf(jump.difference) },
    spansOf(model, jump.rule),
  )
}

const cliffSaid = (model: RuleSet, jump: Jump): Diagnostic => {
  const isRise = signOf(readExact(jump.difference)!) > 0
  return diagnostic(
    'sanity-cliff',
    {
      ...common(jump),
      below: jump.below,
      at: jump.at,
      before: jump.before,
      after: jump.after,
      amount: sizeOf(jump.difference),
      ...(isRise ? { more: 'more' } : { less: 'less' }),
      ...(jump.borders > 1 ? { [isRise ? 'rises' : 'falls']: `${jump.borders}` } : {}),
    },
    spansOf(model, jump.rule),
  )
}

const flatSaid = (model: RuleSet, flat: Flat): Diagnostic =>
  diagnostic(
    'sanity-flat',
    {
      ...common(flat),
      from: flat.from,
      to: flat.to,
      pay: flat.pay,
      ...(flat.open
        ? flat.better === 'more'
          ? { upward: 'upward' }
          : { downward: 'downward' }
        : { inside: 'inside' }),
    },
    spansOf(model, flat.rule),
  )

const sizeOf = (difference: string): string => {
  const [, decimals = ''] = difference.split('.')
  return toText(absolute(readExact(difference)!), decimals.length)
}
