import { JsonProblem, type JsonValue, readJson } from './json-text.ts'
import { problem } from './problem.ts'
import type { FactRow, FactValue, Outcome, PeriodFacts } from './types.ts'

/**
 * Facts from a JSON file: one period, or an array of them. Numbers are handed on as the text they are; what the values
 * mean is checked by `calculate`.
 */
export function readJsonFacts(text: string, file: string): Outcome<readonly PeriodFacts[]> {
  try {
    const { value, lineOf } = readJson(text)
    const list = Array.isArray(value) ? value : [value]
    const facts = list.flatMap((one) => (isPeriod(one) ? [withPlaces(one, file, lineOf)] : []))
    if (facts.length === list.length) return { value: facts, diagnostics: [] }
    return { value: facts, diagnostics: [problem('json-shape', { file })] }
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error
    const { line, column, key, found } = error
    const where = { file, line: `${line}`, column: `${column}` }
    const fault =
      key === undefined
        ? problem('json-syntax', { ...where, found })
        : problem('json-duplicate-key', { ...where, key })
    return { value: undefined, diagnostics: [fault] }
  }
}

type JsonObject = { [key: string]: JsonValue }

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPeriod = (value: JsonValue): value is JsonObject & { period: string } =>
  isObject(value) && typeof value.period === 'string'

function withPlaces(
  facts: JsonObject & { period: string },
  file: string,
  lineOf: (object: object) => number | undefined,
): PeriodFacts {
  const placed = (row: JsonValue): JsonValue | FactRow => {
    if (!isObject(row)) return row
    const line = lineOf(row)
    return { $file: file, ...(line !== undefined && { $line: line }), ...(row as Record<string, FactValue>) }
  }
  const entries = Object.entries(facts).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(placed) : placed(value),
  ])
  // The values were read from outside: `calculate` checks every one.
  return Object.fromEntries(entries) as PeriodFacts
}
