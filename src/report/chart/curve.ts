import type { PayCurve, Piece } from '../../analyse/pay-curve/pay-curve.ts'
import type { Html } from '../html.ts'
import { alike, placeOf, stepText } from '../numbers.ts'
import { grouped, toneOf } from '../pen.ts'
import { amountAxis, fromRound, roundAxis } from './axis.ts'
import { box, chartWidth, draw, faint, type Places, type Shape, stroke, tones, words } from './draw.ts'

type Valued = Piece & { readonly fromValue: string; readonly toValue: string }
export type Jump = PayCurve['borders'][number] & {
  readonly before: string
  readonly after: string
  /** From the one to the other. */
  readonly step: string
}

export const jumpsOf = ({ borders }: PayCurve): readonly Jump[] =>
  borders.flatMap((one) => {
    const { before, after, jump = '' } = one
    if (before === undefined || after === undefined || !/[1-9]/.test(jump)) return []
    return [{ ...one, before, after, step: stepText(before, after) ?? jump }]
  })

export const isDrop = ({ step }: Jump): boolean => toneOf(step) === 'loss'

const isValued = (piece: Piece): piece is Valued =>
  piece.fromValue !== undefined && piece.toValue !== undefined

export const flatPieces = ({ pieces }: PayCurve): readonly Valued[] =>
  pieces
    .filter(isValued)
    .filter(({ from, to, fromValue, toValue, monotone }) => monotone && from !== to && fromValue === toValue)

/** A stair: where every piece is flat, shading tells nothing. */
export const isAllFlat = (curve: PayCurve): boolean =>
  flatPieces(curve).length === curve.pieces.filter(({ from, to }) => from !== to).length

/** Everything between which the curves go up and down. */
const heights = (curve: PayCurve, before?: PayCurve): readonly number[] =>
  [
    ...[...curve.pieces, ...(before?.pieces ?? [])]
      .filter(isValued)
      .flatMap(({ fromValue, toValue }) => [fromValue, toValue]),
    ...jumpsOf(curve).flatMap(({ before: was, after }) => [was, after]),
  ].map(placeOf)

/** Where all lies far above zero, steps would be too small to see. */
export const axisIsCut = (curve: PayCurve, before?: PayCurve): boolean => {
  const values = heights(curve, before)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return low > 0 && high > low && (high - low) * 2 < low
}

/** A result along a number: lines, gaps at jumps with an open and a closed dot, flat stretches shaded, drops in red with their number. */
export function drawCurve(
  curve: PayCurve,
  texts: { readonly id: string; readonly title: string; readonly along: string; readonly of: string },
  before?: PayCurve,
): Html {
  const pieces = curve.pieces.filter(isValued)
  const behind = before?.pieces.filter(isValued) ?? []
  const jumps = jumpsOf(curve)
  const values = heights(curve, before)
  const written = jumps.filter(isDrop).length <= mostWritten
  const [least, high] = [Math.min(...values), Math.max(...values)]
  const low = axisIsCut(curve, before) ? least - (high - least) * 0.2 : Math.min(0, least)
  const axis = (name: string, gap: number): Shape => ({
    name,
    nameLocation: 'middle',
    nameGap: gap,
    nameTextStyle: { color: faint, fontSize: 11 },
  })
  const vertical = roundAxis(low, high + (high - low || 1) * 0.08, axis(texts.of, 60))
  const [bottom, top] = [Number(vertical.min), Number(vertical.max)]
  return draw({
    id: texts.id,
    title: texts.title,
    height: 340,
    grid: { left: 76, right: 24, top: 20, bottom: 340 - plotBottom },
    xAxis: {
      ...amountAxis(...fromRound(placeOf(curve.along.from), placeOf(curve.along.to)), axis(texts.along, 30)),
      splitLine: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: { color: tones.same } },
      axisTick: { show: true, lineStyle: { color: tones.same } },
    },
    yAxis: vertical,
    shapes: ({ coord }) => [
      ...(isAllFlat(curve) ? [] : flatPieces(curve)).map(({ from, to }) =>
        box(coord([placeOf(from), bottom]), coord([placeOf(to), top]), {
          fill: tones.wash,
        }),
      ),
      ...behind.map((piece) => lineOf(piece, coord, tones.same)),
      ...pieces.map((piece) => lineOf(piece, coord, tones.ink)),
      ...jumps.flatMap((jump, at) => drawJump(jump, at + 1, curve, { coord, written })),
    ],
  })
}

function lineOf(
  { from, to, fromValue, toValue, shape }: Valued,
  coord: Places['coord'],
  colour: string,
): Shape {
  const start = coord([placeOf(from), placeOf(fromValue)])
  if (from === to) return dot(start, colour, true)
  return stroke([start, coord([placeOf(to), placeOf(toValue)])], {
    stroke: colour,
    lineWidth: 2.2,
    // Between the ends of a bent piece nothing is known.
    ...(shape === 'bent' && { lineDash: [2, 4] }),
  })
}

/** Where the area of the curve ends, from above. */
const plotBottom = 292

/** So many drops have their figures beside them; more have a number that the table explains, as steps up do. */
const mostWritten = 4

function drawJump(
  jump: Jump,
  number: number,
  { along: { step } }: PayCurve,
  { coord, written }: Places & { readonly written: boolean },
): readonly Shape[] {
  const drop = isDrop(jump)
  const colour = drop ? tones.loss : tones.gain
  const before = coord([placeOf(jump.below), placeOf(jump.before)])
  const after = coord([placeOf(jump.at), placeOf(jump.after)])
  const label = { bold: true, fill: colour, size: 12, align: 'center' } as const
  const top = Math.min(before[1], after[1])
  const [below, at] = alike(jump.below, jump.at, step).map(grouped)
  const figures = `${below} → ${at}: ${grouped(jump.step)}`
  const lower = Math.max(before[1], after[1]) + 16
  const fits = after[0] + figures.length * 7 < chartWidth
  return [
    stroke([before, after], { stroke: colour, lineWidth: drop ? 2 : 1, lineDash: [3, 3] }),
    dot(before, colour, false),
    dot(after, colour, true),
    words(`${drop ? '▼' : '▲'}${number}`, [after[0], Math.max(8, top - 14)], label),
    ...(drop && written
      ? [
          // Beside the axis a text would be crossed by it.
          words(figures, [after[0] + (fits ? 8 : -8), lower > plotBottom - 10 ? top - 32 : lower], {
            align: fits ? 'left' : 'right',
            fill: colour,
            halo: true,
          }),
        ]
      : []),
  ]
}

/** Open on the side that the number at the border no longer belongs to. */
const dot = ([cx, cy]: readonly [number, number], colour: string, closed: boolean): Shape => ({
  type: 'circle',
  shape: { cx, cy, r: 4 },
  style: { fill: closed ? colour : '#fff', stroke: colour, lineWidth: 1.6 },
})
