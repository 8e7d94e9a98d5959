import { compareCodePoints } from '../../core/code-points.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Result } from '../../run/result.ts'
import { amountText, type Changes, channelSums, nothing, unitsIn, unitsOf } from './changes.ts'
import { type Choice, type Question, without } from './questions.ts'
import type { BasePrice, LineChange, Matters, OptionPrice, PersonChange, QuestionPrice } from './report.ts'
import { firstDifference, type Run, type Studied, unitsWith } from './study.ts'

/** What a result pays in all in its own currency, and by channel. */
export const totalsOf = (
  { settled }: Result,
  ruleSet: CompiledRuleSet,
): { readonly total: string; readonly channels: Readonly<Record<string, string>> } => ({
  total: amountText(
    settled.reduce(
      (units, { amount, currency }) => (currency === undefined ? units + unitsOf(amount) : units),
      0n,
    ),
    ruleSet.minorDigits,
  ),
  channels: channelSums(settled, ruleSet),
})

export const priceBase = (
  base: Result,
  ruleSet: CompiledRuleSet,
  questions: readonly Question[],
): BasePrice => ({
  readings: Object.fromEntries(questions.map((one) => [one.name, one.base])),
  ...totalsOf(base, ruleSet),
  lines: base.settled.length,
  findings: base.findings.length,
})

/** What everything is measured against and put together from. */
export interface Studies {
  readonly ruleSet: CompiledRuleSet
  readonly base: Result
  readonly parts: readonly Studied[]
  readonly runs: readonly Run[]
}

/** One question with all its options, each taken alone against the base. */
export const priceQuestion = (question: Question, studies: Studies): QuestionPrice => {
  const { base, parts } = studies
  const { minorDigits } = studies.ruleSet
  const options = question.options.map((option) => priceOption(question, option, studies))
  const priced = options.filter(({ ok }) => ok)
  const totals = priced.map((one) => unitsOf(one.difference))
  const least = totals.reduce((low, one) => (one < low ? one : low), 0n)
  const most = totals.reduce((high, one) => (one > high ? one : high), 0n)
  const changed = options.some(({ ok, people, findings }) => !ok || people.length + countOf(findings) > 0)
  const example = changed ? undefined : nearest(parts, question.name)
  return {
    reading: question.name,
    clause: question.clause,
    question: question.text,
    default: question.default,
    base: question.base,
    matters: mattersOf(question.name, changed, parts),
    options,
    spread: amountText(most - least, minorDigits),
    affected: new Set(
      priced.flatMap(({ people }) => people.map(({ thing, id }) => JSON.stringify([thing, id]))),
    ).size,
    findingsChanged: new Set(
      priced
        .flatMap(({ findings }) => [...findings.appear, ...findings.disappear])
        .map(({ period, moment, thing, id, rule }) => JSON.stringify([period, moment, thing, id, rule])),
    ).size,
    lines: base.marks.reduce(
      (sum, { kind, name, lines }) => sum + (kind === 'reading' && name === question.name ? lines : 0),
      0,
    ),
    ...(example && {
      together: { readings: example.choice, difference: amountText(example.units, minorDigits) },
    }),
  }
}

const mattersOf = (name: string, alone: boolean, parts: readonly Studied[]): Matters => {
  if (alone) return 'alone'
  if (parts.some(({ effective }) => effective.has(name))) return 'together'
  return parts.some((part) => !part.complete && part.names.has(name)) ? 'unknown' : 'no'
}

/** The combination nearest to the base in which a reading makes a difference, and what it adds there in all. */
const nearest = (parts: readonly Studied[], name: string) =>
  parts
    .flatMap(({ answers }) => {
      const choice = firstDifference(answers, name)
      const units = choice && unitsWith(parts, choice)
      const before = choice && unitsWith(parts, without(choice, name))
      return units === undefined || before === undefined ? [] : { choice: choice!, units: units - before }
    })
    .sort((left, right) => Object.keys(left.choice).length - Object.keys(right.choice).length)[0]

const priceOption = (
  { name: reading, base, default: standard }: Question,
  { name, title }: Question['options'][number],
  { ruleSet, base: baseResult, runs }: Studies,
): OptionPrice => {
  const { minorDigits } = ruleSet
  const isBase = name === base
  const run = runs.find(({ choice }) => isOnly(choice, reading, name))
  const { lines, appear, disappear }: Changes = (isBase ? nothing : run?.changes) ?? nothing
  const people = peopleOf(lines, minorDigits)
  const text = (units: bigint): string => amountText(units, minorDigits)
  const sums = people.map((one) => unitsOf(one.difference))
  const units = unitsIn(lines)
  return {
    option: name,
    title,
    isDefault: name === standard,
    isBase,
    ok: isBase || run?.changes !== undefined,
    diagnostics: isBase ? [] : (run?.diagnostics ?? []),
    total: text(unitsOf(totalsOf(baseResult, ruleSet).total) + units),
    difference: text(units),
    channels: channelSums(
      lines.map(({ channel, difference }) => ({ channel, amount: difference })),
      ruleSet,
    ),
    more: text(sums.reduce((sum, one) => (one > 0n ? sum + one : sum), 0n)),
    less: text(sums.reduce((sum, one) => (one < 0n ? sum + one : sum), 0n)),
    people,
    findings: { appear, disappear },
  }
}

const isOnly = (choice: Choice, reading: string, option: string): boolean =>
  choice[reading] === option && Object.keys(choice).length === 1

const countOf = ({ appear, disappear }: OptionPrice['findings']): number => appear.length + disappear.length

/** Changed lines by whose they are, the largest difference first. */
export const peopleOf = (lines: readonly LineChange[], minorDigits: number): readonly PersonChange[] => {
  const owners = new Map<string, LineChange[]>()
  for (const line of lines) {
    const key = JSON.stringify([line.thing, line.id])
    owners.set(key, [...(owners.get(key) ?? []), line])
  }
  const size = ({ difference }: PersonChange): bigint => {
    const units = unitsOf(difference)
    return units < 0n ? -units : units
  }
  return [...owners.values()]
    .map((own): PersonChange => {
      const { thing, id } = own[0]!
      const name = own.find((line) => line.name !== undefined)?.name
      return {
        thing,
        id,
        ...(name !== undefined && { name }),
        difference: amountText(unitsIn(own), minorDigits),
        lines: own,
      }
    })
    .sort((left, right) => compareUnits(size(right), size(left)) || compareCodePoints(left.id, right.id))
}

export const compareUnits = (left: bigint, right: bigint): number =>
  left < right ? -1 : left > right ? 1 : 0
