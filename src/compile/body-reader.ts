import type { BodyReader } from '../mechanisms/mechanism.ts'
import type { BodyKeys } from '../model/mechanism-keys.ts'
import { type Body, type BodyValue, isChoice } from '../model/rule-set.ts'

type Plain = Exclude<BodyValue, { readonly reading: string }>

/** Reads a settled body by key; a word that is not written has the default of its key. */
export const readBody = (body: Body, keys: BodyKeys): BodyReader => {
  const read = <Kind extends Plain['kind']>(
    key: string,
    kind: Kind,
  ): Extract<Plain, { kind: Kind }> | undefined => {
    const value = body.values[key]
    if (value === undefined || isChoice(value)) return undefined
    return value.kind === kind ? (value as Extract<Plain, { kind: Kind }>) : undefined
  }
  return {
    formula: (key) => read(key, 'formula')?.formula,
    word: (key) => {
      const spec = keys.keys[key]
      return read(key, 'word')?.word ?? (spec?.kind === 'word' ? spec.default : undefined)
    },
    names: (key) => read(key, 'names')?.names ?? [],
    isPercent: (key) => read(key, 'range')?.percent ?? false,
    bounds: (key) => read(key, 'bounds'),
    range: (key) => read(key, 'range')?.range,
    label: (key) => read(key, 'label')?.label,
    table: (key) => read(key, 'table')?.table,
    formulas: (key) => read(key, 'formulas')?.formulas ?? [],
    weights: (key) => read(key, 'weights')?.parts ?? [],
    ...(body.span ? { span: body.span } : {}),
  }
}
