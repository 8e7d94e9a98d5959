import type { Seeded } from '../../core/seeded.ts'

const surnames = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹'
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英晓燕国建文玉兰红波飞鑫宇婷雪梅琳浩然佳欣子涵思远'

/** A name as people of a Chinese company have it; nobody's in particular. */
export const personName = (random: Seeded): string => {
  const one = (from: string): string => from[random.below(from.length)]!
  return one(surnames) + one(given) + (random.chance(700) ? one(given) : '')
}
