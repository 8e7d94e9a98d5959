import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CalculateOptions, Carry, CompiledRuleSet, Diagnostic, Override, PeriodFacts } from '../index.ts'
import { readCsv } from '../io/csv.ts'
import { decodeText, type Encoding } from '../io/decode.ts'
import { keyOf, nearest } from '../io/names.ts'
import { problem } from '../io/problem.ts'
import { type ReadFactsOptions, readFactsFolder, reasonOf } from '../io/read-facts.ts'
import { type Context, UsageError } from './context.ts'

/** Options that `calculate` and `explain` share, as commander hands them over. */
export interface FactsInput {
  /** At least one; commander leaves it undefined where `--facts` was not given. */
  readonly facts?: readonly string[]
  readonly period?: readonly string[]
  readonly map?: readonly string[]
  readonly ignoreColumns?: true | readonly string[]
  readonly partial?: readonly string[]
  readonly encoding?: Encoding
  readonly carry?: string
  readonly reading?: readonly string[]
  readonly override?: string
  readonly strict?: boolean
}

/** Everything that a calculation needs beside the rule set; `facts` is undefined where a diagnostic is an error. */
export interface Inputs {
  readonly facts: readonly PeriodFacts[] | undefined
  readonly options: CalculateOptions
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads facts, carry and overrides from files.
 *
 * @throws UsageError where an option cannot be understood
 */
export async function readInputs(
  context: Context,
  ruleSet: CompiledRuleSet,
  input: FactsInput,
): Promise<Inputs> {
  const { say, cwd } = context
  if (input.facts === undefined) {
    throw new UsageError(
      say('请用 --facts 指明数据文件或文件夹', 'Say with --facts which files or folder hold the facts'),
    )
  }
  const readings = readingsOf(context, '--reading', input.reading)
  const { value, diagnostics: found } = await readFactsFolder(
    input.facts,
    ruleSet,
    fileOptions(context, ruleSet, input),
  )
  const carry = input.carry === undefined ? undefined : readJsonFile<Carry>(cwd, input.carry)
  const overrides =
    input.override === undefined ? undefined : readOverrides(cwd, input.override, input.encoding)
  const diagnostics = [...found, ...(carry?.diagnostics ?? []), ...(overrides?.diagnostics ?? [])]
  return {
    facts: diagnostics.some(({ severity }) => severity === 'error') ? undefined : value,
    options: {
      readings,
      ...(carry?.value !== undefined && { carry: carry.value }),
      ...(overrides !== undefined && { overrides: overrides.value }),
      ...(input.strict === true && { strict: true }),
    },
    diagnostics,
  }
}

/** How files are to be read. */
export function fileOptions(context: Context, ruleSet: CompiledRuleSet, input: FactsInput): ReadFactsOptions {
  const { say, cwd } = context
  const map = pairsOf(input.map, (text) =>
    say(`--map 应写成 文件=对象：${text}`, `--map takes file=thing: ${text}`),
  )
  checkPartial(context, ruleSet, input.partial)
  return {
    cwd,
    map,
    ...(input.period !== undefined && { periods: input.period }),
    ...(input.ignoreColumns !== undefined && { ignoreColumns: input.ignoreColumns }),
    ...(input.partial !== undefined && { partial: input.partial }),
    ...(input.encoding !== undefined && { encoding: input.encoding }),
  }
}

/** Readings as they are chosen on the command line. */
export const readingsOf = (
  { say }: Context,
  option: string,
  list: readonly string[] | undefined,
): Readonly<Record<string, string>> =>
  pairsOf(list, (text) => say(`${option} 应写成 名称=选项：${text}`, `${option} takes name=option: ${text}`))

function pairsOf(list: readonly string[] = [], wrong: (text: string) => string): Record<string, string> {
  return Object.fromEntries(
    list.map((text) => {
      const at = text.indexOf('=')
      if (at < 1 || at === text.length - 1) throw new UsageError(wrong(text))
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    }),
  )
}

function checkPartial({ say }: Context, ruleSet: CompiledRuleSet, partial: readonly string[] = []): void {
  // A group is as whole as its members.
  const names = ruleSet.things.flatMap(({ name, derived }) => (derived ? [] : [name]))
  for (const thing of partial) {
    if (names.includes(thing)) continue
    const near = nearest(thing, names)
    throw new UsageError(
      say(
        `--partial：这套规则里没有“${thing}”。${near === undefined ? '' : `是否指“${near}”？`}可用的有：${names.join(', ')}`,
        `--partial: this rule set knows no ${thing}.${near === undefined ? '' : ` Did you mean ${near}?`} Known are: ${names.join(', ')}`,
      ),
    )
  }
}

export interface Read<T> {
  readonly value: T
  readonly diagnostics: readonly Diagnostic[]
}

function readText(cwd: string, file: string, encoding?: Encoding): Read<string | undefined> {
  try {
    return decodeText(readFileSync(resolve(cwd, file)), file, encoding)
  } catch (error) {
    const fault = problem('file-unreadable', { file, reason: reasonOf(error) })
    return { value: undefined, diagnostics: [fault] }
  }
}

/** A carry or a ledger is checked where it is used: here it only has to be JSON. */
export function readJsonFile<T>(cwd: string, file: string): Read<T | undefined> {
  const { value: text, diagnostics } = readText(cwd, file)
  if (text === undefined) return { value: undefined, diagnostics }
  try {
    return { value: JSON.parse(text) as T, diagnostics }
  } catch (error) {
    const fault = problem('file-unreadable', { file, reason: reasonOf(error) })
    return { value: undefined, diagnostics: [fault] }
  }
}

const overrideColumns = ['period', 'thing', 'id', 'rule', 'value', 'reason'] as const

/** Overrides from a CSV file with the columns period, thing, id, rule, value, reason: each needs all of them. */
export function readOverrides(cwd: string, file: string, encoding?: Encoding): Read<readonly Override[]> {
  const { value: text, diagnostics: faults } = readText(cwd, file, encoding)
  const place = { table: 'override', file }
  const csv = text === undefined ? undefined : readCsv(text, place)
  const diagnostics: Diagnostic[] = [...faults, ...(csv?.diagnostics ?? [])]
  const headers = (csv?.value?.headers ?? []).map(keyOf)
  const value = (csv?.value?.rows ?? []).map(({ line, cells }, index) => {
    const cell = (column: (typeof overrideColumns)[number]): string => {
      const text = cells[headers.indexOf(column)]?.normalize('NFC').trim() ?? ''
      if (text === '') {
        diagnostics.push(
          problem('override-incomplete', { column }, { ...place, row: index + 1, line, field: column }),
        )
      }
      return text
    }
    const [period, thing, id, rule, value, reason] = overrideColumns.map(cell) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    return { period, thing, id, rule, value, reason }
  })
  return { value, diagnostics }
}
