import type { OperationName, Step } from '../../../plan/operations.ts'
import type { Frame } from '../frame.ts'

export type StepOf<Name extends OperationName> = Extract<Step, { readonly op: Name }>

/** Runs one step for the rows from `from` up to, not including, `to`. */
export type Operate<Name extends OperationName> = (
  step: StepOf<Name>,
  frame: Frame,
  from: number,
  to: number,
) => void
