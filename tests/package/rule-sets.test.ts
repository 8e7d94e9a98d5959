import { describe, expect, it } from 'vitest'
import { builtIn as apart } from '../../src/cli/built-in.ts'
import { engine } from '../../src/cli/engine.ts'
import * as rules from '../../src/rules.ts'
import { jixiaoIn } from '../support/cli.ts'
import { builtInCases } from '../support/rule-sets.ts'

/** `service-posts` → `servicePosts` */
const nameOf = (id: string): string =>
  id
    .split('-')
    .map((word, at) => (at === 0 ? word : `${word[0]!.toUpperCase()}${word.slice(1)}`))
    .join('')

it('every built-in rule set is there by id, by name, by itself and for the command, and is the same one', async () => {
  const ids = builtInCases.map(({ id }) => id).sort()
  expect(Object.keys(apart).sort()).toEqual(ids)
  expect(Object.keys(rules.builtIn).sort()).toEqual(ids)
  expect(Object.keys(rules).sort()).toEqual(['builtIn', ...ids.map(nameOf)].sort())
  for (const id of ids) {
    const byItself = await import(`../../src/generated/${id}.ts`)
    expect(Object.keys(byItself).sort()).toEqual(['default', nameOf(id)].sort())
    const same = [
      byItself.default,
      byItself[nameOf(id)],
      rules.builtIn[id],
      (rules as Readonly<Record<string, unknown>>)[nameOf(id)],
      (await apart[id]!()).default,
    ]
    expect(new Set(same).size).toBe(1)
    expect(byItself.default.id).toBe(id)
  }
})

describe('the command loads', () => {
  const loaded = async (...argv: readonly string[]): Promise<readonly string[]> => {
    const ids: string[] = []
    const watched = Object.entries(apart).map(([id, load]) => {
      const noted = () => {
        ids.push(id)
        return load()
      }
      return [id, noted] as const
    })
    await jixiaoIn({ engine: { ...engine, rules: Object.fromEntries(watched) } })(...argv)
    return ids
  }
  const lamps = ['examples/lamp-shop', '--facts', 'examples/lamp-shop/facts']

  it.each([
    [['calculate', 'water-delivery-service', '--facts', 'examples/water-2013-08/facts'], 1],
    [['rules', 'water-delivery-service'], 1],
    [['rules'], builtInCases.length],
    // Read from its file, or not there at all.
    [['check', 'water-delivery-service'], 0],
    [['calculate', ...lamps], 0],
    [['rules', 'no-such-rules'], 0],
  ])('%o: %i', async (argv, count) => {
    const ids = await loaded(...argv)
    expect(ids.length).toBe(count)
    if (count === 1) expect(ids).toEqual(['water-delivery-service'])
  })
})
