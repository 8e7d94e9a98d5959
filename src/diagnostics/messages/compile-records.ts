import type { MessageTable } from './message.ts'

/** Rules that run record by record. */
export const recordMessages = {
  'order-not-record': {
    text: {
      zh: '“{rule}”写了 order，但 {thing} 不是一条条的记录。',
      en: '{rule} has an order, but {thing} is no kind of record.',
    },
    hint: {
      zh: '按期回看用 ago(…)，不需要 order。',
      en: 'To look back by period use ago(…), without an order.',
    },
  },
  'order-needs-fact': {
    text: { zh: 'order 里的“{name}”不是 {record} 的数据。', en: '"{name}" in order is no fact of {record}.' },
    hint: {
      zh: '{near?是不是“{near}”？}可用的有：{known}, id。',
      en: '{near?Did you mean "{near}"? }There are: {known}, id.',
    },
  },
  'settle-needs-order': {
    text: {
      zh: '“{rule}”按累计舍入，但没有写明各条记录的先后。',
      en: '{rule} is rounded by its running total, but it is not said which record comes first.',
    },
    hint: {
      zh: '规则须在记录上（如 for: order），并写 order: [dated, id]。',
      en: 'It has to be a rule of records (such as for: order) with an order, such as order: [dated, id].',
    },
  },
  'settle-without-rounding': {
    text: {
      zh: '“{rule}”写了 settle，但它既不舍入，也不是工资条上的一行。',
      en: '{rule} says how it settles, but it is neither rounded nor a payslip line.',
    },
    hint: {
      zh: '写明舍入到哪里，例如 round: 2；不需要时去掉 settle。',
      en: 'Say how it is rounded, such as round: 2, or leave settle out.',
    },
  },
  'orders-differ': {
    text: {
      zh: '“{first}”与“{second}”互相引用，但 order 不同。',
      en: '{first} and {second} read each other, but their orders differ.',
    },
  },
  'restarts-needs-order': {
    text: {
      zh: '“{rule}”写了 restarts，但没有写明各条记录的先后。',
      en: '{rule} says when its records start afresh, but not which record comes first.',
    },
    hint: {
      zh: '一并写 order: [dated, id]；按期累计、每年重来的，写 sum(x over year to date)，不需要 restarts。',
      en: 'Give it an order, such as order: [dated, id]. A total over periods that starts anew each year is sum(x over year to date), without restarts.',
    },
  },
  'restarts-not-possible': {
    text: {
      zh: '“{rule}”不能每{restartsZh}重新开始：规则集按{eachZh}计算。',
      en: '{rule} cannot start afresh each {restarts}: the rule set runs each {each}.',
    },
    hint: { zh: 'restarts 可写：{known}。', en: 'restarts may be: {known}.' },
  },
  'restarts-differ': {
    text: {
      zh: '“{first}”与“{second}”互相引用，但 restarts 不同，说不清从哪一条重新开始。',
      en: '{first} and {second} read each other, but do not start afresh together.',
    },
    hint: {
      zh: '两条规则写同样的 restarts，或都不写。',
      en: 'Give both the same restarts, or neither.',
    },
  },
  'loop-leaves-record': {
    text: {
      zh: '“{rule}”要等所有 {record} 算完，而 {record} 又要等它。',
      en: '{rule} waits for all of {record}, while each {record} waits for it.',
    },
    hint: {
      zh: '逐条计算的规则只能用本条、前一条，以及与它们无关的值。',
      en: 'Rules that run record by record read the record itself, the one before, and what does not depend on them.',
    },
  },
} satisfies MessageTable
