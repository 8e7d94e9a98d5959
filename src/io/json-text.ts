/**
 * Reads JSON exactly: numbers stay the text they are (`0.10`, not 0.1), a key that is given twice is an error, and the
 * line of every object is known.
 */
export interface JsonText {
  readonly value: JsonValue
  readonly lineOf: (object: object) => number | undefined
}

export type JsonValue = string | boolean | null | JsonValue[] | { [key: string]: JsonValue }

/** What is wrong, and where: the offset of the first sign that cannot stand there. */
export class JsonProblem extends Error {
  readonly line: number
  readonly column: number
  readonly key: string | undefined
  readonly found: string

  constructor(text: string, at: number, key?: string) {
    super('JSON')
    const before = text.slice(0, at).split('\n')
    this.line = before.length
    this.column = (before.at(-1) ?? '').length + 1
    this.key = key
    this.found = /^[^\s,[\]{}]+|^\S/.exec(text.slice(at, at + 20))?.[0] ?? ''
  }
}

const deepest = 60
const token =
  /\s*(?:([[\]{}:,])|("(?:[^"\\]|\\.)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))/y

/** @throws JsonProblem */
export function readJson(text: string): JsonText {
  const lines = new WeakMap<object, number>()
  let [at, line, counted] = [0, 1, 0]
  const next = (): { sign?: string; value?: string | boolean | null; at: number } => {
    token.lastIndex = at
    const match = token.exec(text)
    const start = at + (/^\s*/.exec(text.slice(at, at + 4096))?.[0].length ?? 0)
    if (match === null) throw new JsonProblem(text, start)
    at = token.lastIndex
    const [, sign, string, number, word] = match
    if (sign !== undefined) return { sign, at: start }
    if (string !== undefined) return { value: unquote(text, string, start), at: start }
    return { value: number ?? (word === 'null' ? null : word === 'true'), at: start }
  }
  const expect = (...signs: string[]): string => {
    const { sign, at: start } = next()
    if (sign === undefined || !signs.includes(sign)) throw new JsonProblem(text, start)
    return sign
  }
  const ends = (close: string): boolean => {
    const back = at
    try {
      if (next().sign === close) return true
    } catch {}
    at = back
    return false
  }
  const lineAt = (offset: number): number => {
    for (; counted < offset; counted += 1) if (text.charCodeAt(counted) === 10) line += 1
    return line
  }
  const read = (depth: number): JsonValue => {
    const { sign, value, at: start } = next()
    if (value !== undefined) return value
    if (depth > deepest) throw new JsonProblem(text, start)
    if (sign === '[') {
      const list: JsonValue[] = []
      if (!ends(']'))
        do list.push(read(depth + 1))
        while (expect(',', ']') === ',')
      return list
    }
    if (sign !== '{') throw new JsonProblem(text, start)
    const object: { [key: string]: JsonValue } = Object.create(null)
    lines.set(object, lineAt(start))
    if (ends('}')) return object
    do {
      const { value: key, at: where } = next()
      if (typeof key !== 'string' || text[where] !== '"') throw new JsonProblem(text, where)
      if (Object.hasOwn(object, key)) throw new JsonProblem(text, where, key)
      expect(':')
      object[key] = read(depth + 1)
    } while (expect(',', '}') === ',')
    return object
  }
  const value = read(0)
  if (/\S/.test(text.slice(at))) throw new JsonProblem(text, at + text.slice(at).search(/\S/))
  return { value, lineOf: (object) => lines.get(object) }
}

function unquote(text: string, string: string, at: number): string {
  try {
    return JSON.parse(string) as string
  } catch {
    throw new JsonProblem(text, at)
  }
}
