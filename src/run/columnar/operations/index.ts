import type { OperationName, Step } from '../../../plan/operations.ts'
import type { Run } from '../run.ts'
import { divideColumns, multiplyColumns, roundColumns, sumColumns } from './arithmetic.ts'
import { downColumns, upColumns } from './groups.ts'
import { inputColumns, overrideColumns } from './inputs.ts'
import {
  chooseColumns,
  compareColumns,
  extremeColumns,
  firstColumns,
  logicColumns,
  pickColumns,
} from './logic.ts'
import type { OperateColumns } from './operate.ts'
import { rankColumns } from './places.ts'
import { shareColumns } from './shares.ts'
import { gatherColumns, lookupColumns, pieceColumns } from './tables.ts'
import { calendarColumns, closingColumns, evidenceColumns, openingColumns, streakColumns } from './time.ts'

/** The operations that know columns; the others are the reference's. */
const operations: { readonly [Name in OperationName]: OperateColumns<Name> | 'reference' } = {
  constant: 'reference',
  input: inputColumns,
  sum: sumColumns,
  multiply: multiplyColumns,
  divide: divideColumns,
  round: roundColumns,
  compare: compareColumns,
  logic: logicColumns,
  pick: pickColumns,
  first: firstColumns,
  extreme: extremeColumns,
  lookup: lookupColumns,
  gather: gatherColumns,
  piece: pieceColumns,
  down: downColumns,
  up: upColumns,
  rank: rankColumns,
  share: shareColumns,
  opening: openingColumns,
  closing: closingColumns,
  calendar: calendarColumns,
  choose: chooseColumns,
  decision: 'reference',
  override: overrideColumns,
  streak: streakColumns,
  evidence: evidenceColumns,
}

/** Works a step out by columns; `false` where only the reference can. */
export const operateColumns = (step: Step, run: Run): boolean => {
  const operation = operations[step.op]
  return operation !== 'reference' && (operation as (step: Step, run: Run) => boolean)(step, run)
}
