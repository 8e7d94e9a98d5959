import type { MessageTable } from './message.ts'

const open = { open: { zh: '这里打开', en: 'opened here' } } as const

/** What can be wrong inside a formula. */
export const formulaMessages = {
  'formula-empty': {
    text: { zh: '这里应有公式，却是空的。', en: 'A formula is expected here, but there is none.' },
    hint: { zh: '写出公式；没有意义的键请整行删去。', en: 'Write the formula, or leave the whole key out.' },
  },
  'formula-too-long': {
    text: {
      zh: '公式有 {length} 个字符，最多 {limit} 个。',
      en: 'The formula has {length} characters; at most {limit} are allowed.',
    },
    hint: {
      zh: '拆成几条规则：既不舍入也不作工资项的规则，拆开不会改变结果。',
      en: 'Split it into several rules: a rule that neither rounds nor is a line never changes a result.',
    },
  },
  'formula-too-deep': {
    text: { zh: '公式嵌套超过 {limit} 层。', en: 'The formula is nested more than {limit} levels deep.' },
    hint: {
      zh: '给内层取个名字，另立一条规则。',
      en: 'Give an inner part a name: make it a rule of its own.',
    },
  },
  'formula-unknown-character': {
    text: {
      zh: '公式里不认识的字符“{character}”。',
      en: 'The character "{character}" has no meaning in a formula.',
    },
    hint: {
      zh: '文字请加引号，含空格的名字请写成「…」。',
      en: 'Put text in quotes; write a name that has spaces as 「…」.',
    },
  },
  'formula-question': {
    text: { zh: '公式里没有“{character}”。', en: 'A formula has no "{character}".' },
    hint: {
      zh: '条件写作：如果 条件 则 值 否则 值（if … then … else …）。',
      en: 'A condition is written if condition then value else value.',
    },
  },
  'formula-power': {
    text: { zh: '公式里没有乘方“{character}”。', en: 'A formula has no powers: "{character}".' },
    hint: {
      zh: '写成连乘，如 x × x；次数不定的，列成一张表。',
      en: 'Write a product such as x × x; where the exponent varies, write a table.',
    },
  },
  'formula-percent': {
    text: {
      zh: '“{character}”只能紧跟在数字后面，如 5%。',
      en: 'A "{character}" stands right behind a number only, as in 5%.',
    },
    hint: {
      zh: '求余数写 x mod y；把数变成百分比写 x × 1%。',
      en: 'The remainder is x mod y; to make a percentage of a number write x × 1%.',
    },
  },
  'formula-colon': {
    text: { zh: '公式里不能有冒号“{character}”。', en: 'A formula has no colon "{character}".' },
    hint: {
      zh: '如果这里本想写“键: 值”，请用半角冒号并在后面空一格。',
      en: 'If this was meant as "key: value", use the ASCII colon with a space after it.',
    },
  },
  'formula-foreign-sign': {
    text: { zh: '这里不用“{sign}”，请写“{meant}”。', en: 'Write "{meant}" instead of "{sign}".' },
  },
  'formula-foreign-call': {
    text: { zh: '这里没有函数“{name}”。', en: 'There is no function "{name}" here.' },
    hint: { zh: '这样写：{meant}。', en: 'Write: {meant}.' },
  },
  'formula-number-with-unit': {
    text: {
      zh: '数字里不写单位和“万”：“{text}”。',
      en: 'A number has no unit and no word for ten thousand in it: "{text}".',
    },
    hint: { zh: '写作 {repair}。', en: 'Write {repair}.' },
  },
  'formula-number-with-letters': {
    text: { zh: '数字 {number} 后面紧跟着“{letters}”。', en: 'The number {number} runs into "{letters}".' },
    hint: {
      zh: '相乘请写“{number} × {letters}”；单位和“万”不写在数字里，1 万写作 10000。',
      en: 'To multiply write "{number} × {letters}"; a unit or a word for ten thousand is not part of a number.',
    },
  },
  'formula-leading-zero': {
    text: { zh: '数字 {number} 以多余的 0 开头。', en: 'The number {number} begins with a 0 too many.' },
    hint: {
      zh: '数字里不写千分位逗号：1,000 写作 1000。',
      en: 'Numbers have no thousands separators: write 1000, not 1,000.',
    },
  },
  'formula-text-open': {
    text: { zh: '这段文字缺少右引号 {mark}。', en: 'This text has no closing {mark}.' },
    hint: {
      zh: '左右引号要成对：{mark} 不能用别的引号代替。',
      en: 'Quotation marks come in pairs; no other mark can stand for {mark}.',
    },
  },
  'formula-name-empty': {
    text: { zh: '「」里没有名字。', en: 'There is no name inside 「」.' },
  },
  'formula-value-expected': {
    text: {
      zh: '“{before}”之后应是数、名字或括号，却是“{found}”。',
      en: 'A number, a name or a bracket is expected after "{before}", not "{found}".',
    },
  },
  'formula-begins-with': {
    text: {
      zh: '公式不能以“{found}”开头。',
      en: 'A formula cannot begin with "{found}".',
    },
    hint: {
      zh: '公式以数、名字、括号或“如果”开头。',
      en: 'It begins with a number, a name, a bracket or if.',
    },
  },
  'formula-ends-early': {
    text: {
      zh: '公式在“{before}”之后就断了，还缺一个值。',
      en: 'The formula stops after "{before}": a value is missing.',
    },
    hint: {
      zh: '如果后半截不见了，可能是花括号里的逗号或“ #”把它截断了：请把整条公式放进引号。',
      en: 'If its second half is gone, a comma inside { } or a " #" has cut it: put the whole formula in quotes.',
    },
  },
  'formula-operator-expected': {
    text: { zh: '“{found}”前面缺少运算符。', en: 'There is no operator before "{found}".' },
    hint: {
      zh: '运算符有 + - × ÷ mod、= ≠ < ≤ > ≥ in、and or not（且 或 非）；文字请加引号，含空格的名字请写成「…」。',
      en: 'Operators are + - × ÷ mod, = ≠ < ≤ > ≥ in, and or not; put text in quotes, and a name that has spaces in 「…」.',
    },
  },
  'formula-member-expected': {
    text: {
      zh: '点号后应是名字，例如 tier.rate，却是“{found}”。',
      en: 'A name is expected after the dot, as in tier.rate, not "{found}".',
    },
  },
  'formula-bracket-open': {
    text: {
      zh: '括号“{open}”没有合上，缺少“{close}”。',
      en: 'The bracket "{open}" is never closed: "{close}" is missing.',
    },
    hint: {
      zh: '写在 { } 里的公式遇逗号即断：请把整条公式放进引号，或另起一行写。',
      en: 'Inside { } a comma ends the formula: put the whole formula in quotes, or on a line of its own.',
    },
  },
  'formula-bracket-expected': {
    text: { zh: '这里应是“{close}”，却是“{found}”。', en: '"{close}" is expected here, not "{found}".' },
    labels: open,
  },
  'formula-bracket-extra': {
    text: { zh: '多了一个“{found}”，前面没有与它配对的括号。', en: 'This "{found}" closes nothing.' },
  },
  'formula-comma': {
    text: { zh: '逗号只能出现在括号里。', en: 'A comma may stand inside brackets only.' },
    hint: {
      zh: '数字里不写千分位逗号：1,000 写作 1000。',
      en: 'Numbers have no thousands separators: write 1000, not 1,000.',
    },
  },
  'formula-in': {
    text: { zh: 'in 后面应是区间或列表。', en: 'An interval or a list is expected after in.' },
    hint: {
      zh: '例如 x in [60..70)（含 60，不含 70），或 x in ("a", "b")。',
      en: 'For example x in [60..70), with 60 and without 70, or x in ("a", "b").',
    },
  },
  'formula-interval-open': {
    text: {
      zh: '区间应以“]”（含端点）或“)”（不含端点）结束，却是“{found}”。',
      en: 'An interval ends with "]" (end included) or ")" (end excluded), not "{found}".',
    },
    labels: open,
  },
  'formula-interval-empty': {
    text: { zh: '区间两端都没有值。', en: 'The interval has no value at either end.' },
  },
  'formula-between': {
    text: {
      zh: 'between 没有说明两端是否包含在内。',
      en: 'between does not say whether its ends are included.',
    },
    hint: {
      zh: '请写区间：{repair}；“[ ]”含端点，“( )”不含。',
      en: 'Write an interval: {repair}; [ ] includes the end, ( ) excludes it.',
    },
  },
  'formula-chained': {
    text: { zh: '“{found}”把两个比较连在了一起。', en: 'This "{found}" chains two comparisons.' },
    hint: {
      zh: 'a < b < c 写作 a < b and b < c，或 b in (a..c)。',
      en: 'Write a < b < c as a < b and b < c, or as b in (a..c).',
    },
  },
  'formula-then-missing': {
    text: {
      zh: '“如果”的条件之后，公式就断了：还缺“则”（then）。',
      en: 'The formula stops after the condition of if: then is missing.',
    },
    hint: { zh: '完整写法：如果 条件 则 值 否则 值。', en: 'In full: if condition then value else value.' },
    labels: { if: { zh: '这个“如果”', en: 'this if' } },
  },
  'formula-else-missing': {
    text: { zh: '公式在“否则”（else）之前就断了。', en: 'The formula stops before its else.' },
    hint: {
      zh: '每个“如果”都要写明“否则”；不适用写 none。',
      en: 'Every if says what holds otherwise; write none where nothing applies.',
    },
    labels: { if: { zh: '这个“如果”', en: 'this if' } },
  },
  'formula-then-expected': {
    text: {
      zh: '“如果”的条件之后应是“则”（then），却是“{found}”。',
      en: 'then is expected after the condition of if, not "{found}".',
    },
    hint: { zh: '完整写法：如果 条件 则 值 否则 值。', en: 'In full: if condition then value else value.' },
    labels: { if: { zh: '这个“如果”', en: 'this if' } },
  },
  'formula-else-expected': {
    text: { zh: '这里应是“否则”（else），却是“{found}”。', en: 'else is expected here, not "{found}".' },
    hint: {
      zh: '每个“如果”都要写明“否则”；不适用写 none。',
      en: 'Every if says what holds otherwise; write none where nothing applies.',
    },
    labels: { if: { zh: '这个“如果”', en: 'this if' } },
  },
  'formula-without-if': {
    text: { zh: '“{found}”前面没有“如果”（if）。', en: 'There is no if before "{found}".' },
  },
  'formula-aggregate-values': {
    text: { zh: '{name}(…) 只汇总一个值。', en: '{name}(…) takes one value.' },
    hint: {
      zh: '把几个不同的值相加请写 a + b，或 total(a, b)。',
      en: 'To add different values write a + b, or total(a, b).',
    },
  },
  'formula-clause-unknown': {
    text: { zh: '汇总的值后面不能是“{found}”。', en: '"{found}" cannot follow the value of an aggregate.' },
    hint: { zh: '可以写：{allowed}；文字请加引号。', en: 'What may follow: {allowed}; put text in quotes.' },
  },
  'formula-clause-twice': {
    text: { zh: '{word} 写了两次。', en: '{word} is written twice.' },
  },
  'formula-clause-order': {
    text: { zh: '{word} 应写在 {before} 之前。', en: '{word} comes before {before}.' },
    hint: { zh: '次序是：值 {order}。', en: 'The order is: value {order}.' },
  },
  'formula-thing-expected': {
    text: {
      zh: '{word} 后面应是名字，却是“{found}”。',
      en: 'A name is expected after {word}, not "{found}".',
    },
  },
  'formula-window-last': {
    text: { zh: 'over 后面的时段缺少 last。', en: 'This stretch of time lacks last.' },
    hint: { zh: '写作 over {repair}。', en: 'Write over {repair}.' },
  },
  'formula-window': {
    text: { zh: '“{found}”不是一段时间。', en: '"{found}" is no stretch of time.' },
    hint: {
      zh: '可以写：year to date、half-year to date、quarter to date、month to date、last 4 months、last 4 periods、quarter、year。',
      en: 'Possible are: year to date, half-year to date, quarter to date, month to date, last 4 months, last 4 periods, quarter, year.',
    },
  },
} satisfies MessageTable
