/** Every built-in rule set with its example data, and how much each check of it looks at, so that none looks at nothing. */
export interface BuiltInCase {
  readonly id: string
  readonly example: string
  readonly clauses: number
  /** Figures of the examples in its file, at least. */
  readonly figures: number
  /** Rows of the results worked out without the engine. */
  readonly lines: number
  readonly values: number
  readonly findings: number
}

const one = (
  id: string,
  example: string,
  clauses: number,
  figures: number,
  lines: number,
  values: number,
  findings: number,
): BuiltInCase => ({ id, example, clauses, figures, lines, values, findings })

export const builtInCases: readonly BuiltInCase[] = [
  one('customer-proposal-award', 'proposals-2026', 3, 160, 15, 306, 8),
  one('customer-relationship-rating', 'relationships-2026', 4, 120, 0, 516, 10),
  one('satisfaction-survey', 'survey-2026', 1, 170, 0, 1580, 14),
  one('service-posts', 'service-posts-2025', 29, 60, 0, 1628, 28),
  one('taobao-customer-service', 'taobao-2026-q1', 12, 100, 219, 796, 2),
  one('water-delivery-service', 'water-2013-08', 5, 60, 26, 132, 4),
]
