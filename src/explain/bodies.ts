import { add, compare, type Exact, isZero, multiply, subtract, ZERO } from '../core/exact.ts'
import { isInstantKind } from '../core/instant.ts'
import type { Label } from '../core/label.ts'
import { toText } from '../core/number-text.ts'
import type { AggregateWorking, BodyWorking, SliceWorking } from '../plan/plan.ts'
import { axisOf, followPath } from '../run/reference/frame.ts'
import { order } from '../run/reference/operations/logic.ts'
import { isAbsent } from '../run/reference/value.ts'
import { madeOf } from './made-of.ts'
import { both, isLookedAt, namedValues, type Reader, rowAt, same, shown, titleOf, valueOf } from './reader.ts'
import { explainStreak } from './streak.ts'
import { explainTable, rowText } from './table.ts'

type Of<Kind extends BodyWorking['kind']> = Extract<BodyWorking, { readonly kind: Kind }>

/** The working of a rule in sentences, in the words of its mechanism. */
export const explainBody = (reader: Reader, body: BodyWorking, column: number): readonly Label[] => {
  switch (body.kind) {
    case 'formula':
      return explainFormula(reader, body)
    case 'table':
      return explainTable(reader, body)
    case 'weighted':
      return explainWeighted(reader, body)
    case 'rank':
      return explainRank(reader, body)
    case 'share':
      return explainShare(reader, body, column)
    case 'streak':
      return explainStreak(reader, body, column)
    case 'decided':
      return explainDecided(reader, body)
    case 'reading':
      return explainReading(reader, body, column)
  }
}

const explainDecided = (
  reader: Reader,
  { by, range, from, to, step, given, reason }: Of<'decided'>,
): readonly Label[] => {
  const ends = [from, to].map((one) => (one === undefined ? same('') : shown(reader, one)))
  const isWorkedOut = from !== undefined || to !== undefined
  const numbers = (language: keyof Label): string =>
    isWorkedOut
      ? ` = ${ends
          .map((one) => one[language])
          .join(' … ')
          .trim()}`
      : ''
  const allowed = range
    ? both(`，允许范围 ${range}${numbers('zh')}`, `; allowed ${range}${numbers('en')}`)
    : same('')
  const multiple = step === undefined ? same('') : both(`，为 ${step} 的整数倍`, `; a multiple of ${step}`)
  const isSilent = given !== undefined && isAbsent(valueOf(reader, given))
  const why = reason === undefined ? undefined : valueOf(reader, reason)
  return [
    both(`由${by.zh}决定${allowed.zh}${multiple.zh}`, `Decided by: ${by.en}${allowed.en}${multiple.en}`),
    ...(isSilent ? [both('没有作出决定', 'Nobody decided')] : []),
    ...(typeof why === 'string' ? [both(`理由：${why}`, `Reason: ${why}`)] : []),
  ]
}

/** Which option a reading has in this run. */
export const optionInForce = (reader: Reader, body: Of<'reading'>): string =>
  reader.frame.readings.get(body.reading) ?? reader.frame.plan.marks[body.mark]!.default!

const explainReading = (reader: Reader, body: Of<'reading'>, column: number): readonly Label[] => {
  const option = optionInForce(reader, body)
  const mark = reader.frame.plan.marks[body.mark]!
  const title = mark.options!.find((one) => one.name === option)?.title ?? same(option)
  return [
    both(`读法“${mark.text.zh}”取“${title.zh}”`, `Reading "${mark.text.en}": ${title.en}`),
    ...explainBody(reader, body.options[option]!, column),
  ]
}

const explainFormula = (
  reader: Reader,
  { text, names, aggregates, slices }: Of<'formula'>,
): readonly Label[] => {
  const values = namedValues(reader, names)
  // A bare literal explains itself.
  const literal = names.length === 0 && aggregates.length === 0 && !slices
  return [
    ...(literal ? [] : [both(`公式：${text}`, `Formula: ${text}`)]),
    ...(values ? [both(`代入：${values.zh}`, `With: ${values.en}`)] : []),
    ...names
      .filter((one) => isLookedAt(reader, one))
      .flatMap(({ table, column }) => (table ? explainBody(reader, table, column) : [])),
    ...aggregates.filter((one) => isLookedAt(reader, one)).map((one) => explainAggregate(reader, one)),
    ...(slices ? explainSlices(reader, slices) : []),
  ]
}

const explainAggregate = (reader: Reader, aggregate: AggregateWorking): Label => {
  const result = shown(reader, aggregate.result)
  if (aggregate.over !== undefined) {
    // A mean, and what a longer period reads at its close, say nothing of the period alone.
    if (aggregate.value === aggregate.result)
      return both(`${aggregate.text} = ${result.zh}`, `${aggregate.text} = ${result.en}`)
    const now = shown(reader, aggregate.value)
    return both(
      `${aggregate.text} = ${result.zh}（本期 ${now.zh}）`,
      `${aggregate.text} = ${result.en} (this period ${now.en})`,
    )
  }
  const { counted, leftOut } = countMembers(reader, aggregate)
  return both(
    `${aggregate.text} = ${result.zh}（计入 ${counted}，未计入 ${leftOut}）`,
    `${aggregate.text} = ${result.en} (${counted} counted, ${leftOut} left out)`,
  )
}

const countMembers = (
  reader: Reader,
  aggregate: AggregateWorking,
): { readonly counted: number; readonly leftOut: number } => {
  const members = membersOf(reader, aggregate)
  const counted = members.filter((row) => counts(reader, aggregate, row)).length
  return { counted, leftOut: members.length - counted }
}

export const membersOf = (reader: Reader, aggregate: AggregateWorking): readonly number[] => {
  const group = rowAt(reader, aggregate.down)
  return group.row < 0 ? [] : followPath(reader.frame, aggregate.axis, aggregate.path).members[group.row]!
}

export const counts = (reader: Reader, aggregate: AggregateWorking, row: number): boolean =>
  (aggregate.where === undefined || valueOf(reader, aggregate.where, row) === true) &&
  !isAbsent(valueOf(reader, aggregate.value, row))

/** The key cut into the slices of a marginal table, each at its own rate. */
const explainSlices = (reader: Reader, slices: readonly SliceWorking[]): readonly Label[] => {
  const key = slices[0] && valueOf(reader, slices[0].key)
  if (key === undefined || isAbsent(key)) return []
  return slices.flatMap((slice, at) => {
    const [low, high] = [slice, slices[at + 1]].map((one) =>
      one?.edge === undefined ? undefined : valueOf(reader, one.edge),
    )
    const rate = valueOf(reader, slice.rate)
    if (isAbsent(rate)) return []
    const from = low === undefined || isAbsent(low) ? ZERO : (low as Exact)
    const to =
      high === undefined || isAbsent(high) || compare(key as Exact, high as Exact) < 0
        ? (key as Exact)
        : (high as Exact)
    if (at > 0 && compare(to, from) <= 0) return []
    const part = subtract(to, from)
    const product = multiply(part, rate as Exact)
    const shownRate = slice.plain ? toText(rate as Exact) : percent(rate as Exact)
    const text = `${toText(from)} … ${toText(to)}: ${toText(part)} × ${shownRate} = ${toText(product)}`
    return [both(`分段“${rowText(slice.row).zh}” ${text}`, `Slice "${slice.row}" ${text}`)]
  })
}

const percent = (rate: Exact): string => `${toText(multiply(rate, { n: 100n, d: 1n }))}%`

const explainWeighted = (reader: Reader, { parts }: Of<'weighted'>): readonly Label[] =>
  parts.map(({ title, value, weight }) => {
    const [own, share] = [valueOf(reader, value), valueOf(reader, weight)]
    if (isAbsent(own) || isAbsent(share))
      return both(`${title.zh}：${shown(reader, value).zh}`, `${title.en}: ${shown(reader, value).en}`)
    const product = `${shown(reader, value).en} × ${percent(share as Exact)} = ${toText(multiply(own as Exact, share as Exact))}`
    return both(`${title.zh} ${product}`, `${title.en} ${product}`)
  })

const rankWords = {
  numbers: {
    highest: { zh: '从高到低', en: 'highest first' },
    lowest: { zh: '从低到高', en: 'lowest first' },
  },
  instants: {
    highest: { zh: '从晚到早', en: 'latest first' },
    lowest: { zh: '从早到晚', en: 'earliest first' },
  },
} as const

const explainRank = (
  reader: Reader,
  { of, among, path, ties, first, where, names }: Of<'rank'>,
): readonly Label[] => {
  const group = rowAt(reader, path)
  const rows = group.row < 0 ? [] : followPath(reader.frame, reader.axis, path).members[group.row]!
  const takesPart = (row: number): boolean =>
    where === undefined || valueOf(reader, where.column, row) === true
  if (where && group.row >= 0 && !takesPart(reader.row))
    return [
      both(`不参加排名：${where.text}不成立`, `Takes no part in the ranking: ${where.text} does not hold`),
    ]
  const values = rows
    .filter(takesPart)
    .map((row) => valueOf(reader, of.column, row))
    .filter((value) => !isAbsent(value))
  const own = valueOf(reader, of.column)
  const better = isAbsent(own)
    ? 0
    : values.filter((value) => order(value, own) * (first === 'highest' ? 1 : -1) > 0).length
  const tied = isAbsent(own) ? 0 : Math.max(0, values.filter((value) => order(value, own) === 0).length - 1)
  const title = titleOf(of.text, names)
  const plain = reader.ruleSet.things.find((one) => one.name === among)?.title ?? same(among)
  const made = group.row < 0 ? undefined : madeOf(reader, group.axis, group.row)
  const thing = made ? both(`${plain.zh}（${made.zh}）`, `${plain.en} (${made.en})`) : plain
  const { kind } = reader.frame.plan.columns[of.column]!.type
  const words =
    rankWords[isInstantKind(kind) ? 'instants' : 'numbers'][first === 'highest' ? first : 'lowest']
  const unit = axisOf(reader.frame, reader.axis).thing === 'employee' ? '人' : '项'
  return [
    both(
      `按${title.zh}${words.zh}在本${thing.zh}内排名：${values.length} ${unit}参加，自己 ${shown(reader, of.column).zh}，领先者 ${better} ${unit}，并列 ${tied} ${unit}（${tieWords[ties]?.zh ?? ties}）`,
      `Ranked by ${title.en}, ${words.en}, in the ${thing.en}: ${values.length} take part, own ${shown(reader, of.column).en}, ${better} ahead, ${tied} tied (ties: ${ties})`,
    ),
  ]
}

/** Shows the pool and one's own share of it, never the figures of colleagues. */
const explainShare = (reader: Reader, body: Of<'share'>, column: number): readonly Label[] => {
  const group = rowAt(reader, body.path)
  if (group.row < 0) return []
  const rows = followPath(reader.frame, reader.axis, body.path).members[group.row]!
  const sharing = rows.filter((row) => !isAbsent(valueOf(reader, column, row)))
  const weights = sharing
    .map((row) => valueOf(reader, body.weight, row))
    .filter((value) => !isAbsent(value)) as Exact[]
  const sum = weights.reduce(add, ZERO)
  const pool = shown(reader, body.pool.column, group.row)
  const poolTitle = titleOf(body.pool.text, body.names)
  const exact = shown(reader, body.exact)
  const kept = shown(reader, body.kept, group.row)
  const over = valueOf(reader, body.unplaced, group.row)
  const unplaced =
    isAbsent(over) || isZero(over as Exact)
      ? same('')
      : both(`，因封顶无人可得 ${toText(over as Exact)}`, `, unplaced for caps ${toText(over as Exact)}`)
  const unit =
    body.unit === undefined
      ? same('')
      : both(`，取到 ${body.unit} 的整数倍`, `, in multiples of ${body.unit}`)
  // Who takes no part has no weight among the others, only the condition that keeps him out.
  if (body.among !== undefined && valueOf(reader, body.among) !== true) {
    // The pool's own names stand on the rows of the group.
    const own = body.names.filter((one) => reader.frame.plan.columns[one.column]!.axis === reader.axis)
    const values = namedValues(reader, own) ?? same('')
    return [
      both(
        `不参加分配：参加的条件不成立（${values.zh}）`,
        `Takes no part: the condition does not hold (${values.en})`,
      ),
    ]
  }
  return [
    both(
      `${poolTitle.zh} ${pool.zh}，由 ${sharing.length} 人分配；自己的权重 ${shown(reader, body.weight).zh}，合计 ${toText(sum)}`,
      `Of ${poolTitle.en} ${pool.en}, shared by ${sharing.length}; own weight ${shown(reader, body.weight).en} of ${toText(sum)}`,
    ),
    ...explainBounds(reader, body),
    both(
      `准确份额 ${exact.zh}${unit.zh}；尾差：${oddWords[body.odd]?.zh ?? body.odd}；未分出 ${kept.zh}${unplaced.zh}`,
      `Exact share ${exact.en}${unit.en}; odd unit: ${body.odd}; kept ${kept.en}${unplaced.en}`,
    ),
  ]
}

/** The least and the most that one may have, and whether the share stands at either. */
const explainBounds = (reader: Reader, { floor, cap, exact }: Of<'share'>): readonly Label[] => {
  const bound = (column: number | undefined, name: Label, at: Label): Label | undefined => {
    const own = column === undefined ? undefined : valueOf(reader, column)
    if (own === undefined || isAbsent(own)) return undefined
    const text = shown(reader, column!)
    const share = valueOf(reader, exact)
    const isHeld = !isAbsent(share) && compare(share as Exact, own as Exact) === 0
    return both(`${name.zh} ${text.zh}${isHeld ? at.zh : ''}`, `${name.en} ${text.en}${isHeld ? at.en : ''}`)
  }
  const held = both('（按此分得）', ' (which is the share)')
  const bounds = [
    bound(floor, both('最少', 'at least'), held),
    bound(cap, both('最多', 'at most'), held),
  ].flatMap((one) => one ?? [])
  if (bounds.length === 0) return []
  return [
    both(`每人${bounds.map((one) => one.zh).join('，')}`, `Each ${bounds.map((one) => one.en).join(', ')}`),
  ]
}

const tieWords: Readonly<Record<string, Label>> = {
  shared: { zh: '并列者同名次，后面的名次顺延', en: 'shared' },
  dense: { zh: '并列者同名次，后面的名次紧接', en: 'dense' },
  ordinal: { zh: '并列者再按次序区分', en: 'ordinal' },
  last: { zh: '并列者取后一名次', en: 'last' },
}

const oddWords: Readonly<Record<string, Label>> = {
  'largest remainder': { zh: '最大余数法', en: 'largest remainder' },
  'each rounded': { zh: '各自四舍五入', en: 'each rounded' },
  'each cut': { zh: '各自去尾', en: 'each cut' },
  'to the first': { zh: '归第一位', en: 'to the first' },
}
