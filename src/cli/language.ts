import type { Language } from '../index.ts'

export { type Say, sayIn } from '../io/core.ts'

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
