import type { Language } from './label.ts'

/**
 * Changes of texts as one language shows them: the other language's is left out where its own changed too, and an
 * address does not name the reader's own.
 *
 * @example inLanguage([{ address: 'says.zh' }, { address: 'says.en' }], 'zh') // [{ address: 'says' }]
 */
export const inLanguage = <One extends { readonly address: string }>(
  items: readonly One[],
  language: Language,
): readonly One[] => {
  const other = language === 'zh' ? 'en' : 'zh'
  const addresses = new Set(items.map(({ address }) => address))
  return items.flatMap((one) => {
    const [, text, in_] = /^(.*)\.(zh|en)$/s.exec(one.address) ?? []
    if (in_ === other) return addresses.has(`${text}.${language}`) ? [] : [one]
    return [in_ === language ? { ...one, address: text! } : one]
  })
}
