import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { calculate } from '../../src/index.ts'
import { taobaoCustomerService } from '../../src/rules.ts'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

const blocks = (text: string, kind: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map((match) => match[1]!)

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const text = read(file)

  it('shows what the commands really print', async () => {
    const shown = blocks(text, 'console')
    expect(shown).toHaveLength(3)
    for (const block of shown) {
      const [first, ...lines] = block.split('\n')
      let out = ''
      const argv = first!.replace('$ npx jixiao ', '').split(' ')
      const sink = { write: (part: string) => (out += part) }
      expect(await run(argv, { stdout: sink, stderr: sink, env: {}, cwd: process.cwd() })).toBe(0)
      expect(out.trimEnd()).toBe(lines.join('\n').trimEnd())
    }
  })

  it('shows a part of a rule file that is really there', () => {
    const [yaml] = blocks(text, 'yaml')
    expect(read('examples/lamp-shop/rules.yaml')).toContain(yaml!.trimEnd())
  })

  it('has a script whose facts are accepted', () => {
    const [code] = blocks(text, 'ts')
    const facts = /calculate\(taobaoCustomerService, (\{[\s\S]*\})\)/.exec(code!)![1]!
    const json = facts
      .replace(/\/\/.*$/gm, '')
      .replace(/(\w+):/g, '"$1":')
      .replace(/'/g, '"')
      .replace(/,(\s*[}\]])/g, '$1')
    const result = calculate(taobaoCustomerService, JSON.parse(json))
    expect(result.diagnostics).toEqual([])
    expect(result.settled.map((line) => line.rule)).toContain('publicCommission')
  })

  it('has exactly the two set-up commands, and links that lead somewhere', () => {
    expect(
      blocks(text, 'sh')
        .join()
        .match(/npm ci && npm \S+( demo)?/g),
    ).toEqual(['npm ci && npm run demo', 'npm ci && npm test'])
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1]!)
    expect(links.length).toBeGreaterThan(8)
    expect(links.filter((link) => !existsSync(new URL(`../../${link}`, import.meta.url)))).toEqual([])
  })
})
