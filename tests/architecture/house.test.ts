import { describe, expect, it } from 'vitest'
import type { Exception, Rule } from './house.ts'
import {
  findInCode,
  findInText,
  inexact,
  longest,
  outside,
  tooLong,
  unpredictable,
  unwantedInText,
} from './house.ts'
import { readTracked, readTypeScript } from './sources.ts'

/** Code in core, calculators or run that may leave exact numbers, each with its reason. */
const mayBeInexact: readonly Exception[] = [
  {
    path: 'src/run/columnar/vector.ts',
    name: 'Number',
    reason:
      'A big integer that is known to be safe becomes the float that holds it exactly: the one place where it does.',
  },
]

/** Code in src that may read the clock, make a Date, or run a text, each with its reason. */
const mayBeUnpredictable: readonly Exception[] = []

describe('src', () => {
  it(`has no file above ${longest} lines`, () => {
    const sources = readTypeScript('src')
    expect(sources.size).toBeGreaterThan(0)
    expect(tooLong(sources)).toEqual([])
  })

  it('neither runs texts as code nor depends on the time or on chance', () => {
    const sources = readTypeScript('src')
    expect(sources.size).toBeGreaterThan(0)
    expect(findInCode(sources, unpredictable, mayBeUnpredictable)).toEqual([])
  })

  it('keeps numbers exact in core, calculators and run', () => {
    const folders = ['src/core', 'src/calculators', 'src/run'].map(readTypeScript)
    for (const folder of folders) expect(folder.size).toBeGreaterThan(0)
    const sources = new Map(folders.flatMap((folder) => [...folder]))
    expect(findInCode(sources, inexact, mayBeInexact)).toEqual([])
  })

  it('gives a reason for every exception', () => {
    const given = [...mayBeInexact, ...mayBeUnpredictable]
    expect(given.filter(({ reason }) => reason.length < 20)).toEqual([])
  })
})

describe('src and tests', () => {
  it('hold no rough comparison, no test left out, no types switched off', () => {
    const [src, tests] = [readTypeScript('src'), readTypeScript('tests')]
    expect(src.size).toBeGreaterThan(0)
    expect(tests.size).toBeGreaterThan(0)
    expect(findInText(new Map([...src, ...tests]), unwantedInText)).toEqual([])
  })
})

describe('the repository', () => {
  it('names no place outside itself', () => {
    const sources = new Map([...readTracked()].filter(([path]) => !path.startsWith('.ci/')))
    expect(sources.size).toBeGreaterThan(0)
    expect(sources.has('package.json')).toBe(true)
    expect(findInText(sources, outside)).toEqual([])
  })
})

describe('planted faults', () => {
  const inText = (text: string, rules: readonly Rule[]): number =>
    findInText(new Map([['x.ts', text]]), rules).length
  const inCode = (
    text: string,
    rules: readonly Rule[],
    exceptions: readonly Exception[] = [],
  ): readonly string[] => findInCode(new Map([['src/run/x.ts', text]]), rules, exceptions)

  it('long files', () => {
    expect(tooLong(new Map([['x.ts', 'a\n'.repeat(longest)]]))).toEqual([])
    expect(tooLong(new Map([['x.ts', 'a\n'.repeat(longest + 1)]]))).toEqual([
      'x.ts has 401 lines, more than 400',
    ])
  })

  // Put together here, so that this file does not hold what it looks for.
  it.each(['only', 'skip', 'todo', 'skipIf'])('a test with %s', (word) => {
    expect(inText(`it.${word}('…')`, unwantedInText)).toBe(1)
    expect(inText(`it.${word}.each([1])('…')`, unwantedInText)).toBe(1)
    expect(inText(`const a = b.${word}s(1)`, unwantedInText)).toBe(0)
  })

  it.each([
    ['expect(1).toBe', 'CloseTo(1)'],
    ['// @ts', '-ignore'],
    ['// @ts', '-nocheck'],
  ])('%s%s', (left, right) => {
    expect(inText(left + right, unwantedInText)).toBe(1)
    expect(inText(left, unwantedInText)).toBe(0)
  })

  it.each([
    ['see ..', '/shared/NOTES.md'],
    ['cat /work/.', 'library/x'],
    ['.', 'library'],
  ])('%s%s', (left, right) => {
    expect(inText(left + right, outside)).toBe(1)
  })

  it.each(['../core/x.ts', './shared/x.ts', 'a library'])('not %s', (text) => {
    expect(inText(text, outside)).toBe(0)
  })

  it.each([
    'Number(a)',
    'a.map(Number)',
    'new Number(a)',
    'parseFloat(a)',
    'Number.parseFloat(a)',
    'Math.round(a)',
    "Math['round'](a)",
    'globalThis.Number(a)',
    'const b = { c: Number(a) }',
    'const b = { Number }',
    'f(a!.b, (c) => Number(c).d)',
    'class A { b = Number(1) }',
    'const b = Number(a) as A',
    'const b = [...c, Number(a)]',
    'const b = <A,>(c: A = Number(1)) => c',
  ])('inexact: %s', (text) => {
    expect(inCode(text, inexact)).toHaveLength(1)
  })

  it.each([
    '// Number(a)',
    "const a = 'Math.round(1)'",
    'Number.isInteger(a)',
    'Math.floor(a)',
    'a.Number(b)',
    'a().parseFloat(b)',
    'const b = { Number: 1 }',
    'type A = Number',
    'let a: Number',
    'interface A { Number(a: string): void }',
    'toNumber(a)',
    'a instanceof Number',
  ])('exact: %s', (text) => {
    expect(inCode(text, inexact)).toEqual([])
  })

  it.each([
    "eval('1')",
    "new Function('1')",
    "Function('1')",
    'Date.now()',
    'const now = Date.now',
    'new Date()',
    'Math.random()',
    'globalThis.eval(a)',
  ])('unpredictable: %s', (text) => {
    expect(inCode(text, unpredictable)).toHaveLength(1)
  })

  it('an exception excuses its own rule in its own file, and must be needed', () => {
    const exception = {
      path: 'src/run/x.ts',
      name: 'Number',
      reason: 'counts rows, and a row count is exact',
    }
    expect(inCode('Number(a)', inexact, [exception])).toEqual([])
    expect(inCode('parseFloat(a)\nNumber(a)', inexact, [exception])).toEqual(['src/run/x.ts:1: parseFloat'])
    expect(inCode('a', inexact, [exception])).toEqual([
      'src/run/x.ts: the exception for Number is not needed',
    ])
  })
})
