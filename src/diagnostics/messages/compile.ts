import type { MessageTable } from './message.ts'

export const compileMessages = {} as const satisfies MessageTable
