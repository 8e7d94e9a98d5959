import type { PageContext } from './context.ts'

/** The options of a reading, in the order of the file; those without a title are known from where it is used. */
export const optionNames = ({ compiled }: PageContext, reading: string): readonly string[] =>
  compiled.plan.marks
    .find(({ kind, name }) => kind === 'reading' && name === reading)
    ?.options?.map(({ name }) => name) ?? []
