/** What a rule may say beside its body. */
export const ruleKeys = [
  'title',
  'for',
  'each',
  'from',
  'until',
  'when',
  'otherwise',
  'round',
  'show',
  'line',
  'totalOf',
  'finding',
  'needs',
  'evidence',
  'law',
  'assumed',
  'jumps',
  'missing',
  'settle',
  'order',
  'restarts',
  'reading',
] as const

export type RuleKey = (typeof ruleKeys)[number]
