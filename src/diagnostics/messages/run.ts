import type { MessageTable } from './message.ts'

export const runMessages = {} as const satisfies MessageTable
