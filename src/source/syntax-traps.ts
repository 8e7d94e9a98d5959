import type { YAMLError } from 'yaml'
import { type LineTrap, lineTraps } from './line-traps.ts'
import { type Problems, report } from './problems.ts'

/**
 * Reports what made a text unreadable as YAML. Each fault is looked at together with the line before it, because an
 * open bracket is noticed only on the next; where no known trap is recognised, the first fault is told as it is.
 */
export const reportSyntax = (
  source: string,
  text: string,
  faults: readonly Pick<YAMLError, 'code' | 'message' | 'pos'>[],
  problems: Problems,
): void => {
  const seen = new Set<number>()
  for (const { code, pos } of faults.slice(0, 200)) {
    for (const start of linesNear(text, pos[0])) {
      const end = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start)
      const trap = seen.has(start) ? undefined : findTrap(text.slice(start, end), code, pos[0] - start)
      if (trap === undefined) continue
      seen.add(start)
      const column = trap.column ?? 0
      report(problems, trap.code, trap.parameters, { source, start: start + column, end })
      break
    }
  }
  if (problems.length > 0) return
  const [first] = faults
  if (first === undefined) return
  const opening = first.message.startsWith('Flow ') ? openBracket(text, first.pos[0]) : undefined
  if (opening !== undefined) {
    report(
      problems,
      'source-bracket-open',
      { bracket: text[opening]! },
      { source, start: opening, end: opening + 1 },
    )
    return
  }
  const detail = first.message.replace(/ at line \d+, column \d+:?[\s\S]*$/, '')
  const [start, end] = first.pos
  report(
    problems,
    'source-syntax',
    { detail, code: first.code },
    { source, start: Math.min(start, text.length), end: Math.min(end, text.length) },
  )
}

/** The last bracket before a fault that nothing closes. */
const openBracket = (text: string, before: number): number | undefined => {
  let closed = 0
  for (let at = Math.min(before, text.length) - 1; at >= 0; at -= 1) {
    if (text[at] === '}' || text[at] === ']') closed += 1
    if (text[at] !== '{' && text[at] !== '[') continue
    if (closed === 0) return at
    closed -= 1
  }
  return undefined
}

/** Offsets of the line of a fault and of the line with text before it. */
const linesNear = (text: string, at: number): readonly number[] => {
  const own = text.lastIndexOf('\n', at - 1) + 1
  let before = own
  // A negative start would be taken for 0, and find the same line break for ever.
  do before = before > 1 ? text.lastIndexOf('\n', before - 2) + 1 : 0
  while (before > 0 && text.slice(before, text.indexOf('\n', before)).trim() === '')
  return own === 0 ? [0] : [own, before]
}

const findTrap = (line: string, code: string, column: number): LineTrap | undefined => {
  for (const trap of lineTraps) {
    const found = trap(line, code, column)
    if (found !== undefined) return found
  }
  return undefined
}
