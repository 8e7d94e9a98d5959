import { Command, CommanderError } from 'commander'
import picocolors from 'picocolors'
import { addBacktest } from './commands/backtest.ts'
import { addCalculate } from './commands/calculate.ts'
import { addCheck } from './commands/check.ts'
import { addCompare } from './commands/compare.ts'
import { addCorrect } from './commands/correct.ts'
import { addExplain } from './commands/explain.ts'
import { addForecast } from './commands/forecast.ts'
import { addMissing } from './commands/missing.ts'
import { addPopulation } from './commands/population.ts'
import { addReadings } from './commands/readings.ts'
import { addRules } from './commands/rules.ts'
import { addSeek } from './commands/seek.ts'
import { addSensitivity } from './commands/sensitivity.ts'
import { addTest } from './commands/test.ts'
import { type Context, type Surroundings, UsageError } from './context.ts'
import { type Engine, engine } from './engine.ts'
import { languageOf, sayIn } from './language.ts'
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

/** In the order of the help. */
const groups = [
  {
    zh: '计算与说明：',
    en: 'Calculate and explain:',
    commands: [addCalculate, addExplain, addMissing, addCorrect],
  },
  {
    zh: '发布之前先问：',
    en: 'Ask before you publish:',
    commands: [
      addCheck,
      addTest,
      addReadings,
      addCompare,
      addSensitivity,
      addSeek,
      addForecast,
      addBacktest,
      addPopulation,
    ],
  },
  { zh: '其他：', en: 'Others:', commands: [addRules] },
]

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
  for (const { zh, en, commands } of groups) {
    program.commandsGroup(say(zh, en))
    for (const addTo of commands) addTo(program, context, done)
  }
  return program
}
