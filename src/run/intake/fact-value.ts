import { readDate } from '../../core/date.ts'
import { compare } from '../../core/exact.ts'
import { dayOfMoment, readInstant } from '../../core/instant.ts'
import { readNumber, readPercent } from '../../core/number-text.ts'
import type { FactPlace } from '../../core/span.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { CompiledRuleSet, FactPlan } from '../../plan/compiled.ts'
import type { FactValue } from '../facts.ts'
import { numberOf } from '../reference/prepare.ts'
import type { Value } from '../reference/value.ts'

/** Reads one fact exactly as declared, or says what is wrong with it. Nothing is rounded, guessed or repaired. */
export const readFact = (
  given: FactValue,
  fact: FactPlan,
  ruleSet: CompiledRuleSet,
  place: () => FactPlace,
): { readonly value: Value } | { readonly problem: Diagnostic } => {
  const plain = typeof given !== 'object' && typeof given !== 'function'
  const text = typeof given === 'string' ? given.normalize('NFC').trim() : plain ? String(given) : ''
  const problem = (code: Parameters<typeof diagnostic>[0], more: Record<string, string> = {}) => ({
    problem: diagnostic(
      code,
      { fact: fact.title.zh, factEn: fact.title.en, value: text, ...more },
      { place: place() },
    ),
  })
  if (!plain) return problem('fact-not-plain')
  if (typeof given === 'number' && !Number.isFinite(given))
    return problem('fact-not-number', { kind: 'not finite' })
  if (typeof given === 'number' && !Number.isSafeInteger(given))
    return problem('fact-float', { repair: writable(text, fact) })
  switch (fact.type.kind) {
    case 'text':
      return { value: text }
    case 'reference':
      return { value: text }
    case 'truth': {
      const truth = truths[text.toLowerCase()]
      return truth === undefined ? problem('fact-not-truth') : { value: truth }
    }
    case 'date': {
      const day = readDate(text)
      return day === undefined ? problem('fact-not-date') : { value: day }
    }
    case 'moment':
    case 'clock': {
      const instant = readInstant(fact.type.kind, text)
      if (instant !== undefined) return { value: instant }
      return problem(fact.type.kind === 'moment' ? 'fact-not-moment' : 'fact-not-clock')
    }
    case 'word': {
      const word = fact.type.words.find(
        (one) => one === text || ruleSet.words[one]?.zh === text || ruleSet.words[one]?.en === text,
      )
      if (word !== undefined) return { value: word }
      const known = fact.type.words.flatMap((one) => [
        one,
        ...(ruleSet.words[one] ? [ruleSet.words[one].zh] : []),
      ])
      return problem('fact-not-word', {
        known: [...new Set(known)].join(' | '),
        near: nearest(text, known) ?? '',
      })
    }
    case 'number':
      return readNumberFact(text, fact, fact.type, problem)
  }
}

/** A float as the text that may have been meant; a percentage must be written by who knows what it is. */
const writable = (text: string, { type }: FactPlan): string => {
  if (type.kind !== 'number' || type.percent) return ''
  const read = readNumber(text)
  return read.ok ? text : (read.suggestion ?? '')
}

const truths: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  是: true,
  no: false,
  false: false,
  否: false,
}

const readNumberFact = (
  text: string,
  fact: FactPlan,
  type: Extract<FactPlan['type'], { kind: 'number' }>,
  problem: (
    code: Parameters<typeof diagnostic>[0],
    more?: Record<string, string>,
  ) => { readonly problem: Diagnostic },
): { readonly value: Value } | { readonly problem: Diagnostic } => {
  const read = type.percent ? readPercent(text) : readNumber(text)
  if (!read.ok) {
    if (type.percent && readNumber(text).ok) return problem('fact-no-percent', { repair: `${text}%` })
    return problem('fact-not-number', { kind: read.problem, repair: read.suggestion ?? '' })
  }
  if (read.decimals > type.decimals) return problem('fact-too-fine', { decimals: String(type.decimals) })
  const { from, to } = fact.allowed ?? {}
  const below = from && compare(read.value, numberOf(from.value)) < (from.inclusive ? 0 : 1)
  const above = to && compare(read.value, numberOf(to.value)) > (to.inclusive ? 0 : -1)
  if (below || above) return problem('fact-out-of-range', { allowed: rangeText(fact.allowed!) })
  return { value: read.value }
}

export const rangeText = ({ from, to }: NonNullable<FactPlan['allowed']>): string => {
  if (from && to) return `${from.inclusive ? '[' : '('}${from.value}..${to.value}${to.inclusive ? ']' : ')'}`
  if (from) return `${from.inclusive ? '≥' : '>'} ${from.value}`
  return to ? `${to.inclusive ? '≤' : '<'} ${to.value}` : ''
}

/** The day that a value of a fact places its row on: a date, or the date of a moment. */
export const dayOf = (fact: FactPlan | undefined, value: Value | undefined): number | undefined =>
  typeof value !== 'number' ? undefined : fact?.type.kind === 'moment' ? dayOfMoment(value) : value
