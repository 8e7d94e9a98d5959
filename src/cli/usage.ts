import type { CommanderError, HelpConfiguration } from 'commander'
import type { Say } from './language.ts'
import { widthOf } from './views/table.ts'

/** The parts of commander's sentences that carry information, and how the sentence reads in Chinese. */
const sentences: readonly (readonly [pattern: RegExp, zh: string])[] = [
  [/^unknown option '(.+?)'/, '没有选项 $1'],
  [/^unknown command '(.+?)'/, '没有命令 $1'],
  [/^missing required argument '(.+?)'/, '缺少参数 <$1>'],
  [/^required option '(.+?)' not specified/, '缺少选项 $1'],
  [/^option '(.+?)' argument missing/, '选项 $1 后面缺少值'],
  [
    /^option '(.+?)' argument '(.*?)' is invalid\. Allowed choices are (.+?)\.$/m,
    '选项 $1 的值“$2”不对，可用的有：$3',
  ],
  [/^too many arguments( for '(.+?)')?\..*/, '参数太多'],
]

/** What is wrong with the command line, and the name that was probably meant. */
export function usageText({ message }: CommanderError, say: Say): string {
  const [sentence = '', ...rest] = message.replace(/^error: /, '').split('\n')
  const meant = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(rest.join(' '))?.[1]
  const found = sentences.find(([pattern]) => pattern.test(sentence))
  const zh = found === undefined ? sentence : sentence.replace(found[0], found[1])
  const near = meant === undefined ? '' : say(`，是否指 ${meant}？`, `. Did you mean ${meant}?`)
  const help = say('用 jixiao --help 查看用法', 'See jixiao --help')
  return `${say(zh, sentence)}${near}\n${help}\n`
}

/** Titles of the help in the reader's language, lined up with Chinese text too. */
export const helpIn = (say: Say): HelpConfiguration => ({
  styleTitle: (title) => titles[title]?.[say('zh', 'en') as 'zh' | 'en'] ?? title,
  displayWidth: widthOf,
})

const titles: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'Usage:': { zh: '用法：', en: 'Usage:' },
  'Arguments:': { zh: '参数：', en: 'Arguments:' },
  'Options:': { zh: '选项：', en: 'Options:' },
  'Commands:': { zh: '命令：', en: 'Commands:' },
}
