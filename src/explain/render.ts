import type { Language } from '../core/label.ts'
import type { Explanation } from './explanation.ts'

const mostMembers = 20

/** An explanation as an indented text: the value, its clause, its working, what failed, what it rests on, its parts. */
export const renderExplanation = (explanation: Explanation, language: Language): string =>
  renderAt(explanation, language, 0, new Set()).join('\n')

const renderAt = (
  one: Explanation,
  language: Language,
  depth: number,
  seen: Set<string>,
): readonly string[] => {
  const indent = '  '.repeat(depth)
  const key = `${one.address} ${one.thing} ${one.id} ${one.period}`
  const value = one.shown[language]
  const name = one.name === undefined ? one.id : `${one.id} ${one.name}`
  const who = `${name}${bracketed(one.madeOf?.[language] ?? '', language)}`
  const clause = one.clause ? (language === 'zh' ? `〔${one.clause.id}〕` : ` [${one.clause.id}]`) : ''
  const head = `${indent}${one.title[language]}${clause} ${depth === 0 ? `${who} ${one.period} ` : ''}= ${value}`
  // A value that several others read is explained where it first appears.
  if (seen.has(key)) return [`${head} ${language === 'zh' ? '（见上）' : '(see above)'}`]
  seen.add(key)
  return [
    head,
    ...(depth === 0 && one.clause?.says ? [`${indent}  “${one.clause.says[language]}”`] : []),
    ...one.conditions.map(
      (condition) => `${indent}  ${conditionMark(condition.holds)} ${conditionText(condition, language)}`,
    ),
    ...one.working.map((line) => `${indent}  · ${line[language]}`),
    ...membersText(one, language, indent),
    ...(depth === 0 ? groundsText(one, language) : []),
    ...one.parts.flatMap((part) => renderAt(part, language, depth + 1, seen)),
  ]
}

/** What the value rests on: each assumption and reading on a line of its own. */
const groundsText = ({ grounds }: Explanation, language: Language): readonly string[] =>
  grounds.length === 0
    ? []
    : [
        language === 'zh' ? '  依据：' : '  Rests on:',
        ...grounds.map((ground) => `    * ${ground[language]}`),
      ]

const conditionMark = (holds: boolean | undefined): string => (holds === undefined ? '?' : holds ? '✓' : '✗')

/** A bare name is said by its title and value, with the name behind it; a formula as it is written. */
const conditionText = ({ text, values }: Explanation['conditions'][number], language: Language): string => {
  const shown = values[language]
  if (!/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(text)) return `${text}${bracketed(shown, language)}`
  return shown.startsWith(`${text} = `) ? shown : `${shown}${bracketed(text, language)}`
}

const bracketed = (text: string, language: Language): string =>
  text === '' ? '' : language === 'zh' ? `（${text}）` : ` (${text})`

/** The records behind each aggregate; several are told apart by their text. */
const membersText = (
  { members = [] }: Explanation,
  language: Language,
  indent: string,
): readonly string[] => {
  const texts = [...new Set(members.map((one) => one.of))]
  return texts.flatMap((of) => {
    const own = members.filter((one) => one.of === of)
    if (texts.length === 1)
      return [...leftOutText(own, language, indent), ...countedText(own, language, indent)]
    const deeper = `${indent}  `
    return [
      `${deeper}${of}${language === 'zh' ? '：' : ':'}`,
      ...leftOutText(own, language, deeper),
      ...countedText(own, language, deeper),
    ]
  })
}

type Members = NonNullable<Explanation['members']>

/** What was left out comes first, each with its reason: it is what people ask about. */
const leftOutText = (members: Members, language: Language, indent: string): readonly string[] => {
  const leftOut = members.filter((member) => !member.counted)
  const lines = leftOut
    .slice(0, mostMembers)
    .map(
      (member) =>
        `${indent}  − ${member.title[language]} ${member.id}${member.value === undefined ? '' : `: ${member.value[language]}`}${bracketed(member.because?.[language] ?? '', language)}`,
    )
  const more = leftOut.length - lines.length
  return more > 0
    ? [...lines, `${indent}  − … ${language === 'zh' ? `另有 ${more} 条未计入` : `${more} more left out`}`]
    : lines
}

/** What was counted, on one line: `+ 订单 O1 20，O2 30.5，另有 8 条`. */
const countedText = (members: Members, language: Language, indent: string): readonly string[] => {
  const counted = members.filter((member) => member.counted)
  if (counted.length === 0) return []
  const texts = counted
    .slice(0, mostMembers)
    .map(({ id, value }) => (value === undefined ? id : `${id} ${value[language]}`))
  const more = counted.length - texts.length
  const rest = more === 0 ? [] : [language === 'zh' ? `另有 ${more} 条` : `and ${more} more`]
  const list = [...texts, ...rest].join(language === 'zh' ? '，' : ', ')
  return [`${indent}  + ${counted[0]!.title[language]} ${list}`]
}
