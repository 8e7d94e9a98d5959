import type { Table } from '../model/table.ts'
import { lookedAt, mergeNames } from '../plan/looks.ts'
import type { NamedColumn, TableWorking } from '../plan/plan.ts'
import type { ColumnId } from '../plan/type.ts'
import { isNumber } from './expect.ts'
import { tableKeys } from './keys.ts'
import type { BodyReader, LoweredBody, LoweredFormula, Lowering, Mechanism, Operand } from './mechanism.ts'
import { checkRows } from './table/check-rows.ts'
import { askRows, collected } from './table/collect.ts'
import { lowerConditions, type RowConditions } from './table/conditions.ts'
import { joined, piecesOf } from './table/curve.ts'
import { readEnds } from './table/curve-ends.ts'
import { curvesOf } from './table/curve-points.ts'
import { type Collecting, collects, type Hit } from './table/hit.ts'
import { gatherRow, lowerOutcomes, type Outcomes, type WholeParts } from './table/outcomes.ts'
import { lowerEdges, ownLowerEdges, tierTable } from './table/tiers.ts'

/** `table:` key columns find the row, outcome columns are the result; one outcome is the rule's value. */
export const table: Mechanism = {
  keys: tableKeys,
  lower: (body, lowering) => {
    const written = body.table('rows')
    if (!written) return undefined
    const keys = written.keys.map((key) => lowering.formula(key.formula))
    if (keys.some((key) => key === undefined)) return undefined
    lowering.rememberKeys(keys.map((key, at) => ({ text: written.keys[at]!.formula.text, type: key!.type })))
    const share = body.formula('edgesOf')
    const edgesOf = share && lowering.formula(share)
    if (share && !edgesOf) return undefined
    if (share && edgesOf && !isNumber(share, edgesOf, lowering)) return undefined
    if (share && edgesOf && !lowering.sameUnit(keys[0]!.type, edgesOf.type, share)) return undefined
    const parts = { table: written, keys: keys as LoweredFormula[], ...(edgesOf ? { edgesOf } : {}) }
    const hit = (body.word('hit') ?? 'first') as Hit
    if (body.word('between') === 'linear') return lowerCurve(body, parts, hit, lowering)
    for (const side of ['below', 'above'])
      if (body.word(side) ?? body.formula(side))
        return lowering.report('curve-key-without', { rule: lowering.rule.name, side }, written.span)
    return collects(hit) ? lowerCollected(parts, hit, lowering) : lowerFound(parts, hit, lowering)
  },
}

const lowerFound = (parts: WholeParts, hit: Hit, lowering: Lowering): LoweredBody | undefined => {
  const { table: written, keys } = parts
  const conditions = lowerConditions(parts, lowering)
  if (!conditions || !checkRows(parts, conditions, hit, lowering)) return undefined
  const row = lowering.emit(
    {
      op: 'lookup',
      rows: written.rows.map((one, at) => ({ name: one.name, conditions: conditions[at]!.columns })),
      hit: hit === 'one' ? 'one' : 'first',
      keys: keys.map((key) => key.column),
    },
    { kind: 'row' },
  )
  const gather = gatherRow(parts, conditions, row, lowering)
  const outcomes = lowerOutcomes(parts, conditions, lowerEdges(parts, conditions), gather, lowering)
  if (!outcomes) return undefined
  const tiers = tierTable(parts, conditions, outcomes.cells)
  if (tiers) lowering.rememberTiers(tiers)
  const names = outcomes.names.flatMap((own, at) => own.map((one) => lookedAt(one, { column: row, is: at })))
  return bodyOf(parts, outcomes, row, names, lowering)
}

/** Every row that holds counts. */
const lowerCollected = (parts: WholeParts, hit: Collecting, lowering: Lowering): LoweredBody | undefined => {
  const rest = parts.table.rows.find(({ keys }) => keys.some((cell) => cell.kind === 'otherwise'))
  if (rest)
    return lowering.report(
      'table-collect-otherwise',
      { rule: lowering.rule.name, hit, row: rest.name },
      rest.span,
    )
  const conditions = lowerConditions(parts, lowering)
  if (!conditions || !checkRows(parts, conditions, hit, lowering)) return undefined
  const held = askRows(parts, conditions, lowering)
  const gave: ColumnId[][] = parts.table.rows.map(() => [])
  const gather = collected(parts, conditions, held, hit, gave, lowering)
  const outcomes = lowerOutcomes(parts, conditions, ownLowerEdges(parts, conditions), gather, lowering)
  if (!outcomes) return undefined
  const names = outcomes.names.flatMap((own, at) =>
    own.map((one) => lookedAt(one, { column: held.rows[at]!, is: 0 })),
  )
  const rows = held.rows.map((row, at) => ({ held: row, gave: gave[at]! }))
  return bodyOf(parts, outcomes, held.row, names, lowering, { collected: { how: hit, rows } })
}

/** `between: linear`: the rows are points, joined by straight lines. */
const lowerCurve = (
  body: BodyReader,
  parts: WholeParts,
  hit: Hit,
  lowering: Lowering,
): LoweredBody | undefined => {
  const { table: written, keys } = parts
  const unfit = parts.edgesOf ? 'curve-of-shares' : hit === 'first' ? undefined : 'curve-hit'
  if (unfit) return lowering.report(unfit, { rule: lowering.rule.name, hit }, written.span)
  const conditions: readonly RowConditions[] | undefined = lowerConditions(parts, lowering)
  const ends = readEnds(body, lowering)
  const curves = conditions && ends && curvesOf(parts, conditions, ends, lowering)
  if (!conditions || !ends || !curves) return undefined
  const pieces = piecesOf(curves, ends, keys.at(-1)!, lowering)
  const row = lowering.emit(
    {
      op: 'lookup',
      rows: pieces.map((piece) => ({ name: piece.name, conditions: piece.conditions })),
      hit: 'first',
      keys: keys.map((key) => key.column),
    },
    { kind: 'row' },
  )
  const none = written.rows.map(() => undefined)
  const outcomes = lowerOutcomes(parts, conditions, none, joined(parts, pieces, row, lowering), lowering)
  if (!outcomes) return undefined
  const names = [
    ...outcomes.names.flat(),
    ...[ends.below, ends.above].flatMap((end) => (typeof end === 'object' ? end.names : [])),
  ]
  const curve = pieces.map(({ from, to, is }) => ({
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(is.kind === 'end' ? { end: endText(body, is.side) } : {}),
  }))
  return bodyOf(parts, outcomes, row, names, lowering, { curve })
}

const endText = (body: BodyReader, side: 'below' | 'above'): string =>
  body.word(side) ?? body.formula(side)?.text ?? ''

const bodyOf = (
  { table: written, keys }: WholeParts,
  outcomes: Outcomes,
  row: ColumnId,
  names: readonly NamedColumn[],
  lowering: Lowering,
  more: Partial<Pick<TableWorking, 'collected' | 'curve'>> = {},
): LoweredBody => ({
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
    outcomes: Object.values(outcomes.columns).map(({ column }) => column),
    names: mergeNames([...keys.flatMap((key) => key.names), ...names]),
    ...more,
  },
})

const headerText = ({ name, choose }: Table['outcomes'][number]): string =>
  choose ? `${name}: ${choose.cell.text}` : name

/** The outcome that bears the rule's name, or the only one, is the rule's own value. */
const valueOf = (outcomes: Readonly<Record<string, Operand>>, rule: string): { readonly value?: Operand } => {
  const names = Object.keys(outcomes)
  const own = outcomes[rule] ?? (names.length === 1 ? outcomes[names[0]!] : undefined)
  return own ? { value: own } : {}
}
