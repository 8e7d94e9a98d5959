import type { DiagnosticCode } from '../diagnostics/messages/index.ts'
import { quoted } from './value-traps.ts'

/** A known way to break a line of YAML; the parameter `repair` is the line as it was meant. */
export interface LineTrap {
  readonly code: DiagnosticCode
  readonly parameters: Readonly<Record<string, string>>
  readonly column?: number
}

/** Looks at one line with a fault; `column` is where the fault is, relative to the line's start. */
type FindLineTrap = (line: string, fault: string, column: number) => LineTrap | undefined

const tab: FindLineTrap = (line) =>
  /^ *\t/.test(line)
    ? {
        code: 'source-tab',
        parameters: { repair: line.replace(/^[ \t]+/, (space) => space.replaceAll('\t', '  ')) },
      }
    : undefined

/** `{ is: x in [60..70), round: 2 }`: inside braces YAML takes the bracket for a list of its own. */
const bracketInBraces: FindLineTrap = (line) => {
  const pattern =
    /[{,]\s*[^\s{},:"'][^{},:"']*:\s+([^\s{},"'[|][^{},"'[|]*\s*[[(][^{}[\]()]*[\])][^,{}]*?)\s*(?=[,}])/g
  const match = [...line.matchAll(pattern)].find(([, value]) => /[[\]]/.test(value!))
  if (match === undefined) return undefined
  const value = match[1]!
  const column = match.index + match[0].indexOf(value)
  const repair = replaceAt(line, column, value, quoted(value))
  return { code: 'source-bracket-in-braces', parameters: { value, repair }, column }
}

/** A value that begins with a sign of YAML's own. */
const valueStart: FindLineTrap = (line, _, column) => {
  const starts = [
    ...line.matchAll(
      /(?:^\s*(?:- )?|[{,]\s*)(?:[^\s{},:"'#-][^{},:"'#]*|"[^"]*"|'[^']*'):\s+(?=(["'>[*\-%!&|@`{]))/g,
    ),
  ]
  const last = starts.findLast((match) => match.index + match[0].length <= Math.max(column, 0) + 1)
  if (last === undefined) return undefined
  const sign = last[1]!
  const start = last.index + last[0].length
  const inBraces = /[{,]/.test(last[0][0]!)
  const rest = line.slice(start)
  const value = (inBraces ? rest.replace(/\s*[,}].*$/, '') : rest).trimEnd()
  if (!breaks(sign, value)) return undefined
  return {
    code: 'source-value-start',
    parameters: { sign, value, repair: replaceAt(line, start, value, quoted(value)) },
    column: start,
  }
}

/** Whether the sign can be the cause: a text that is quoted to its end, or a closed list, is not at fault. */
const breaks = (sign: string, value: string): boolean => {
  if (sign === '"' || sign === "'") {
    const end = value.indexOf(sign, 1)
    return end > 0 && end < value.length - 1
  }
  if (sign === '[') return !/^\[[^[\]]*\]?$/.test(value) || value.includes('..')
  if (sign === '{') return false
  if (sign === '|' || sign === '>') return !/^[|>][+\-\d]{0,2}$/.test(value)
  return true
}

const fullWidthColon: FindLineTrap = (line) => {
  const match =
    /^(\s*(?:- )?[^:\s#"'：{}|][^:"'#：{}|]*)：\s*(.*)$/.exec(line) ??
    /^(.*[{,]\s*[^:\s#"'：{},]+)：\s*(.*)$/.exec(line)
  if (match === null) return undefined
  const [, before = '', after = ''] = match
  return {
    code: 'source-full-width-colon',
    parameters: { repair: `${before}:${after === '' ? '' : ` ${after}`}` },
    column: before.length,
  }
}

const fullWidthComma: FindLineTrap = (line, fault) => {
  if (fault !== 'BLOCK_IN_FLOW' && fault !== 'BLOCK_AS_IMPLICIT_KEY') return undefined
  const match = /[，、]\s*(?=[^\s,，{}:]+:\s)/.exec(line)
  if (match === null || !line.includes('{')) return undefined
  return {
    code: 'source-full-width-comma',
    parameters: { repair: replaceAt(line, match.index, match[0], ', ') },
    column: match.index,
  }
}

const quoteOpen: FindLineTrap = (line, fault) => {
  if (fault !== 'MISSING_CHAR') return undefined
  const match = /:\s+(["'])(?:(?!\1).)*$/.exec(line)
  return match === null
    ? undefined
    : { code: 'source-quote-open', parameters: { mark: match[1]! }, column: match.index }
}

/** `says: Note: this`: the second colon makes a key of its own. */
const colonInValue: FindLineTrap = (line, fault) => {
  if (fault !== 'BLOCK_AS_IMPLICIT_KEY' && fault !== 'BLOCK_IN_FLOW') return undefined
  const match = /^(\s*(?:- )?[^:{}"']+:\s+)([^"'{[][^{}]*?:\s.*)$/.exec(line)
  if (match === null) return undefined
  const [, before = '', value = ''] = match
  return {
    code: 'source-colon-in-value',
    parameters: { value, repair: `${before}${quoted(value)}` },
    column: before.length,
  }
}

/** A value on the line of its key, and keys under it all the same. */
const valueAndKeys: FindLineTrap = (line, fault) => {
  if (fault !== 'BLOCK_AS_IMPLICIT_KEY' && fault !== 'MULTILINE_IMPLICIT_KEY') return undefined
  const match = /^(\s*(?:- )?)([^:{}"'#]+):\s+([^"'{[|>#][^:]*)$/.exec(line)
  if (match === null) return undefined
  const [, space = '', key = '', value = ''] = match
  const repair = `${space}${key}:\n${' '.repeat(space.length + 2)}is: ${value.trim()}`
  return {
    code: 'source-value-and-keys',
    parameters: { key, value: value.trim(), repair },
    column: space.length,
  }
}

const replaceAt = (line: string, at: number, part: string, by: string): string =>
  line.slice(0, at) + by + line.slice(at + part.length)

/** The most telling ones first. */
export const lineTraps: readonly FindLineTrap[] = [
  tab,
  bracketInBraces,
  fullWidthComma,
  fullWidthColon,
  valueStart,
  quoteOpen,
  colonInValue,
  valueAndKeys,
]
