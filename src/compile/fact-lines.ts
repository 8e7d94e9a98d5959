import type { FactSpec, ThingSpec } from '../model/rule-set.ts'
import { axisFor } from './axes.ts'
import { isLong } from './clock.ts'
import { lineNotMoney, minorStep, payOf } from './currency.ts'
import { factOperand } from './facts.ts'
import type { State } from './state.ts'

/** A fact that is itself a payslip line, such as a post wage: a rule with nothing to work out. */
export const addFactLine = (state: State, thing: ThingSpec, fact: FactSpec): void => {
  const { each } = state.ruleSet
  // What is given once a quarter is paid once, when the quarter closes.
  const own = axisFor(thing.name, fact.each ?? each, each)
  const axis = isLong(own, each) ? own : thing.name
  const operand = factOperand(state, thing, fact, axis)
  const pay = payOf(state, { line: fact.line! })
  if (fact.type.kind !== 'money' || fact.type.currency !== pay) {
    lineNotMoney(state, fact.name, operand.type, pay, fact.span)
    return
  }
  const column = state.builder.emit(
    { op: 'round', of: operand.column, step: minorStep(state, pay), mode: 'half up' },
    fact.name,
    operand.type,
    axis,
  )
  state.builder.rule({
    name: fact.name,
    title: fact.title,
    clause: fact.clause ?? '',
    mechanism: 'fact',
    axis,
    column,
    line: { channel: fact.line! },
    ...(fact.show === undefined ? {} : { show: fact.show }),
    type: operand.type,
    working: { body: { kind: 'formula', text: fact.name, names: [], aggregates: [] } },
  })
}
