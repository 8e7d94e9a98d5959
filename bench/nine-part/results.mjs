// What every contestant has to give for each agent's month, in whole numbers: scores in hundredths, money in fen.

export const resultColumns = [
  'score',
  'commission',
  'share',
  'seniority',
  'wage',
  'place',
  'award',
  'finding',
]

const emptyResults = (rows) => Object.fromEntries(resultColumns.map((name) => [name, new Float64Array(rows)]))

/** A decimal text as a scaled whole number: `scaled('312.5', 2)` is 31250. */
export function scaled(text, decimals) {
  const [whole, fraction = ''] = text.split('.')
  return Number(whole + fraction.padEnd(decimals, '0'))
}

/** Results of rows in order of months, teams and agents, each with its values in whole numbers. */
export function gathered(columns, rows) {
  const results = emptyResults(columns.rows)
  let at = 0
  for (const row of rows) {
    for (const name of resultColumns) results[name][at] = row[name]
    at++
  }
  if (at !== columns.rows) throw new Error(`${at} results for ${columns.rows} agent-months`)
  return results
}

/** How many agent-months differ, how many of them in the wage, by how much at most, and the first of them. */
export function differences(expected, actual, columns) {
  const found = { rows: 0, wages: 0, most: 0, first: undefined }
  for (let row = 0; row < columns.rows; row++) {
    const wrong = resultColumns.find((name) => !(expected[name][row] === actual[name][row]))
    if (!wrong) continue
    found.rows++
    const difference = Math.abs(expected.wage[row] - actual.wage[row])
    if (difference !== 0) found.wages++
    if (!(difference <= found.most)) found.most = difference
    found.first ??= `agent ${row % columns.agents}, month ${Math.floor(row / columns.agents) + 1}: ${wrong} is ${actual[wrong][row]}, not ${expected[wrong][row]}`
  }
  return found
}

/** A number that stands for all results, to compare runs of one contestant. */
export function checksum(results) {
  let sum = 0
  for (const name of resultColumns)
    for (const value of results[name]) sum = (Math.imul(sum, 31) + (value | 0)) | 0
  return (sum >>> 0).toString(16).padStart(8, '0')
}
