/** A page taken apart by a reader that forgives nothing: what it cannot read is a fault of the page. */
export interface ReadPage {
  readonly faults: readonly string[]
  /** Tags in order, such as `<p>`, `</p>`, without attributes. */
  readonly tags: readonly string[]
  /** What people read: texts, and attributes that are read to them. */
  readonly texts: readonly string[]
  readonly attributes: readonly (readonly [name: string, value: string])[]
}

const empty = new Set(['meta', 'br'])
/** They end where the next one begins in loose HTML; here they have to be closed as all others. */
const token =
  /<!doctype html>|<style>[^<]*<\/style>|<(\/?)([a-zA-Z][\w]*)((?: [\w:-]+="[^"<>]*")*)\s*>|[^<]+|</gy

export function readPage(page: string): ReadPage {
  const faults: string[] = []
  const tags: string[] = []
  const texts: string[] = []
  const attributes: (readonly [string, string])[] = []
  const open: string[] = []
  for (const [whole, close, name, given = ''] of page.matchAll(token)) {
    if (name === undefined) {
      if (whole === '<') faults.push('a < that begins no tag')
      else if (!whole.startsWith('<')) texts.push(textOf(whole, faults))
      continue
    }
    tags.push(`<${close}${name}>`)
    for (const [, key = '', value = ''] of given.matchAll(/ ([\w:-]+)="([^"]*)"/g)) {
      attributes.push([key, textOf(value, faults)])
      if (key === 'aria-label' || key === 'title') texts.push(textOf(value, faults))
    }
    if (close) {
      const last = open.pop()
      if (last !== name) faults.push(`</${name}> closes <${last}>`)
    } else if (!empty.has(name)) open.push(name)
  }
  if (open.length > 0) faults.push(`never closed: ${open.join(' ')}`)
  const ids = attributes.filter(([key]) => key === 'id').map(([, value]) => value)
  if (new Set(ids).size < ids.length) faults.push('two elements have one id')
  for (const [key, value] of attributes)
    if (key === 'href' && !ids.includes(value.slice(1))) faults.push(`${value} leads nowhere`)
  return { faults, tags, texts: texts.filter((one) => one.trim() !== ''), attributes }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function textOf(text: string, faults: string[]): string {
  const left = text.replace(/&(amp|lt|gt|quot|#39);/g, '')
  if (/[&>]|\p{Cs}|[^\P{Cc}\n]/u.test(left)) faults.push(`not escaped: ${text.slice(0, 60)}`)
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!)
}
