import { readInstant } from '../core/instant.ts'
import { readNumber, readPercent } from '../core/read-number.ts'
import { keywords } from '../formula/vocabulary.ts'
import type { TypeSpec } from '../model/rule-set.ts'
import { listed } from './fields.ts'
import { type Problems, report } from './problems.ts'
import type { TextNode } from './tree.ts'

/** What a fact is where nobody gives it, in the spelling of its type; `none` is not applicable. */
export const readDefault = (problems: Problems, node: TextNode, type: TypeSpec): string | undefined => {
  const text = node.text.trim().normalize('NFC')
  const word = keywords.get(text) ?? text
  if (word === 'none') return 'none'
  const wanted = wantedBy(type, word)
  return wanted === undefined ? word : report(problems, 'source-default-kind', { text, wanted }, node.span)
}

const instantExample = { date: '2026-07-01', moment: '2026-07-01 14:05', clock: '16:00' }

/** What the type would accept, where it does not accept the text. */
const wantedBy = (type: TypeSpec, text: string): string | undefined => {
  switch (type.kind) {
    case 'text':
    case 'reference':
      return undefined
    case 'date':
    case 'moment':
    case 'clock':
      return readInstant(type.kind, text) === undefined ? instantExample[type.kind] : undefined
    case 'truth':
      return text === 'yes' || text === 'no' ? undefined : 'yes, no'
    case 'word':
      return type.words.includes(text) ? undefined : listed(type.words)
    case 'percent':
      return readPercent(text).ok || text === '0' ? undefined : '5%'
    default:
      return readNumber(text).ok ? undefined : '0, 12.50'
  }
}
