import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Held } from '../reference/frame.ts'
import type { Intake } from '../run-period.ts'
import { type Block, countOf, rowAt } from './blocks.ts'

/** What cells hold, by cell and id. */
export type Cells = ReadonlyMap<number, ReadonlyMap<string, Held>>

/** What is carried for whoever is in a block in any period. */
export const startOf = (
  { plan }: CompiledRuleSet,
  start: Cells,
  intakes: readonly Intake[],
  block: Block | undefined,
): Cells => {
  if (!block) return start
  return new Map(
    [...start].map(([cell, values]) => {
      const thing = thingOfCell(plan, cell)
      if (thing === 'company') return [cell, values] as const
      const picked = new Map<string, Held>()
      for (const [period, rows] of block.entries()) {
        const { ids } = intakes[period]!.things.get(thing)!
        const own = rows.get(thing)!
        for (let at = 0; at < countOf(own); at++) {
          const id = ids[rowAt(own, at)]!
          const held = values.get(id)
          if (held) picked.set(id, held)
        }
      }
      return [cell, picked] as const
    }),
  )
}

const thingOfCell = ({ axes, cells }: Plan, cell: number): string =>
  axes.find(({ id }) => id === cells[cell]!.axis)!.thing

/** What is carried for those who are never there: it stays as it is. */
export const ofOthers = ({ plan }: CompiledRuleSet, start: Cells, intakes: readonly Intake[]): Cells =>
  new Map(
    [...start].map(([cell, values]) => {
      const thing = thingOfCell(plan, cell)
      const here = new Set(intakes.flatMap(({ things }) => things.get(thing)!.ids))
      return [cell, new Map([...values].filter(([id]) => !here.has(id)))] as const
    }),
  )

/** What all blocks hold together. */
export const joined = (all: readonly Cells[]): Cells => {
  const made = new Map<number, Map<string, Held>>()
  for (const one of all)
    for (const [cell, values] of one) {
      const own = made.get(cell) ?? new Map<string, Held>()
      made.set(cell, own)
      for (const [id, value] of values) own.set(id, value)
    }
  return made
}
