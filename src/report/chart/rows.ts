import type { Html } from '../html.ts'
import { rowAxis } from './axis.ts'
import {
  box,
  chartWidth,
  cut,
  draw,
  faint,
  ink,
  type Shape,
  stroke,
  textWidth,
  tones,
  words,
} from './draw.ts'

/** A bar between two numbers, with its name on the left and its figure at its end. */
export interface Row {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly figure: string
  /** `range`: what is left of zero is a loss, what is right of it a gain. */
  readonly tone: keyof typeof tones | 'range'
  readonly bold?: boolean
  /** The next bar goes on where this one ends. */
  readonly leadsOn?: boolean
}

interface RowOptions {
  /** The most room for names. */
  readonly names?: number
  /** Totals do not begin at zero: they are drawn with a cut. */
  readonly cutAxis?: boolean
  /** What stands above the line at zero. */
  readonly zero?: string
}

/** Many bars are drawn closer together, so that they fit on a page. */
const rowHeightOf = (rows: number): number => (rows > 30 ? 15 : rows > 12 ? 20 : 26)
const figureSpace = 118

/** Bars one below the other, in the order given. */
export function drawRows(
  id: string,
  title: string,
  rows: readonly Row[],
  { names = 240, cutAxis = false, zero }: RowOptions = {},
): Html {
  const rowHeight = rowHeightOf(rows.length)
  const size = rowHeight < 20 ? 10 : 12
  const left = Math.min(names, Math.max(40, ...rows.map(({ name }) => textWidth(name, size)))) + 14
  const top = zero === undefined ? 4 : 22
  const ends = rows.flatMap(({ from, to }) => [from, to])
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const inner = chartWidth - left
  // Figures stand outside their bars, so both sides keep room for them: losses to the left, all others to the right.
  const outward = rows.some((row) => pointsLeft(row))
  const room = figureSpace / (inner - figureSpace * (outward ? 2 : 1))
  const span = high - low || 1
  const from = low - (outward ? span * room : 0)
  const to = high + span * room
  return draw({
    id,
    title,
    height: rows.length * rowHeight + top + 4,
    grid: { left, right: 4, top, bottom: 4 },
    xAxis: { type: 'value', min: from, max: to, show: false },
    yAxis: rowAxis(rows.length),
    shapes: ({ coord }) => [
      ...(low <= 0 && high >= 0
        ? [stroke([coord([0, 0]), coord([0, rows.length])], { stroke: tones.same })]
        : []),
      ...(zero === undefined
        ? []
        : [words(zero, [coord([0, 0])[0], 10], { align: 'center', size: 11, fill: faint })]),
      ...rows.flatMap((row, at): readonly Shape[] => {
        const start = coord([row.from, at + 0.18])
        const end = coord([row.to, at + 0.82])
        const middle = (start[1] + end[1]) / 2
        const [edge, align] = pointsLeft(row)
          ? [Math.min(start[0], end[0]) - 6, 'right' as const]
          : [Math.max(start[0], end[0]) + 6, 'left' as const]
        return [
          words(cut(row.name, left - 14, size), [left - 10, middle], {
            align: 'right',
            size,
            ...(row.bold && { bold: true }),
          }),
          ...barsOf(row, start, end, coord([0, 0])[0]),
          ...(cutAxis && row.tone === 'total' ? cutThrough(start, end) : []),
          ...(row.leadsOn
            ? [stroke([[end[0], end[1]], coord([row.to, at + 1.18])], { stroke: faint, lineDash: [2, 2] })]
            : []),
          words(row.figure, [edge, middle], { align, size, fill: ink, ...(row.bold && { bold: true }) }),
        ]
      }),
    ],
  })
}

type Place = readonly [number, number]

/** One bar, at least a line wide; two where it lies on both sides of zero. */
function barsOf({ tone, from, to }: Row, start: Place, end: Place, zero: number): readonly Shape[] {
  if (tone !== 'range')
    return [
      box(start, [Math.abs(end[0] - start[0]) < 1 ? start[0] + 1 : end[0], end[1]], { fill: tones[tone] }),
    ]
  return [
    ...(from < 0
      ? [box([Math.min(start[0], zero - 2), start[1]], [zero, end[1]], { fill: tones.loss })]
      : []),
    ...(to > 0 ? [box([zero, start[1]], [Math.max(end[0], zero + 2), end[1]], { fill: tones.gain })] : []),
  ]
}

/** Two white strokes near the beginning of a bar. */
const cutThrough = ([x, y1]: Place, [, y2]: Place): readonly Shape[] =>
  [16, 22].map((at) =>
    stroke(
      [
        [x + at - 3, y2 + 1],
        [x + at + 3, y1 - 1],
      ],
      { stroke: '#fff', lineWidth: 2.5 },
    ),
  )

/** A loss has its figure on the left of its bar. */
const pointsLeft = ({ from, to, tone }: Row): boolean =>
  (tone === 'loss' && to < from) || (tone === 'range' && to === 0 && from < 0)
