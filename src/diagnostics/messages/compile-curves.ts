import type { MessageTable } from './message.ts'

/** Tables whose points are joined by lines, and tables whose rows are collected. */
export const curveMessages = {
  'curve-needs-points': {
    text: {
      zh: '“{rule}”按直线插值，每一行须是一个点：最后一个键是一个确定的数，结果也是数。',
      en: '{rule} joins points by lines: every row has to be a point, with a known number as its last key and a number as its outcome.',
    },
    hint: {
      zh: '例如 60 | 80%；跳变处写 < 100% | 80% 与 100% | 100% 两行；两端以外写在 below 与 above。',
      en: 'For example 60 | 80%; at a jump two rows, < 100% | 80% and 100% | 100%; what lies beyond the points is said by below and above.',
    },
  },
  'curve-point-twice': {
    text: {
      zh: '“{rule}”的两行是同一个点“{point}”。',
      en: 'Two rows of {rule} are the same point, "{point}".',
    },
    hint: {
      zh: '去掉一行；若在此处跳变，写明 {at} 本身归哪一行：前一行写“< {at}”（归后一行），或后一行写“> {at}”（归前一行）。',
      en: 'Leave one out; if it jumps there, say whose {at} itself is: "< {at}" in the row before (it is the later row\'s), or "> {at}" in the row after (it is the earlier row\'s).',
    },
  },
  'curve-edge-alone': {
    text: {
      zh: '“{rule}”的线在“{point}”处断开，没有说明恰好为 {at} 时取什么。',
      en: 'The line of {rule} ends at "{point}", and nothing says what holds at {at} itself.',
    },
    hint: {
      zh: '加一行“{at}”，或把这一行写成“{at}”。',
      en: 'Add a row "{at}", or write this one as "{at}".',
    },
  },
  'curve-beyond': {
    text: {
      zh: '“{rule}”没有说明{below?低于第一个点}{above?高于最后一个点} {point} 时取什么，而“{key}”可能{below?更低}{above?更高}。',
      en: '{rule} does not say what holds {below?below its first point}{above?above its last point} {point}, and {key} can be {below?lower}{above?higher}.',
    },
    hint: {
      zh: '写 {side}: hold（取该点的值）、extend（按最近一段的斜率延伸）、none（不适用）、open（原文未规定），或一个值如 0；或用 allowed 缩小键的范围。',
      en: 'Write {side}: hold (the value of that point), extend (the slope of the nearest piece goes on), none, open (the document does not say), or a value such as 0; or narrow the key with allowed.',
    },
  },
  'curve-end-unknown': {
    text: {
      zh: '“{rule}”的 {side}: {word} 既不是可选的词，也不是已定义的名字。',
      en: '{side}: {word} of {rule} is neither one of its words nor a name that is defined.',
    },
    hint: {
      zh: '{near?是不是“{near}”？}可写 hold（取该点的值）、extend（按最近一段的斜率延伸）、none（不适用）、open（原文未规定，由人决定），或一个值。',
      en: '{near?Did you mean "{near}"? }It is hold (the value of that point), extend (the slope of the nearest piece goes on), none, open (the document does not say: a person decides), or a value.',
    },
  },
  'curve-never-beyond': {
    text: {
      zh: '“{rule}”的 {side} 永远用不到：“{key}”不会{below?低于第一个点}{above?高于最后一个点} {point}。',
      en: 'The {side} of {rule} is never used: {key} cannot be {below?below its first point}{above?above its last point} {point}.',
    },
    hint: {
      zh: '去掉 {side}，或核对各点与键的范围。',
      en: 'Leave {side} out, or check the points and the range of the key.',
    },
  },
  'curve-extend-alone': {
    text: {
      zh: '“{rule}”的 {side}: extend 没有可延伸的线：{point} 处只有一个点。',
      en: '{side}: extend of {rule} has no line to go on with: {point} is a point alone.',
    },
    hint: { zh: '再加一个点，或改用 hold 或一个值。', en: 'Add another point, or write hold or a value.' },
  },
  'curve-of-shares': {
    text: {
      zh: '“{rule}”按直线插值，不能同时用 edgesOf。',
      en: '{rule} joins points by lines, which does not go with edgesOf.',
    },
    hint: {
      zh: '把键写成比例，例如表头写 sales ÷ quota。',
      en: 'Write the key as a ratio, such as sales ÷ quota in the header.',
    },
  },
  'curve-hit': {
    text: {
      zh: '“{rule}”按直线插值，每个键只有一个值，不能同时用 hit: {hit}。',
      en: '{rule} joins points by lines and has one value for each key, so hit: {hit} has no meaning.',
    },
    hint: {
      zh: '去掉 hit；或去掉 between: linear，改为各行相加或取其一。',
      en: 'Leave hit out; or leave out between: linear and let rows be collected.',
    },
  },
  'curve-key-without': {
    text: {
      zh: '“{rule}”写了 {side}，但不是插值的表。',
      en: '{rule} says {side}, but it is no table that joins points by lines.',
    },
    hint: {
      zh: '加上 between: linear；分档的表在最后写一行 otherwise。',
      en: 'Add between: linear; a table of steps has an otherwise row instead.',
    },
  },
  'table-collect-otherwise': {
    text: {
      zh: '“{rule}”用 hit: {hit}，各行各自判断，没有“其余”：{row}',
      en: '{rule} has hit: {hit}: each row is asked by itself, so there is no otherwise: {row}',
    },
    hint: {
      zh: '总是计入的写 any；没有一行符合时的值写在规则的 otherwise（sum 与 count 为 0）。',
      en: "Write any for what always counts; a value for where no row holds stands under the rule's otherwise (sum and count are 0 there).",
    },
  },
  'table-collect-kind': {
    text: {
      zh: '“{rule}”用 hit: {how}，而列“{column}”是{kindZh}。',
      en: '{rule} has hit: {how}, but its column {column} is {kind}.',
    },
    hint: {
      zh: '只有数能相加，只有数和日期有高低；词可以用 hit: count 计数，或用 hit: first 取一行。',
      en: 'Only numbers add up, only numbers and dates have a highest; words can be counted by hit: count, or found by hit: first.',
    },
  },
  'table-rows-same': {
    text: {
      zh: '“{rule}”的两行总是同时符合：“{first}”与“{second}”。',
      en: 'Two rows of {rule} always hold together: "{first}" and "{second}".',
    },
    hint: {
      zh: '去掉重复的一行；若两项都要计入，合写成一行，例如 200 + 100。',
      en: 'Leave out the one that repeats the other; where both count, write them in one row, such as 200 + 100.',
    },
  },
} satisfies MessageTable
