import { divide, type Exact, fromInteger, multiply } from '../../core/exact.ts'
import { decimalsOf, readExact, toText } from '../../core/number-text.ts'

const hundred = fromInteger(100)

/** A number as a goal writes it: `120,000`, `120000 CNY`, `20%`; undefined where it is none. */
export const readGoalValue = (
  text: string,
): { readonly value: Exact; readonly percent: boolean; readonly unit: string } | undefined => {
  const [, digits, unit = ''] = /^(-?\d[\d,]*(?:\.\d+)?)\s*(\D*)$/u.exec(text.trim()) ?? []
  if (digits === undefined) return undefined
  const isGrouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)
  const value = readExact(isGrouped ? digits.replaceAll(',', '') : digits)
  const percent = unit.trim() === '%'
  return (
    value && { value: percent ? divide(value, hundred)! : value, percent, unit: percent ? '' : unit.trim() }
  )
}

/** With the digits of an amount where it has no more; exactly in any case. */
export const amountOf =
  (digits: number) =>
  (value: Exact): string => {
    const decimals = decimalsOf(value)
    return decimals !== undefined && decimals <= digits ? toText(value, digits) : toText(value)
  }

export const percentOf = (value: Exact): string => `${toText(multiply(value, hundred))}%`
