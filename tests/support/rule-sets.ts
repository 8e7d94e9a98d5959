/** Example data of a rule set, and how many rows its results worked out without the engine have. */
export interface ExampleFolder {
  readonly folder: string
  readonly lines: number
  readonly values: number
  readonly findings: number
}

/** Every built-in rule set with its example data, and how much each check of it looks at, so that none looks at nothing. */
export interface BuiltInCase {
  readonly id: string
  readonly clauses: number
  /** Figures of the examples in its file, at least. */
  readonly figures: number
  readonly examples: readonly ExampleFolder[]
}

const data = (folder: string, lines: number, values: number, findings: number): ExampleFolder => ({
  folder,
  lines,
  values,
  findings,
})

const one = (
  id: string,
  clauses: number,
  figures: number,
  ...examples: readonly ExampleFolder[]
): BuiltInCase => ({ id, clauses, figures, examples })

export const builtInCases: readonly BuiltInCase[] = [
  one('customer-service-marketing', 21, 380, data('marketing-2026', 230, 3016, 69)),
  one('customer-proposal-award', 3, 160, data('proposals-2026', 15, 306, 8)),
  one('customer-relationship-rating', 4, 120, data('relationships-2026', 0, 516, 10)),
  one('logistics-service', 13, 200, data('logistics-2026', 0, 1671, 77)),
  one('satisfaction-survey', 1, 170, data('survey-2026', 0, 1580, 14)),
  one('service-handbook', 15, 200, data('handbook-2026', 28, 2553, 138)),
  one('service-posts', 29, 60, data('service-posts-2025', 0, 1628, 28)),
  one(
    'taobao-customer-service',
    12,
    100,
    data('taobao-2026-q1', 219, 796, 2),
    data('taobao-2025', 664, 2246, 8),
  ),
  one('telephone-agents', 20, 125, data('telephone-agents-2013', 0, 1659, 7)),
  one('vip-telephone-service', 19, 270, data('vip-telephone-2024', 0, 2412, 42)),
  one('water-delivery-service', 5, 60, data('water-2013-08', 26, 132, 4), data('water-2014', 246, 1466, 14)),
]
