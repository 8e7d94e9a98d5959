import { basename, extname } from 'node:path'
import { readCell, readId } from './cells.ts'
import { type Column, type ColumnOptions, factsOf, matchColumns } from './columns.ts'
import { periodOfDay, periodText, readDate } from './core.ts'
import { readCsv } from './csv.ts'
import { type PeriodForms, periodExample, periodForms, readWrittenPeriod } from './dates.ts'
import { keyOf, nearest, tidy } from './names.ts'
import { listed, problem } from './problem.ts'
import {
  type CompiledRuleSet,
  type Diagnostic,
  type FactPlace,
  type FactRow,
  type FactValue,
  givenThings,
  type ThingPlan,
} from './types.ts'

/** A row of a file, with the period it names, or the one its date lies in, or none. */
export interface TableRow {
  readonly row: FactRow
  readonly place: FactPlace & { readonly row: number }
  readonly period?: string
  readonly dated?: boolean
}

/** A file of one thing. `undatable`: it has neither a period in its name or columns, nor dates. */
export interface FactTable {
  readonly thing: string
  readonly file: string
  readonly rows: readonly TableRow[]
  readonly undatable: boolean
  /** Period in the file's name: without a row, the table is empty in it. */
  readonly period?: string
}

export interface TableOptions extends ColumnOptions {
  /** File name (with or without its ending) to thing. */
  readonly map?: Readonly<Record<string, string>>
}

/** Which thing a file is about, and which period, from its name: `员工.csv`, `employee-2026-03.csv`. */
export function aboutOf(
  file: string,
  ruleSet: CompiledRuleSet,
  map: Readonly<Record<string, string>> = {},
): { readonly thing?: ThingPlan; readonly period?: string; readonly diagnostics: readonly Diagnostic[] } {
  const base = basename(file, extname(file)).normalize('NFC')
  const mapped = [file, basename(file), base].flatMap((name) =>
    Object.hasOwn(map, name) ? [map[name]!] : [],
  )
  const { rest, period } = splitPeriod(base, periodForms(ruleSet))
  const wanted = keyOf(mapped[0] ?? rest)
  const thing = ruleSet.things.find(({ name, title }) =>
    [name, title.zh, title.en].map(keyOf).includes(wanted),
  )
  if (thing !== undefined) return { thing, ...(period !== undefined && { period }), diagnostics: [] }
  const names = ruleSet.things.flatMap(({ name, title }) => [name, title.zh, title.en])
  const parameters = {
    file,
    name: base,
    near: nearest(mapped[0] ?? rest, names),
    tables: listed(givenThings(ruleSet).map(({ name, title }) => [...new Set([name, title.zh])].join('/'))),
    example:
      ruleSet.things.find(({ name }) => name === 'employee')?.name ??
      givenThings(ruleSet).at(-1)?.name ??
      'employee',
  }
  return { diagnostics: [problem('file-unknown-table', parameters)] }
}

function splitPeriod(base: string, forms: PeriodForms): { rest: string; period?: string } {
  const match =
    /(?:^|[-_ .（(])(\d{4}(?:[-.]\d{1,2}(?:-\d{1,2})?|年\d{1,2}月|-Q[1-4]|-H[12]|-W\d\d)?)(?:$|[-_ .）)])/.exec(
      base,
    )
  const reading = match === null ? undefined : readWrittenPeriod(match[1]!, forms)
  if (match === null || !reading?.ok) return { rest: base }
  return { rest: tidy(base.replace(match[0], ' ')), period: reading.value }
}

/** Reads a CSV file of one thing. Everything that is wrong with it is reported at once; good rows are returned. */
export function readTable(
  text: string,
  file: string,
  ruleSet: CompiledRuleSet,
  options: TableOptions,
): { readonly table?: FactTable; readonly diagnostics: readonly Diagnostic[] } {
  const { thing, period, diagnostics: unknown } = aboutOf(file, ruleSet, options.map)
  if (thing === undefined) return { diagnostics: unknown }
  const place = { table: thing.name, file }
  const { value: csv, diagnostics: faults } = readCsv(text, place)
  if (csv === undefined) return { diagnostics: faults }
  const facts = factsOf(ruleSet, thing)
  const filled = (at: number): boolean => csv.rows.some(({ cells }) => cells[at]?.trim() !== '')
  const { columns, diagnostics: misfits } = matchColumns(csv.headers, filled, thing, facts, options, place)
  const dated = columns.some((column) => column.kind === 'fact' && column.fact.name === 'dated')
  const periodic = columns.some(({ kind }) => kind === 'period')
  const diagnostics: Diagnostic[] = [...faults, ...misfits]
  const rows: TableRow[] = []
  const reader: RowReader = {
    ruleSet,
    columns,
    thing,
    needsPeriod: period === undefined && (dated || periodic),
    report: (...found) => diagnostics.push(...found),
  }
  for (const [index, { line, cells }] of csv.rows.entries()) {
    const row = readRow(reader, cells, { ...place, row: index + 1, line })
    if (row !== undefined)
      rows.push(period !== undefined && row.period === undefined ? { ...row, period } : row)
  }
  const undatable = period === undefined && !dated && !periodic
  const named = period === undefined ? {} : { period }
  return { table: { thing: thing.name, file, rows, undatable, ...named }, diagnostics }
}

interface RowReader {
  readonly ruleSet: CompiledRuleSet
  readonly thing: ThingPlan
  readonly columns: readonly Column[]
  /** Its period is not known from the file's name, and can be told from its columns. */
  readonly needsPeriod: boolean
  readonly report: (...found: Diagnostic[]) => void
}

/** There is one company; a row about a group may say what it is made of, which `calculate` checks. */
const namesItself = ({ name, derived }: ThingPlan): boolean => name === 'company' || derived !== undefined

/** One row, or nothing where its id cannot be used. A cell that cannot be read is reported and left out. */
function readRow(
  reader: RowReader,
  cells: readonly string[],
  at: FactPlace & { readonly row: number; readonly line: number; readonly file: string },
): TableRow | undefined {
  const { ruleSet, thing, columns, report } = reader
  const idColumn = columns.find(({ kind }) => kind === 'id')
  const id = idColumn === undefined ? undefined : readId(cells[idColumn.at] ?? '')
  if (id !== undefined && !id.ok && (!namesItself(thing) || id.code !== 'row-without-id')) {
    report(problem(id.code, id.parameters, { ...at, field: idColumn!.header }))
    return undefined
  }
  const idText = id?.ok === true && typeof id.value === 'string' ? id.value : undefined
  const place = idText === undefined ? at : { ...at, id: idText }
  const row: Record<string, FactValue> = { $file: at.file, $line: at.line }
  if (idText !== undefined) row.id = idText
  const tells = columns.filter(
    (one) => one.kind === 'period' || (one.kind === 'fact' && one.fact.name === 'dated'),
  )
  let period: string | undefined
  for (const column of columns) {
    const raw = cells[column.at] ?? ''
    if (column.kind === 'id') continue
    if (column.kind === 'period') {
      period = readPeriodCell(raw, periodForms(ruleSet), { ...place, field: column.header }, report)
      continue
    }
    const reading = readCell(raw, column.kind === 'fact' ? column.fact : nameFact, ruleSet.words)
    const name = column.kind === 'fact' ? column.fact.name : 'name'
    if (!reading.ok) report(problem(reading.code, reading.parameters, { ...place, field: column.header }))
    else if (reading.value !== undefined) row[name] = reading.value
  }
  const own = period ?? periodOfDate(row.dated, periodForms(ruleSet))
  if (own === undefined && reader.needsPeriod && !tells.some(({ at }) => (cells[at] ?? '').trim() !== '')) {
    report(problem('row-without-period', {}, { ...place, field: tells[0]?.header ?? 'period' }))
  }
  return {
    row,
    place,
    ...(own !== undefined && { period: own }),
    ...(period === undefined && own !== undefined && { dated: true }),
  }
}

const nameFact = { type: { kind: 'text' } } as const

function readPeriodCell(
  raw: string,
  forms: PeriodForms,
  place: FactPlace,
  report: RowReader['report'],
): string | undefined {
  const text = raw.normalize('NFKC').trim()
  if (text === '') return undefined
  const reading = readWrittenPeriod(text, forms)
  if (reading.ok) return reading.value
  const { suggestion } = reading
  report(
    problem(
      'cell-period',
      {
        value: text,
        suggestion,
        example: forms.cycles.map((cycle) => periodExample(cycle, forms.calendar)).join(', '),
      },
      place,
    ),
  )
  return undefined
}

function periodOfDate(date: FactValue | undefined, { cycles, calendar }: PeriodForms): string | undefined {
  // The date of a moment, too.
  const day = typeof date === 'string' ? readDate(date.split(/[ T]/)[0]!) : undefined
  return day === undefined ? undefined : periodText(periodOfDay(day, cycles[0], calendar))
}
