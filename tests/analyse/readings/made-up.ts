import fc from 'fast-check'
import { expect } from 'vitest'
import { type CompiledRuleSet, calculate, type PeriodFacts, type Result } from '../../../src/index.ts'
import { loadRuleSet } from '../../../src/load.ts'

/** One rule of a generated file: which kind, over which earlier values, under which readings. */
interface Node {
  readonly kind: number
  readonly left: number
  readonly right: number
  readonly reading: number
  readonly line: boolean
  readonly finds: boolean
}

const node: fc.Arbitrary<Node> = fc.record({
  kind: fc.nat(6),
  left: fc.nat(20),
  right: fc.nat(20),
  reading: fc.nat(2),
  line: fc.boolean(),
  finds: fc.boolean(),
})

/** Rules that read facts, each other and their past, with three readings strewn in; readings in an order of their own. */
export const rules: fc.Arbitrary<{ readonly nodes: readonly Node[]; readonly order: readonly number[] }> =
  fc.record({
    nodes: fc.array(node, { minLength: 3, maxLength: 8 }),
    order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
  })

const optionsOf = [
  ['a', 'b'],
  ['a', 'b', 'c'],
  ['a', 'b'],
] as const

const bodyOf = (
  { kind, left, right, reading, line }: Node,
  at: number,
): { readonly lines: readonly string[]; readonly reading?: number } => {
  const value = (index: number): string =>
    ['x', 'y', ...Array.from({ length: at }, (_, n) => `r${n}`)][index % (at + 2)]!
  const [a, b] = [value(left), value(right)]
  const as = line ? 'line: earning, ' : ''
  const options = (of: readonly string[]): string =>
    optionsOf[reading]!.map((name, n) => `${name}: ${of[n % of.length]}`).join(', ')
  switch (kind) {
    case 0:
      return { lines: [`r${at}: { ${as}is: ${a} + ${b} }`] }
    case 1:
    case 2:
      return { reading, lines: [`r${at}: { ${as}reading: q${reading}, ${options([a, b, `${a} + 1`])} }`] }
    case 3:
      return { lines: [`r${at}: { ${as}is: "if ${a} > 2 then ${b} else ${a}" }`] }
    case 4:
      return { lines: [`r${at}: { ${as}is: "first(ago(${a}), ${b})" }`] }
    case 5:
      return {
        reading,
        lines: [
          `r${at}: { ${as}when: { reading: q${reading}, ${options([`${a} > 1`, `${b} > 1`])} }, is: ${b} + 1, otherwise: 0 }`,
        ],
      }
    default:
      return {
        reading,
        lines: [
          `pool${at}: { for: team, is: sum(${a} each employee) }`,
          `r${at}: { ${as}share: { pool: pool${at}, by: equal, among: ${b} > 2, nobody: finding, odd: { reading: q${reading}, ${options(['largest remainder', 'each cut', 'each rounded'])} } }, otherwise: 0 }`,
        ],
      }
  }
}

/** The text of a rule file; `defaults` stand at its readings. */
export const textOf = (
  { nodes, order }: { readonly nodes: readonly Node[]; readonly order: readonly number[] },
  defaults: Readonly<Record<string, string>> = {},
): string => {
  const bodies = nodes.map(bodyOf)
  const used = order.filter((reading) => bodies.some((one) => one.reading === reading))
  const readings = used.map(
    (n) =>
      `      q${n}: { question: { zh: 问${n}, en: 'q${n}?' }, default: ${defaults[`q${n}`] ?? 'a'}, options: { ${optionsOf[n]!.map((name) => `${name}: { zh: ${name}, en: ${name} }`).join(', ')} } }`,
  )
  const findings = nodes.flatMap(({ finds }, at) =>
    finds ? [`f${at}: { when: r${at} > 3, finding: { zh: 多, en: much } }`] : [],
  )
  return `id: made-up
title: { zh: 试例, en: made up }
currency: CNY
each: month
facts:
  employee:
    team: team
    x: { type: money, allowed: "≥ 0" }
    y: { type: money, allowed: "≥ 0" }
clauses:
  第1条:
    says: { zh: 试, en: try }
${used.length === 0 ? '' : `    readings:\n${readings.join('\n')}\n`}    rules:
${[...bodies.flatMap(({ lines }) => lines), ...findings].map((line) => `      ${line}`).join('\n')}
`
}

/** Three people in one team over two or three months, with small amounts, so that options often agree. */
export const facts: fc.Arbitrary<readonly PeriodFacts[]> = fc
  .array(fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 3,
  })
  .map((months) =>
    months.map((people, month) => ({
      period: `2026-0${month + 1}`,
      complete: true as const,
      team: [{ id: 'T' }],
      employee: people.map(([x, y], at) => ({
        id: `E${at}`,
        name: `N${at}`,
        team: 'T',
        x: `${x}`,
        y: `${y}.5`,
      })),
    })),
  )

export const loadText = (text: string): CompiledRuleSet => {
  const { value, diagnostics } = loadRuleSet(text)
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return value!
}

/** Lines and findings as text, so that results of different rule sets compare. */
export const shownOf = (
  result: Result,
): { readonly lines: readonly string[]; readonly findings: readonly string[] } => ({
  lines: result.periods
    .flatMap(({ period, things }) =>
      Object.entries(things).flatMap(([thing, list]) =>
        list.flatMap(({ id, moment = '', lines }) =>
          lines.map(({ rule, amount }) => [period, thing, id, moment, rule, amount].join(' ')),
        ),
      ),
    )
    .sort(),
  findings: result.findings
    .map((one) => [one.period, one.thing, one.id, one.moment ?? '', one.rule].join(' '))
    .sort(),
})

/** The same after changes that a report tells: lines taken away, put in, changed; findings too. */
export const applied = (
  base: Result,
  changes: {
    readonly lines: readonly {
      period: string
      thing: string
      id: string
      moment?: string
      rule: string
      before?: string
      after?: string
    }[]
    readonly appear: readonly { period: string; thing: string; id: string; moment?: string; rule: string }[]
    readonly disappear: readonly {
      period: string
      thing: string
      id: string
      moment?: string
      rule: string
    }[]
  },
): ReturnType<typeof shownOf> => {
  const { lines, findings } = shownOf(base)
  const key = (one: { period: string; thing: string; id: string; moment?: string; rule: string }): string =>
    [one.period, one.thing, one.id, one.moment ?? '', one.rule].join(' ')
  const gone = new Set(
    changes.lines.flatMap((one) => (one.before === undefined ? [] : [`${key(one)} ${one.before}`])),
  )
  const fresh = changes.lines.flatMap((one) => (one.after === undefined ? [] : [`${key(one)} ${one.after}`]))
  const goneFindings = new Set(changes.disappear.map(key))
  for (const one of gone) expect(lines).toContain(one)
  for (const one of goneFindings) expect(findings).toContain(one)
  return {
    lines: [...lines.filter((one) => !gone.has(one)), ...fresh].sort(),
    findings: [...findings.filter((one) => !goneFindings.has(one)), ...changes.appear.map(key)].sort(),
  }
}

/** Every combination of a rule set's readings, written out without the code under test. */
export const everyChoice = ({ plan }: CompiledRuleSet): readonly Readonly<Record<string, string>>[] =>
  plan.marks
    .filter(({ kind }) => kind === 'reading')
    .reduce<readonly Readonly<Record<string, string>>[]>(
      (all, { name, options }) =>
        all.flatMap((one) => options!.map((option) => ({ ...one, [name]: option.name }))),
      [{}],
    )

export const cents = (result: Result): bigint =>
  result.settled.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n)

export const runWith = (
  ruleSet: CompiledRuleSet,
  given: readonly PeriodFacts[],
  readings: Readonly<Record<string, string>> = {},
): Result => calculate(ruleSet, given, { readings })
