import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A block of code in a page: what stands behind the three ticks, its text, and the line it begins in. */
export interface Block {
  readonly page: string
  readonly line: number
  readonly language: string
  /** The words after the language: `refused table-gap`. */
  readonly words: readonly string[]
  readonly text: string
}

/** A table of a page: cells by header, in small letters. */
export interface PageTable {
  readonly page: string
  readonly headers: readonly string[]
  readonly rows: readonly Readonly<Record<string, string>>[]
}

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8')

/** Every page whose code is run: the two readmes, and all of `docs/`. */
export const pages: readonly string[] = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  ...readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
]

export const blocksOf = (page: string): readonly Block[] =>
  [...read(page).matchAll(/^```(\S+)([^\n]*)\n([\s\S]*?)^```$/gm)].map(
    ({ 1: language = '', 2: words = '', 3: text = '', index, input }) => ({
      page,
      line: input.slice(0, index).split('\n').length,
      language,
      words: words.split(/\s+/).filter((word) => word !== ''),
      text,
    }),
  )

const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

export const tablesOf = (page: string): readonly PageTable[] =>
  [...read(page).matchAll(/^(\|.*\|)\n\|[ :|-]+\|\n((?:\|.*\|\n)*)/gm)].map(
    ({ 1: head = '', 2: body = '' }) => {
      const headers = cellsOf(head).map((cell) => cell.toLowerCase())
      const rows = body
        .trim()
        .split('\n')
        .map((line) => Object.fromEntries(cellsOf(line).map((cell, at) => [headers[at] ?? '', cell])))
      return { page, headers, rows }
    },
  )

/** The code in a cell, without its ticks. */
export const codeIn = (cell: string): string => /^`+ ?(.*?) ?`+$/.exec(cell)?.[1] ?? cell

/** Where a link of a page leads, without what is inside the target page. */
export const linksOf = (page: string): readonly string[] =>
  [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(({ 1: link = '' }) => link)
    .filter((link) => !/^(https?:|#)/.test(link))
