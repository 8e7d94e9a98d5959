import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ruleFileSchema } from '../../src/load.ts'
import { bodyKeys } from '../../src/mechanisms/keys.ts'
import { ruleFileShape } from '../../src/source/schema.ts'

const read = (path: string): Record<string, unknown> =>
  parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'), { schema: 'failsafe' })

describe('the schema of rule files', () => {
  it.each([
    'rules/taobao-customer-service/rules.yaml',
    'rules/water-delivery-service/rules.yaml',
    'examples/lamp-shop/rules.yaml',
  ])('takes %s', (path) => {
    const { error } = ruleFileShape().safeParse(read(path))
    expect(error?.issues ?? []).toEqual([])
  })

  it('refuses keys that the language does not have, at the top, in a clause, in a body', () => {
    const file = read('examples/lamp-shop/rules.yaml') as {
      clauses: Record<string, { rules: Record<string, unknown> }>
    }
    const accepts = (value: unknown): boolean => ruleFileShape().safeParse(value).success
    expect(accepts({ ...file, clases: {} })).toBe(false)
    expect(accepts({ ...file, clauses: { 第3条: { ...file.clauses.第3条, rule: {} } } })).toBe(false)
    expect(
      accepts({
        ...file,
        clauses: { 第3条: { rules: { x: { rank: { of: 'sales', among: 'team', tie: 'shared' } } } } },
      }),
    ).toBe(false)
    expect(
      accepts({
        ...file,
        clauses: { 第3条: { rules: { x: { rank: { of: 'sales', among: 'team', ties: 'shared' } } } } },
      }),
    ).toBe(true)
  })

  it('is JSON Schema with a description of every body in both languages', () => {
    const text = JSON.stringify(ruleFileSchema())
    expect(text).toContain('"$schema":"http://json-schema.org/draft-07/schema#"')
    for (const body of Object.values(bodyKeys))
      expect(text).toContain(JSON.stringify(`${body.says.zh} · ${body.says.en}`).slice(1, -1))
  })
})
