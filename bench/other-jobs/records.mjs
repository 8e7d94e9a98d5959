// 200 orders a person: commission order by order in order of date and number, each rounded, up to a cap a month.
import { Decimal } from 'decimal.js'

const perPerson = 200
const rates = { lamp: '0.012', bulb: '0.035', cable: '0.008' }
const kinds = Object.keys(rates)
const cap = 3000

const rules = `
id: records
title: { zh: 逐单提成, en: Commission order by order }
currency: CNY
each: month

facts:
  order of employee:
    dated: date
    amount: { type: money, allowed: "≥ 0" }
    kind: [${kinds.join(', ')}]
    returned: { type: yes/no, default: no }

clauses:
  第1条:
    says: { zh: 按品类提成，每单算到分，退货不计，每人每月最多 ${cap} 元，先到先得。, en: "By kind, each order to the fen, returned ones not, up to ${cap} yuan a person and month, first come first served." }
    rules:
      rate:
        for: order
        table: |
          kind | rate
${kinds.map((kind) => `          ${kind} | ${rates[kind]}`).join('\n')}
      due: { for: order, is: if returned then 0 else amount × rate, round: 2 }
      before: { for: order, order: [dated, id], restarts: month, is: "first(ago(soFar), 0)" }
      paid: { for: order, order: [dated, id], restarts: month, is: "min(due, ${cap} − before)" }
      soFar: { for: order, order: [dated, id], restarts: month, is: before + paid }
      commission: { for: employee, line: earning, is: sum(paid each order) }
`

/** Orders come in no order; amounts are such that the cap bites for some. */
function facts(people) {
  const employee = Array.from({ length: people }, (_, at) => ({ id: `E${at}` }))
  const order = employee.flatMap(({ id }, person) =>
    Array.from({ length: perPerson }, (_, at) => ({
      id: `${id}-${String((at * 73) % perPerson).padStart(3, '0')}`,
      employee: id,
      dated: `2026-01-${String(((at * 37 + person) % 31) + 1).padStart(2, '0')}`,
      amount: `${(at * 131 + person * 17) % (400 + 200 * (person % 10))}.${10 + ((at * 7) % 90)}`,
      kind: kinds[(at + person) % 3],
      returned: at % 11 === 0,
    })),
  )
  return { period: '2026-01', complete: true, employee, order }
}

function byHand({ employee, order }) {
  const ordersOf = new Map(employee.map(({ id }) => [id, []]))
  for (const one of order) ordersOf.get(one.employee).push(one)
  const lines = []
  for (const [id, orders] of ordersOf) {
    orders.sort((left, right) => compare(left.dated, right.dated) || compare(left.id, right.id))
    let paid = new Decimal(0)
    for (const { amount, kind, returned } of orders) {
      if (returned) continue
      const due = new Decimal(amount).times(rates[kind]).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
      paid = paid.plus(Decimal.min(due, new Decimal(cap).minus(paid)))
    }
    lines.push(`${id} 2026-01 commission ${paid.toFixed(2)}`)
  }
  return lines
}

const compare = (left, right) => (left < right ? -1 : left > right ? 1 : 0)

export const records = {
  name: 'orders one by one under a cap',
  rules,
  facts,
  byHand,
  people: 40,
  units: (people) => people * perPerson,
  unit: 'orders',
}
