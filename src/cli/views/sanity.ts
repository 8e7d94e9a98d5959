import type { SanityReport } from '../../analyse.ts'
import type { diagnosticsToJson } from '../../index.ts'
import type { Context } from '../context.ts'
import { signed } from './amounts.ts'

type DiagnosticJson = ReturnType<typeof diagnosticsToJson>[number]

/** So many lines at most, unless all are wanted: those that pay less for better work first. */
const mostLines = 8

/** What a pay-sanity check found, clause by clause, one line each with the case that shows it. */
export function sanityView(
  context: Context,
  report: SanityReport,
  told: readonly DiagnosticJson[],
  all: boolean,
): readonly string[] {
  const { say, faint } = context
  if (report.proved.length === 0 && told.length === 0) return []
  const shown = all ? told : theMost(told)
  const clauses = [...new Set(shown.map(({ parameters }) => parameters.clause ?? ''))]
  const lines = clauses.flatMap((clause) => [
    `  ${clause}`,
    ...shown
      .filter(({ parameters }) => (parameters.clause ?? '') === clause)
      .flatMap((one) => [
        `    ${one.severity === 'warning' ? '!' : '·'} ${say(one.message)}${faint(caseOf(context, one.parameters))}`,
        ...(all ? otherLines(context, report, one) : []),
      ]),
  ])
  const hidden = told.length - shown.length
  const rest = say(`  另有 ${hidden} 条，--sanity 全部列出`, `  ${hidden} more: --sanity lists them all`)
  return [
    '',
    heading(context, report, told),
    ...lines,
    ...(hidden > 0 ? [rest] : []),
    ...(all ? provedLines(context, report) : []),
  ]
}

/** One of each kind and clause: warnings before notes, flat stretches only where all are wanted. */
const theMost = (told: readonly DiagnosticJson[]): readonly DiagnosticJson[] => {
  const seen = new Set<string>()
  return told
    .filter(({ code, parameters }) => {
      // A fall is not hidden behind a larger rise.
      const which = code === 'sanity-cliff' ? (parameters.less ?? '') : parameters.rule
      const key = `${code} ${parameters.clause} ${which}`
      if (code === 'sanity-flat' || seen.has(key)) return false
      seen.add(key)
      return true
    })
    .slice(0, mostLines)
}

/** The other jumps behind a line, one each, from left to right. */
const otherLines = (
  context: Context,
  { drops, cliffs }: SanityReport,
  { code, parameters }: DiagnosticJson,
): readonly string[] => {
  const { rule, fact, at, good, poor, id } = parameters
  const jump = (code === 'sanity-drop' ? drops : cliffs).find(
    (one) =>
      one.rule === rule &&
      one.along.fact === fact &&
      one.witness.id === id &&
      [at, good, poor].includes(one.at),
  )
  return (jump?.others ?? []).map(({ below, at: next, before, after, difference, witness }) => {
    const seen = { id: witness.id, [witness.kind === 'example' ? 'example' : 'madeUp']: witness.name }
    return context.faint(
      `        ${below} → ${next}: ${before} → ${after}, ${signed(difference)}${caseOf(context, seen)}`,
    )
  })
}

/** ` (E1 of the example "on the edges")` */
const caseOf = ({ say }: Context, parameters: Readonly<Record<string, string>>): string => {
  const { id = '', example, madeUp } = parameters
  if (example !== undefined) return say(`（示例“${example}”，${id}）`, ` (example "${example}", ${id})`)
  return madeUp === undefined
    ? ''
    : say(`（虚拟的第 ${madeUp} 人，${id}）`, ` (made-up person ${madeUp}, ${id})`)
}

const heading = (
  { say, strong }: Context,
  { drops, cliffs, flats, searched }: SanityReport,
  told: readonly DiagnosticJson[],
): string => {
  const meant = [...drops, ...cliffs, ...flats].filter(({ declared }) => declared !== undefined).length
  const { scenarios, curves, points, seed, leftOut } = searched
  const found =
    told.length === 0
      ? say('没有发现问题', 'nothing found')
      : say(`${told.length} 条`, `${told.length} found`)
  const quiet = meant === 0 ? '' : say(`，${meant} 条已声明有意`, `, ${meant} declared as meant`)
  const far = say(
    `在 ${scenarios} 组数据上查找：${curves} 条曲线，约 ${points} 个点，种子 ${seed}${leftOut > 0 ? `，${leftOut} 条曲线未查` : ''}`,
    `searched on ${scenarios} ${scenarios === 1 ? 'case' : 'cases'}: ${curves} curves, about ${points} points, seed ${seed}${leftOut > 0 ? `, ${leftOut} curves left out` : ''}`,
  )
  return `${strong(say('薪酬合理性', 'Pay sanity'))}${say('：', ': ')}${found}${quiet}${say(`（${far}）`, ` (${far})`)}`
}

/** What is proved of each line, whatever the facts are. */
const provedLines = ({ say }: Context, { proved }: SanityReport): readonly string[] => {
  const sure = proved.filter(
    ({ direction, continuous }) => direction !== 'unknown' || continuous !== 'unknown',
  )
  const words = {
    'never falls': say('从不减少', 'never falls'),
    'never rises': say('从不增加', 'never rises'),
    'stays the same': say('不变', 'stays the same'),
    unknown: say('方向未能证明', 'direction not proved'),
    everywhere: say('没有跳档', 'no jumps'),
    'but at the jumps': say('跳档在', 'jumps only at'),
  }
  const lines = sure.map(({ along, of, direction, continuous, jumps }) => {
    const places = jumps.map(({ at, by }) => `${at}${by === undefined ? '' : say(`（${by}）`, ` (${by})`)}`)
    const where =
      continuous === 'unknown'
        ? say('跳档未能证明', 'jumps not proved')
        : `${words[continuous]}${continuous === 'everywhere' ? '' : ` ${places.join(say('、', ', '))}`}`
    return `    ${say(of.title)} ← ${say(along.title)}${say('：', ': ')}${words[direction]}${say('，', ', ')}${where}`
  })
  const heading = say(
    `  已证明（其余数据任意）：${sure.length} / ${proved.length}`,
    `  Proved, whatever the other facts are: ${sure.length} of ${proved.length}`,
  )
  return proved.length === 0 ? [] : [heading, ...lines]
}
