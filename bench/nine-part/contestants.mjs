// A contestant is a file here with `contestant`:
//   name, note     as the table says them
//   exact          whether every result has to agree; of others the wrong results are counted
//   largest        most agent-months of one call, where memory ends there
//   load()         what it runs on, such as an engine; undefined where its package is not installed
//   prepare(columns, loaded)  the facts in the form it takes; not timed
//   run(input, loaded)        the results in the form it gives: this alone is timed
//   read(result, columns)     the results as columns of whole numbers; not timed
import { existsSync } from 'node:fs'

const files = [
  'integer-columns',
  'integer-rows',
  'bigints',
  'floats',
  'ours-columnar',
  'ours',
  'decimals',
  'duckdb',
  'zen',
  'json-rules',
  'publicodes',
  'feel',
]

/** What everything is compared with, in results and in time. */
export const reference = files[0]

export const contestants = files.filter((file) => existsSync(new URL(`./${file}.mjs`, import.meta.url)))

export async function contestant(file) {
  const { contestant: one } = await import(`./${file}.mjs`)
  return { load: () => true, largest: Number.POSITIVE_INFINITY, ...one }
}
