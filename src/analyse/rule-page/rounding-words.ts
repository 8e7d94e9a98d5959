import { type Measure, type PageContext, say } from './context.ts'

/** `保留到分`, `取整到元`, `保留一位小数`, `到 5 的整数倍`: what a step of ten, or any other, leaves. */
export const stepText = (context: PageContext, step: string, measure: Measure | undefined): string => {
  const places = decimalsOf(step)
  const yuan = measure === 'CNY' && places !== undefined ? yuanSteps[places] : undefined
  if (yuan) return say(context, yuan.zh, yuan.en)
  return places === undefined
    ? say(context, `到 ${step} 的整数倍`, `to a multiple of ${step}`)
    : placesText(context, places)
}

/** How many decimals a step of 1, 0.1, 0.01 … leaves. */
const decimalsOf = (step: string): number | undefined => {
  const [, zeros] = /^(?:1|0\.(0*)1)$/.exec(step) ?? []
  return step === '1' ? 0 : zeros === undefined ? undefined : zeros.length + 1
}

const placesText = (context: PageContext, places: number): string =>
  places === 0
    ? say(context, '取整', 'to a whole number')
    : say(
        context,
        `保留${digits[places] ?? ` ${places} `}位小数`,
        `to ${places} decimal${places === 1 ? '' : 's'}`,
      )

const digits = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九']

const yuanSteps = [
  { zh: '取整到元', en: 'to the yuan' },
  { zh: '保留到角', en: 'to the tenth of a yuan' },
  { zh: '保留到分', en: 'to the fen' },
] as const

/** `四舍五入到两位小数（…）`: a function that rounds inside a formula; without decimals, to a whole number. */
export const sayRounding = (
  context: PageContext,
  name: keyof typeof rounders,
  value: string,
  places: string | undefined,
): string => {
  const { zh, en } = rounders[name]
  const count = Number(places ?? '0')
  const to = Number.isInteger(count)
    ? count === 0
      ? say(context, '到整数', ' to a whole number')
      : count > 0
        ? say(
            context,
            `到${digits[count] ?? ` ${places} `}位小数`,
            ` to ${places} decimal${count === 1 ? '' : 's'}`,
          )
        : undefined
    : undefined
  if (to === undefined) return say(context, `${zh}（${value}，${places}）`, `${en} (${value}; ${places})`)
  return say(context, `${zh}${to}（${value}）`, `${en}${to} (${value})`)
}

export const rounders = {
  round: { zh: '四舍五入', en: 'rounded half up' },
  cut: { zh: '去尾', en: 'cut off' },
  up: { zh: '进位', en: 'rounded up' },
} as const
