import type { Operation, OperationName, Step } from '../../../plan/operations.ts'
import type { Run } from '../run.ts'

export type StepOf<Name extends OperationName> = Step & Extract<Operation, { op: Name }>

/** Fills the step's columns; `false` where only the reference can, and nothing has been filled then. */
export type OperateColumns<Name extends OperationName> = (step: StepOf<Name>, run: Run) => boolean
