import type { Label, Language } from '../index.ts'

/** The language of the output: `--lang`, else JIXIAO_LANG, else Chinese where the system speaks it, else English. */
export function languageOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const at = argv.indexOf('--lang')
  const asked = argv.find((one) => one.startsWith('--lang='))?.slice(7) ?? (at < 0 ? undefined : argv[at + 1])
  for (const wish of [asked, env.JIXIAO_LANG]) {
    if (wish === 'zh' || wish === 'en') return wish
  }
  const system = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^zh/i.test(system) ? 'zh' : 'en'
}

/** Texts in the language of the output: a label, or the two texts themselves. */
export type Say = (zh: string | Label, en?: string) => string

export const sayIn =
  (language: Language): Say =>
  (zh, en = '') =>
    typeof zh === 'string' ? { zh, en }[language] : zh[language]
