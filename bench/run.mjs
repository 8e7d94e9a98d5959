// `npm run bench`: figures for this machine, interleaved in one run, as ratios with their spread. Never a timed test.
import { coldStart } from './cold-start.mjs'
import { teamMonth } from './team-month.mjs'

for (const line of [...(await teamMonth()), '', ...coldStart()]) console.log(line)
