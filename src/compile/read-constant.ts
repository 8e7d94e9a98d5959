import { readInstant } from '../core/instant.ts'
import { readNumber, readPercent, toText } from '../core/number-text.ts'
import type { TypeSpec } from '../model/rule-set.ts'
import type { ConstantValue } from '../plan/operations.ts'

/** A default as written in the file, as a constant of the fact's type; undefined where it does not fit. */
export const readFactConstant = (type: TypeSpec, text: string): ConstantValue | undefined => {
  switch (type.kind) {
    case 'truth':
      if (['yes', 'true', '是'].includes(text)) return { kind: 'truth', value: true }
      return ['no', 'false', '否'].includes(text) ? { kind: 'truth', value: false } : undefined
    case 'date':
    case 'moment':
    case 'clock':
      return readInstant(type.kind, text) === undefined ? undefined : { kind: type.kind, text }
    case 'text':
    case 'reference':
      return { kind: 'word', word: text }
    case 'word':
      return type.words.includes(text) ? { kind: 'word', word: text } : undefined
    default: {
      const read = type.kind === 'percent' ? readPercent(text) : readNumber(text)
      return read.ok ? { kind: 'number', text: toText(read.value) } : undefined
    }
  }
}
