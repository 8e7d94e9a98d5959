import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../src/core/label.ts'
import { renderDiagnostic } from '../src/diagnostics/render.ts'
import { describeRuleSet, loadRuleSet, type RuleSource } from '../src/load.ts'
import type { CompiledRuleSet } from '../src/plan/compiled.ts'

const made = '<!-- Made by `npm run docs` from the rule files; do not edit. -->'

/** A folder of `rules/` with what was loaded from it. */
interface Loaded {
  readonly folder: string
  readonly sources: readonly RuleSource[]
  readonly ruleSet: CompiledRuleSet
  /** Whether it has a page of notes beside the rule file. */
  readonly notes: boolean
}

/** A page in each language for every rule set in `rules/`, and the index of them, by path. */
export const rulePages = (root: string): Readonly<Record<string, string>> => {
  const sets = loadAll(root)
  const pages = sets.flatMap((set) =>
    languages.map((language) => [pagePath(set.ruleSet.id, language), pageText(set, language)] as const),
  )
  const indexes = languages.map((language) => [indexPath(language), indexText(sets, language)] as const)
  return Object.fromEntries([...indexes, ...pages])
}

const languages: readonly Language[] = ['en', 'zh']
const ending = { en: 'md', zh: 'zh-CN.md' } as const
const pageName = (id: string, language: Language): string => `${id}.${ending[language]}`
const pagePath = (id: string, language: Language): string => `docs/rules/${pageName(id, language)}`
const indexName = (language: Language): string => `README.${ending[language]}`
const indexPath = (language: Language): string => `docs/rules/${indexName(language)}`

const loadAll = (root: string): readonly Loaded[] => {
  const folders = readdirSync(join(root, 'rules'))
    .filter((folder) => existsSync(join(root, 'rules', folder, 'rules.yaml')))
    .sort()
  const all = folders.map((folder) => ({
    name: `rules/${folder}/rules.yaml`,
    text: readFileSync(join(root, 'rules', folder, 'rules.yaml'), 'utf8'),
  }))
  return folders.map((folder, at) => {
    const own = all[at]!
    // A variant gets all others: the reader takes the one that it extends.
    const sources = /^extends:/m.test(own.text) ? [own, ...all.filter((one) => one !== own)] : [own]
    const { value, diagnostics } = loadRuleSet(sources)
    if (value === undefined)
      throw new Error(diagnostics.map((one) => renderDiagnostic(one, { language: 'en' })).join('\n'))
    return { folder, sources, ruleSet: value, notes: existsSync(join(root, 'rules', folder, 'NOTES.md')) }
  })
}

/** The first clauses by name; the page itself lists them all. */
const someOf = (ids: readonly string[], say: (zh: string, en: string) => string): string =>
  `${ids.slice(0, 9).join(say('、', ', '))}${ids.length > 9 ? say(' 等', ' …') : ''}`

const pageText = ({ folder, sources, ruleSet, notes }: Loaded, language: Language): string => {
  const { value } = describeRuleSet(sources, { language })
  const other = language === 'zh' ? 'en' : 'zh'
  const links = [
    `[${{ en: 'English', zh: '中文' }[other]}](${pageName(ruleSet.id, other)})`,
    `[${{ en: 'all rule sets', zh: '全部规则' }[language]}](${indexName(language)})`,
    `[${{ en: 'rule file', zh: '规则文件' }[language]}](../../rules/${folder}/rules.yaml)`,
    ...(notes ? [`[${{ en: 'notes', zh: '说明' }[language]}](../../rules/${folder}/NOTES.md)`] : []),
  ]
  return `${made}\n\n${links.join(' · ')}\n\n${value}`
}

const indexText = (sets: readonly Loaded[], language: Language): string => {
  const say = (zh: string, en: string): string => ({ zh, en })[language]
  const other = language === 'zh' ? 'en' : 'zh'
  const headers = [
    say('来源文件', 'source document'),
    say('规则', 'rule set'),
    say('有规则的条款', 'clauses covered'),
    say('规则数', 'rules'),
    say('假设', 'assumptions'),
    say('待定问题', 'open questions'),
  ]
  const rows = sets.map(({ ruleSet }) => {
    const { id, title, clauses, plan } = ruleSet
    const covered = clauses.filter(({ rules, parameters }) => rules.length + parameters.length > 0)
    const marks = (kind: string): number => plan.marks.filter((mark) => mark.kind === kind).length
    return [
      cell(language === 'zh' ? title.zh : `${title.zh} · ${title.en}`),
      `[${id}](${pageName(id, language)})`,
      cell(
        `${covered.length} / ${clauses.length}${say('：', ': ')}${someOf(
          covered.map((clause) => clause.id),
          say,
        )}`,
      ),
      plan.rules.length,
      marks('assumed'),
      marks('reading'),
    ]
  })
  return `${made}

# ${say('内置规则', 'Built-in rule sets')}

[${{ en: 'English', zh: '中文' }[other]}](${indexName(other)})

${say(
  '每套规则一页，供人事、财务和员工阅读：各条写了什么，数值、表格与规则，哪些是假设，哪些问题待定，需要提供哪些数据。“有规则的条款”是有规则或数值的条数与列入的条数之比；其余各条写明了没有规则的原因。',
  'A page for each rule set, for people in HR, finance and on the payroll: what each clause says, its numbers, tables and rules, what is assumed, what is left open, and what has to be supplied. “Clauses covered” counts those with rules or numbers among all that are listed; the others say why they have none.',
)}

| ${headers.join(' | ')} |
| ${headers.map(() => '---').join(' | ')} |
${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

${say(
  '自己的规则文件也可以写成这样的一页：`npx jixiao rules my-rules.yaml --page --lang zh -o my-rules.md`。',
  'A rule file of your own becomes such a page by `npx jixiao rules my-rules.yaml --page --lang en -o my-rules.md`.',
)}
`
}

const cell = (text: string): string =>
  text.replace(/[|<>]/g, (sign) => ({ '|': '\\|', '<': '&lt;', '>': '&gt;' })[sign]!)
