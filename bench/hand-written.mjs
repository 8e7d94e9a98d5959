// The lines of the Taobao policy for a first month, as a programmer would write them with decimal.js.
import { Decimal } from 'decimal.js'

const Money = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP })
const grades = [
  [90, '1.2'],
  [80, '1.1'],
  [70, '1'],
  [60, '0.8'],
  [-1, '0.5'],
]

export function handWritten({ team, employee }) {
  const lines = []
  for (const { id, publicSales } of team) {
    const people = employee.filter((one) => one.team === id)
    for (const share of shares(new Money(publicSales).times('0.005'), people)) lines.push(share)
    for (const one of people) {
      const score = new Money(one.performance)
        .times('0.7')
        .plus(new Money(one.ability).times('0.2'))
        .plus(new Money(one.attitude).times('0.1'))
      const factor = grades.find(([edge]) => score.gte(edge))[1]
      lines.push(`${one.id} commission ${tiers(new Money(one.sales)).times(factor).toFixed(2)}`)
      lines.push(`${one.id} postWage ${new Money(one.postWage).toFixed(2)}`)
      const years = 2026 - Number(one.hiredOn.slice(0, 4)) - (one.hiredOn.slice(5) > '01-31' ? 1 : 0)
      lines.push(`${one.id} seniority ${Money.min(years * 50, 500).toFixed(2)}`)
    }
  }
  return lines.sort()
}

function tiers(sales) {
  const part = (from, to, rate) => Money.max(0, Money.min(sales, to).minus(from)).times(rate)
  return part(0, 20000, '0.01')
    .plus(part(20000, 50000, '0.015'))
    .plus(part(50000, Infinity, '0.02'))
}

/** Equal shares by largest remainder, ties by id. */
function shares(pool, people) {
  const fen = pool.toDecimalPlaces(2).times(100)
  const each = fen.divToInt(people.length)
  const odd = fen.minus(each.times(people.length)).toNumber()
  return people
    .map((one) => one.id)
    .sort()
    .map(
      (id, at) =>
        `${id} publicCommission ${each
          .plus(at < odd ? 1 : 0)
          .div(100)
          .toFixed(2)}`,
    )
}
