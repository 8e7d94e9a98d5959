import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCsv } from '../../src/io/csv.ts'
import { writeCsv } from '../../src/io/write-csv.ts'
import { writeFiles } from '../../src/io/write-files.ts'

describe('writeCsv', () => {
  it('quotes what needs it, and begins with the mark for Excel', () => {
    const rows = [['a', 'b,c', 'say "hi"', 'two\nlines', ' x', undefined]]
    expect(writeCsv(rows)).toBe('\ufeffa,"b,c","say ""hi""","two\nlines"," x",\r\n')
    expect(writeCsv([['a;b', 'c,d']], { bom: false, separator: ';' })).toBe('"a;b";c,d\r\n')
  })

  it.each(['=1+1', '+1', '@x', '-a', '\t=1', '＝1', ' =1'])('makes %j harmless', (cell) => {
    expect(writeCsv([[cell]], { bom: false })).toContain(`'${cell}`)
  })

  it.each(['-2.50', '-3%', '1', '张三'])('leaves %j alone', (cell) => {
    expect(writeCsv([[cell]], { bom: false })).toBe(`${cell}\r\n`)
  })

  it('is read back as it was', () => {
    const rows = [
      ['编号', '备注'],
      ['E1', 'a "b", c\nd'],
      ['E2', '-1.00'],
    ]
    const { value } = readCsv(writeCsv(rows, { bom: false }), { table: 't', file: 't.csv' })
    expect([value?.headers, ...(value?.rows ?? []).map(({ cells }) => cells)]).toEqual(rows)
    expect(value?.rows.map(({ line }) => line)).toEqual([2, 4])
  })
})

describe('writeFiles', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jixiao-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('writes all of them, makes folders, replaces what was there, and leaves nothing else', () => {
    writeFileSync(join(folder, 'a.csv'), 'old')
    const files = [
      { path: join(folder, 'a.csv'), text: 'new' },
      { path: join(folder, 'deep/er/b.csv'), text: 'b' },
    ]
    expect(writeFiles(files)).toEqual([])
    expect(readFileSync(files[0]!.path, 'utf8')).toBe('new')
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
      'a.csv',
      'deep',
      'deep/er',
      'deep/er/b.csv',
    ])
  })

  it('writes none where one cannot be written, and puts back what was there', () => {
    writeFileSync(join(folder, 'a.csv'), 'old')
    mkdirSync(join(folder, 'c.csv'))
    const found = writeFiles([
      { path: join(folder, 'a.csv'), text: 'new' },
      { path: join(folder, 'fresh/b.csv'), text: 'b' },
      { path: join(folder, 'c.csv'), text: 'c' },
    ])
    expect(found.map(({ code }) => code)).toEqual(['file-unwritable'])
    expect(found[0]?.parameters.reason).toBe('it is a folder')
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('old')
    expect(readdirSync(folder).sort()).toEqual(['a.csv', 'c.csv'])
  })

  it('says so where the folder is a file', () => {
    writeFileSync(join(folder, 'x'), '')
    const [found] = writeFiles([{ path: join(folder, 'x/a.csv'), text: '' }])
    expect(found?.parameters.reason).toMatch(/^ENOTDIR|^EEXIST/)
    expect(existsSync(join(folder, 'x/a.csv'))).toBe(false)
  })
})
