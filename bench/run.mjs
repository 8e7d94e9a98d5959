// `npm run bench`: figures for this machine, interleaved in one run, as ratios with their spread. Never a timed test.
import { analyst } from './analyst.mjs'
import { coldStart } from './cold-start.mjs'
import { companyYear } from './company-year.mjs'
import { teamMonth } from './team-month.mjs'

const parts = [await teamMonth(), companyYear(), await analyst(), coldStart()]
for (const line of parts.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]))) console.log(line)
