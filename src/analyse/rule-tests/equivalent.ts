import type { CompiledRuleSet } from '../../plan/compiled.ts'

/**
 * What a rule set works out, without a word of how it is written: two with the same essence have the same results on
 * all facts, so that a mutant with the essence of the original is none.
 */
export const essenceOf = ({ plan }: CompiledRuleSet): string =>
  JSON.stringify([
    plan.blocks.map((block) => ({
      ...block,
      steps: block.steps.map((step) =>
        step.op === 'lookup' ? { ...step, rows: step.rows.map(({ conditions }) => conditions) } : step,
      ),
    })),
    plan.cells,
    plan.marks.map((mark) => [mark.kind, mark.name, mark.default]),
    plan.rules.map(({ name, axis, column, outcomes, line, totalOf, finding, inForce }) => [
      name,
      axis,
      column,
      outcomes,
      line,
      totalOf,
      finding?.evidence.map((one) => one.column),
      inForce,
    ]),
  ])
