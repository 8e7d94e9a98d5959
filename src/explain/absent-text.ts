import type { Label, Language } from '../core/label.ts'
import type { AbsentReason, AbsentValue } from '../run/result.ts'

/** Why a value is not there, in words. */
export const absentText = (absent: AbsentValue, language: Language): string => {
  const state = states[absent.state][language]
  const reason = reasons[absent.kind][language]
  return language === 'zh'
    ? `${state}（${reason}：${absent.because}）`
    : `${state} (${reason}: ${absent.because})`
}

const states: Readonly<Record<AbsentValue['state'], Label>> = {
  missing: { zh: '缺少数据', en: 'missing' },
  'not applicable': { zh: '不适用', en: 'not applicable' },
  'not yet': { zh: '尚无', en: 'not yet' },
  open: { zh: '未规定', en: 'not settled' },
}

const reasons: Readonly<Record<AbsentReason, Label>> = {
  fact: { zh: '没有给出', en: 'not given' },
  condition: { zh: '条件不成立', en: 'its condition does not hold' },
  row: { zh: '表中这一行不适用', en: 'the row of the table says so' },
  'no row': { zh: '表中没有适用的行', en: 'no row holds' },
  'several rows': { zh: '有多项符合', en: 'several hold' },
  'zero divisor': { zh: '除数为零', en: 'the divisor is zero' },
  nobody: { zh: '没有可汇总的成员', en: 'there is nobody to aggregate' },
  history: { zh: '没有以往数据', en: 'there is no earlier period' },
  'not closed': { zh: '该周期尚未结束', en: 'that period has not closed' },
  'not ranked': { zh: '不参加排名', en: 'not ranked' },
  'not sharing': { zh: '不参加分配', en: 'does not share' },
  refused: { zh: '规则不允许', en: 'refused' },
}
