import { expect, it } from 'vitest'
import { loadRuleSet } from '../../src/load.ts'
import { clauseWith } from '../support/figures.ts'

const codes = (each: string, rules: string, fact: string): readonly string[] =>
  loadRuleSet([
    {
      name: 'rules.yaml',
      text: `id: x
title: { zh: 例, en: x }
currency: CNY
each: ${each}
facts: { employee: { a: ${fact} } }
${clauseWith(rules)}`,
    },
  ]).diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))

it.each([
  ['day', 'y: { each: pay period, is: sum(a) }', 'number'],
  ['week', 'y: { each: pay period, is: sum(a) }', 'number'],
  ['month', 'y: { each: pay period, is: a }', 'number'],
  ['month', 'y: a', '{ type: number, each: pay period }'],
  ['day', 'y: a', '{ type: number, each: pay period }'],
])('a pay period in a file on each %s without a calendar is refused: %s', (each, rules, fact) => {
  expect(codes(each, rules, fact)).toEqual(['source-pay-period'])
})
