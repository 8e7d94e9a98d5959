import { clean, type Html, html } from '../html.ts'
import { init } from './library.ts'

/** Width of every chart in its own units: what fits between the margins of A4. */
export const chartWidth = 720

export const ink = '#1a1a1a'
export const faint = '#5f6670'
export const line = '#c9ced6'
/** Told apart by people who do not see red and green, and on a grey printer; signs and labels say it too. */
export const tones = {
  gain: '#1f6fb2',
  loss: '#c2410c',
  same: '#8a919c',
  total: '#4b5563',
  ink: '#1a1a1a',
  pale: '#d5dae1',
  wash: '#eceff3',
} as const

/** One shape of a chart in its own units, as the charting library draws it. */
export type Shape = Readonly<Record<string, unknown>>

/** Turns numbers of the axes into places. */
export interface Places {
  readonly coord: (value: readonly [number, number]) => readonly [number, number]
}

export interface Chart {
  /** Unlike that of any other chart on the page. */
  readonly id: string
  readonly height: number
  /** What it shows, in a sentence, for those who cannot see it. */
  readonly title: string
  readonly grid: Readonly<Record<string, number>>
  readonly xAxis: Shape
  readonly yAxis: Shape
  /** Everything inside the axes. */
  readonly shapes: (places: Places) => readonly Shape[]
}

/** A chart as static SVG: the same bytes for the same input, whatever was drawn before it. */
export function draw({ id, height, title, grid, xAxis, yAxis, shapes }: Chart): Html {
  // The locale would otherwise be that of the machine.
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: chartWidth, height, locale: 'EN' })
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    grid: { ...grid, outerBoundsMode: 'none' },
    xAxis: named(xAxis),
    yAxis: named(yAxis),
    series: [
      {
        type: 'custom',
        silent: true,
        clip: false,
        data: [[0, 0]],
        renderItem: (_: unknown, places: Places) => ({ type: 'group', children: shapes(places) }),
      },
    ],
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return html`<div class="chart" role="img" aria-label="${title}">${{ html: plainSvg(svg, id) }}</div>`
}

/** An axis has its name from outside. */
const named = (axis: Shape): Shape => ('name' in axis ? { ...axis, name: clean(`${axis.name}`) } : axis)

/** Without what a static picture does not need, and with names that do not count the charts drawn before. */
const plainSvg = (svg: string, id: string): string =>
  svg
    .replace(/<style ?>.*?<\/style>/gs, '')
    .replace(/ (class="zr\d+-cls-\d+"|ecmeta_\w+="[^"]*"|pointer-events="[^"]*")/g, '')
    .replace(/ (xmlns:xlink|xml:space|version|baseProfile)="[^"]*"/g, '')
    .replace(/(id="|url\(#)zr\d+-/g, `$1${id}-`)
    .replace(/ (d|points|transform|x|y|width|height)="[^"]*"/g, (one) => one.replace(/(\d\.\d\d)\d+/g, '$1'))
    .replace(/>\n+</g, '><')
    .trim()

/** A text on a chart: `at` is where its anchor stands. */
export const words = (
  text: string,
  [x, y]: readonly [number, number],
  style: {
    readonly align?: 'left' | 'center' | 'right'
    readonly fill?: string
    readonly bold?: boolean
    readonly size?: number
    /** A white edge, where a text crosses lines. */
    readonly halo?: boolean
  } = {},
): Shape => ({
  type: 'text',
  style: {
    text: clean(text),
    x,
    y,
    textAlign: style.align ?? 'left',
    textVerticalAlign: 'middle',
    fill: style.fill ?? ink,
    fontSize: style.size ?? 12,
    fontFamily: 'inherit',
    ...(style.bold && { fontWeight: 'bold' }),
    ...(style.halo && { stroke: '#fff', lineWidth: 3 }),
  },
})

export const box = (
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  style: Shape,
): Shape => ({
  type: 'rect',
  shape: { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) },
  style,
})

export const stroke = (points: readonly (readonly [number, number])[], style: Shape = {}): Shape => ({
  type: 'polyline',
  shape: { points },
  style: { fill: 'none', stroke: ink, lineWidth: 1, ...style },
})

/** About how wide a text is, rather too much than too little: the fonts of the reader are not known. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + (sign >= '\u1100' ? size : size * 0.6), 0)

/** A text cut to a width; the whole of it stands in a table. */
export function cut(text: string, width: number, size: number): string {
  const whole = clean(text)
  if (textWidth(whole, size) <= width) return whole
  const signs = [...whole]
  while (textWidth(signs.join(''), size) > width - size) signs.pop()
  return `${signs.join('').trimEnd()}…`
}
