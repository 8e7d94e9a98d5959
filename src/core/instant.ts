import { dateText, readDate } from './date.ts'

/**
 * A date (days since 1970-01-01), a moment (seconds since 1970-01-01 00:00 on the wall clock, no time zone), or a time
 * of day (seconds since midnight): whole numbers all, told apart by their kind.
 */
export type InstantKind = 'date' | 'moment' | 'clock'

export const isInstantKind = (kind: string): kind is InstantKind =>
  kind === 'date' || kind === 'moment' || kind === 'clock'

export const secondsADay = 86_400

/** @example readClock('16:00') // 57600; '24:00' is the end of the day */
export function readClock(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (match === null) return undefined
  const [hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => (part ? Number.parseInt(part, 10) : 0))
  const seconds = hour * 3600 + minute * 60 + second
  return minute > 59 || second > 59 || seconds > secondsADay ? undefined : seconds
}

/** A moment written `2026-03-05 14:05`, also with seconds or a `T`. */
export function readMoment(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)$/.exec(text)
  const day = match === null ? undefined : readDate(match[1]!)
  const clock = match === null ? undefined : readClock(match[2]!)
  if (day === undefined || clock === undefined || clock === secondsADay) return undefined
  return day * secondsADay + clock
}

/** @example clockText(57600) // '16:00' */
export function clockText(seconds: number): string {
  const two = (n: number): string => `${Math.floor(n)}`.padStart(2, '0')
  const rest = seconds % 60
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}${rest === 0 ? '' : `:${two(rest)}`}`
}

export const dayOfMoment = (moment: number): number => Math.floor(moment / secondsADay)

export const clockOfMoment = (moment: number): number => moment - dayOfMoment(moment) * secondsADay

/** Reads an instant as it is written; undefined for any other text, and for days and times that do not exist. */
export const readInstant = (kind: InstantKind, text: string): number | undefined =>
  ({ date: readDate, moment: readMoment, clock: readClock })[kind](text)

export const instantText = (kind: InstantKind, value: number): string => {
  if (kind === 'date') return dateText(value)
  if (kind === 'clock') return clockText(value)
  return `${dateText(dayOfMoment(value))} ${clockText(clockOfMoment(value))}`
}
