import fc from 'fast-check'
import { stringify } from 'yaml'
import { type Head, type Keys, type KindName, kindNames, kinds } from './random-bodies.ts'
import type { Named, Scope, Take } from './random-formulas.ts'

/** One rule before it is written: a kind, and numbers that choose among what is possible there. */
interface Recipe {
  readonly kind: KindName
  readonly head: number
  readonly picks: readonly number[]
  /** Which reading it is a choice of, if any. */
  readonly reading: number
}

export interface Recipes {
  readonly rules: readonly Recipe[]
  /** Facts without a default are missing where nobody gives them. */
  readonly strict: boolean
  /** Whether rules look at the whole company. */
  readonly wide: boolean
}

/** How the same rules are written: titles, and which option of each reading is the default. */
export interface Wording {
  readonly titles?: string
  readonly defaults?: Readonly<Record<string, string>>
}

export interface RandomRules {
  readonly text: string
  /** Rules of employees whose values the facts may give. */
  readonly given: readonly string[]
}

export const readings = ['how', 'tie'] as const
export const options = ['one', 'two'] as const

const recipe: fc.Arbitrary<Recipe> = fc.record({
  kind: fc.constantFrom(...kindNames),
  head: fc.nat({ max: 59 }),
  picks: fc.array(fc.nat({ max: 59 }), { minLength: 12, maxLength: 12 }),
  reading: fc.constantFrom(0, 0, 0, 1, 2),
})

/** Recipes of a rule set; `wide: false` keeps teams apart from each other, `strict: false` lets no fact be missing. */
export const recipes = ({
  wide,
  strict,
}: {
  readonly wide?: false
  readonly strict?: false
} = {}): fc.Arbitrary<Recipes> =>
  fc.record({
    rules: fc.array(recipe, { minLength: 1, maxLength: 9, size: 'max' }),
    strict: strict === false ? fc.constant(false) : fc.constantFrom(false, false, false, true),
    wide: wide === false ? fc.constant(false) : fc.boolean(),
  })

const taker = (picks: readonly number[]): Take => {
  let at = 0
  return (list) => list[(picks[at++] ?? 0) % list.length]!
}

const factNames: readonly Named[] = [
  { name: 'sales', thing: 'employee', each: 'month', type: 'money' },
  { name: 'mark', thing: 'employee', each: 'month', type: 'number' },
  { name: 'skill', thing: 'employee', each: 'month', type: 'number' },
  { name: 'post', thing: 'employee', each: 'month', type: 'word', words: ['clerk', 'senior', 'chief'] },
  { name: 'present', thing: 'employee', each: 'month', type: 'truth' },
  { name: 'budget', thing: 'team', each: 'month', type: 'money' },
  { name: 'target', thing: 'company', each: 'month', type: 'money' },
  { name: 'rating', thing: 'employee', each: 'quarter', type: 'number' },
  { name: 'plan', thing: 'team', each: 'quarter', type: 'money' },
  { name: 'quota', thing: 'team', each: 'month', type: 'money' },
  { name: 'halfBudget', thing: 'team', each: 'half-year', type: 'money' },
  { name: 'yearBudget', thing: 'team', each: 'year', type: 'money' },
  { name: 'tier.prize', thing: 'employee', each: 'month', type: 'money' },
  { name: 'amount', thing: 'order', each: 'month', type: 'money' },
]
const constants: readonly Named[] = [
  { name: 'allowance', thing: 'company', each: 'month', type: 'money', constant: true },
  { name: 'factor', thing: 'company', each: 'month', type: 'number', constant: true },
]

const facts = (strict: boolean): Keys => {
  const otherwise = (value: string) => (strict ? {} : { default: value })
  return {
    company: { target: { type: 'money', default: '500' } },
    team: { budget: { type: 'money', default: '100' } },
    employee: {
      team: 'team',
      sales: { type: 'money', ...otherwise('0') },
      mark: { type: 'score', ...otherwise('none') },
      skill: { type: 'number', default: '0' },
      post: ['clerk', 'senior', 'chief'],
      present: 'yes/no',
    },
    'employee each quarter': { rating: { type: 'score', ...otherwise('none') } },
    'team each quarter': { plan: { type: 'money', default: '300' } },
    'order of employee': { dated: 'date', amount: 'money', kind: ['lamp', 'bulb'], returned: 'yes/no' },
  }
}

const headOf = ({ kind, head }: Recipe): Head => {
  const { heads } = kinds[kind]
  return heads[head % heads.length]!
}

/** Whether a person gives values of this rule: decides them, or supplies them in place of computed ones. */
const isGiven = (one: Recipe): boolean => {
  const { thing, each } = headOf(one)
  if (one.kind === 'decided') return true
  return (
    (one.kind === 'formula' || one.kind === 'past') &&
    thing === 'employee' &&
    each === 'month' &&
    one.head % 4 === 0
  )
}

/** A rule of two bodies, one for each option, out of the same recipe. */
const chosen = (reading: string, first: Keys, second: Keys): Keys => {
  const same =
    Object.keys(first).every((key) => key === 'is') && Object.keys(second).every((key) => key === 'is')
  return same ? { reading, one: first.is, two: second.is } : first
}

const settings: readonly (readonly [string, string, string, string])[] = [
  ['rank', 'ties', 'shared', 'dense'],
  ['streak', 'gap', 'breaks', 'skips'],
  ['share', 'odd', 'largest remainder', 'each cut'],
  ['weighted', 'absent', 'reweight', 'zero'],
]

/** The rule with one of its settings, or its body, left open by a reading. */
const opened = (reading: string, keys: Keys, other: Keys): Keys => {
  const found = settings.find(([body]) => keys[body] !== undefined)
  if (!found) return chosen(reading, keys, other)
  const [body, setting, one, two] = found
  if ((keys[body] as Keys).by !== undefined && body === 'rank') return keys
  return { ...keys, [body]: { ...(keys[body] as Keys), [setting]: { reading, one, two } } }
}

/** Rules that every file has: what a share, a table of quotas and a table of slices need. */
const always: Keys = {
  quota: { for: 'team', is: 'budget + 100' },
  halfBudget: { for: 'team', each: 'half-year', is: 'sum(budget)' },
  yearBudget: { for: 'team', each: 'year', is: 'sum(budget)' },
  tier: {
    for: 'employee',
    table: 'max(sales, 0) | rate | prize\n≥ 1000 | 3% | 50\n≥ 200 | 2% | none\notherwise | 1% | 0 × sales',
  },
}

/** The rule file of these recipes. */
export const ruleFileOf = ({ rules, strict, wide }: Recipes, wording: Wording = {}): RandomRules => {
  const named = rules.map((one, at): Named => ({ name: `${one.kind}${at + 1}`, ...headOf(one) }))
  const used = new Set<string>()
  const written = rules.map((one, at): readonly [string, Keys] => {
    const head = named[at]!
    const before = named.slice(0, at)
    const scope: Scope = {
      thing: head.thing,
      each: head.each,
      names: [...factNames, ...constants, ...before],
      later: named.slice(at + 1).filter((_, nth) => rules[at + 1 + nth]!.kind !== 'ordered'),
      wide,
    }
    const make = kinds[one.kind].keys
    const plain = make(head, scope, taker(one.picks))
    const reading = readings[one.reading - 1]
    const keys = reading ? opened(reading, plain, make(head, scope, taker([...one.picks].reverse()))) : plain
    if (reading && keys !== plain) used.add(reading)
    return [
      head.name,
      {
        ...(wording.titles === undefined
          ? {}
          : { title: { zh: `${wording.titles}${at}`, en: `${wording.titles} ${at}` } }),
        for: head.thing,
        ...(head.each === 'month' ? {} : { each: head.each }),
        ...keys,
      },
    ]
  })
  const text = stringify(
    {
      id: 'random',
      title: { zh: `随机${wording.titles ?? ''}`, en: `random ${wording.titles ?? ''}` },
      currency: 'CNY',
      each: 'month',
      facts: facts(strict),
      clauses: {
        第1条: {
          parameters: {
            allowance: {
              unit: 'CNY',
              values: [
                { value: '100' },
                { from: '2026-05-01', value: '120' },
                { from: '2026-11-15', value: '150' },
              ],
            },
            factor: { values: [{ value: '1' }, { from: '2026-07-01', value: '1.5' }] },
          },
          ...(used.size === 0
            ? {}
            : {
                readings: Object.fromEntries(
                  [...used].map((name) => [
                    name,
                    { question: { zh: '怎样？', en: 'How?' }, default: wording.defaults?.[name] ?? 'one' },
                  ]),
                ),
              }),
          rules: { ...always, ...Object.fromEntries(written) },
        },
      },
    },
    { lineWidth: 0 },
  )
  const given = rules.flatMap((one, at) => (isGiven(one) ? [named[at]!.name] : []))
  return { text, given }
}
