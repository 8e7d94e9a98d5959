import type { CompiledRuleSet } from '../../index.ts'
import { type Context, printJson, UsageError } from '../context.ts'
import { drawTable } from '../views/table.ts'

/** `jixiao rules X --as-of 2026-05-01`: the parameters in force on a day, and the rules that are not. */
export async function printAsOf(
  context: Context,
  ruleSet: CompiledRuleSet,
  date: string,
  json: boolean,
): Promise<number> {
  const { say, stdout } = context
  const { asOf } = await context.engine.main()
  const found = asOf(ruleSet, date)
  if (!found)
    throw new UsageError(say(`“${date}”不是日期，写作 2026-05-01`, `"${date}" is no date; write 2026-05-01`))
  if (json) {
    printJson(context, { ruleSet: ruleSet.id, date, ...found })
    return 0
  }
  stdout.write(
    `${context.strong(say(`${ruleSet.title.zh} · ${date} 的规定`, `${ruleSet.title.en} on ${date}`))}\n\n`,
  )
  const headers = [
    say('条款', 'clause'),
    say('参数', 'parameter'),
    say('取值', 'value'),
    say('自', 'from'),
    say('将于', 'changes on'),
  ]
  const rows = found.parameters.map(({ clause, title, value, from, until }) => [
    clause,
    say(title),
    value ?? say('未定', 'not settled'),
    from ?? '',
    until ?? '',
  ])
  if (rows.length === 0) stdout.write(`${say('没有参数。', 'There are no parameters.')}\n`)
  else for (const line of drawTable({ headers, rows, right: [2] })) stdout.write(`${line}\n`)
  for (const { clause, title, from, until } of found.notInForce) {
    const when = [
      from && say(`自 ${from} 起`, `from ${from}`),
      until && say(`至 ${until} 止`, `until ${until}`),
    ]
    stdout.write(
      `  ${say('未施行', 'not in force')} · ${say(title)} [${clause}] · ${when.filter(Boolean).join(say('，', ', '))}\n`,
    )
  }
  return 0
}
