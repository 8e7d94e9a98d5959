import { describe, expect, it } from 'vitest'
import { importTable } from './import-table.ts'
import { cyclesIn, importsOf, judge, rowOf } from './imports.ts'
import { readFolder } from './sources.ts'

describe('src', () => {
  const sources = readFolder('src')
  const verdict = judge(sources, importTable)

  it('keeps to the import table', () => {
    expect(verdict.faults).toEqual([])
  })

  it('has no cycle between files, types included', () => {
    expect(cyclesIn(sources)).toEqual([])
  })

  it('was looked at', () => {
    expect(verdict.files).toBe([...sources.keys()].filter((path) => path.endsWith('.ts')).length)
    expect(verdict.files).toBeGreaterThan(0)
    expect(verdict.imports).toBeGreaterThan(0)
  })
})

describe('the table itself', () => {
  it('names only its own rows', () => {
    const rows = Object.keys(importTable)
    const named = Object.values(importTable).flatMap((row) => [...row.may, ...(row.types ?? [])])
    expect(named.filter((name) => !rows.includes(name))).toEqual([])
  })

  it('has no cycle between rows', () => {
    const asFiles = Object.entries(importTable).map(([name, row]): [string, string] => [
      `src/${name}.ts`,
      [...row.may, ...(row.types ?? [])].map((other) => `import './${other}.ts'`).join('\n'),
    ])
    expect(cyclesIn(new Map(asFiles))).toEqual([])
  })

  it('lets built-ins into the rim only', () => {
    const withNode = Object.entries(importTable).filter(([, row]) => row.node)
    expect(withNode.map(([name]) => name).sort()).toEqual(['cli', 'io', 'node.ts'])
  })
})

describe('reading imports', () => {
  it.each([
    ["import { a } from './a.ts'", './a.ts', false],
    ["import a, * as b from './a.ts'", './a.ts', false],
    ["import './a.ts'", './a.ts', false],
    ["import type { A } from './a.ts'", './a.ts', true],
    ["import { type A } from './a.ts'", './a.ts', false],
    ["export { a } from './a.ts'", './a.ts', false],
    ["export * from './a.ts'", './a.ts', false],
    ["export * as a from './a.ts'", './a.ts', false],
    ["export type { A } from './a.ts'", './a.ts', true],
    ["export type * from './a.ts'", './a.ts', true],
    ["const f = async () => await import('./a.ts')", './a.ts', false],
    ['const f = () => import(`./a.ts`)', './a.ts', false],
    ["const f = (name: string) => import('./' + name)", undefined, false],
    ["type A = import('./a.ts').A", './a.ts', true],
    ["const a = require('./a.ts')", './a.ts', false],
    ["import a = require('./a.ts')", './a.ts', false],
    ["/// <reference path='./a.ts' />", './a.ts', true],
  ])('%s', (text, specifier, typeOnly) => {
    expect(importsOf('src/core/x.ts', text)).toEqual([{ specifier, typeOnly, line: 1 }])
  })

  it('is not misled by comments and texts', () => {
    expect(importsOf('src/core/x.ts', '// import "./a.ts"\nconst a = "import \'./b.ts\'"')).toEqual([])
  })
})

describe('planted faults', () => {
  const base = {
    'src/core/money.ts': 'export const a = 1',
    'src/model/set.ts': "import { a } from '../core/money.ts'\nexport type A = typeof a",
    'src/run/go.ts': "export { a } from '../core/money.ts'",
    'src/index.ts': "export { a } from './run/go.ts'",
    'src/node.ts': '',
    'src/plan/plan.ts': '',
  }
  const faults = (more: Record<string, string>): string =>
    judge(new Map(Object.entries({ ...base, ...more })), importTable).faults.join('\n')

  it('accepts what the table allows', () => {
    expect(
      faults({
        'src/mechanisms/rank.ts': "import type { A } from '../model/set.ts'\nimport './share/x.ts'",
        'src/mechanisms/share/x.ts': "import { a } from '../../core/money.ts'",
        'src/core/period.ts': "import { addMonths } from 'date-fns/addMonths'",
        'src/cli/main.ts':
          "import '../index.ts'\nimport 'node:fs'\nimport 'path'\nimport { parse } from 'csv-parse/sync'",
        'src/rules.ts': "import a from './generated/a.ts'",
        'src/generated/a.ts': "import type { Plan } from '../plan/plan.ts'",
      }),
    ).toBe('')
  })

  it.each([
    ['src/run/x.ts', "import type { A } from '../model/set.ts'", 'run may not import model'],
    ['src/core/x.ts', "import { a } from '../run/go.ts'", 'core may not import run'],
    ['src/core/x.ts', "import '../index.ts'", 'core may not import index.ts'],
    ['src/core/x.ts', "export const f = () => import('node:fs')", 'may not import the built-in node:fs'],
    ['src/run/x.ts', "import fs from 'fs'", 'may not import the built-in fs'],
    ['src/core/x.ts', "import { addMonths } from 'date-fns'", 'may not import the package date-fns'],
    ['src/run/x.ts', "import { Decimal } from 'decimal.js'", 'may not import the package decimal.js'],
    ['src/mechanisms/x.ts', "import * as z from 'zod'", 'may not import the package zod'],
    ['src/cli/x.ts', "import { a } from 'jixiao'", 'may not import the package jixiao'],
    ['src/cli/x.ts', "import { a } from '../core/money.ts'", 'cli may not import core'],
    ['src/io/x.ts', "import { a } from '../node.ts'", 'io may not import node.ts'],
    ['src/mechanisms/x.ts', "import { a } from '../model/set.ts'", 'may import types of model only'],
    ['src/mechanisms/x.ts', "import { type A } from '../model/set.ts'", 'may import types of model only'],
    ['src/run/x.ts', "import { a } from '../core/money'", 'names no file'],
    ['src/run/x.ts', "import { a } from '../core/money.js'", 'names no file'],
    ['src/run/x.ts', "import { a } from '../core'", 'names no file'],
    ['src/run/x.ts', "import x from '../../package.json'", 'names no file'],
    ['src/run/x.ts', 'export const f = (a: string) => import(a)', 'as a plain string'],
    ['src/other/x.ts', '', 'no row "other"'],
    ['src/other.ts', '', 'no row "other.ts"'],
    ['src/toString/x.ts', '', 'no row "toString"'],
    ['src/core/x.js', '', 'source files are .ts'],
  ])('%s: %s', (path, text, message) => {
    expect(faults({ [path]: text })).toContain(message)
  })

  it('finds cycles, of types and of one file', () => {
    const loops = cyclesIn(
      new Map([
        ['src/a/one.ts', "import type { X } from './two.ts'"],
        ['src/a/two.ts', "export { y } from '../b/three.ts'"],
        ['src/b/three.ts', "type Z = import('../a/one.ts').Z"],
        ['src/b/four.ts', "import './four.ts'"],
        ['src/b/five.ts', "import './four.ts'\nimport '../a/one.ts'"],
      ]),
    )
    expect(loops).toEqual([
      'src/a/one.ts → src/a/two.ts → src/b/three.ts → src/a/one.ts',
      'src/b/four.ts → src/b/four.ts',
    ])
  })

  it('counts nothing in an empty src', () => {
    expect(judge(new Map(), importTable)).toEqual({ files: 0, imports: 0, faults: [] })
    expect(rowOf('src/run/reference/go.ts')).toBe('run')
  })
})
