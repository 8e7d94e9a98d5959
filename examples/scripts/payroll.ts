// A payroll script: spreadsheets in, pay lines out, in a dozen lines.
import { calculate, renderDiagnostic } from 'jixiao'
import { readFactsFolder, writeCsv } from 'jixiao/node'
import { waterDeliveryService } from 'jixiao/rules/water-delivery-service'

/** CSV of the pay lines of a folder of facts; what is wrong is thrown as one readable text, and nothing is paid. */
export async function payLines(folder: string): Promise<string> {
  const facts = await readFactsFolder(folder, waterDeliveryService)
  const result = facts.value ? calculate(waterDeliveryService, facts.value) : undefined
  const problems = [...facts.diagnostics, ...(result?.diagnostics ?? [])].filter(
    (one) => one.severity === 'error',
  )
  if (!result || problems.length > 0)
    throw new Error(problems.map((one) => renderDiagnostic(one, { language: 'zh' })).join('\n'))
  const rows = result.settled.map((line) => [line.period, line.id, line.rule, line.amount])
  return writeCsv([['期间', '编号', '项目', '金额'], ...rows])
}
