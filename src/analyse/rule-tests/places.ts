import type { Span } from '../../core/span.ts'
import type { Formula } from '../../formula/ast.ts'
import { bodyKeys, type MechanismName } from '../../mechanisms/keys.ts'
import type { KeySpec } from '../../model/mechanism-keys.ts'
import {
  type Body,
  type BodyValue,
  type Choice,
  type Choosable,
  isChoice,
  type RoundSpec,
  type RuleSet,
  type RuleSpec,
} from '../../model/rule-set.ts'
import type { Table } from '../../model/table.ts'

/** Keys that lead to a part of the model. */
export type Path = readonly (string | number)[]

/** A part of the rules that may be changed, with its address (`commission`, `tier.table.hit`, `place.when`). */
export interface Place {
  readonly address: string
  readonly clause: string
  /** The rule it belongs to; of a parameter none. */
  readonly rule?: string
  readonly parameter?: string
  readonly path: Path
  readonly is: Part
  /** A formula stands for it alone, so that a variant may say it as a text. */
  readonly span?: Span
}

export type Part =
  | { readonly kind: 'formula'; readonly formula: Formula; readonly role: Role }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'word'; readonly word: string; readonly words: readonly string[] }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | {
      readonly kind: 'weights'
      readonly parts: readonly { readonly of: Formula; readonly weight: Formula }[]
    }
  | { readonly kind: 'weightList'; readonly formulas: readonly Formula[] }
  | { readonly kind: 'round'; readonly round: RoundSpec }

/** What a formula is there for; `optional`: a setting that may be left out. */
export type Role = 'value' | 'when' | 'otherwise' | 'parameter' | 'setting' | 'optional'

/** Everything in the parameters and rules that could be otherwise, in the order of the file. */
export const placesOf = (model: RuleSet): readonly Place[] => [
  ...model.parameters.flatMap(({ name, clause, values, span }, at) =>
    values.flatMap(({ from, value }, index) =>
      optionsOf(
        value,
        ['parameters', at, 'values', index, 'value'],
        [name, values.length > 1 ? `values[${from ?? 'first'}]` : undefined],
      ).map(
        ({ value: formula, path, address }): Place => ({
          address,
          clause,
          parameter: name,
          path,
          is: { kind: 'formula', formula, role: 'parameter' },
          ...spanned(formula.span ?? span),
        }),
      ),
    ),
  ),
  ...model.rules.flatMap(placesOfRule),
]

const spanned = (span: Span | undefined): { readonly span?: Span } => (span ? { span } : {})

const placesOfRule = (rule: RuleSpec, at: number): readonly Place[] => {
  const base = ['rules', at]
  const place = (path: Path, address: string, is: Part, span?: Span): Place => ({
    address,
    clause: rule.clause,
    rule: rule.name,
    path,
    is,
    ...spanned(span ?? rule.span),
  })
  const formula = (key: 'when' | 'otherwise'): readonly Place[] =>
    optionsOf(rule[key], [...base, key], [rule.name, key]).map(({ value, path, address }) =>
      place(path, address, { kind: 'formula', formula: value, role: key }, value.span),
    )
  return [
    // What dates in force add to a condition is not written in it.
    ...(rule.inForce ? [] : formula('when')),
    ...optionsOf(rule.body, [...base, 'body'], [rule.name]).flatMap(({ value, path, address }) =>
      placesOfBody(value, path, address, place),
    ),
    ...formula('otherwise'),
    ...optionsOf(rule.round, [...base, 'round'], [rule.name, 'round']).map(({ value, path, address }) =>
      place(path, address, { kind: 'round', round: value }),
    ),
  ]
}

type Make = (path: Path, address: string, is: Part, span?: Span) => Place

const placesOfBody = (body: Body, path: Path, address: string, place: Make): readonly Place[] => {
  const { keys } = bodyKeys[body.mechanism as MechanismName] as {
    readonly keys: Readonly<Record<string, KeySpec>>
  }
  return Object.entries(body.values).flatMap(([key, value]) => {
    const spec = keys[key]
    if (!spec) return []
    const isOnly = Object.keys(body.values).length === 1
    const own = body.mechanism === 'is' || spec.kind === 'table' ? [address] : [address, body.mechanism]
    const steps =
      body.mechanism === 'is' || spec.kind === 'table' || (isOnly && spec.kind === 'weights') ? [] : [key]
    return optionsOf<Plain>(value as Choosable<Plain>, [...path, 'values', key], [...own, ...steps]).flatMap(
      (one) => {
        // A reading that offers the words of a setting is no choice of the file's author.
        const isOffered =
          one.option !== undefined && one.value.kind === 'word' && one.value.word === one.option
        const part = isOffered ? undefined : partOf(one.value, spec)
        return part ? [place([...one.path, ...part.more], one.address, part.is, spanOf(one.value))] : []
      },
    )
  })
}

type Plain = Exclude<BodyValue, Choice<BodyValue>>

const partOf = (value: Plain, spec: KeySpec): { readonly is: Part; readonly more: Path } | undefined => {
  switch (value.kind) {
    case 'formula': {
      const role = spec.required ? 'value' : 'optional'
      return { is: { kind: 'formula', formula: value.formula, role }, more: ['formula'] }
    }
    case 'table':
      return { is: { kind: 'table', table: value.table }, more: ['table'] }
    case 'word':
      return spec.kind === 'word'
        ? { is: { kind: 'word', word: value.word, words: spec.words }, more: ['word'] }
        : undefined
    case 'names':
      return { is: { kind: 'names', names: value.names }, more: ['names'] }
    case 'weights':
      return { is: { kind: 'weights', parts: value.parts }, more: ['parts'] }
    case 'formulas':
      return { is: { kind: 'weightList', formulas: value.formulas }, more: ['formulas'] }
    default:
      return undefined
  }
}

const spanOf = (value: Plain): Span | undefined => {
  if (value.kind === 'formula') return value.formula.span
  return value.kind === 'table' ? value.table.span : 'span' in value ? value.span : undefined
}

interface Option<T> {
  readonly value: T
  readonly path: Path
  readonly address: string
  readonly option?: string
}

/** The value itself, or that of every option of the readings that choose it. */
const optionsOf = <T>(
  value: Choosable<T> | undefined,
  path: Path,
  names: readonly (string | undefined)[],
): readonly Option<T>[] => {
  if (value === undefined) return []
  const address = names.filter((name) => name !== undefined).join('.')
  if (!isChoice(value)) return [{ value, path, address }]
  return Object.entries(value.options as Readonly<Record<string, T>>).flatMap(([option, one]) =>
    optionsOf(one, [...path, 'options', option], [address, option]).map((found) => ({ option, ...found })),
  )
}

/** The model with another value at the end of a path; undefined takes the key away. */
export const withPart = <T>(model: T, [key, ...rest]: Path, value: unknown): T => {
  if (key === undefined) return value as T
  if (Array.isArray(model))
    return model.map((one, at) => (at === key ? withPart(one, rest, value) : one)) as T
  const before = model as Readonly<Record<string, unknown>>
  const made = withPart(before[key], rest, value)
  const { [key]: _, ...others } = before
  return (made === undefined ? others : { ...before, [key]: made }) as T
}

/** Whether a variant can say a change at this place: tables inside options, and values by date, have no address there. */
export const isSayable = ({ is, parameter, path, address }: Place): boolean => {
  const options = path.flatMap((step, at) => (path[at - 1] === 'options' ? [String(step)] : []))
  if (parameter !== undefined) return options.length === 0 && !address.includes('.values[')
  return !options.some((option) => option.includes('.')) && !(is.kind === 'table' && options.length > 0)
}
