import type { RuleTestReport } from '../analyse.ts'
import type { TestsSection } from '../report.ts'

/** What the worked examples of a rule file notice, as a page shows it. */
export function testsSection({ examples, coverage, mutation }: RuleTestReport): TestsSection {
  const titles = new Map(coverage.clauses.map(({ clause, title }) => [clause, title]))
  return {
    examples,
    ...(coverage.taken.all > 0 && { taken: coverage.taken.text }),
    tried: mutation?.score.all ?? 0,
    noticed: mutation?.score.part ?? 0,
    clauses: (mutation?.clauses ?? [])
      .filter(({ score }) => score.all > 0)
      .map(({ clause, score }) => ({
        clause,
        title: titles.get(clause) ?? { zh: '', en: '' },
        tried: score.all,
        noticed: score.part,
      })),
    survivors: (mutation?.survivors ?? []).map(({ clause, address, before, after, why, tells }) => ({
      clause,
      address,
      before,
      after,
      says: tells?.says ?? why,
    })),
  }
}
