import type { Label } from '../core/label.ts'
import type { AbsentReason, AbsentValue } from '../run/result.ts'

/** Why a value is not there, as a sentence without its end; `of` is where that began, if elsewhere. */
export const reasonText = (reason: AbsentReason, of: Label | undefined): Label => {
  const { own, other } = reasons[reason]
  return of === undefined
    ? own
    : { zh: other.zh.replace('*', `“${of.zh}”`), en: other.en.replace('*', of.en) }
}

export const stateText = (state: AbsentValue['state']): Label => states[state]

const states: Readonly<Record<AbsentValue['state'], Label>> = {
  missing: { zh: '缺少数据', en: 'missing' },
  'not applicable': { zh: '不适用', en: 'not applicable' },
  'not yet': { zh: '尚无', en: 'not yet' },
  open: { zh: '未规定', en: 'not settled' },
}

const reasons: Readonly<Record<AbsentReason, { readonly own: Label; readonly other: Label }>> = {
  fact: {
    own: { zh: '没有给出', en: 'not given' },
    other: { zh: '没有给出*', en: '* is not given' },
  },
  condition: {
    own: { zh: '条件不成立', en: 'its condition does not hold' },
    other: { zh: '*的条件不成立', en: 'the condition of * does not hold' },
  },
  row: {
    own: { zh: '表中这一行不适用', en: 'its row says: not applicable' },
    other: { zh: '*的表中这一行不适用', en: 'the row of * says: not applicable' },
  },
  'no row': {
    own: { zh: '表中没有适用的行', en: 'no row holds' },
    other: { zh: '*的表中没有适用的行', en: 'no row of * holds' },
  },
  'several rows': {
    own: { zh: '有多项同时符合', en: 'several rows hold' },
    other: { zh: '*有多项同时符合', en: 'several rows of * hold' },
  },
  'zero divisor': {
    own: { zh: '除数为零', en: 'the divisor is zero' },
    other: { zh: '*的除数为零', en: 'the divisor of * is zero' },
  },
  nobody: {
    own: { zh: '没有可汇总的数据', en: 'there is nothing to aggregate' },
    other: { zh: '*没有可汇总的数据', en: '* has nothing to aggregate' },
  },
  'no part': {
    own: { zh: '各项都不适用', en: 'none of its parts applies' },
    other: { zh: '*的各项都不适用', en: 'none of the parts of * applies' },
  },
  'not closed': {
    own: { zh: '所在的周期尚未结束', en: 'its period has not closed yet' },
    other: { zh: '*尚未结束', en: 'the * has not closed yet' },
  },
  history: {
    own: { zh: '还没有以往的数据', en: 'there is no earlier period yet' },
    other: { zh: '*还没有以往的数据', en: '* has no earlier period yet' },
  },
  'not ranked': {
    own: { zh: '不参加排名', en: 'not ranked' },
    other: { zh: '不参加*的排名', en: 'not ranked in *' },
  },
  'not sharing': {
    own: { zh: '不参加分配', en: 'no share' },
    other: { zh: '不参加*的分配', en: 'no share in *' },
  },
  'no date': {
    own: { zh: '没有这样的日期', en: 'there is no such date' },
    other: { zh: '*没有这样的日期', en: '* has no such date' },
  },
  refused: {
    own: { zh: '未能确定', en: 'it could not be settled' },
    other: { zh: '*未能确定', en: '* could not be settled' },
  },
}
