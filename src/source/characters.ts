import { type Problems, report } from './problems.ts'

/** Characters that cannot be seen, or that reorder what is seen: two files that look the same must be the same. */
const hidden: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0xd800, 0xdfff],
  [0xe000, 0xf8ff],
  [0xfeff, 0xfeff],
  [0xfff0, 0xffff],
]

const mostReported = 20

const isHidden = (code: number): boolean =>
  code > 0xf0000 || hidden.some(([from, to]) => from <= code && code <= to)

/** Reports hidden characters, and full-width spaces where YAML needs one of its own. */
export const checkCharacters = (source: string, text: string, problems: Problems): void => {
  let found = 0
  for (let at = text.codePointAt(0) === 0xfeff ? 1 : 0; at < text.length && found < mostReported; ) {
    const code = text.codePointAt(at)!
    const size = code > 0xffff ? 2 : 1
    const isNonCharacter = (code & 0xfffe) === 0xfffe
    if (code > 0x7e ? isHidden(code) || isNonCharacter : code < 0x20 && isHidden(code)) {
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
      report(problems, 'source-hidden-character', { character: name }, { source, start: at, end: at + size })
      found += 1
    }
    at += size
  }
  for (const match of [...text.matchAll(/(?<=^[ \t\u3000]*|[:-])\u3000/gm)].slice(0, mostReported)) {
    report(problems, 'source-full-width-space', {}, { source, start: match.index, end: match.index + 1 })
  }
}
