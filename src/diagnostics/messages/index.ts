import { analyseMessages } from './analyse.ts'
import { compileMessages } from './compile.ts'
import { correctMessages } from './correct.ts'
import { factMessages } from './facts.ts'
import { fileMessages } from './files.ts'
import { formulaMessages } from './formula.ts'
import { groupMessages } from './groups.ts'
import type { Message } from './message.ts'
import { runMessages } from './run.ts'
import { sourceMessages } from './source.ts'
import { tableMessages } from './table.ts'

/** Every diagnostic of the library, by code: the closed table. Each code is documented by its own row. In `dist` it is a text of JSON (tsup.config.ts). */
export const messages = {
  ...sourceMessages,
  ...formulaMessages,
  ...tableMessages,
  ...compileMessages,
  ...factMessages,
  ...groupMessages,
  ...runMessages,
  ...correctMessages,
  ...analyseMessages,
  ...fileMessages,
}

export type DiagnosticCode = keyof typeof messages

export const messageOf = (code: DiagnosticCode): Message => messages[code]
