import type { MessageTable } from './message.ts'

/** What stands in the way of correcting settled periods, and what is worth knowing about a correction. */
export const correctMessages = {
  'ledger-unknown-form': {
    text: { zh: '这份台账的格式无法识别', en: 'this is not a ledger that can be read' },
    hint: {
      zh: '台账是计算结果里的 ruleSet、currency、settled 三项；settled 的每一条都写明 period、thing、id、rule、channel、amount',
      en: 'A ledger has ruleSet, currency and settled, as a result has them; each entry says period, thing, id, rule, channel, amount',
    },
  },
  'ledger-other-rule-set': {
    text: {
      zh: '台账属于规则“{settled}”，不是“{ruleSet}”',
      en: 'the ledger belongs to {settled}, not to {ruleSet}',
    },
    hint: {
      zh: '请用当时所用的规则；要试新稿，写 jixiao backtest 原规则 --variant 新稿 --settled 台账',
      en: 'Take the rules that were paid by; to try a draft: jixiao backtest <those rules> --variant <draft> --settled <ledger>',
    },
  },
  'ledger-other-currency': {
    text: {
      zh: '台账的币种是 {settled}，规则“{ruleSet}”的币种是 {currency}',
      en: 'the ledger is in {settled}, and {ruleSet} pays in {currency}',
    },
  },
  'ledger-entry-twice': {
    text: {
      zh: '台账里 {period} {id} 的 {rule} 记了两次（{amount}）',
      en: 'the ledger has {rule} of {id} in {period} twice ({amount})',
    },
    hint: {
      zh: '同一份台账是否交了两遍？确实分两次发放的，请合成一条',
      en: 'Was one ledger handed over twice? What was really paid in two parts is one entry with their sum',
    },
  },
  'ledger-unreadable': {
    text: {
      zh: '台账里 {period} {id} 的 {rule} 金额“{amount}”无法读取',
      en: 'the ledger has "{amount}" for {rule} of {id} in {period}, which cannot be read',
    },
    hint: {
      zh: '期间写成 2026-01 这样，金额精确到分',
      en: 'A period is written as 2026-01; amounts go to the minor unit and no further',
    },
  },
  'ledger-unknown-rule': {
    text: {
      zh: '台账里 {period} {id} 的 {rule}（{amount}）不是这套规则的工资项，不参与比较',
      en: '{rule} of {id} in {period} ({amount}) is no line of these rules; it is left as it is',
    },
  },
  'correction-period-missing': {
    text: {
      zh: '台账里有 {periods}，交来的各期数据里却没有',
      en: 'the ledger has {periods}, and there are no facts for it',
    },
    hint: {
      zh: '从第一个要更正的期间起，到最后一个已结算的期间为止，各期数据都要齐全：后面的期间会读到前面的',
      en: 'Hand over every period from the first one that changes to the last one settled: later periods read earlier ones',
    },
  },
  'correction-carry-missing': {
    text: {
      zh: '台账里 {period} 之前还有 {before}，却没有交来那时的结转；重算从零开始',
      en: 'the ledger goes back to before {period} (to {before}), and there is no carry; calculating starts from nothing',
    },
    hint: {
      zh: '请交来结转至 {before} 的那一份',
      en: 'Hand over the carry that was made after {before}',
    },
  },
  'correction-not-settled': {
    text: {
      zh: '{period} 没有结算过，谈不上更正',
      en: '{period} was never settled, so there is nothing to correct',
    },
    hint: {
      zh: '台账里没有它的任何一条，或原数据里没有这一期；未结算的期间请直接计算',
      en: 'The ledger has no entry of it, or the original facts do not have it; calculate it instead',
    },
  },
  'correction-original-faulty': {
    text: {
      zh: '按原数据重算时有 {errors} 个错误；受其影响的工资项按“原来没有”处理',
      en: 'calculating the original inputs again gives {errors} errors; lines that they touch count as not there',
    },
    hint: {
      zh: '如果当时是手工发放的，差额会列在“实发不同”之下',
      en: 'What was paid by hand then stands under the cause "settled differently"',
    },
  },
  'correction-causes-together': {
    text: {
      zh: '只更正{first}时算不出结果，因此{first}与{second}的影响没有分开，都列在“{second}”之下',
      en: 'with only the {firstEn} corrected there is no result, so its effect is not told apart from that of the {secondEn} and stands there',
    },
  },
  'correction-joined': {
    text: {
      zh: '{id} 原来不在 {period} 的名单里，更正后在',
      en: '{id} was not on the list of {period}, and is now',
    },
  },
  'correction-left': {
    text: {
      zh: '{id} 原来在 {period} 的名单里，更正后不在',
      en: '{id} was on the list of {period}, and is not any more',
    },
    hint: {
      zh: '是漏交了这一行吗？如属实，其已发金额会列为多发',
      en: 'Was the row left out by mistake? If not, what was paid is listed as paid too much',
    },
  },
} satisfies MessageTable
