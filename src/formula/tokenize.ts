import { diagnostic } from '../diagnostics/build.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { DiagnosticCode } from '../diagnostics/messages/index.ts'
import type { Range } from './ast.ts'
import { numberMeant } from './number-words.ts'
import { type Place, spanAt } from './place.ts'
import { foreignSigns, keywords, quotes, signs } from './vocabulary.ts'

/** `text` is the canonical spelling: `≥` for `>=`, `and` for `且`, a quoted text without its marks. */
export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'word' | 'sign' | 'end'
  readonly text: string
  readonly range: Range
  readonly percent?: boolean
  readonly perMille?: boolean
}

export interface Tokens {
  readonly tokens: readonly Token[]
  readonly problems: readonly Diagnostic[]
  /** False if something had to be left out, so that what follows from the tokens cannot be trusted. */
  readonly complete: boolean
}

/** A date as it is: `2026-03-05` without quotes is no subtraction. */
const datePattern = /\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?(?!\d|\.\d)/y
/** So is a time of day: `16:00`. */
const clockPattern = /\d{1,2}:\d{2}(?::\d{2})?(?!\d|:)/y
const numberPattern = /\d+(?:\.\d+)?/y
const namePattern = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy
const spacePattern = /[\s\u3000]+/y

/** Signs that say something elsewhere, each with a message of its own. */
const unknownSigns: Readonly<Record<string, DiagnosticCode>> = {
  '：': 'formula-colon',
  ':': 'formula-colon',
  '?': 'formula-question',
  '？': 'formula-question',
  '^': 'formula-power',
  '%': 'formula-percent',
  '％': 'formula-percent',
}

/** Cuts a formula into tokens. Signs of other languages are read as what they mean, with a diagnostic. */
export const tokenize = (text: string, place: Place): Tokens => {
  const tokens: Token[] = []
  const problems: Diagnostic[] = []
  let complete = true
  let at = 0
  const report = (
    code: Parameters<typeof diagnostic>[0],
    parameters: Record<string, string>,
    start: number,
    end: number,
  ): void => {
    problems.push(diagnostic(code, parameters, { spans: [{ span: spanAt(place, { start, end }) }] }))
  }
  const push = (token: Omit<Token, 'range'>, end: number): void => {
    tokens.push({ ...token, range: { start: at, end } })
    at = end
  }
  const matched = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }

  while (at < text.length) {
    const space = matched(spacePattern)
    if (space !== undefined) {
      at += space.length
      continue
    }
    const date = matched(datePattern) ?? matched(clockPattern)
    if (date !== undefined) {
      push({ kind: 'text', text: date }, at + date.length)
      continue
    }
    const number = matched(numberPattern)
    if (number !== undefined) {
      const start = at
      const after = text[at + number.length]
      const percent = after === '%' || after === '％'
      const perMille = after === '‰'
      push(
        { kind: 'number', text: number, percent, perMille },
        at + number.length + (percent || perMille ? 1 : 0),
      )
      const tail = matched(namePattern)
      if (tail !== undefined && !keywords.has(tail)) {
        const meant = numberMeant(number, tail)
        const end = at + tail.length
        if (meant === undefined) report('formula-number-with-letters', { number, letters: tail }, start, end)
        else report('formula-number-with-unit', { text: number + tail, meant, repair: meant }, start, end)
        complete = false
        at = end
      } else if (/^0\d/.test(number)) {
        report('formula-leading-zero', { number }, start, at)
      }
      continue
    }
    const name = matched(namePattern)
    if (name !== undefined) {
      const word = keywords.get(name)
      push(
        word === undefined ? { kind: 'name', text: name.normalize('NFC') } : { kind: 'word', text: word },
        at + name.length,
      )
      continue
    }
    const first = text[at]!
    const closing = first === '「' ? '」' : quotes.get(first)
    if (closing !== undefined) {
      const end = text.indexOf(closing, at + 1)
      const value = text.slice(at + 1, end < 0 ? undefined : end)
      if (end < 0) {
        report('formula-text-open', { mark: closing, text: value }, at, text.length)
        complete = false
        at = text.length
      } else if (first === '「') {
        if (value.trim() === '') {
          report('formula-name-empty', {}, at, end + 1)
          complete = false
        }
        push({ kind: 'name', text: value.trim().normalize('NFC') }, end + 1)
      } else push({ kind: 'text', text: value }, end + 1)
      continue
    }
    const foreign = foreignSigns.find(([sign]) => text.startsWith(sign, at) && !text.startsWith('!=', at))
    const known = signs.find(([sign]) => text.startsWith(sign, at))
    if (foreign !== undefined && (known === undefined || foreign[0].length > known[0].length)) {
      const [sign, meant] = foreign
      report('formula-foreign-sign', { sign, meant }, at, at + sign.length)
      push({ kind: keywords.has(meant) ? 'word' : 'sign', text: meant }, at + sign.length)
    } else if (known !== undefined) {
      push({ kind: 'sign', text: known[1] }, at + known[0].length)
    } else {
      const character = String.fromCodePoint(text.codePointAt(at)!)
      // Of `a ? b : c` the question mark is told alone.
      const isAnswer = unknownSigns[character] === 'formula-colon' && /[?？]/.test(text.slice(0, at))
      if (!isAnswer)
        report(
          unknownSigns[character] ?? 'formula-unknown-character',
          { character },
          at,
          at + character.length,
        )
      complete = false
      at += character.length
    }
  }
  tokens.push({ kind: 'end', text: '', range: { start: text.length, end: text.length } })
  return { tokens, problems, complete }
}
