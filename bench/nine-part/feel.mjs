// feelin: the DMN expression language FEEL, a team's agents in one expression. It counts in JavaScript numbers: wrong
// results are counted.
import { rival } from './rival.mjs'
import { aroundEngine, prepareRows, readRows } from './surrounding.mjs'

const pay = `for one in agents return {
  score: round half up(one.performance * 0.7 + one.ability * 0.2 + one.attitude * 0.1, 2),
  coefficient: if score >= 90 then 1.2 else if score >= 80 then 1.1 else if score >= 70 then 1
    else if score >= 60 then 0.8 else 0.5,
  change: if score >= 90 then 200 else if score >= 80 then 100 else if score >= 60 then 0 else -100,
  tiered: min(one.sales, 20000) * 0.01 + max(0, min(one.sales, 50000) - 20000) * 0.015
    + max(0, one.sales - 50000) * 0.02,
  commission: round half up(tiered * coefficient, 2),
  seniority: min(500, 50 * years and months duration(date(one.hiredOn), monthEnd).years),
  wage: round half up(one.postWage + change + commission + one.share + seniority + one.singleShifts * 10
    + one.fullDays * 20 + one.barrels - one.excludedBarrels, 2)
}`

export const contestant = {
  name: 'feelin (FEEL)',
  note: 'a team an expression, numbers; pool, places and runs around it',
  exact: false,
  load: () => rival('feelin'),
  prepare: prepareRows,
  run: (months, { evaluate, date }) =>
    aroundEngine(months, (agents, monthEnd) => evaluate(pay, { agents, monthEnd: date(monthEnd) }).value),
  read: readRows,
}
