import { describe, expect, it } from 'vitest'
import { builtIn } from '../../src/rules.ts'
import { blocksOf, linksOf, read } from './markdown.ts'

describe.each(['README.md', 'README.zh-CN.md'])('%s', (page) => {
  const of = (language: string): readonly string[] =>
    blocksOf(page).flatMap((block) => (block.language === language ? [block.text] : []))

  it('shows a part of a rule file that is really there', () => {
    expect(of('yaml')).toHaveLength(1)
    expect(read('examples/lamp-shop/rules.yaml')).toContain(of('yaml')[0]!.trimEnd())
  })

  it('shows the job done on its first screen: rule file, payslip, clause, and a why-not', () => {
    const kinds = blocksOf(page).map(({ language }) => language)
    expect(kinds.slice(0, 4)).toEqual(['yaml', 'console', 'console', 'console'])
    expect(blocksOf(page)[3]!.line).toBeLessThan(60)
  })

  it('has exactly the two set-up commands', () => {
    const commands = of('sh').flatMap((text) => text.match(/npm ci && npm \S+( demo)?/g) ?? [])
    expect(commands).toEqual(['npm ci && npm run demo', 'npm ci && npm test'])
    expect(of('sh')).toHaveLength(1)
  })

  it('has a script of about ten lines, the notes of every built-in rule set, and counts readings right', () => {
    expect(of('ts')).toHaveLength(1)
    for (const { id, plan } of Object.values(builtIn)) {
      expect(linksOf(page)).toContain(`rules/${id}/NOTES.md`)
      const readings = plan.marks.filter(({ kind }) => kind === 'reading').length
      const row = read(page)
        .split('\n')
        .find((line) => line.includes(`rules/${id}/NOTES.md`))
      expect(row).toMatch(new RegExp(`${readings} (readings?|处读法)`))
    }
  })
})
