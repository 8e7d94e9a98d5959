import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import type { Carry } from '../result.ts'
import { cellTexts, isMigrated } from './envelope.ts'

/** Where each cell of the rules finds its values: in a carried cell, or in a value that the migration states. */
export type Fit = ReadonlyMap<
  string,
  { readonly from: string; readonly seeded: boolean } | { readonly value: string }
>

/**
 * Lays the cells of a carry against those of the rules. What the rules do not know any more has to be renamed or
 * dropped, what changed its kind has to be dropped, and what is new starts at its initial value, which is said.
 */
export const fitCells = (ruleSet: CompiledRuleSet, carry: Carry, diagnostics: Diagnostic[]): Fit => {
  // What these rules wrote themselves has been brought over already: once is enough.
  const {
    rename = {},
    drop = [],
    seed = {},
  } = (isMigrated(ruleSet, carry) ? undefined : ruleSet.migration) ?? {}
  const own = cellTexts(ruleSet)
  const fit = new Map<string, { from: string; seeded: boolean } | { value: string }>()
  const used = new Set<string>(drop)
  const renamedTo = (name: string): string | undefined =>
    Object.keys(rename).find((old) => rename[old] === name && Object.hasOwn(carry.cells, old))
  // What bears a name that another cell had before is not that cell.
  const sourceOf = (name: string): string | undefined =>
    renamedTo(name) ?? (Object.hasOwn(rename, name) ? undefined : name)
  for (const [name, text] of Object.entries(own)) {
    const from = sourceOf(name)
    const carried = from === undefined || drop.includes(from) ? undefined : carry.cells[from]
    const seeding = seed[name]
    if (from !== undefined && carried === text) {
      used.add(from)
      fit.set(name, { from, seeded: false })
    } else if (from !== undefined && carried !== undefined) {
      used.add(from)
      diagnostics.push(
        diagnostic('carry-cell-changed', { cell: from, was: carried, is: text, ruleSet: ruleSet.id }),
      )
    } else if (seeding === undefined) {
      diagnostics.push(diagnostic('carry-cell-new', { cell: name, through: carry.through }))
    } else if ('value' in seeding) fit.set(name, seeding)
    else if (carry.cells[seeding.from] === undefined)
      diagnostics.push(diagnostic('carry-seed-gone', { cell: name, from: seeding.from }))
    else {
      used.add(seeding.from)
      fit.set(name, { from: seeding.from, seeded: true })
    }
  }
  for (const name of Object.keys(carry.cells))
    if (!used.has(name)) {
      const fresh = Object.keys(own).filter((one) => !(one in carry.cells))
      diagnostics.push(
        diagnostic('carry-cell-gone', { cell: name, near: nearest(name, fresh) ?? '', ruleSet: ruleSet.id }),
      )
    }
  return fit
}

/** Whether a carry is of these very rules, or of cells that need nothing said. */
export const fits = (ruleSet: CompiledRuleSet, carry: Carry): boolean => {
  const own = Object.entries(cellTexts(ruleSet))
  const carried = carry.cells ?? {}
  return (
    carry.ruleSet === ruleSet.id &&
    own.length === Object.keys(carried).length &&
    own.every(([name, text]) => carried[name] === text)
  )
}
