import type { Html } from '../html.ts'
import { placeOf } from '../numbers.ts'
import { roundAxis } from './axis.ts'
import { box, draw, faint, ink, stroke, tones, words } from './draw.ts'

export interface BandPoint {
  readonly name: string
  readonly low: string
  readonly middle: string
  readonly high: string
  readonly figure: string
}

/** A figure for each of some periods, with the stretch between which it is expected. */
export function drawBand(id: string, title: string, points: readonly BandPoint[]): Html {
  const values = points.flatMap(({ low, high }) => [placeOf(low), placeOf(high)])
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = (high - low || Math.abs(high) || 1) * 0.1
  const axis = roundAxis(low - room, high + room)
  const bottom = Number(axis.min)
  const every = Math.ceil(points.length / 12)
  return draw({
    id,
    title,
    height: 260,
    grid: { left: 86, right: 24, top: 14, bottom: 34 },
    xAxis: { type: 'value', min: 0, max: points.length, show: false },
    yAxis: axis,
    shapes: ({ coord }) => {
      const at = points.map((_, place) => coord([place + 0.5, bottom]))
      const heights = points.map(({ middle }, place) => coord([place + 0.5, placeOf(middle)]))
      return [
        ...points.map((point, place) =>
          box(coord([place + 0.26, placeOf(point.low)]), coord([place + 0.74, placeOf(point.high)]), {
            fill: '#cfe0f0',
            stroke: tones.gain,
            lineWidth: 1,
          }),
        ),
        stroke(heights, { stroke: tones.gain, lineWidth: 1.5 }),
        ...heights.map(([cx, cy]) => ({
          type: 'circle',
          shape: { cx, cy, r: 3.5 },
          style: { fill: tones.gain },
        })),
        ...points.flatMap(({ name, figure }, place) =>
          place % every === 0
            ? [
                words(name, [at[place]![0], at[place]![1] + 14], { align: 'center', fill: faint, size: 11 }),
                ...(points.length > 8
                  ? []
                  : [
                      words(figure, [at[place]![0], heights[place]![1] - 12], {
                        halo: true,
                        align: 'center',
                        size: 11,
                        fill: ink,
                      }),
                    ]),
              ]
            : [],
        ),
      ]
    },
  })
}
