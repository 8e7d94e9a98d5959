import type { Bin } from '../bins.ts'
import type { Html } from '../html.ts'
import { placeOf } from '../numbers.ts'
import { amountAxis, roundAxis, tickText } from './axis.ts'
import { box, draw, faint, ink, type Places, type Shape, stroke, tones, words } from './draw.ts'

interface HistogramWords {
  readonly id: string
  readonly title: string
  /** What is counted, and along what. */
  readonly counts: string
  readonly along: string
}

/** How many lie in each stretch: of two lists, the first as grey areas and the second as an outline. */
export function drawHistogram(bins: readonly Bin[], texts: HistogramWords): Html {
  const two = bins.some(({ counts }) => counts.length > 1)
  return drawBins(bins, texts, ({ coord }) => [
    ...bins.flatMap(({ from, to, counts: [count = 0] }) =>
      count === 0
        ? []
        : [
            box(coord([placeOf(from), 0]), coord([placeOf(to), count]), {
              fill: two ? tones.pale : placeOf(from) < 0 ? tones.loss : tones.gain,
              stroke: '#fff',
              lineWidth: 1,
            }),
          ],
    ),
    ...(two ? [outline(bins, coord)] : bins.flatMap((bin) => countAbove(bin, coord))),
  ])
}

/** The upper edge of the second list, stepping from stretch to stretch. */
const outline = (bins: readonly Bin[], coord: Places['coord']): Shape =>
  stroke(
    [
      coord([placeOf(bins[0]!.from), 0]),
      ...bins.flatMap(({ from, to, counts: [, count = 0] }) => [
        coord([placeOf(from), count]),
        coord([placeOf(to), count]),
      ]),
      coord([placeOf(bins.at(-1)!.to), 0]),
    ],
    { stroke: tones.gain, lineWidth: 2 },
  )

const countAbove = ({ from, to, counts: [count = 0] }: Bin, coord: Places['coord']): readonly Shape[] => {
  if (count === 0) return []
  const [x1, y] = coord([placeOf(from), count])
  const [x2] = coord([placeOf(to), count])
  return [words(`${count}`, [(x1 + x2) / 2, y - 8], { align: 'center', size: 11, fill: ink })]
}

function drawBins(
  bins: readonly Bin[],
  { id, title, counts, along }: HistogramWords,
  shapes: (places: Places) => readonly Shape[],
): Html {
  const highest = Math.max(...bins.flatMap((bin) => bin.counts))
  const [from, to] = [placeOf(bins[0]!.from), placeOf(bins.at(-1)!.to)]
  // On edges of stretches, zero among them, and not more than fit.
  const every = (placeOf(bins[0]!.to) - from) * Math.ceil(bins.length / 8)
  const ticks = [...bins.map((bin) => placeOf(bin.from)), to].filter(
    (edge) => Math.abs(edge / every - Math.round(edge / every)) < 1e-6,
  )
  return draw({
    id,
    title,
    height: 220,
    grid: { left: 46, right: 20, top: 26, bottom: 44 },
    xAxis: {
      ...amountAxis(from, to),
      splitLine: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: { color: tones.same } },
      axisTick: { show: true, customValues: ticks, lineStyle: { color: tones.same } },
      axisLabel: { color: faint, fontSize: 11, customValues: ticks, formatter: tickText },
      name: along,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: faint, fontSize: 11 },
    },
    yAxis: {
      ...roundAxis(0, Math.max(highest, 5)),
      name: counts,
      nameGap: 10,
      nameTextStyle: { color: faint, fontSize: 11 },
    },
    shapes,
  })
}
