// A contestant is a file here with `contestant`:
//   name, note     as the table says them
//   exact          whether every result has to agree; of others the wrong results are counted
//   largest        most agent-months of one call, where memory ends there
//   load()         what it runs on, such as an engine; undefined where its package is not installed
//   prepare(columns, loaded)  the facts in the form it takes; not timed
//   run(input, loaded)        the results in the form it gives: this alone is timed
//   read(result, columns)     the results as columns of whole numbers; not timed

const files = {
  'integer-columns': () => import('./integer-columns.mjs'),
  'integer-rows': () => import('./integer-rows.mjs'),
  bigints: () => import('./bigints.mjs'),
  floats: () => import('./floats.mjs'),
  'ours-columnar': () => import('./ours-columnar.mjs'),
  ours: () => import('./ours.mjs'),
  decimals: () => import('./decimals.mjs'),
  duckdb: () => import('./duckdb.mjs'),
  zen: () => import('./zen.mjs'),
  'json-rules': () => import('./json-rules.mjs'),
  publicodes: () => import('./publicodes.mjs'),
  feel: () => import('./feel.mjs'),
}

export const contestants = Object.keys(files)

/** What everything is compared with, in results and in time. */
export const reference = 'integer-columns'

export async function contestant(file) {
  const { contestant: one } = await files[file]()
  return { load: () => true, largest: Number.POSITIVE_INFINITY, ...one }
}
