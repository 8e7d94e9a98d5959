import { expect, it } from 'vitest'
import { madePages } from '../../scripts/docs-pages.ts'
import { read } from './markdown.ts'

it.each(Object.entries(madePages()))('%s is what the tables of the code say (npm run docs)', (page, text) => {
  expect(read(page)).toBe(text)
  expect(text.match(/^\| `/gm)?.length).toBeGreaterThan(page.endsWith('diagnostics.md') ? 250 : 20)
})
