import type { MessageTable } from './message.ts'

export const formulaMessages = {} as const satisfies MessageTable
