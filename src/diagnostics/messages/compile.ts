import { curveMessages } from './compile-curves.ts'
import { lookupMessages } from './compile-lookup.ts'
import { nameMessages } from './compile-names.ts'
import { recordMessages } from './compile-records.ts'
import { ruleMessages } from './compile-rules.ts'
import { rowMessages } from './compile-tables.ts'
import { valueMessages } from './compile-values.ts'
import type { MessageTable } from './message.ts'

/** What the compiler finds: names and references, kinds and units, order and absence, tables. */
export const compileMessages = {
  ...nameMessages,
  ...lookupMessages,
  ...valueMessages,
  ...ruleMessages,
  ...recordMessages,
  ...rowMessages,
  ...curveMessages,
} satisfies MessageTable
