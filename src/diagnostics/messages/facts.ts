import type { MessageTable } from './message.ts'

export const factMessages = {} as const satisfies MessageTable
