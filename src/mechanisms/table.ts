import type { Table } from '../model/table.ts'
import { lookedAt, mergeNames } from '../plan/looks.ts'
import { isNumber } from './expect.ts'
import { tableKeys } from './keys.ts'
import type { LoweredBody, LoweredFormula, Lowering, Mechanism, Operand } from './mechanism.ts'
import { checkRows } from './table/check-rows.ts'
import { lowerConditions } from './table/conditions.ts'
import { lowerCurve } from './table/curve.ts'
import { lowerOutcomes } from './table/outcomes.ts'
import type { TableParts } from './table/parts.ts'
import { tierTable } from './table/tiers.ts'

/** `table:` key columns find the row, outcome columns are the result; one outcome is the rule's value. */
export const table: Mechanism = {
  keys: tableKeys,
  lower: (body, lowering) => {
    const written = body.table('rows')
    if (!written) return undefined
    const keys = written.keys.map((key) => lowering.formula(key.formula))
    if (keys.some((key) => key === undefined)) return undefined
    const share = body.formula('edgesOf')
    const edgesOf = share && lowering.formula(share)
    if (share && !edgesOf) return undefined
    if (share && edgesOf && !isNumber(share, edgesOf, lowering)) return undefined
    if (share && edgesOf && !lowering.sameUnit(keys[0]!.type, edgesOf.type, share)) return undefined
    const parts = { table: written, keys: keys as LoweredFormula[], ...(edgesOf ? { edgesOf } : {}) }
    if (body.word('between') === 'linear') return lowerCurve(parts, lowering)
    return lowerTable(parts, (body.word('hit') ?? 'first') as 'first' | 'one', lowering)
  },
}

const lowerTable = (parts: TableParts, hit: 'first' | 'one', lowering: Lowering): LoweredBody | undefined => {
  const { table: written, keys } = parts
  const conditions = lowerConditions(parts, lowering)
  if (!conditions || !checkRows(parts, conditions, hit, lowering)) return undefined
  const row = lowering.emit(
    {
      op: 'lookup',
      rows: written.rows.map((one, at) => ({ name: one.name, conditions: conditions[at]!.columns })),
      hit,
      keys: keys.map((key) => key.column),
    },
    { kind: 'row' },
  )
  const outcomes = lowerOutcomes(parts, conditions, row, lowering)
  if (!outcomes) return undefined
  const tiers = tierTable(parts, conditions, outcomes.cells)
  if (tiers) lowering.rememberTiers(tiers)
  return {
    ...valueOf(outcomes.columns, lowering.rule.name),
    outcomes: outcomes.columns,
    statesAbsence: outcomes.statesAbsence,
    working: {
      kind: 'table',
      keys: keys.map((key, at) => ({ text: written.keys[at]!.formula.text, column: key.column })),
      row,
      headers: [...written.keys.map((key) => key.formula.text), ...written.outcomes.map(headerText)],
      rows: written.rows.map((one) => ({
        name: one.name,
        cells: [...one.keys.map((cell) => cell.text), ...one.outcomes.map((cell) => cell.text)],
      })),
      names: mergeNames([
        ...keys.flatMap((key) => key.names),
        ...outcomes.names.flatMap((own, at) => own.map((one) => lookedAt(one, { column: row, is: at }))),
      ]),
    },
  }
}

const headerText = ({ name, choose }: Table['outcomes'][number]): string =>
  choose ? `${name}: ${choose.word}` : name

/** The outcome that bears the rule's name, or the only one, is the rule's own value. */
const valueOf = (outcomes: Readonly<Record<string, Operand>>, rule: string): { readonly value?: Operand } => {
  const names = Object.keys(outcomes)
  const own = outcomes[rule] ?? (names.length === 1 ? outcomes[names[0]!] : undefined)
  return own ? { value: own } : {}
}
