// DuckDB: the whole job as one SQL query over exact decimals, from tables to a table in memory, on one thread.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { csvOf } from './facts.mjs'
import { gathered, resultColumns } from './results.mjs'
import { rival } from './rival.mjs'

const query = readFileSync(new URL('./duckdb.sql', import.meta.url), 'utf8')
const money = 'DECIMAL(12,2)'
const score = 'DECIMAL(4,1)'
const employeeTypes = {
  id: 'VARCHAR',
  period: 'VARCHAR',
  team: 'VARCHAR',
  hiredOn: 'DATE',
  postWage: money,
  performance: score,
  ability: score,
  attitude: score,
  sales: money,
  absentDays: 'INTEGER',
  singleShifts: 'INTEGER',
  fullDays: 'INTEGER',
  barrels: 'INTEGER',
  excludedBarrels: 'INTEGER',
}
const teamTypes = { id: 'VARCHAR', period: 'VARCHAR', publicSales: money }

export const contestant = {
  name: 'DuckDB',
  note: 'one SQL query over exact decimals, table to table, one thread',
  exact: true,
  async load() {
    const package_ = await rival('@duckdb/node-api')
    return package_?.DuckDBInstance
  },
  async prepare(columns, DuckDBInstance) {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
    const connection = await instance.connect()
    const folder = mkdtempSync(join(tmpdir(), 'nine-part-'))
    const files = csvOf(columns)
    for (const [name, types] of [
      ['employee', employeeTypes],
      ['team', teamTypes],
    ]) {
      const path = join(folder, `${name}.csv`)
      writeFileSync(path, files[`${name}.csv`])
      const typed = JSON.stringify(types).replaceAll('"', "'")
      await connection.run(
        `create table ${name} as from read_csv('${path}', header = true, columns = ${typed})`,
      )
    }
    rmSync(folder, { recursive: true })
    return connection
  },
  async run(connection) {
    await connection.run(`create or replace table result as ${query}`)
    return connection
  },
  async read(connection, columns) {
    const fen = ['commission', 'share', 'seniority', 'wage', 'award'].map(
      (name) => `cast(${name} * 100 as double) as ${name}`,
    )
    const reader = await connection.runAndReadAll(
      `select cast(score * 100 as double) as score, ${fen.join(', ')}, cast(place as double) as place,
       cast(finding as double) as finding from result order by period, id`,
    )
    const names = reader.columnNames()
    const at = resultColumns.map((name) => names.indexOf(name))
    const rows = reader
      .getRows()
      .map((row) => Object.fromEntries(resultColumns.map((name, column) => [name, row[at[column]]])))
    return gathered(columns, rows)
  },
}
