import { grouped } from '../pen.ts'
import { faint, line, type Shape } from './draw.ts'

/** An axis of amounts between given ends: round figures, thin lines, nothing else. */
export const amountAxis = (from: number, to: number, more: Shape = {}): Shape => ({
  type: 'value',
  min: from,
  max: to,
  interval: roundStep(to - from),
  axisLine: { show: false, onZero: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: '#e6e9ee' } },
  axisLabel: {
    color: faint,
    fontSize: 11,
    hideOverlap: true,
    // An end that is no round number would stand beside one.
    showMinLabel: false,
    showMaxLabel: false,
    formatter: tickText,
  },
  ...more,
})

/** The same from a round number to a round number, so that nothing touches its ends. */
export function roundAxis(from: number, to: number, more: Shape = {}): Shape {
  const step = roundStep(to - from)
  const ends = { showMinLabel: true, showMaxLabel: true }
  const axis = amountAxis(Math.floor(from / step) * step, Math.ceil(to / step) * step, {
    interval: step,
    ...more,
  })
  return { ...axis, axisLabel: { ...(axis.axisLabel as object), ...ends } }
}

/** A span that begins at a round number: ticks are counted from its beginning, and 0.01 would show in each of them. */
export const fromRound = (from: number, to: number): readonly [number, number] => {
  const step = roundStep(to - from)
  return [Math.floor(from / step) * step, to]
}

/** 1, 2 or 5 times a power of ten, about five to the span. */
function roundStep(span: number): number {
  const least = (span || 1) / 6
  const power = 10 ** Math.floor(Math.log10(least))
  return power * ([1, 2, 5].find((times) => times * power >= least * 0.999) ?? 10)
}

/** The figure of a tick: a round number, with as many decimals as it has. */
export const tickText = (value: number): string => grouped(`${Number(value.toPrecision(12))}`)

/** Rows from top to bottom without a name: names are drawn beside them. */
export const rowAxis = (rows: number): Shape => ({
  type: 'value',
  min: 0,
  max: rows,
  inverse: true,
  show: false,
})

export const baseline: Shape = { stroke: line, lineWidth: 1 }
