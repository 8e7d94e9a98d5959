import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fileMessages } from '../../src/diagnostics/messages/files.ts'
import type { Message } from '../../src/diagnostics/messages/message.ts'
import { severityOf } from '../../src/diagnostics/severity.ts'
import { problem } from '../../src/io/problem.ts'

const codes = Object.keys(fileMessages) as (keyof typeof fileMessages)[]
const used = ['src/io', 'src/cli'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
)

describe('messages about files', () => {
  it('are all used, and are as severe where they are raised as they say', () => {
    expect(codes.length).toBeGreaterThan(30)
    expect(codes.filter((code) => !used.some((text) => text.includes(`'${code}'`)))).toEqual([])
    expect(codes.filter((code) => problem(code, {}).severity !== severityOf(code))).toEqual([])
  })

  it.each(codes)('%s names the same things in both languages', (code) => {
    const { text, hint }: Message = fileMessages[code]
    const names = (sentence = ''): string[] =>
      [...new Set([...sentence.matchAll(/\{([A-Za-z]\w*)/g)].map(([, name]) => name!))].sort()
    expect(names(text.en)).toEqual(names(text.zh))
    expect(names(hint?.en)).toEqual(names(hint?.zh))
  })
})
