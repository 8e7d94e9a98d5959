// Publicodes: the policy in its own language, an agent a situation. It counts in JavaScript numbers: wrong results are
// counted. Its language is French; names are the facts'.
import { rival } from './rival.mjs'
import { aroundEngine, prepareRows, readRows } from './surrounding.mjs'

const facts = [
  'performance',
  'ability',
  'attitude',
  'sales',
  'postWage',
  'share',
  'singleShifts',
  'fullDays',
  'barrels',
  'excludedBarrels',
  'years',
]

const byGrade = (...values) => ({
  variations: [90, 80, 70, 60]
    .map((edge, at) => ({ si: `score >= ${edge}`, alors: values[at] }))
    .concat([{ sinon: values[4] }]),
})

const rules = {
  ...Object.fromEntries(facts.map((name) => [name, { 'par défaut': 0 }])),
  score: { valeur: 'performance * 0.7 + ability * 0.2 + attitude * 0.1', arrondi: '2 décimales' },
  coefficient: byGrade(1.2, 1.1, 1, 0.8, 0.5),
  change: byGrade(200, 100, 0, 0, -100),
  tiered: {
    barème: {
      assiette: 'sales',
      tranches: [{ taux: '1%', plafond: 20_000 }, { taux: '1.5%', plafond: 50_000 }, { taux: '2%' }],
    },
  },
  commission: { valeur: 'tiered * coefficient', arrondi: '2 décimales' },
  seniority: { valeur: 'years * 50', plafond: 500 },
  wage: {
    somme: [
      'postWage',
      'change',
      'commission',
      'share',
      'seniority',
      'singleShifts * 10',
      'fullDays * 20',
      'barrels - excludedBarrels',
    ],
    arrondi: '2 décimales',
  },
}

/** Its `durée` gives years with a fraction, so full years are counted here. */
const fullYears = (from, to) =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)

export const contestant = {
  name: 'Publicodes',
  note: 'an agent a situation, numbers; years, pool, places and runs around it',
  exact: false,
  async load() {
    const package_ = await rival('publicodes')
    if (!package_) return undefined
    const logger = { log() {}, warn() {}, error: console.error }
    return new package_.default(rules, { logger })
  },
  prepare: prepareRows,
  run: (months, engine) =>
    aroundEngine(months, (agents, monthEnd) => agents.map((one) => payAgent(engine, one, monthEnd))),
  read: readRows,
}

function payAgent(engine, one, monthEnd) {
  const given = { ...one, years: fullYears(one.hiredOn, monthEnd) }
  engine.setSituation(Object.fromEntries(facts.map((name) => [name, given[name]])))
  const value = (name) => engine.evaluate(name).nodeValue
  return {
    score: value('score'),
    commission: value('commission'),
    seniority: value('seniority'),
    wage: value('wage'),
  }
}
