// GoRules ZEN: a decision graph in Rust with exact decimals; a team's agents in one call, looped over inside.
import { rival } from './rival.mjs'
import { aroundEngine, prepareRows, readRows } from './surrounding.mjs'

const expressions = (id, list, content = {}) => ({
  id,
  name: id,
  type: 'expressionNode',
  content: {
    ...content,
    passThrough: true,
    expressions: list.map(([key, value]) => ({ id: `${id}-${key}`, key, value })),
  },
})
const loop = { inputField: 'agents', outputPath: 'agents', executionMode: 'loop', passThrough: true }

const grades = {
  id: 'grades',
  name: 'grades',
  type: 'decisionTableNode',
  content: {
    ...loop,
    hitPolicy: 'first',
    inputs: [{ id: 'score', name: 'score', field: 'score' }],
    outputs: [
      { id: 'coefficient', name: 'coefficient', field: 'coefficient' },
      { id: 'change', name: 'change', field: 'change' },
    ],
    rules: [
      ['>= 90', '1.2', '200'],
      ['>= 80', '1.1', '100'],
      ['>= 70', '1', '0'],
      ['>= 60', '0.8', '0'],
      ['', '0.5', '-100'],
    ].map(([score, coefficient, change], at) => ({ _id: `row${at}`, score, coefficient, change })),
  },
}

const steps = [
  { id: 'request', name: 'request', type: 'inputNode' },
  expressions('scores', [['score', 'round(performance * 0.7 + ability * 0.2 + attitude * 0.1, 2)']], loop),
  grades,
  expressions(
    'pay',
    [
      [
        'tiered',
        'min([sales, 20000]) * 0.01 + max([0, min([sales, 50000]) - 20000]) * 0.015 + max([0, sales - 50000]) * 0.02',
      ],
      ['commission', 'round($.tiered * coefficient, 2)'],
      ['seniority', "min([500, 50 * d(monthEnd).diff(d(hiredOn), 'year')])"],
      [
        'wage',
        'postWage + change + $.commission + share + $.seniority + singleShifts * 10 + fullDays * 20 + (barrels - excludedBarrels)',
      ],
    ],
    loop,
  ),
  { id: 'response', name: 'response', type: 'outputNode' },
]
const graph = {
  nodes: steps.map((step, at) => ({ ...step, position: { x: 200 * at, y: 0 } })),
  edges: steps.slice(1).map((step, at) => ({
    id: `edge${at}`,
    type: 'edge',
    sourceId: steps[at].id,
    targetId: step.id,
  })),
}

export const contestant = {
  name: 'GoRules ZEN',
  note: 'a team a call; pool, places and runs around it',
  exact: true,
  async load() {
    const package_ = await rival('@gorules/zen-engine')
    return package_ && new package_.ZenEngine().createDecision(graph)
  },
  prepare: prepareRows,
  run: (months, decision) =>
    aroundEngine(months, async (agents, monthEnd) => {
      const { result } = await decision.evaluate({ agents: agents.map((one) => ({ ...one, monthEnd })) })
      return result.agents
    }),
  read: readRows,
}
