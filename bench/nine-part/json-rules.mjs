// json-rules-engine: it decides on grade and tier by conditions and events; the arithmetic is JavaScript in its facts,
// since its rules have none. In whole numbers, so that the results are exact.
import { rival } from './rival.mjs'
import { aroundEngine, prepareRows, readRows } from './surrounding.mjs'

const fen = (yuan) => Math.round(yuan * 100)

/** The topmost grade that holds is the agent's: each excludes those above. */
const grades = [
  { from: 90, coefficient: 12, change: 200 },
  { from: 80, below: 90, coefficient: 11, change: 100 },
  { from: 70, below: 80, coefficient: 10, change: 0 },
  { from: 60, below: 70, coefficient: 8, change: 0 },
  { below: 60, coefficient: 5, change: -100 },
]

const condition = (fact, operator, value) => ({ fact, operator, value })

const gradeRule = ({ from, below, coefficient, change }) => ({
  conditions: {
    all: [
      ...(from === undefined ? [] : [condition('score', 'greaterThanInclusive', from)]),
      ...(below === undefined ? [] : [condition('score', 'lessThan', below)]),
    ],
  },
  event: { type: 'grade', params: { coefficient, change } },
})

/** Every slice that the sales reach adds what is above its edge; rates in thousandths. */
const sliceRule = ({ above, rate }) => ({
  conditions: { all: [condition('sales', 'greaterThan', above)] },
  event: { type: 'slice', params: { above, rate } },
})
const slices = [
  { above: 0, rate: 10 },
  { above: 20_000, rate: 5 },
  { above: 50_000, rate: 5 },
]

async function scoreOf(_, almanac) {
  const performance = await almanac.factValue('performance')
  const ability = await almanac.factValue('ability')
  const attitude = await almanac.factValue('attitude')
  return Math.round(performance * 70 + ability * 20 + attitude * 10) / 100
}

export const contestant = {
  name: 'json-rules-engine',
  note: 'an agent a run; arithmetic in JavaScript facts; pool, places and runs around it',
  exact: true,
  async load() {
    const package_ = await rival('json-rules-engine')
    if (!package_) return undefined
    const engine = new package_.Engine([...grades.map(gradeRule), ...slices.map(sliceRule)])
    engine.addFact('score', scoreOf)
    return engine
  },
  prepare: prepareRows,
  run: (months, engine) =>
    aroundEngine(months, async (agents, monthEnd) => {
      const paid = []
      for (const one of agents) paid.push(await payAgent(engine, one, monthEnd))
      return paid
    }),
  read: readRows,
}

async function payAgent(engine, one, monthEnd) {
  const { performance, ability, attitude, sales } = one
  const { events, almanac } = await engine.run({ performance, ability, attitude, sales })
  const score = await almanac.factValue('score')
  const { coefficient, change } = events.find(({ type }) => type === 'grade').params
  let tiered = 0
  for (const { type, params } of events)
    if (type === 'slice') tiered += fen(sales - params.above) * params.rate
  const commission = Math.floor((tiered * coefficient + 5000) / 10_000)
  const early = monthEnd.slice(5) < one.hiredOn.slice(5) ? 1 : 0
  const years = Number(monthEnd.slice(0, 4)) - Number(one.hiredOn.slice(0, 4)) - early
  const seniority = Math.min(years * 50, 500)
  const yuan =
    one.postWage +
    change +
    seniority +
    one.singleShifts * 10 +
    one.fullDays * 20 +
    one.barrels -
    one.excludedBarrels
  const wage = (fen(yuan) + commission + fen(one.share)) / 100
  return { score, commission: commission / 100, seniority, wage }
}
