import { problem } from './problem.ts'
import type { Outcome } from './types.ts'

/** What a file of facts may be written in; nothing is guessed. */
export type Encoding = 'utf-8' | 'gb18030'

/**
 * The text of a file, read strictly: UTF-8 with or without its mark (BOM), or GB18030 where that is declared. Bytes
 * that do not fit are an error which shows how the line would read in GB18030; nothing is replaced silently.
 */
export function decodeText(bytes: Uint8Array, file: string, encoding: Encoding = 'utf-8'): Outcome<string> {
  const refuse = (...[code, parameters]: Parameters<typeof problem>): Outcome<string> => ({
    value: undefined,
    diagnostics: [problem(code, { file, ...parameters })],
  })
  if (begins(bytes, [0x50, 0x4b, 3, 4]) || begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refuse('file-workbook', {})
  }
  if (begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff])) return refuse('file-encoding-utf16', {})
  const utf8 = decode(bytes, 'utf-8')
  const declared = encoding === 'gb18030' && !begins(bytes, [0xef, 0xbb, 0xbf])
  if (declared && utf8 !== undefined && /[\u0800-\uffff]/.test(utf8)) {
    return refuse('file-encoding-declared', { utf8: 'UTF-8' })
  }
  const text = declared ? decode(bytes, 'gb18030') : utf8
  if (text === undefined && declared) {
    return refuse('file-encoding-declared', { line: `${firstBad(bytes, 'gb18030').line}` })
  }
  if (text === undefined) {
    const { line, part } = firstBad(bytes, 'utf-8')
    return refuse('file-encoding', { line: `${line}`, sample: sampleOf(bytes, part) })
  }
  const control = /(?![\t\n\r])[\p{Cc}]/u.exec(text)
  if (control !== null) {
    const line = text.slice(0, control.index).split('\n').length
    return refuse('file-binary', { line: `${line}`, sign: codePoint(control[0]) })
  }
  const doubt = declared ? undefined : doubtIn(text)
  return {
    value: text,
    diagnostics: doubt === undefined ? [] : [problem('file-encoding-doubt', { file, ...doubt })],
  }
}

export const codePoint = (sign: string): string =>
  `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

const begins = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The first line that cannot be read. No byte of a sign of several bytes is a line break, in either encoding. */
function firstBad(bytes: Uint8Array, encoding: Encoding): { line: number; part: Uint8Array } {
  let start = 0
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(10, start)
    const part = bytes.subarray(start, end < 0 ? bytes.length : end)
    if (end < 0 || decode(part, encoding) === undefined) return { line, part }
    start = end + 1
  }
}

/** How a line would read in GB18030, if the whole file can be read so. */
function sampleOf(bytes: Uint8Array, part: Uint8Array): string | undefined {
  if (decode(bytes, 'gb18030') === undefined) return undefined
  const line = decode(part, 'gb18030')?.trim()
  return line === undefined || [...line].length <= 40 ? line : `${[...line].slice(0, 40).join('')}…`
}

/**
 * Some Chinese names in GB18030 happen to be UTF-8 as well: 牛强 reads as ţǿ. A word made only of such signs, with no
 * ordinary letter beside it, is worth a warning.
 */
function doubtIn(text: string): { read: string; other: string } | undefined {
  for (const [read] of text.matchAll(/(?<![\p{L}\p{M}])[\u0080-\u07ff]{2,}(?![\p{L}\p{M}])/gu)) {
    const other = decode(new TextEncoder().encode(read), 'gb18030')
    if (other !== undefined && /^\p{Script=Han}+$/u.test(other)) return { read, other }
  }
  return undefined
}
