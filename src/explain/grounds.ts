import type { Label } from '../core/label.ts'
import type { CompiledRuleSet } from '../plan/compiled.ts'
import { describeMark } from '../run/collect/marks.ts'

/** A mark in words: the assumption and its reason, the reading and its option, or who put the value there. */
export const groundOf = (ruleSet: CompiledRuleSet, mark: string): Label => {
  const { kind, name, text, option, clause } = describeMark(ruleSet, mark)
  if (kind === 'assumed')
    return { zh: `假设 ${name}（${clause}）：${text.zh}`, en: `assumption ${name} (${clause}): ${text.en}` }
  if (kind !== 'reading') return text
  const spec = ruleSet.plan.marks.find((one) => one.kind === 'reading' && one.name === name)
  const title = spec?.options?.find((one) => one.name === option)?.title ?? {
    zh: option ?? '',
    en: option ?? '',
  }
  return {
    zh: `读法 ${name}（${clause}）：${text.zh}${title.zh}`,
    en: `reading ${name} (${clause}): ${text.en} ${title.en}`,
  }
}
