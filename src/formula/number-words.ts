const powersOfTen: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8, k: 3, w: 4 }

/** `1.5万`, `10元`: the number that is meant, where the letters behind it say one. */
export const numberMeant = (number: string, letters: string): string | undefined => {
  const [, size, rest = ''] = /^([十百千万亿kKwW]?)(.*)$/u.exec(letters)!
  if (!/^(元|块|天|日|个|次|单|件|分|人|月|年|小时|分钟)?$/u.test(rest)) return undefined
  const places = size ? powersOfTen[size.toLowerCase()]! : 0
  const [whole = '', decimals = ''] = number.split('.')
  const digits = whole + decimals.padEnd(places, '0').slice(0, places)
  const left = decimals.slice(places)
  return `${digits.replace(/^0+(?=\d)/, '')}${left ? `.${left}` : ''}`
}
