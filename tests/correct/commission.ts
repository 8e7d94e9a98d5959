import type { Correction, PeriodFacts } from '../../src/index.ts'
import { load } from '../support/load.ts'

/** Commission on sales, with a reading about returns and a finding about low sales. */
export const pay = (rate: string, more = ''): string => `facts:
  employee:
    sales: money
    returns: { type: money, default: 0 }
${more}clauses:
  第3条:
    parameters: { rate: ${rate} }
    readings:
      counted:
        question: { zh: 退货算不算？, en: Do returns count? }
        default: gross
        options:
          gross: { zh: 不扣, en: not taken off }
          net: { zh: 扣除, en: taken off }
    rules:
      base: { reading: counted, gross: sales, net: sales - returns }
      commission: { line: earning, is: base × rate }
      low: { when: sales < 1100, finding: { zh: 销售偏低, en: low sales }, evidence: [sales], otherwise: no }
`
export const ten = load(pay('10%'))
export const twelve = load(pay('12%'))

type Row = Readonly<Record<string, string>>
export const month = (period: string, ...employee: readonly Row[]): PeriodFacts => ({
  period,
  complete: true,
  employee,
})
export const january = month('2026-01', { id: 'E1', name: '林晓燕', sales: '1000', returns: '100' })

export const short = ({ lines }: Correction) =>
  lines.map(({ period, id, rule, paid = '–', due = '–', difference, causes }) =>
    [
      `${period} ${id} ${rule} ${paid} → ${due} = ${difference}`,
      ...causes.map(({ cause, amount }) => `${cause} ${amount}`),
    ].join(', '),
  )
