import { type Command, Option } from 'commander'
import type { Context } from './context.ts'
import type { Say } from './language.ts'

/** Adds a command to the command line; `done` takes its exit code. */
export type AddCommand = (program: Command, context: Context, done: (code: number) => void) => void

/** For an option that may be given several times. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
]

export const whichRules = (say: Say): string =>
  say('内置规则的编号，或规则文件的路径', 'id of a built-in rule set, or path of a rule file')

/** A command with what all of them share. */
export function add(program: Command, name: string, description: string, say: Say): Command {
  return program
    .command(name)
    .description(description)
    .helpOption('-h, --help', say('显示帮助', 'show help'))
    .option('--json', say('输出 JSON，供程序使用', 'JSON for programs'))
    .addOption(new Option('--lang <language>', say('语言', 'language')).choices(['zh', 'en']))
    .option('--no-colour', say('不用颜色', 'no colours'))
}

/** The options by which facts come in. */
export function withFacts(command: Command, say: Say): Command {
  return command
    .option(
      '--facts <path...>',
      say('数据文件或文件夹（CSV、JSON），必需', 'files or a folder of facts (CSV, JSON); required'),
    )
    .option('--carry <file>', say('以往各期的结转', 'carry of earlier periods'))
    .option('--reading <name=option>', say('选定一处读法，可重复', 'choose a reading; repeatable'), collect)
    .option('--override <file>', say('人工更正（CSV）', 'overrides by a person (CSV)'))
    .option(
      '--map <file=thing>',
      say('文件是哪个对象的数据，可重复', 'which thing a file is about; repeatable'),
      collect,
    )
    .option('--ignore-columns [column...]', say('略过不认识的列', 'pass over columns that are not known'))
    .option(
      '--partial <thing>',
      say('名单不完整的对象，可重复', 'a thing whose list is not whole; repeatable'),
      collect,
    )
    .addOption(
      new Option('--encoding <encoding>', say('文件编码', 'encoding of the files')).choices([
        'utf-8',
        'gb18030',
      ]),
    )
}
