import { formulaKeys } from './keys.ts'
import type { Mechanism } from './mechanism.ts'

/** `is: a + b`: a formula of other values. */
export const formula: Mechanism = {
  keys: formulaKeys,
  lower: (body, lowering) => {
    const written = body.formula('formula')
    const value = written && lowering.formula(written)
    if (!written || !value) return undefined
    return {
      value,
      working: { kind: 'formula', text: written.text, names: value.names, aggregates: value.aggregates },
    }
  },
}
