// `npm run bench`: figures for this machine, interleaved in one run, as ratios with their spread. Never a timed test.
import { analyst } from './analyst.mjs'
import { coldStart } from './cold-start.mjs'
import { companyYear } from './company-year.mjs'
import { ninePart } from './nine-part/run.mjs'
import { otherJobs } from './other-jobs/run.mjs'
import { teamMonth } from './team-month.mjs'

for (const part of [teamMonth, companyYear, analyst, coldStart, otherJobs, ninePart])
  for (const line of [...(await part()), '']) console.log(line)
