import { expect, it } from 'vitest'
import { inLanguage } from '../../src/core/in-language.ts'

const addresses = (list: readonly string[], language: 'zh' | 'en') =>
  inLanguage(
    list.map((address) => ({ address })),
    language,
  ).map(({ address }) => address)

it('the other language is left out where the own one changed too, and kept where it alone changed', () => {
  expect(addresses(['says.zh', 'says.en', 'rate'], 'zh')).toEqual(['says', 'rate'])
  expect(addresses(['says.zh', 'says.en', 'rate'], 'en')).toEqual(['says', 'rate'])
  expect(addresses(['says.en', 'rate'], 'zh')).toEqual(['says.en', 'rate'])
  expect(addresses(['rate.title.zh', 'says.en'], 'en')).toEqual(['rate.title.zh', 'says'])
})
