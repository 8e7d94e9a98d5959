/** `rule`, `rule.key`, `rule[row]`, `rule[row].column`; keys may lead further in, as in `rule.share.odd`. */
export interface Address {
  readonly name: string
  readonly row?: string
  readonly path: readonly string[]
}

export const readAddress = (text: string): Address | undefined => {
  const open = text.indexOf('[')
  const dot = text.indexOf('.')
  if (open < 0 || (dot >= 0 && dot < open)) {
    const [name = '', ...path] = text.split('.').map((part) => part.trim())
    return name === '' || path.includes('') ? undefined : { name, path }
  }
  // A row may be an interval: the last bracket closes it.
  const close = text.lastIndexOf(']')
  const rest = text.slice(close + 1).trim()
  if (close < open || (rest !== '' && !rest.startsWith('.'))) return undefined
  const name = text.slice(0, open).trim()
  const row = text.slice(open + 1, close).trim()
  const column = rest.slice(1).trim()
  if (name === '' || row === '' || (rest !== '' && column === '')) return undefined
  return { name, row, path: column === '' ? [] : [column] }
}

/** Two spellings of one cell: width, spaces and ASCII signs make no difference. */
export const sameText = (left: string, right: string): boolean => normal(left) === normal(right)

const normal = (text: string): string =>
  text.normalize('NFKC').replaceAll('>=', '≥').replaceAll('<=', '≤').replaceAll('−', '-').replace(/\s+/g, '')
