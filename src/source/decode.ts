import type { Outcome } from '../diagnostics/outcome.ts'
import { type Problems, report } from './problems.ts'

/** The encoding of a file; anything but UTF-8 must be declared, because it cannot be told for certain. */
export type Encoding = 'utf-8' | 'gb18030'

const mostBytes = 1_048_576

/** The text of a file, or why it cannot be one. Characters that cannot be seen are found by `checkCharacters`. */
export const decodeSource = (
  name: string,
  text: string | Uint8Array,
  encoding: Encoding = 'utf-8',
): Outcome<string> => {
  const problems: Problems = []
  const start = { source: name, start: 0, end: 0 }
  if (text.length > mostBytes) {
    report(problems, 'source-too-large', { limit: '1 MB' }, start)
    return { value: undefined, diagnostics: problems }
  }
  const value = typeof text === 'string' ? text : decodeBytes(text, encoding)
  if (value === undefined) {
    const isUtf16 =
      typeof text !== 'string' &&
      ((text[0] === 0xff && text[1] === 0xfe) || (text[0] === 0xfe && text[1] === 0xff))
    const isGb = !isUtf16 && typeof text !== 'string' && decodeBytes(text, 'gb18030') !== undefined
    const guess = isUtf16 ? 'UTF-16' : isGb && encoding !== 'gb18030' ? 'GB18030' : ''
    report(problems, 'source-encoding', { encoding: encoding.toUpperCase(), guess }, start)
  }
  return { value, diagnostics: problems }
}

const decodeBytes = (bytes: Uint8Array, encoding: Encoding): string | undefined => {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  try {
    return new TextDecoder(hasMark ? 'utf-8' : encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
