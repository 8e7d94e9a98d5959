import {
  type Cycle,
  type Named,
  numberOf,
  plainNames,
  type Scope,
  type Take,
  type Thing,
  type Type,
  truthOf,
} from './random-formulas.ts'

/** The keys of a rule, as they stand in the file. */
export type Keys = Readonly<Record<string, unknown>>

/** What is known of a rule before it has a body: others may read its past. */
export interface Head {
  readonly thing: Thing
  readonly each: Cycle
  readonly type: Type
  readonly words?: readonly string[]
}

export interface Kind {
  readonly heads: readonly Head[]
  readonly keys: (head: Head & { readonly name: string }, scope: Scope, take: Take) => Keys
}

const grades = ['good', 'fair', 'poor']
const head = (things: readonly Thing[], each: readonly Cycle[], types: readonly Type[]): readonly Head[] =>
  each.flatMap((cycle) =>
    things.flatMap((thing) =>
      types.map((type) => ({ thing, each: cycle, type, ...(type === 'word' ? { words: grades } : {}) })),
    ),
  )
const often: readonly Cycle[] = ['month', 'month', 'quarter', 'half-year', 'year']
const groups: readonly Thing[] = ['employee', 'team', 'employee', 'company']
const people: readonly Thing[] = ['employee']

const numeric = (head: Head): 'number' | 'money' => (head.type === 'money' ? 'money' : 'number')

/** Conditions, stand-ins and rounding around a body. */
const around = (head: Head, scope: Scope, take: Take): Keys => {
  const zero = take(['0', '5'])
  return take<() => Keys>([
    () => ({}),
    () => ({}),
    () => ({ when: truthOf(scope, take, 0) }),
    () => ({ when: truthOf(scope, take, 0), otherwise: zero }),
    () => ({ otherwise: zero }),
    () => ({ round: take(['0', '1', '2']) }),
    () => ({ round: { to: '1', mode: take(['half even', 'up', 'down']) } }),
    () => (head.type === 'money' && head.thing !== 'order' ? { line: 'earning' } : {}),
  ])()
}

const table = (head: string, rows: readonly string[]): string => [head, ...rows].join('\n')

/** A number that may be anything, so that every row of a table can be reached. */
const wild = ({ thing, each }: Scope): string =>
  thing === 'employee' ? (each === 'month' ? 'skill' : 'sum(skill)') : 'sum(skill each employee)'

const asked = (scope: Scope, take: Take): readonly Named[] => {
  const numbers = plainNames(scope, 'number').filter((one) => !one.constant)
  return numbers.length === 0 ? [] : [take(numbers)]
}

/** Every body of the language, and the other ways to make a value. */
export const kinds = {
  formula: {
    heads: head(groups, often, ['money', 'number']),
    keys: (head, scope, take) => ({
      is: numberOf(scope, numeric(head), take, take([1, 2])),
      ...around(head, scope, take),
    }),
  },
  condition: {
    heads: head(groups, often, ['truth']),
    keys: (_, scope, take) => ({ is: truthOf(scope, take, take([0, 1])) }),
  },
  past: {
    heads: head(groups, often, ['money', 'number']),
    keys: (head, scope, take) => ({
      is: `first(ago(${head.name}${take(['', ', 2'])}), 0)${take(['', ' × 0.5'])} + ${numberOf(scope, numeric(head), take, 0)}`,
      ...take<Keys>([{}, { round: '2' }]),
    }),
  },
  line: {
    heads: head(['employee', 'team'], often, ['money']),
    keys: (head, scope, take) => ({
      line: 'earning',
      ...take<() => Keys>([() => ({}), () => ({ when: truthOf(scope, take, 0) })])(),
      is: numberOf(scope, numeric(head), take, 1),
    }),
  },
  table: {
    heads: head(['employee', 'team'], often, ['word', 'number', 'money']),
    keys: (head, scope, take) => {
      const key = take([wild(scope), `${numberOf(scope, 'number', take, take([0, 1]))} + ${wild(scope)} × 3`])
      const cells = { word: grades, number: ['1.5', '1', 'none'], money: ['100 × 1.5', '20', '0'], truth: [] }
      const [high, middle, low] = cells[head.type]
      const posts = plainNames(scope, 'word')
      const post = posts.length === 0 ? undefined : take(posts)
      if (post?.words && head.type === 'word' && take([false, true]))
        return {
          table: table(`${key} | ${post.name} | ${head.name}`, [
            `≥ 60 | ${post.words[0]} | ${high}`,
            `≥ 20 | any | ${middle}`,
            `otherwise | any | ${low}`,
          ]),
        }
      return {
        table: table(`${key} | ${head.name}`, [`≥ 60 | ${high}`, `> 20 | ${middle}`, `otherwise | ${low}`]),
      }
    },
  },
  slices: {
    heads: head(['employee', 'team'], often, ['money']),
    keys: (_, scope, take) => {
      const key = numberOf(scope, 'money', take, 0)
      return {
        table: {
          between: 'linear',
          below: take(['hold', 'extend', '0', 'none']),
          above: take(['hold', 'extend', '200']),
          // Wide enough that the key can lie beyond both ends.
          rows: table(`${key} | part`, ['0.5 | 0', '500 | 10', '3000 | 100.5']),
        },
      }
    },
  },
  quota: {
    heads: head(people, ['month'], ['number']),
    keys: (head, scope, take) => ({
      table: {
        edgesOf: 'quota',
        rows: table(`${numberOf(scope, 'money', take, 0)} | ${head.name}`, [
          '≥ 120% | 3%',
          '≥ 100% | 2%',
          'otherwise | 1%',
        ]),
      },
    }),
  },
  weighted: {
    heads: head(['employee', 'team'], often, ['number']),
    keys: (_, scope, take) => {
      const parts = [numberOf(scope, 'number', take, 0), numberOf(scope, 'number', take, 1)]
      return {
        weighted: {
          parts: Object.fromEntries([
            [parts[0]!, '40%'],
            [parts[1] === parts[0] ? `${parts[1]} + 1` : parts[1], '60%'],
          ]),
          absent: take(['reweight', 'zero', 'refuse']),
        },
        ...take<Keys>([{}, { round: '1' }]),
      }
    },
  },
  positions: {
    heads: head(people, ['half-year', 'year', 'quarter'], ['number']),
    keys: (head, scope, take) => {
      const shorter: Cycle = head.each === 'quarter' ? 'month' : 'quarter'
      const own = scope.names.filter(
        (one) => one.each === shorter && one.thing === 'employee' && one.type === 'number',
      )
      const by = {
        quarter: ['20%', '30%', '50%'],
        'half-year': ['40%', '60%'],
        year: ['10%', '20%', '30%', '40%'],
        month: [],
        week: [],
      }[head.each]
      if (own.length === 0) return { is: '1' }
      return { weighted: { of: take(own).name, by, absent: take(['reweight', 'zero', 'refuse']) } }
    },
  },
  rank: {
    heads: head(people, often, ['number']),
    keys: (_, scope, take) => {
      const by = plainNames(scope, 'number', true)
      const ties = take(['shared', 'dense', 'last', 'ordinal'])
      return {
        ...take<Keys>([{}, {}, { missing: 'exclude' }]),
        rank: {
          of: numberOf(scope, take(['money', 'number']), take, 0),
          among: scope.wide ? take(['team', 'company']) : 'team',
          ...take<Keys>([{}, { first: 'lowest' }]),
          ties,
          ...(ties === 'ordinal' && by.length > 0 ? { by: [take(by).name] } : {}),
          ...take<() => Keys>([() => ({}), () => ({ where: truthOf(scope, take, 0) })])(),
        },
      }
    },
  },
  share: {
    heads: head(people, often, ['money']),
    keys: (_, scope, take) => {
      const pools = scope.names.filter(
        (one) => one.thing === 'team' && one.type === 'money' && one.each === scope.each,
      )
      return {
        ...take<Keys>([{}, { line: 'earning' }]),
        share: {
          pool: `max(${take(pools).name}, 0)`,
          by: take<() => string>([() => 'equal', () => `abs(${numberOf(scope, 'number', take, 0)})`])(),
          ...take<() => Keys>([() => ({}), () => ({ among: truthOf(scope, take, 0) })])(),
          odd: take(['largest remainder', 'each rounded', 'each cut', 'to the first']),
          nobody: take(['keep', 'finding']),
          ...take<Keys>([{}, {}, { cap: '150' }]),
        },
      }
    },
  },
  streak: {
    heads: head(groups, often, ['number']),
    keys: (_, scope, take) => ({
      streak: { of: truthOf(scope, take, take([0, 1])), gap: take(['breaks', 'skips']) },
    }),
  },
  ordered: {
    heads: head(['order'], ['month'], ['money', 'number']),
    keys: (head, scope, take) => {
      const order = take([['dated', 'id'], ['amount', 'dated'], ['id']])
      const own = `first(ago(${head.name}), 0)`
      return {
        order,
        is: `${own}${take(['', ' × 0.5'])} + ${numberOf(scope, numeric(head), take, 0)}`,
        ...take<Keys>([
          {},
          { round: '1' },
          ...(head.type === 'money' ? [{ settle: 'cumulative', round: '0' }] : []),
        ]),
      }
    },
  },
  marginal: {
    heads: head(people, ['month'], ['money']),
    keys: (_, scope, take) => ({
      is: take([`marginal(tier.rate)`, `marginal(tier.rate, max(${numberOf(scope, 'money', take, 0)}, 0))`]),
    }),
  },
  weeks: {
    heads: head(people, ['week'], ['number']),
    keys: (_, __, take) => ({ is: take(['count(order)', 'count(order where not returned)']) }),
  },
  decided: {
    heads: head(people, ['month'], ['money']),
    keys: (_, __, take) => ({
      decided: { by: { zh: '主管', en: 'head' }, range: '[0..100]', silent: take(['none', '50']) },
    }),
  },
  finding: {
    heads: head(['employee', 'team'], often, ['truth']),
    keys: (_, scope, take) => {
      const [read] = asked(scope, take)
      const more = plainNames(scope, 'money').filter((one) => !one.constant)
      return {
        when: read
          ? `present(${read.name}) and ${read.name} ${take(['≥', '<'])} ${take(['2', '60', '1'])}`
          : 'yes',
        finding: { zh: '须由人看', en: 'a person looks' },
        evidence: [...(read ? [read.name] : []), ...(more.length > 0 ? [take(more).name] : [])],
      }
    },
  },
} satisfies Record<string, Kind>

export type KindName = keyof typeof kinds
export const kindNames = Object.keys(kinds) as readonly KindName[]
