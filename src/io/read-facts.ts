import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { type AssembleOptions, assemble } from './assemble.ts'
import { decodeText, type Encoding } from './decode.ts'
import { readJsonFacts } from './json-facts.ts'
import { listed, problem } from './problem.ts'
import { type FactTable, readTable, type TableOptions } from './tables.ts'
import {
  type CompiledRuleSet,
  type Diagnostic,
  givenThings,
  type Outcome,
  type PeriodFacts,
} from './types.ts'

export interface ReadFactsOptions extends TableOptions, AssembleOptions {
  /** `utf-8` unless said otherwise: an encoding is never guessed. */
  readonly encoding?: Encoding
  /** Folder that relative paths start from; the one of the process unless said otherwise. */
  readonly cwd?: string
}

/** A file that was read: its name is shown in messages, and tells which thing it is about. */
export interface FactFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Facts from files, for `calculate`: one CSV file per thing (`employee.csv`, `员工.csv`, `delivery-2026-03.csv`) with
 * names or titles as headers, or JSON. All that is wrong is reported at once, with file and line; `value` is undefined
 * where any of it is an error, because facts that are half read pay wrong amounts.
 */
export function readFacts(
  files: readonly FactFile[],
  ruleSet: CompiledRuleSet,
  options: ReadFactsOptions = {},
): Outcome<readonly PeriodFacts[]> {
  const diagnostics: Diagnostic[] = []
  const tables: FactTable[] = []
  const given: PeriodFacts[] = []
  for (const { name, bytes } of files) {
    if (/\.xls[xmb]?$/i.test(name)) {
      diagnostics.push(problem('file-workbook', { file: name }))
      continue
    }
    const { value: text, diagnostics: found } = decodeText(bytes, name, options.encoding)
    diagnostics.push(...found)
    if (text === undefined) continue
    if (text.trim() === '') diagnostics.push(problem('file-empty', { file: name }))
    else if (/\.json$/i.test(name)) {
      const facts = readJsonFacts(text, name)
      diagnostics.push(...facts.diagnostics)
      given.push(...(facts.value ?? []))
    } else {
      const { table, diagnostics: faults } = readTable(text, name, ruleSet, options)
      diagnostics.push(...faults)
      if (table !== undefined) tables.push(table)
    }
  }
  const { value, diagnostics: misplaced } = assemble(tables, given, ruleSet, options)
  // A row that could not be read has no period either: only complain about periods when everything was read.
  const readable = !diagnostics.some(({ severity }) => severity === 'error')
  const all = [
    ...diagnostics,
    ...(readable ? misplaced : misplaced.filter(({ code }) => code !== 'period-without-facts')),
  ]
  return { value: all.some(({ severity }) => severity === 'error') ? undefined : value, diagnostics: all }
}

/**
 * The same from a folder (its CSV and JSON files; other files are passed over, except workbooks, which are refused) or
 * from a list of files and folders.
 */
export async function readFactsFolder(
  paths: string | readonly string[],
  ruleSet: CompiledRuleSet,
  options: ReadFactsOptions = {},
): Promise<Outcome<readonly PeriodFacts[]>> {
  const { value: files, diagnostics } = await openFactFiles(paths, ruleSet, options.cwd)
  return files === undefined ? { value: undefined, diagnostics } : readFacts(files, ruleSet, options)
}

/** The files of facts in folders, or the ones that are named; undefined where any cannot be read. */
export async function openFactFiles(
  paths: string | readonly string[],
  ruleSet: CompiledRuleSet,
  cwd = '',
): Promise<Outcome<readonly FactFile[]>> {
  const files: FactFile[] = []
  const diagnostics: Diagnostic[] = []
  const at = (path: string): string => resolve(cwd, path)
  for (const path of typeof paths === 'string' ? [paths] : paths) {
    try {
      const isFolder = (await stat(at(path))).isDirectory()
      const inside = isFolder ? (await readdir(at(path))).filter(isFactFile).sort() : []
      const names = isFolder ? inside.map((name) => join(path, name)) : [path]
      if (names.length === 0) diagnostics.push(nothingIn(path, ruleSet))
      for (const name of names) files.push({ name, bytes: await readFile(at(name)) })
    } catch (error) {
      diagnostics.push(problem('file-unreadable', { file: path, reason: reasonOf(error) }))
    }
  }
  return { value: diagnostics.length > 0 ? undefined : files, diagnostics }
}

const isFactFile = (name: string): boolean =>
  /\.(csv|tsv|json|xls[xmb]?)$/i.test(name) && !/^[.~]/.test(basename(name, extname(name)))

const nothingIn = (folder: string, ruleSet: CompiledRuleSet): Diagnostic =>
  problem('file-none', { folder, tables: listed(givenThings(ruleSet).map(({ name }) => `${name}.csv`)) })

/** Why a file cannot be used, in the words of the system, without its path and call. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/, \w+(?: '.*)?$/s, '')
}
