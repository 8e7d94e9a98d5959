import type { FactSpec, ThingSpec } from '../model/rule-set.ts'
import { factOperand } from './facts.ts'
import type { State } from './state.ts'

/** A fact that is itself a payslip line, such as a post wage: a rule with nothing to work out. */
export const addFactLine = (state: State, thing: ThingSpec, fact: FactSpec, minorStep: string): void => {
  const operand = factOperand(state, thing, fact)
  const column = state.builder.emit(
    { op: 'round', of: operand.column, step: minorStep, mode: 'half up' },
    fact.name,
    operand.type,
    thing.name,
  )
  state.builder.rule({
    name: fact.name,
    title: fact.title,
    clause: fact.clause ?? '',
    mechanism: 'fact',
    axis: thing.name,
    column,
    line: { channel: fact.line! },
    ...(fact.show === undefined ? {} : { show: fact.show }),
    type: operand.type,
    working: { body: { kind: 'formula', text: fact.name, names: [], aggregates: [] } },
  })
}
