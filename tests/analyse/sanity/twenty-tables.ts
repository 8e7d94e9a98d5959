/** A rule set with so many tables, made by program: whole rates, slices, premiums and grades in turn, on four numbers. */
export const manyTables = (count: number): string => {
  const keys = ['sales', 'score', 'reach', 'hours']
  const rules = Array.from({ length: count }, (_, at) => tableOf(at, keys[at % keys.length]!))
  return `facts:
  employee:
    sales: { type: money, allowed: "≥ 0" }
    quota: { type: money, allowed: "> 0" }
    score: score
    hours: { type: hours, allowed: "[0..250]" }
clauses:
  第1条:
    rules:
      reach: sales ÷ quota
${rules.join('\n')}`
}

const edges: Readonly<Record<string, (at: number, row: number) => string>> = {
  sales: (at, row) => `${(row + 1) * (10000 + 500 * at)}`,
  score: (at, row) => `${40 + 10 * row + (at % 7)}`,
  reach: (at, row) => `${60 + 20 * row + at}%`,
  hours: (at, row) => `${60 + 40 * row + at}`,
}

const tableOf = (at: number, key: string): string => {
  const isRate = at % 5 === 0 || at % 5 === 1
  const value = (row: number): string => (isRate ? `${row + 1}%` : `${(row + 1) * 100}`)
  const rows = [3, 2, 1, 0].map((row) => `          ≥ ${edges[key]!(at, row)} | ${value(row + 1)}`)
  const pay =
    at % 5 === 0 && key === 'sales' ? `marginal(t${at}.out)` : isRate ? `sales × t${at}.out` : `t${at}.out`
  return `      t${at}:
        table: |
          ${key} | out
${rows.join('\n')}
          otherwise | ${value(0)}
      p${at}: { line: earning, is: ${pay} }`
}
