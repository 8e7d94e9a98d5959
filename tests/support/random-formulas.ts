/** Formulas of a random rule: what can be read from where it stands, and what is made of that. */

export type Thing = 'company' | 'team' | 'employee' | 'order'
export type Cycle = 'week' | 'month' | 'quarter' | 'half-year' | 'year'
export type Type = 'number' | 'money' | 'truth' | 'word'

/** A fact, a parameter or a rule. */
export interface Named {
  readonly name: string
  readonly thing: Thing
  readonly each: Cycle
  readonly type: Type
  readonly words?: readonly string[]
  /** No value of its own in the past: a parameter. */
  readonly constant?: true
}

/** Where a rule stands, and what it may read. */
export interface Scope {
  readonly thing: Thing
  readonly each: Cycle
  readonly names: readonly Named[]
  /** Rules below it: their past may be read. */
  readonly later: readonly Named[]
  /** Whether the whole company may be looked at, and not only one team. */
  readonly wide: boolean
}

/** Takes one of a list; the first where nothing more was chosen. */
export type Take = <T>(list: readonly T[]) => T

export const cycles: readonly Cycle[] = ['week', 'month', 'quarter', 'half-year', 'year']
const things: readonly Thing[] = ['order', 'employee', 'team', 'company']
const isAbove = (upper: Thing, lower: Thing): boolean => things.indexOf(upper) >= things.indexOf(lower)
const isLonger = (one: Cycle, other: Cycle): boolean => cycles.indexOf(one) > cycles.indexOf(other)

const windowsOf: Readonly<Record<Cycle, readonly string[]>> = {
  week: [],
  month: [
    'year to date',
    'quarter to date',
    'half-year to date',
    'last 2 periods',
    'last 3 months',
    'last 5 periods',
  ],
  quarter: ['year to date', 'half-year to date', 'last 3 periods'],
  'half-year': ['year to date', 'last 2 periods'],
  year: ['last 2 periods'],
}
const aggregates = ['sum', 'mean', 'max', 'min'] as const
const zeroOf: Readonly<Record<Type, string>> = { number: '0', money: '0', truth: 'no', word: '"none"' }

/** Ways to read one number from a scope. */
export const waysToRead = (scope: Scope, one: Named): readonly string[] => {
  const { name } = one
  if (one.constant) return [name]
  const zero = zeroOf[one.type]
  if (isAbove(one.thing, scope.thing)) {
    const own = one.thing === scope.thing
    if (isLonger(one.each, scope.each) && scope.thing === 'order') return [name]
    if (isLonger(one.each, scope.each))
      return [`first(latest(${name}), ${zero})`, name, `latest(${name})`, `first(${name}, ${zero})`]
    if (one.each === scope.each)
      return [
        name,
        ...(scope.thing === 'order' ? [] : pastOf(one)),
        ...(own && scope.thing !== 'order' ? windowed(scope, name) : []),
        ...(scope.thing === 'employee' && own ? [`max(${name} in team)`, `sum(${name} in team)`] : []),
        ...(scope.thing === 'employee' && own && scope.wide ? [`mean(${name} in company)`] : []),
      ]
    if (one.each === 'week')
      return own && scope.each === 'month' ? aggregates.map((by) => `${by}(${name})`) : []
    return own && scope.thing !== 'order'
      ? [...aggregates.map((by) => `${by}(${name})`), `closing(${name})`, ...windowed(scope, name)]
      : []
  }
  if (one.each === 'week' || isLonger(one.each, scope.each) || (scope.thing === 'company' && !scope.wide))
    return []
  const members = `${name} each ${one.thing}`
  return [
    ...aggregates.map((by) => `${by}(${members})`),
    ...(one.thing === 'order' ? [`sum(${members} where not returned)`] : []),
    ...(one.each === scope.each && one.thing !== 'order' ? windowed(scope, members, ['sum']) : []),
  ]
}

export const pastOf = ({ name, type }: Named): readonly string[] => [
  `first(ago(${name}), ${zeroOf[type]})`,
  `ago(${name})`,
  `first(ago(${name}, 2), ${zeroOf[type]})`,
]

const windowed = (
  { each }: Scope,
  inside: string,
  by: readonly string[] = ['sum', 'mean'],
): readonly string[] =>
  windowsOf[each].flatMap((window) => by.map((one) => `${one}(${inside} over ${window})`))

const ofType = (scope: Scope, type: Type): readonly Named[] => scope.names.filter((one) => one.type === type)

/** One value of this type that is not made of others; undefined where there is none to read. */
const atom = (scope: Scope, type: Type, take: Take): string | undefined => {
  const past = scope.later.filter(
    (one) => one.type === type && one.each === scope.each && isAbove(one.thing, scope.thing),
  )
  const readable = ofType(scope, type).flatMap((one) => {
    const ways = waysToRead(scope, one)
    return ways.length === 0 ? [] : [ways]
  })
  const all = scope.thing === 'order' ? readable : [...readable, ...past.map(pastOf)]
  return all.length === 0 ? undefined : take(take(all))
}

const literals = { number: ['1', '2', '0.5', '7', '60', '12.5%'], money: ['100', '0', '250.25', '3000'] }

/** A count of what there is, which is a plain number. */
const counts = (scope: Scope): readonly string[] => [
  ...(scope.thing === 'order' || (scope.thing === 'company' && !scope.wide)
    ? []
    : ['count(order)', 'count(order where kind = "lamp")', 'distinct(kind each order)'].slice(
        0,
        scope.each === 'month' ? 3 : 2,
      )),
  ...scope.names.flatMap((one) =>
    one.thing === scope.thing && !one.constant && one.each !== 'week' && isLonger(scope.each, one.each)
      ? [`count(${one.name})`]
      : [],
  ),
]

/** A formula of a number or an amount. */
export const numberOf = (scope: Scope, type: 'number' | 'money', take: Take, depth: number): string => {
  const plain = (): string => atom(scope, type, take) ?? take(literals[type])
  if (depth === 0) return plain()
  const again = (other: 'number' | 'money' = type): string => numberOf(scope, other, take, depth - 1)
  return take<() => string>([
    plain,
    () => `${again()} + ${again()}`,
    () => `${again()} - ${again()}`,
    () => `max(${again()}, ${again()})`,
    () => `(if ${truthOf(scope, take, depth - 1)} then ${again()} else ${again()})`,
    () => `first(${again()}, ${again()})`,
    () => `total(${again()}, ${again()})`,
    () => (type === 'money' ? `(${again()}) × ${take(literals.number)}` : `(${again()}) × (${again()})`),
    () => (type === 'money' ? plain() : `round((${again('money')}) ÷ max(${again('money')}, 1), 3)`),
    () => (type === 'money' ? plain() : take([...counts(scope), '3'])),
    () => `min(${again()}, ${take(literals[type])})`,
    () => `round((${again()}) × 1.5, 1)`,
  ])()
}

/** Ways to read one condition from a scope. */
const waysToHold = (scope: Scope, { name, thing, each }: Named): readonly string[] => {
  if (isAbove(thing, scope.thing)) {
    if (each === scope.each && scope.thing !== 'order') return [name, `first(ago(${name}), no)`]
    if (!isLonger(scope.each, each)) return [name]
    return thing === scope.thing ? [`any(${name})`, `all(${name})`, `count(${name}) ≥ 2`] : []
  }
  if (isLonger(each, scope.each) || (scope.thing === 'company' && !scope.wide)) return []
  return ['any', 'all'].map((by) => `${by}(${name} each ${thing})`)
}

/** A condition. */
export const truthOf = (scope: Scope, take: Take, depth: number): string => {
  const compare = (type: 'number' | 'money'): string =>
    `${numberOf(scope, type, take, depth)} ${take(['≥', '<', '>', '=', '≠'])} ${take(literals[type])}`
  // A word of a shorter period is read by its bare name: the one when the longer period closes.
  const words = ofType(scope, 'word').filter(
    (one) =>
      isAbove(one.thing, scope.thing) && (one.thing === scope.thing || !isLonger(scope.each, one.each)),
  )
  return take<() => string>([
    () => compare('number'),
    () => compare('money'),
    () => {
      const word = words.length === 0 ? undefined : take(words)
      return word?.words ? `${word.name} = "${take(word.words)}"` : compare('number')
    },
    () => {
      const truths = ofType(scope, 'truth').flatMap((one) => {
        const ways = waysToHold(scope, one)
        return ways.length === 0 ? [] : [ways]
      })
      return truths.length === 0 ? compare('money') : take(take(truths))
    },
    () => `${compare('number')} ${take(['and', 'or'])} ${compare('money')}`,
    () => {
      const number = atom(scope, 'number', take)
      return number === undefined ? compare('number') : `(${number}) in [10..80)`
    },
    () => `not (${compare('number')})`,
  ])()
}

/** Names that a rule of this scope may read as they are: same thing or above, same clock. */
export const plainNames = (scope: Scope, type: Type, own = false): readonly Named[] =>
  ofType(scope, type).filter(
    (one) =>
      (one.each === scope.each || one.constant) &&
      (own ? one.thing === scope.thing && !one.constant : isAbove(one.thing, scope.thing)),
  )
