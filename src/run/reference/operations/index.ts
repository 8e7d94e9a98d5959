import type { OperationName, Step } from '../../../plan/operations.ts'
import type { Frame } from '../frame.ts'
import { divided, multiplied, rounded, sum } from './arithmetic.ts'
import { decided } from './decisions.ts'
import { lowered, raised } from './groups.ts'
import { constant, input, overridden } from './inputs.ts'
import { chosen, compared, extreme, firstPresent, found, gathered, logical, picked } from './logic.ts'
import type { Operate } from './operate.ts'
import { ranked } from './places.ts'
import { counted, kept } from './runs.ts'
import { shared } from './shares.ts'
import { pieced } from './tiers.ts'
import { calendar, closed, opened } from './time.ts'

/** The evaluator, operation by operation. A new operation that is not here does not compile. */
const operations: { readonly [Name in OperationName]: Operate<Name> } = {
  constant,
  input,
  sum,
  multiply: multiplied,
  divide: divided,
  round: rounded,
  compare: compared,
  logic: logical,
  pick: picked,
  first: firstPresent,
  extreme,
  lookup: found,
  gather: gathered,
  piece: pieced,
  down: lowered,
  up: raised,
  rank: ranked,
  share: shared,
  opening: opened,
  closing: closed,
  calendar,
  choose: chosen,
  decision: decided,
  override: overridden,
  streak: counted,
  evidence: kept,
}

export const operate = (step: Step, frame: Frame, from: number, to: number): void =>
  (operations[step.op] as (step: Step, frame: Frame, from: number, to: number) => void)(step, frame, from, to)
