import { exact, multiply } from '../../core/exact.ts'
import { readNumber, toText } from '../../core/number-text.ts'
import type { Formula } from '../../formula/ast.ts'
import { parseFormula } from '../../formula/parse.ts'
import { isChoice, type RuleSet, type RuleSpec } from '../../model/rule-set.ts'
import { cutsByName } from './cuts.ts'
import { formulaAt, formulaChanges } from './formula-changes.ts'
import type { Mutant } from './mutant.ts'
import { isSayable, type Part, type Place, placesOf, withPart } from './places.ts'
import { tableChanges } from './table-changes.ts'

/**
 * The rules with one small mistake each, in the order of the file: an edge moved or given to the other neighbour, a
 * number changed, a rule without effect, weights or rows swapped, a setting or a reading taken otherwise.
 */
export const mutantsOf = (model: RuleSet): readonly Mutant[] => {
  const cuts = cutsByName(model)
  const order = model.clauses.map(({ id }) => id)
  const found = [
    ...placesOf(model).flatMap((place) => {
      const mutants = mutantsAt(model, place, cuts)
      return isSayable(place) ? mutants : mutants.map(({ changes: _, ...mutant }) => mutant)
    }),
    ...model.rules.flatMap((rule, at) => mutantsOfRule(model, rule, at)),
    ...mutantsOfReadings(model),
  ]
  return found.toSorted((one, other) => order.indexOf(one.clause) - order.indexOf(other.clause))
}

type Base = Pick<Mutant, 'address' | 'clause' | 'rule' | 'parameter' | 'span'>

const baseOf = ({ address, clause, rule, parameter, span }: Place): Base => ({
  address,
  clause,
  ...(rule === undefined ? {} : { rule }),
  ...(parameter === undefined ? {} : { parameter }),
  ...(span ? { span } : {}),
})

const mutantsAt = (model: RuleSet, place: Place, cuts: ReadonlySet<string>): readonly Mutant[] => {
  const base = baseOf(place)
  const { is, path } = place
  const with_ = (value: unknown) => () => withPart(model, path, value)
  switch (is.kind) {
    case 'formula':
      return [...ofFormula(is, base, cuts, with_), ...leftOut(is, base, with_)]
    case 'table':
      return tableChanges(is.table).map(({ kind, at, before, after, cells, table, row }) => ({
        ...base,
        kind,
        address: `${place.address}${at}`,
        before,
        after,
        ...(cells ? { changes: prefixed(place.address, cells) } : {}),
        models: [with_(table)],
        ...(row?.span ? { span: row.span } : {}),
      }))
    case 'word': {
      const others = rotated(is.words, is.word)
      return others.length === 0
        ? []
        : [{ ...base, kind: 'word', before: is.word, after: others[0]!, models: others.map(with_) }]
    }
    case 'names': {
      const after = is.names.length > 1 ? [...is.names].reverse() : []
      return [
        {
          ...base,
          kind: 'order',
          before: is.names.join(', '),
          after: after.join(', '),
          models: [with_(after)],
        },
      ]
    }
    case 'weights':
      return ofWeights(is, base, with_)
    case 'weightList':
      return swapped(is.formulas.map((formula) => formula.text)).map(([left, right]) => ({
        ...base,
        kind: 'weights',
        before: `${is.formulas[left]!.text}, ${is.formulas[right]!.text}`,
        after: `${is.formulas[right]!.text}, ${is.formulas[left]!.text}`,
        models: [with_(exchanged(is.formulas, left, right))],
      }))
    case 'round':
      return [
        {
          ...base,
          kind: 'round',
          before: is.round.step,
          after: coarser(is.round.step),
          models: [with_({ ...is.round, step: coarser(is.round.step) })],
        },
        {
          ...base,
          kind: 'round',
          before: is.round.mode,
          after: flatter(is.round.mode),
          models: [with_({ ...is.round, mode: flatter(is.round.mode) })],
        },
      ]
  }
}

type With = (value: unknown) => () => RuleSet

const ofFormula = (
  { formula, role }: Extract<Part, { kind: 'formula' }>,
  base: Base,
  cuts: ReadonlySet<string>,
  with_: With,
): readonly Mutant[] => {
  const isCut = role === 'parameter' && formula.tree.kind === 'number' && cuts.has(base.parameter!)
  return formulaChanges(formula, isCut).map((change) => ({
    ...base,
    kind: change.kind,
    before: change.before,
    after: change.after,
    changes: { [base.address]: change.formula.text },
    models: [with_(change.formula)],
  }))
}

/** A value or condition that is left out: the rule as if it were not written. */
const leftOut = (
  { formula, role }: Extract<Part, { kind: 'formula' }>,
  base: Base,
  with_: With,
): readonly Mutant[] => {
  if (role === 'when') {
    const always = formulaAt(formula, 'yes')
    return always && formula.tree.kind !== 'truth'
      ? [
          {
            ...base,
            kind: 'always',
            before: formula.text,
            after: 'yes',
            changes: { [base.address]: 'yes' },
            models: [with_(always)],
          },
        ]
      : []
  }
  if (role !== 'otherwise' && role !== 'optional') return []
  return [{ ...base, kind: 'left out', before: formula.text, after: '', models: [with_(undefined)] }]
}

const prefixed = (
  address: string,
  cells: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(cells).map(([at, text]) => [`${address}${at}`, text]))

/** The other words, from the next one on. */
const rotated = (words: readonly string[], word: string): readonly string[] => {
  const at = words.indexOf(word)
  return [...words.slice(at + 1), ...words.slice(0, Math.max(at, 0))]
}

const ofWeights = (
  { parts }: Extract<Part, { kind: 'weights' }>,
  base: Base,
  with_: With,
): readonly Mutant[] =>
  swapped(parts.map(({ weight }) => weight.text)).map(([left, right]) => {
    const [one, other] = [parts[left]!, parts[right]!]
    const models = with_(
      parts.map((part, at) =>
        at === left
          ? { ...part, weight: other.weight }
          : at === right
            ? { ...part, weight: one.weight }
            : part,
      ),
    )
    const named = (first: Formula, second: Formula): string =>
      `${one.of.text} ${first.text}, ${other.of.text} ${second.text}`
    return {
      ...base,
      kind: 'weights',
      before: named(one.weight, other.weight),
      after: named(other.weight, one.weight),
      changes: {
        [`${base.address}.${one.of.text}`]: other.weight.text,
        [`${base.address}.${other.of.text}`]: one.weight.text,
      },
      models: [models],
    }
  })

/** Neighbours that differ. */
const swapped = (texts: readonly string[]): readonly (readonly [number, number])[] =>
  texts.flatMap((text, at) =>
    at + 1 < texts.length && texts[at + 1] !== text ? [[at, at + 1] as const] : [],
  )

const exchanged = <T>(list: readonly T[], left: number, right: number): readonly T[] =>
  list.map((one, at) => (at === left ? list[right]! : at === right ? list[left]! : one))

/** `0.01` → `0.1`, `1` → `10`. */
const coarser = (step: string): string => {
  const read = readNumber(step)
  return read.ok ? toText(multiply(read.value, exact(10n))) : step
}

const flatter = (mode: string): 'down' | 'half up' => (mode === 'down' ? 'half up' : 'down')

/** A rule that never applies, that forgets its dates, or that waits where it should leave out. */
const mutantsOfRule = (model: RuleSet, rule: RuleSpec, at: number): readonly Mutant[] => {
  const never = parseFormula('no').value!
  const base = { clause: rule.clause, rule: rule.name, ...(rule.span ? { span: rule.span } : {}) }
  const change = (key: keyof RuleSpec, value: unknown) => () => withPart(model, ['rules', at, key], value)
  const address = `${rule.name}.when`
  const isConditional = rule.when !== undefined && !isChoice(rule.when)
  return [
    {
      ...base,
      kind: 'never',
      address: isConditional ? address : rule.name,
      before: isConditional && !rule.inForce ? (rule.when as Formula).text : '',
      after: 'no',
      ...(rule.inForce ? {} : { changes: { [address]: 'no' } }),
      models: [change('when', never)],
    },
    ...(rule.missing
      ? [
          {
            ...base,
            kind: 'missing' as const,
            address: `${rule.name}.missing`,
            before: rule.missing,
            after: rule.missing === 'exclude' ? 'block' : 'exclude',
            changes: { [`${rule.name}.missing`]: rule.missing === 'exclude' ? 'block' : 'exclude' },
            models: [change('missing', rule.missing === 'exclude' ? 'block' : 'exclude')],
          },
        ]
      : []),
    ...(rule.restarts
      ? [
          {
            ...base,
            kind: 'left out' as const,
            address: `${rule.name}.restarts`,
            before: rule.restarts,
            after: '',
            models: [change('restarts', undefined)],
          },
        ]
      : []),
    ...(rule.settle === 'cumulative'
      ? [
          {
            ...base,
            kind: 'word' as const,
            address: `${rule.name}.settle`,
            before: rule.settle,
            after: 'eachRounded',
            models: [change('settle', 'eachRounded')],
          },
        ]
      : []),
  ]
}

/** Every other option as the default of a reading. */
const mutantsOfReadings = (model: RuleSet): readonly Mutant[] => {
  const options = readingOptions(model)
  return model.readings.flatMap((reading, at) =>
    (options.get(reading.name) ?? [])
      .filter((option) => option !== reading.default)
      .map(
        (option): Mutant => ({
          kind: 'default',
          address: reading.name,
          clause: reading.clause,
          reading: reading.name,
          before: reading.default,
          after: option,
          changes: { [reading.name]: option },
          models: [() => withPart(model, ['readings', at, 'default'], option)],
          ...(reading.span ? { span: reading.span } : {}),
        }),
      ),
  )
}

/** The options that each reading chooses between, where it is used. */
export const readingOptions = (model: RuleSet): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (isChoice(value) && !found.has(value.reading)) found.set(value.reading, Object.keys(value.options))
    for (const one of Object.values(value)) look(one)
  }
  look(model.rules.map(({ when, body, otherwise, round }) => [when, body, otherwise, round]))
  look(model.parameters.map(({ values }) => values))
  return found
}
