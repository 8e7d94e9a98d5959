import type { Cause, PayCurve } from '../analyse/pay-curve/pay-curve.ts'
import { showNumberText } from '../core/show.ts'
import { axisIsCut, drawCurve, flatPieces, isAllFlat, isDrop, type Jump, jumpsOf } from './chart/curve.ts'
import { tones } from './chart/draw.ts'
import { type Html, html, joined } from './html.ts'
import type { CurveSection } from './input.ts'
import { alike } from './numbers.ts'
import { differenceCell, figure, key, type Section, table } from './parts.ts'
import { counted, currencyName, grouped, type Pen } from './pen.ts'
import { seenOn } from './sanity.ts'

/** Results along a number, one part of the page for each. */
export function curveSections(pen: Pen, curves: readonly CurveSection[]): readonly Section[] {
  const { say } = pen
  if (curves.length === 0) return []
  const named = curves.map(
    ({ curve, ...around }, at): Section => ({
      id: `curve-${at + 1}`,
      title: say(
        `${say(curve.of.title)}随${say(curve.along.title)}的变化`,
        `${say(curve.of.title)} along ${say(curve.along.title)}`,
      ),
      deep: true,
      body: joined([
        around.witness &&
          html`<p class="note unit">${say(
            `按${seenOn(pen, around.witness)}的数据，只有横轴上的数在变。`,
            `On the facts of ${seenOn(pen, around.witness)}; only the number along the axis moves.`,
          )}</p>`,
        curveBody(pen, { curve, ...around }, `curve-${at + 1}`),
      ]),
    }),
  )
  const says = say(
    '其他数字不变，只移动横轴上的一个数，看结果怎样跟着变。下跌的台阶意味着多做反而少得，平台意味着多做不多得。',
    'Everything else stays as it is, and one number moves along the axis. A drop means that doing more earns less; a plateau, that doing more earns nothing more.',
  )
  return [{ id: 'curves', title: say('薪酬曲线', 'Pay curves'), body: html`<p>${says}</p>` }, ...named]
}

/** A result as a person reads it; one without an end is approximated. */
const resultText = (text: string): string => grouped(showNumberText(text))

/** Kinds of facts that are no unit to a reader. */
const noUnits = new Set(['money', 'score', 'number', 'count', 'ratio', ''])
const unitNames: Readonly<Record<string, string>> = {
  days: '天',
  hours: '小时',
  minutes: '分钟',
  months: '个月',
  years: '年',
  people: '人',
  times: '次',
}

/** `销售额（元）`, `days late (days)`. */
function sideName(pen: Pen, { title, unit = '' }: PayCurve['of']): string {
  const { say } = pen
  if (noUnits.has(unit)) return say(title)
  const name = /^[A-Z]{3}$/.test(unit) ? currencyName(pen, unit) : say(unitNames[unit] ?? unit, unit)
  return say(`${say(title)}（${name}）`, `${say(title)} (${name})`)
}

function curveBody(pen: Pen, { curve, before }: CurveSection, id: string): Html {
  const { say } = pen
  const along = sideName(pen, curve.along)
  const cut = axisIsCut(curve, before)
  const of = sideName(pen, curve.of)
  const jumps = jumpsOf(curve)
  const drops = jumps.filter(isDrop)
  const flat = flatPieces(curve)
  const title = say(`${of}随${along}的变化`, `${of} along ${along}`)
  const lead = [
    jumps.length === 0
      ? say('没有台阶。', 'There are no steps.')
      : say(
          `有 ${jumps.length} 个台阶，${drops.length === 0 ? '没有下跌' : `其中 ${drops.length} 个是下跌`}。`,
          `There ${jumps.length === 1 ? 'is 1 step' : `are ${jumps.length} steps`}; ${dropsSaid(drops.length)}.`,
        ),
    flat.length > 0 &&
      say(`有 ${flat.length} 段是平台。`, ` ${counted(flat.length, 'stretch is', 'stretches are')} flat.`),
  ]
  return html`<p class="unit">${lead}</p>${figure(
    drawCurve(curve, { id: `${id}-chart`, title, along, of }, before),
    [
      before && [key(tones.ink, say('调整后', 'after')), key(tones.same, say('调整前', 'before'))],
      key(tones.gain, say('▲ 上升的台阶', '▲ step up')),
      key(tones.loss, say('▼ 下跌', '▼ drop')),
      !isAllFlat(curve) && key(tones.wash, say('平台', 'flat')),
      say(
        '。空心点是台阶前的最后一个数，实心点是台阶后的第一个数。',
        '. The open dot is the last number before a step, the closed dot the first one after it.',
      ),
      cut && say('纵轴不从 0 开始。', ' The upright axis does not begin at zero.'),
    ],
  )}${jumps.length > 0 && steps(pen, curve, jumps)}${flat.length > 0 && plateaus(pen, flat)}<p class="note">${proof(pen, curve)}</p>`
}

const dropsSaid = (count: number): string =>
  count === 0 ? 'none is a drop' : count === 1 ? '1 is a drop' : `${count} are drops`

function steps(pen: Pen, curve: PayCurve, jumps: readonly Jump[]): Html {
  const { say } = pen
  const columns = [
    { title: '' },
    { title: sideName(pen, curve.along) },
    { title: say('结果', 'Result'), number: true },
    { title: say('一步之差', 'The step'), number: true },
    { title: say('原因', 'Because') },
  ]
  const rows = jumps.map((jump, at) => [
    html`<span class="${isDrop(jump) ? 'loss' : 'gain'}">${isDrop(jump) ? '▼' : '▲'}${at + 1}</span>`,
    placesOf(curve, jump).join(' → '),
    `${resultText(jump.before)} → ${resultText(jump.after)}`,
    differenceCell(jump.step),
    jump.because.map((one) => causeSaid(pen, one)).join(say('；', '; ')),
  ])
  return table(pen, { columns, rows })
}

/** `提成分档：≥ 20000 → ≥ 50000`, `低销售补助：不再成立`. */
function causeSaid({ say }: Pen, { title, before, after }: Cause): string {
  const truth: Readonly<Record<string, string>> = {
    'yes no': say('不再成立', 'holds no longer'),
    'no yes': say('成立', 'holds from here'),
    'absent there': say('有了数', 'is there'),
    'there absent': say('没有了', 'is gone'),
  }
  const name = (way: string): string => (way === 'otherwise' ? say('其余', 'otherwise') : way)
  const turn = truth[`${before} ${after}`] ?? `${name(before)} → ${name(after)}`
  return `${say(title)}${say('：', ': ')}${turn}`
}

/** The numbers on both sides of a step, with the decimals in which they are counted. */
const placesOf = ({ along: { step } }: PayCurve, { below, at }: Jump): readonly string[] =>
  alike(below, at, step).slice(0, 2).map(grouped)

function plateaus(pen: Pen, flat: ReturnType<typeof flatPieces>): Html {
  const { say } = pen
  const list = flat.map(({ from, to, fromValue }) =>
    say(
      `${grouped(from)} 至 ${grouped(to)}：始终是 ${resultText(fromValue)}`,
      `${grouped(from)} to ${grouped(to)}: always ${resultText(fromValue)}`,
    ),
  )
  return html`<p>${say('平台：', 'Flat: ')}${list.join(say('；', '; '))}${say('。', '.')}</p>`
}

function proof({ say }: Pen, { proof: { kind, ...how }, along, pieces }: PayCurve): string {
  const unsure = pieces.some(({ shape }) => shape === 'bent')
  const dotted = unsure
    ? say('点线两端之间的走势未知。', ' Between the ends of a dotted line nothing is known.')
    : ''
  const from = grouped(along.from)
  const to = grouped(along.to)
  return kind === 'proved'
    ? say(
        `从 ${from} 到 ${to}，每隔 ${along.step} 的每一个数都已证明：除上面列出的之外，没有别的台阶。${dotted}`,
        `Proved for every number from ${from} to ${to} in steps of ${along.step}: there is no step other than those listed.${dotted}`,
      )
    : say(
        `从 ${from} 到 ${to} 查看了 ${'points' in how ? how.points : 0} 个数，不是每一个：两个查看过的数之间可能还有没找到的台阶。${dotted}`,
        `${'points' in how ? how.points : 0} numbers from ${from} to ${to} were looked at, not all of them: there may be steps between two of these that were not found.${dotted}`,
      )
}
