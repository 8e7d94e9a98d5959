import type { MessageTable } from './message.ts'

export const tableMessages = {} as const satisfies MessageTable
