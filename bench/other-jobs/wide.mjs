// 300 rules: a hundred allowances, each a band of a fact, a running value and a payslip line where it applies.
import { Decimal } from 'decimal.js'

const parts = Array.from({ length: 100 }, (_, at) => at + 1)
const edges = (part) => [60 + (part % 30), 20 + (part % 20)]
const rates = (part) => [`0.0${(part % 9) + 1}`, '0.03', '0.005']

const rules = `
id: wide
title: { zh: 三百条规则, en: Three hundred rules }
currency: CNY
each: month

facts:
  employee:
    base: { type: money, allowed: "≥ 0" }
${parts.map((part) => `    x${part}: { type: number, allowed: "[0..100]" }`).join('\n')}

clauses:
${parts.map(clause).join('\n')}
`

function clause(part) {
  const [upper, lower] = edges(part)
  const [high, middle, low] = rates(part)
  const before = part === 1 ? '0' : `value${part - 1}`
  return `
  第${part}条:
    rules:
      rate${part}:
        table: |
          x${part} | rate
          ≥ ${upper} | ${high}
          ≥ ${lower} | ${middle}
          otherwise | ${low}
      value${part}: { is: x${part} × 0.7 + ${before} × 0.3, round: 4 }
      line${part}: { line: earning, when: value${part} ≥ 25, is: base × rate${part} }`
}

function facts(people) {
  return {
    period: '2026-01',
    complete: true,
    employee: Array.from({ length: people }, (_, at) => ({
      id: `E${String(at).padStart(4, '0')}`,
      base: `${2000 + ((at * 37) % 2000)}.${10 + (at % 90)}`,
      ...Object.fromEntries(parts.map((part) => [`x${part}`, `${(at * 13 + part * 29) % 100}.${part % 10}`])),
    })),
  }
}

function byHand({ employee }) {
  const lines = []
  for (const one of employee) {
    const base = new Decimal(one.base)
    let value = new Decimal(0)
    for (const part of parts) {
      const x = new Decimal(one[`x${part}`])
      value = x.times('0.7').plus(value.times('0.3')).toDecimalPlaces(4, Decimal.ROUND_HALF_UP)
      if (value.lt(25)) continue
      const [upper, lower] = edges(part)
      const rate = rates(part)[x.gte(upper) ? 0 : x.gte(lower) ? 1 : 2]
      lines.push(
        `${one.id} 2026-01 line${part} ${base.times(rate).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2)}`,
      )
    }
  }
  return lines
}

export const wide = {
  name: '300 rules',
  rules,
  facts,
  byHand,
  people: 40,
  units: (people) => people,
  unit: 'person-months',
}
