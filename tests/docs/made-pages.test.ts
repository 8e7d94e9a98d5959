import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { madePages, madeParts, withMadeParts } from '../../scripts/docs-pages.ts'
import { read, root } from './markdown.ts'

const made = Object.entries(madePages(root))

it.each(made)('%s is what the code and the rule files say (npm run docs)', (page, text) => {
  expect(read(page)).toBe(text)
  const rows = text.match(/^\| /gm)?.length
  const least =
    page === 'THIRD-PARTY-NOTICES'
      ? 6
      : page.endsWith('diagnostics.md')
        ? 250
        : page.startsWith('docs/rules/README')
          ? 4
          : 10
  expect(rows).toBeGreaterThanOrEqual(least)
})

it('every rule set has a page in each language, and nothing else stands in docs/rules', () => {
  const sets = readdirSync(join(root, 'rules')).filter((set) =>
    existsSync(join(root, 'rules', set, 'rules.yaml')),
  )
  const wanted = ['README', ...sets].flatMap((name) => [`${name}.md`, `${name}.zh-CN.md`])
  expect(readdirSync(join(root, 'docs/rules')).sort()).toEqual(wanted.sort())
})

it.each(Object.entries(madeParts()))('the made parts of %s are up to date (npm run docs)', (page, parts) => {
  expect(withMadeParts(read(page), parts)).toBe(read(page))
  for (const part of Object.values(parts)) {
    expect(read(page)).toContain(part)
    expect(part.split('\n').length).toBeGreaterThan(15)
  }
})
