import { type Context, printJson } from '../context.ts'
import { drawTable } from '../table.ts'

/** `jixiao rules`: the rule sets that come with the package. */
export async function rulesCommand(context: Context, { json }: { readonly json?: boolean }): Promise<number> {
  const { builtIn } = await context.engine.rules()
  const sets = Object.values(builtIn).map(({ id, title, clauses, plan }) => ({
    id,
    title,
    clauses: clauses.length,
    rules: plan.rules.length,
    readings: plan.marks.filter((mark) => mark.kind === 'reading').length,
  }))
  if (json === true) printJson(context, sets)
  else {
    const { say } = context
    const headers = [
      'id',
      say('名称', 'title'),
      say('条款', 'clauses'),
      say('规则', 'rules'),
      say('读法', 'readings'),
    ]
    const rows = sets.map((one) => [
      one.id,
      say(one.title),
      `${one.clauses}`,
      `${one.rules}`,
      `${one.readings}`,
    ])
    for (const line of drawTable({ headers, rows, right: [2, 3, 4] })) context.stdout.write(`${line}\n`)
  }
  return 0
}
