// An HR system: once a month it hands over facts, keeps the carry, and stores lines and findings. Nothing is a float.

import type { Carry, Finding, PeriodFacts, SettledLine } from 'jixiao'
import { calculate, explain, renderExplanation } from 'jixiao'
import { taobaoCustomerService } from 'jixiao/rules/taobao-customer-service'

/** What the system keeps from month to month, beside the lines and findings it shows to people. */
interface Store {
  carry?: Carry
  readonly ledger: SettledLine[]
  readonly findings: Finding[]
}

/** Runs one month. Nothing is stored where something is wrong: the messages say what to put right. */
export function closeMonth(facts: PeriodFacts, store: Store): readonly string[] {
  const result = calculate(taobaoCustomerService, facts, store.carry ? { carry: store.carry } : {})
  if (!result.ok)
    return result.diagnostics.map((one) =>
      `${one.code} ${one.place?.id ?? ''} ${one.place?.field ?? ''}`.trim(),
    )
  store.carry = result.carry
  store.ledger.push(...result.settled)
  store.findings.push(...result.findings)
  return []
}

/** The answer to "why this amount?", or "why nothing?", as the employee reads it. */
export function whyThisAmount(facts: PeriodFacts, id: string, rule: string, store: Store): string {
  const { value } = explain(
    taobaoCustomerService,
    facts,
    { id, rule },
    store.carry ? { carry: store.carry } : {},
  )
  return value ? renderExplanation(value, 'zh') : ''
}

export const january: PeriodFacts = {
  period: '2026-01',
  complete: true,
  team: [{ id: '售前组', publicSales: '123456.78' }],
  employee: [
    {
      id: 'KF1',
      name: '林晓燕',
      team: '售前组',
      hiredOn: '2019-06-15',
      postWage: '3600',
      sales: '20000',
      performance: '96',
      ability: '94',
      attitude: '95',
    },
    {
      id: 'KF2',
      name: '周建国',
      team: '售前组',
      hiredOn: '2024-03-01',
      postWage: '3200',
      sales: '50000.01',
      performance: '58.5',
      ability: '61',
      attitude: '60',
    },
  ],
}
