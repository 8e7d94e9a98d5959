import type { MessageTable } from './message.ts'

export const fileMessages = {} as const satisfies MessageTable
