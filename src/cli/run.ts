import { Command, CommanderError, Option } from 'commander'
import picocolors from 'picocolors'
import { calculateCommand } from './commands/calculate.ts'
import { checkCommand } from './commands/check.ts'
import { correctCommand } from './commands/correct.ts'
import { explainCommand } from './commands/explain.ts'
import { readingsCommand } from './commands/readings.ts'
import { rulesCommand } from './commands/rules.ts'
import { type Context, type Surroundings, UsageError } from './context.ts'
import { type Engine, engine } from './engine.ts'
import { languageOf, type Say, sayIn } from './language.ts'
import { packageVersion } from './package-root.ts'
import { helpIn, usageText } from './usage.ts'

/**
 * Runs the command line in given surroundings.
 *
 * @returns the exit code: 0 good, 1 facts or rules are wrong, 2 the command line itself is wrong
 */
export async function run(
  argv: readonly string[],
  surroundings: Surroundings,
  with_: Engine = engine,
): Promise<number> {
  const language = languageOf(argv, surroundings.env)
  const say = sayIn(language)
  const colour = !argv.includes('--no-colour') && !surroundings.env.NO_COLOR
  const paint = picocolors.createColors(colour && surroundings.stdout.isTTY === true)
  const context: Context = {
    ...surroundings,
    language,
    say,
    engine: with_,
    colour,
    strong: paint.bold,
    faint: paint.dim,
  }
  let code = 0
  const program = commandLine(context, (done) => {
    code = done
  })
  try {
    // Without a command the help is the answer.
    if (argv.length === 0) program.outputHelp()
    else await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0
      surroundings.stderr.write(usageText(error, say))
      return 2
    }
    if (error instanceof UsageError) {
      surroundings.stderr.write(`${error.message}\n`)
      return 2
    }
    // A fault of this program: the sentence, never a stack trace.
    const message = error instanceof Error ? error.message : String(error)
    surroundings.stderr.write(`${say('程序内部错误', 'Internal error')}: ${message}\n`)
    return 1
  }
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

function commandLine(context: Context, done: (code: number) => void): Command {
  const { say, stdout, stderr } = context
  const program = new Command('jixiao')
    .description(
      say(
        '用规则文件计算绩效与工资，逐项说明依据',
        'Calculates appraisal and pay from rule files, and explains every amount',
      ),
    )
    .version(packageVersion(), '-V, --version', say('显示版本', 'show the version'))
    .helpOption('-h, --help', say('显示帮助', 'show help'))
    .helpCommand(false)
    .exitOverride()
    .configureHelp(helpIn(say))
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => (stdout.isTTY === true ? (stdout.columns ?? 80) : 100),
      // Said by `run`, in the reader's language.
      outputError: () => undefined,
    })
    .showSuggestionAfterError()
  const rules = say('内置规则的编号，或规则文件的路径', 'id of a built-in rule set, or path of a rule file')

  withFacts(
    add(
      program,
      'calculate',
      say('由数据计算工资条与待处理事项', 'facts in, payslips and findings out'),
      say,
    ),
    say,
  )
    .argument('<rules>', rules)
    .option('--period <period>', say('只算这一期，可重复', 'only this period; repeatable'), collect)
    .option('-o, --out <folder>', say('把结果写入文件夹', 'write the results into a folder'))
    .option('--save-carry <file>', say('保存结转', 'save the carry'))
    .option('--strict', say('不接受假设和未选定的读法', 'refuse assumptions and readings nobody chose'))
    .option('--values', say('除工资条外也列出各项值', 'list the values beside the payslips'))
    .option(
      '--records',
      say('也列出明细（工单、订单、每日等）的值', 'list values of records too (tickets, orders, days)'),
    )
    .option('--why', say('说明没有的工资项和值及原因', 'say which lines and values are not there, and why'))
    .action(async (name, options) => done(await calculateCommand(context, name, options)))

  add(program, 'check', say('检查规则文件并运行其中的示例', 'check a rule file and run its examples'), say)
    .argument('<rules>', rules)
    .action(async (name, options) => done(await checkCommand(context, name, options)))

  withFacts(
    add(
      program,
      'explain',
      say('说明一个数、一个人或一条条款', 'explain a number, a person or a clause'),
      say,
    ),
    say,
  )
    .argument('<rules>', rules)
    .option('--id <id>', say('谁', 'who'))
    .option('--rule <rule>', say('哪一项', 'which value'))
    .option('--clause <clause>', say('哪一条', 'which clause'))
    .option('--thing <thing>', say('哪种对象，编号不唯一时用', 'of which thing, where ids are not unique'))
    .option('--period <period>', say('哪一期，默认最后一期', 'which period; the last one if not given'))
    .action(async (name, options) => done(await explainCommand(context, name, options)))

  withFacts(
    add(
      program,
      'correct',
      say(
        '重算已结算的期间，列出应补发与多发的差额',
        'settled periods again: what is due beyond what was paid',
      ),
      say,
    ),
    say,
  )
    .argument('<rules>', rules)
    .option(
      '--corrected <path...>',
      say('更正后的数据：只需放有改动的表', 'the corrected facts: only the tables that change are needed'),
    )
    .option('--rules-corrected <rules>', say('更正后的规则', 'the corrected rules'))
    .option(
      '--reading-corrected <name=option>',
      say('改用的读法，可重复', 'a reading that holds instead; repeatable'),
      collect,
    )
    .option(
      '--override-corrected <file>',
      say('改用这份人工更正（CSV）', 'overrides that hold instead (CSV)'),
    )
    .option(
      '--settled <file>',
      say('台账：结算时写出的 settled.json，可重复', 'ledger: the settled.json written then; repeatable'),
      collect,
    )
    .option('-o, --out <folder>', say('把结果写入文件夹', 'write the results into a folder'))
    .option('--strict', say('不接受假设和未选定的读法', 'refuse assumptions and readings nobody chose'))
    .action(async (name, options) => done(await correctCommand(context, name, options)))

  withFacts(
    add(
      program,
      'readings',
      say(
        '逐处算出未定的读法差多少钱、涉及谁',
        'price the open questions: what each reading costs, and whom it touches',
      ),
      say,
    ),
    say,
  )
    .argument('<rules>', rules)
    .option('--period <period>', say('只算这一期，可重复', 'only this period; repeatable'), collect)
    .option(
      '-o, --out <file>',
      say(
        '把逐行的差别写成 .csv，或把全部结果写成 .json',
        'write every changed line as .csv, or the whole report as .json',
      ),
    )
    .option(
      '--limit <count>',
      say('最多计算多少种组合，默认 256', 'calculate at most so many combinations; 256 if not given'),
    )
    .action(async (name, options) => done(await readingsCommand(context, name, options)))

  add(
    program,
    'rules',
    say(
      '列出内置规则，或把一套规则写成便于阅读的一页',
      'list the built-in rule sets, or write one as a page to read',
    ),
    say,
  )
    .argument('[rules]', rules)
    .option(
      '--page',
      say(
        '写成一页 Markdown，供不看规则文件的人阅读',
        'one page of Markdown, for people who read no rule files',
      ),
    )
    .option('-o, --out <file>', say('把这一页写入文件', 'write the page into a file'))
    .option('--as-of <date>', say('列出这一天有效的参数', 'the parameters in force on this day'))
    .action(async (name, options) => done(await rulesCommand(context, name, options)))
  return program
}

/** A command with what all of them share. */
function add(program: Command, name: string, description: string, say: Say): Command {
  return program
    .command(name)
    .description(description)
    .helpOption('-h, --help', say('显示帮助', 'show help'))
    .option('--json', say('输出 JSON，供程序使用', 'JSON for programs'))
    .addOption(new Option('--lang <language>', say('语言', 'language')).choices(['zh', 'en']))
    .option('--no-colour', say('不用颜色', 'no colours'))
}

/** The options by which facts come in. */
function withFacts(command: Command, say: Say): Command {
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
