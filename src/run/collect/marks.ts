import type { Label } from '../../core/label.ts'
import { diagnostic } from '../../diagnostics/build.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { CompiledRuleSet } from '../../plan/compiled.ts'
import { sameValues } from '../../plan/same-values.ts'
import type { MarkUse, PeriodResult } from '../result.ts'

/** Every mark that stands on some value, with the numbers of payslip lines and values it touches; most first. */
export const collectMarks = (
  ruleSet: CompiledRuleSet,
  periods: readonly PeriodResult[],
  readings: ReadonlyMap<string, string>,
): readonly MarkUse[] => {
  // Marks are interned sets, so each distinct set is counted once and taken apart at the end.
  const sets = new Map<readonly string[], Touched>()
  const note = (marks: readonly string[], what: keyof Touched): void => {
    const touched = sets.get(marks) ?? { lines: 0, values: 0 }
    touched[what] += 1
    sets.set(marks, touched)
  }
  const twins = sameValues(ruleSet.plan)
  for (const { things } of periods)
    for (const list of Object.values(things))
      for (const thing of list) {
        for (const address in thing.values) {
          const { marks } = thing.values[address]!
          if (marks && !twins.has(address)) note(marks, 'values')
        }
        for (const { marks } of thing.lines) if (marks) note(marks, 'lines')
      }
  return usesOf(ruleSet, sets, readings)
}

/** Sets of marks with what each touches, taken apart into single ones; most first. */
export const usesOf = (
  ruleSet: CompiledRuleSet,
  sets: Iterable<readonly [readonly string[], Readonly<Touched>]>,
  readings: ReadonlyMap<string, string>,
): readonly MarkUse[] => {
  const touched = new Map<string, Touched>()
  for (const [marks, { lines, values }] of sets)
    for (const mark of marks) {
      const before = touched.get(mark) ?? { lines: 0, values: 0 }
      touched.set(mark, { lines: before.lines + lines, values: before.values + values })
    }
  return [...touched]
    .map(([mark, count]) => useOf(ruleSet, mark, count, readings))
    .sort(
      (left, right) =>
        right.lines - left.lines || right.values - left.values || (left.mark < right.mark ? -1 : 1),
    )
}

/** Counted up in place: this runs for every value of every person. */
export interface Touched {
  lines: number
  values: number
}

/** What a mark says, taken apart. */
export const describeMark = (
  ruleSet: CompiledRuleSet,
  mark: string,
): Pick<MarkUse, 'kind' | 'name' | 'text' | 'clause' | 'option'> => {
  const [kind, rest = ''] = split(mark, ':')
  const [name, option] = kind === 'reading' ? split(rest, '=') : [rest, undefined]
  const spec = ruleSet.plan.marks.find((one) => one.kind === kind && one.name === name)
  return {
    kind: kind as MarkUse['kind'],
    name,
    text: spec?.text ?? personal[kind] ?? { zh: mark, en: mark },
    ...(spec ? { clause: spec.clause } : {}),
    ...(option === undefined ? {} : { option }),
  }
}

const useOf = (
  ruleSet: CompiledRuleSet,
  mark: string,
  touched: Touched,
  readings: ReadonlyMap<string, string>,
): MarkUse => {
  const described = describeMark(ruleSet, mark)
  const chosen = described.kind === 'reading' ? { chosen: readings.has(described.name) } : {}
  return { mark, ...described, ...chosen, ...touched }
}

const split = (text: string, at: string): [string, string?] => {
  const found = text.indexOf(at)
  return found < 0 ? [text] : [text.slice(0, found), text.slice(found + 1)]
}

const personal: Readonly<Record<string, Label>> = {
  supposed: { zh: '示例中假定的值', en: 'supposed by an example' },
  supplied: { zh: '由调用方直接给出，未经计算', en: 'supplied by the caller instead of computed' },
  decided: { zh: '由有权的人决定', en: 'decided by a person' },
  overridden: { zh: '人工更正', en: 'overridden by a person' },
  seeded: { zh: '期初录入', en: 'seeded as an opening value' },
  excluded: { zh: '缺少数据的成员未计入', en: 'members with missing facts are left out' },
}

/** In strict mode nothing may rest on an assumption, nor on a reading that nobody chose: no line, and no value. */
export const strictProblems = (marks: readonly MarkUse[]): readonly Diagnostic[] =>
  marks
    .filter(({ kind, chosen }) => kind === 'assumed' || (kind === 'reading' && !chosen))
    .map((mark) =>
      diagnostic(mark.kind === 'assumed' ? 'strict-assumption' : 'strict-reading', {
        name: mark.name,
        clause: mark.clause ?? '',
        text: mark.text.zh,
        textEn: mark.text.en,
        option: mark.option ?? '',
        lines: mark.lines > 0 ? String(mark.lines) : '',
        values: String(mark.values),
      }),
    )
