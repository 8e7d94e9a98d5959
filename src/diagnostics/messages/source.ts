import type { MessageTable } from './message.ts'

export const sourceMessages = {} as const satisfies MessageTable
