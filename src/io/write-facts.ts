import { matchColumns, factsOf as readableFacts } from './columns.ts'
import { isLonger, readPeriodIn } from './core.ts'
import { aboutOf } from './tables.ts'
import type { CompiledRuleSet, FactRow, Label, PeriodFacts, ThingPlan } from './types.ts'
import { writeCsv } from './write-csv.ts'

/** A file of facts by its name: `employee.csv`, `员工.csv`. */
export interface FactText {
  readonly name: string
  readonly text: string
}

/**
 * Facts as the files that `readFacts` reads back: a table for each thing with all its periods, and one for each longer
 * period that something is given for. Names of files, headers and words are in the language of the reader, wherever
 * they can be understood without doubt.
 */
export const writeFacts = (
  ruleSet: CompiledRuleSet,
  facts: readonly PeriodFacts[],
  language: keyof Label,
): readonly FactText[] => {
  const isLong = ({ period }: PeriodFacts): boolean => {
    const read = readPeriodIn(period, ruleSet.calendar)
    return read !== undefined && isLonger(read.cycle, ruleSet.each)
  }
  const own = facts.filter((one) => !isLong(one))
  return ruleSet.things.flatMap((thing) => [
    ...fileOf(ruleSet, thing, own, language, ''),
    ...facts.filter(isLong).flatMap((one) => fileOf(ruleSet, thing, [one], language, `-${one.period}`)),
  ])
}

const fileOf = (
  ruleSet: CompiledRuleSet,
  thing: ThingPlan,
  facts: readonly PeriodFacts[],
  language: keyof Label,
  ending: string,
): readonly FactText[] => {
  const given = facts.filter((one) => one[thing.name] !== undefined)
  if (given.length === 0) return []
  const rows = given.flatMap(({ period, ...own }) => rowsOf(own[thing.name]).map((row) => ({ period, row })))
  const readable = readableFacts(ruleSet, thing)
  const columns = readable.filter(({ name }) => rows.some(({ row }) => row[name] !== undefined))
  const named = rows.some(({ row }) => row.name !== undefined) && !columns.some(({ name }) => name === 'name')
  const header = (name: string, title: Label): string => {
    const place = { table: thing.name }
    const read = matchColumns([title[language]], () => true, thing, readable, {}, place).columns[0]
    return read?.kind === 'fact' && read.fact.name === name ? title[language] : name
  }
  const zh = language === 'zh'
  const text = writeCsv([
    [
      ...(thing.name === 'company' ? [] : [zh ? '编号' : 'id']),
      ...(named ? [zh ? '姓名' : 'name'] : []),
      zh ? '期间' : 'period',
      ...columns.map(({ name, title }) => header(name, title)),
    ],
    ...rows.map(({ period, row }) => [
      ...(thing.name === 'company' ? [] : [String(row.id ?? '')]),
      ...(named ? [String(row.name ?? '')] : []),
      period,
      ...columns.map((fact) => cellText(ruleSet, fact, row[fact.name], language)),
    ]),
  ])
  return [{ name: `${fileName(ruleSet, thing, language)}${ending}.csv`, text }]
}

const rowsOf = (given: PeriodFacts[string]): readonly FactRow[] =>
  given === undefined ? [] : Array.isArray(given) ? (given as FactRow[]) : [given as FactRow]

const fileName = (ruleSet: CompiledRuleSet, thing: ThingPlan, language: keyof Label): string => {
  const title = thing.title[language]
  const isSafe = /^[\p{L}\p{N} _-]+$/u.test(title)
  return isSafe && aboutOf(`${title}.csv`, ruleSet).thing === thing ? title : thing.name
}

const cellText = (
  { words }: CompiledRuleSet,
  { type }: ReturnType<typeof readableFacts>[number],
  value: FactRow[string],
  language: keyof Label,
): string => {
  const text = value === undefined || value === null ? '' : String(value)
  if (type.kind === 'truth' && language === 'zh') return { yes: '是', no: '否' }[text] ?? text
  if (type.kind !== 'word') return text
  const titled = (word: string): string => words[word]?.[language] ?? word
  const title = titled(text)
  const meant = type.words.filter((word) =>
    [word, words[word]?.zh, words[word]?.en].some((one) => one?.toLowerCase() === title.toLowerCase()),
  )
  return meant.length === 1 ? title : text
}
