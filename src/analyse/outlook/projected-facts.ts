import type { ProjectedFact } from './forecast-report.ts'
import type { ProjectionPlan } from './projection-options.ts'
import { isDate, isRecord, rowsOf } from './rows.ts'

/** How each fact that is given was made, in the order of the rule file. */
export const projectedFacts = (
  { ruleSet, past, longer, scenario, facts, growth, moves }: ProjectionPlan,
  draws: readonly { readonly fact: string; readonly text: string }[],
): readonly ProjectedFact[] =>
  ruleSet.things.flatMap((thing) => {
    const rows = [...past, ...longer].flatMap((one) => rowsOf(one.facts, thing.name))
    return thing.facts.flatMap((fact): readonly ProjectedFact[] => {
      const { name, title, type } = fact
      if (!rows.some((row) => row[name] !== undefined)) return []
      const address = `${thing.name}.${name}`
      const grows = growth.get(address)?.text
      const drawn = draws.find((one) => one.fact === address)?.text
      const how = isDate(fact)
        ? isRecord(thing) || moves.has(address)
          ? 'moved'
          : 'fixed'
        : type.kind === 'reference' && !isRecord(thing)
          ? 'as now'
          : (facts[address] ?? scenario)
      return [
        {
          fact: address,
          title,
          how,
          ...(grows !== undefined && { growth: grows }),
          ...(drawn !== undefined && { draw: drawn }),
        },
      ]
    })
  })
