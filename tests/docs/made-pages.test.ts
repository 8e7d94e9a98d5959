import { expect, it } from 'vitest'
import { madePages, madeParts, withMadeParts } from '../../scripts/docs-pages.ts'
import { read } from './markdown.ts'

it.each(Object.entries(madePages()))('%s is what the tables of the code say (npm run docs)', (page, text) => {
  expect(read(page)).toBe(text)
  expect(text.match(/^\| `/gm)?.length).toBeGreaterThan(page.endsWith('diagnostics.md') ? 250 : 20)
})

it.each(Object.entries(madeParts()))('the made parts of %s are up to date (npm run docs)', (page, parts) => {
  expect(withMadeParts(read(page), parts)).toBe(read(page))
  for (const part of Object.values(parts)) {
    expect(read(page)).toContain(part)
    expect(part.split('\n').length).toBeGreaterThan(15)
  }
})
