import type { Plan } from './plan.ts'

/** Addresses that say a value once more: the only outcome of a table is its rule's value under another name. */
export const sameValues = ({ rules }: Plan): ReadonlySet<string> =>
  new Set(
    rules.flatMap(({ name, column, outcomes = {} }) =>
      Object.keys(outcomes)
        .filter((one) => outcomes[one] === column)
        .map((one) => `${name}.${one}`),
    ),
  )
