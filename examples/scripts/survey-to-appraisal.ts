// From survey to appraisal: what customers answered becomes one of the marks of the month's appraisal.

import type { FactRow, Finding, PeriodFacts, Result } from 'jixiao'
import { calculate } from 'jixiao'
import { satisfactionSurvey, taobaoCustomerService } from 'jixiao/rules'

/** The appraisal with the satisfaction as `attitude`, and what a person should look at first, such as a small sample. */
export interface Appraisal {
  readonly result: Result
  readonly toCheck: readonly Finding[]
}

/** Satisfaction is rounded to hundredths by the survey's rules, so it is a score as it stands: text in, text out. */
export function appraise(survey: PeriodFacts, appraisal: PeriodFacts): Appraisal {
  const surveyed = calculate(satisfactionSurvey, survey)
  if (!surveyed.ok) throw new Error(surveyed.diagnostics.map((one) => one.code).join(' '))
  const people = surveyed.periods[0]?.things.employee ?? []
  const satisfaction = new Map(people.map(({ id, values }) => [id, values.satisfaction?.value]))
  const employee = (appraisal.employee as readonly FactRow[]).map((one) => {
    const attitude = satisfaction.get(String(one.id))
    return attitude === undefined ? one : { ...one, attitude } // nobody answered: the appraiser's own mark, if any
  })
  return { result: calculate(taobaoCustomerService, { ...appraisal, employee }), toCheck: surveyed.findings }
}
