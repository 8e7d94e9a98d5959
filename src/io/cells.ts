import { repairNumber } from './core.ts'
import { readWrittenDate } from './dates.ts'
import { codePoint } from './decode.ts'
import { keyOf, nearest, tidy } from './names.ts'
import { listed } from './problem.ts'
import type { DiagnosticCode, FactPlan, FactValue, Label } from './types.ts'

/** A cell as the engine takes it, nothing (an empty cell), or what is wrong with it. */
export type CellReading =
  | { readonly ok: true; readonly value: FactValue | undefined }
  | {
      readonly ok: false
      readonly code: DiagnosticCode
      readonly parameters: Readonly<Record<string, string | undefined>>
    }

type Words = Readonly<Record<string, Label>>

/**
 * Reads one cell for its fact. Words may stand under their titles, dates are brought to `YYYY-MM-DD`, yes and no to
 * truths; numbers stay the text they are. What a spreadsheet may have damaged is refused, never repaired silently.
 */
export function readCell(raw: string, fact: Pick<FactPlan, 'type'>, words: Words): CellReading {
  const text = raw.normalize('NFC').trim()
  if (text === '') return { ok: true, value: undefined }
  return damageOf(text) ?? readAs(text, fact.type, words)
}

/** An id, or the text of a name: as it stands. */
export function readId(raw: string): CellReading {
  const text = raw.normalize('NFC').trim()
  if (text === '') return { ok: false, code: 'row-without-id', parameters: {} }
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) return refuse('cell-id-damaged', text)
  if (totals.test(text)) return { ok: false, code: 'row-total', parameters: { id: text } }
  return damageOf(text) ?? { ok: true, value: text }
}

const totals = /^(合\s*计|总\s*计|小\s*计|共\s*计|汇\s*总|(grand |sub-?)?totals?|sum)[:：]?$/i

const refuse = (
  code: DiagnosticCode,
  value: string,
  more: Readonly<Record<string, string | undefined>> = {},
): CellReading => ({ ok: false, code, parameters: { value, ...more } })

function damageOf(text: string): CellReading | undefined {
  if (text.startsWith('=')) return refuse('cell-formula', text)
  if (/^#(N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#{2,})$/i.test(text)) {
    return refuse('cell-error-value', text)
  }
  const hidden = /[\p{Cf}\p{Cc}\u00a0]/u.exec(text)
  if (hidden === null) return undefined
  const suggestion = tidy(text.replace(/[\u00a0\s]+/g, ' ').replace(/[\p{Cf}\p{Cc}]/gu, ''))
  return refuse('cell-invisible', text, { sign: codePoint(hidden[0]), suggestion })
}

function readAs(text: string, type: FactPlan['type'], words: Words): CellReading {
  switch (type.kind) {
    case 'number': {
      if (/^-?\d+(\.\d+)?[%‰]?$/.test(text)) return { ok: true, value: text }
      return refuse('cell-number', text, { suggestion: repairNumber(text).cleaned })
    }
    case 'date':
      return readDateCell(text)
    case 'moment':
    case 'clock':
      return { ok: true, value: spelled(text) }
    case 'truth': {
      const value = truths.get(text.toLowerCase())
      return value === undefined ? refuse('cell-truth', text) : { ok: true, value }
    }
    case 'word':
      return readWord(text, type.words, words)
    case 'text':
    case 'reference':
      return { ok: true, value: text }
  }
}

/** `2026/3/5 9:05` as the engine writes it; anything else goes through, to be refused there. */
const spelled = (text: string): string => {
  const match = /^(?:(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T])?(\d{1,2})(:\d{2}(?::\d{2})?)$/.exec(text)
  if (match === null) return text
  const [, year, month = '', day = '', hour = '', rest = ''] = match
  const date = year === undefined ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} `
  return `${date}${hour.padStart(2, '0')}${rest}`
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['true', true],
  ['是', true],
  ['no', false],
  ['false', false],
  ['否', false],
])

function readDateCell(text: string): CellReading {
  const reading = readWrittenDate(text)
  if (reading.ok) return { ok: true, value: reading.value }
  const { problem, suggestion } = reading
  if (problem === 'impossible') return refuse('cell-date-impossible', text)
  return refuse(problem === 'serial' ? 'cell-date-serial' : 'cell-date', text, { suggestion })
}

function readWord(text: string, choices: readonly string[], words: Words): CellReading {
  if (choices.includes(text)) return { ok: true, value: text }
  const titles = (word: string): readonly string[] => [words[word]?.zh ?? word, words[word]?.en ?? word]
  const titled = choices.filter((word) =>
    [word, ...titles(word)].some((title) => keyOf(title) === keyOf(text)),
  )
  const shown = (list: readonly string[]): string =>
    listed(list.map((word) => [...new Set([word, ...titles(word)])].join('/')))
  if (titled.length === 1) return { ok: true, value: titled[0] }
  if (titled.length > 1) return refuse('cell-word-ambiguous', text, { allowed: shown(titled) })
  const near = nearest(
    text,
    choices.flatMap((word) => [word, ...titles(word)]),
  )
  return refuse('cell-word', text, { allowed: shown(choices), near })
}
