import type { MessageTable } from './message.ts'

/** What a pay-sanity check finds, and how what is meant is declared. */
export const sanityMessages = {
  'source-jumps-reason': {
    text: {
      zh: '规则“{rule}”的 jumps 没有写理由。',
      en: 'jumps of the rule "{rule}" gives no reason.',
    },
    hint: {
      zh: '写明为什么有意跳档，例如 jumps: 按档计发，条文如此；无意跳档就删去这一行。',
      en: 'Say why pay is meant to jump, such as jumps: by steps, as the text says; or take the line out.',
    },
  },
  'source-better-kind': {
    text: { zh: '“{fact}”不是数，不能有 better。', en: '"{fact}" is no number and cannot have better.' },
    hint: {
      zh: 'better: more 表示数越大越好，better: less 表示越小越好。',
      en: 'better: more says that a greater number is better, better: less that a smaller one is.',
    },
  },
  'sanity-drop': {
    text: {
      zh: '做得更好，拿得更少：“{titleZh}”为 {good} 时发 {pay}，比 {poor} 时的 {instead} 少 {amount}。',
      en: 'Better work, less pay: {title} {good} pays {pay}, {amount} less than the {instead} of {poor}.',
    },
    hint: {
      zh: '可让各档的比例只对超出的部分适用（marginal），或给高的一侧保底；确属有意，就在规则上写 jumps: 理由。若数越小越好，就在数据上写 better: less。',
      en: 'Let each rate hold for its own slice (marginal), or give the better side a floor; where it is meant, say jumps: and the reason on the rule. Where a smaller number is better, say better: less on the fact.',
    },
  },
  'sanity-cliff': {
    text: {
      zh: '应发在此跳档：“{titleZh}”为 {at} 时发 {after}，比 {below} 时的 {before} {more?多}{less?少} {amount}{rises?；此规则向上的跳档共 {rises} 处，这是最大的}{falls?；此规则向下的跳档共 {falls} 处，这是最大的}。',
      en: 'Pay jumps: {title} {at} pays {after}, {amount} {more?more}{less?less} than the {before} of {below}{rises?; the largest of {rises} rises of this rule}{falls?; the largest of {falls} falls of this rule}.',
    },
    hint: {
      zh: '若是有意按档计发，在规则上写 jumps: 理由，以后不再提示。',
      en: 'Where pay is meant to go by steps, say jumps: and the reason on the rule, and it is quiet.',
    },
  },
  'sanity-flat': {
    text: {
      zh: '多做不多得：“{titleZh}”{inside?从 {from} 到 {to}}{upward?从 {from} 起}{downward?到 {to} 为止}，应发一直是 {pay}。',
      en: 'More work, no more pay: {title} {inside?from {from} to {to}}{upward?from {from} on}{downward?up to {to}} always pays {pay}.',
    },
  },
  'sanity-jumps-idle': {
    text: {
      zh: '规则“{rule}”写了 jumps，但没有找到它的跳档。',
      en: 'The rule "{rule}" says jumps, but no jump of it was found.',
    },
    hint: {
      zh: '可能已改为不跳档，或写错了规则：删去 jumps，或写到真正跳档的规则上。',
      en: "It may no longer jump, or the jump is another rule's: take jumps out, or say it on the rule that jumps.",
    },
  },
} satisfies MessageTable
