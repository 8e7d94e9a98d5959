import type { MessageTable } from './message.ts'

/** Groups and chains (`groups`): in the rule file, then in the facts. */
export const groupMessages = {
  'source-group-is-thing': {
    text: {
      zh: '“{name}”已是另一种对象，不能再作分组。',
      en: '"{name}" is a thing of another kind already and cannot be a group.',
    },
    hint: {
      zh: '给分组另起一个名字；明细（order of employee）和公司的行不由其他数据得出。',
      en: 'Give the group a name of its own; rows of records (order of employee) and of the company do not follow from others.',
    },
  },
  'source-group-of': {
    text: { zh: '没有可供“{thing}”分组的对象。', en: 'There is no thing "{thing}" to make groups of.' },
    hint: {
      zh: '{near?是不是“{near}”？}of 写上文已声明的对象：{known}。',
      en: '{near?Did you mean "{near}"? }Name a thing that is declared above, with of: {known}.',
    },
  },
  'source-group-of-company': {
    text: { zh: '公司只有一个，不能分组。', en: 'There is one company; it cannot be put into groups.' },
    hint: {
      zh: 'of 写要分组的对象，例如 employee；全公司的合计用 for: company。',
      en: 'Say with of what is put into groups, such as employee; totals of the whole company are rules for: company.',
    },
  },
  'source-group-by-or-via': {
    text: {
      zh: '分组“{name}”要在 by 和 via 中选写一项。',
      en: 'The group {name} needs one of by and via.',
    },
    hint: {
      zh: 'by 写按哪些数据分组，如 by: [team, post]；via 写指向上一级的引用，如 via: leader。',
      en: 'by names the facts that make a group, as in by: [team, post]; via the reference to the next above, as in via: leader.',
    },
  },
  'source-group-by-empty': {
    text: {
      zh: '分组“{name}”没有写按什么分组。',
      en: 'The group {name} does not say by what.',
    },
    hint: {
      zh: '写出数据的名字，如 by: [team, post]；所有人合在一起就是 company。',
      en: 'Name facts, as in by: [team, post]; everybody together is the company.',
    },
  },
  'source-group-by-unknown': {
    text: { zh: '{thing} 没有可按“{name}”分组的数据。', en: '{thing} has no fact "{name}" to group by.' },
    hint: {
      zh: '{near?是不是“{near}”？}可以按：{known}。',
      en: '{near?Did you mean "{near}"? }It can be grouped by: {known}.',
    },
  },
  'source-group-by-rule': {
    text: {
      zh: '“{name}”是规则：分组在计算之前就已定好，不能按算出来的值分组。',
      en: '"{name}" is a rule: groups are made before anything is worked out, so not by what is worked out.',
    },
    hint: {
      zh: '按数据分组，再在求和、计数里用条件，如 count({thing} where {name} = …)；或把它作为数据给出。',
      en: 'Group by facts and say the rest as a condition, as in count({thing} where {name} = …); or give it as a fact.',
    },
  },
  'source-group-by-kind': {
    text: {
      zh: '不能按“{name}”分组：{number?数}{instant?日期和时刻}几乎各不相同。',
      en: 'Groups cannot be made by {name}: {number?numbers}{instant?dates and times} are hardly ever the same.',
    },
    hint: {
      zh: '{number?用一项取值为词的数据，如 [初级, 中级, 高级]，}{instant?各日、各周的值用 each: day 或 each: week，}或在求和里用条件 where。',
      en: '{number?Use a fact whose values are words, such as [junior, senior], }{instant?Values of each day or week are rules with each: day or each: week, }or say it as a condition with where.',
    },
  },
  'source-group-by-twice': {
    text: { zh: 'by 里有两项都叫“{name}”。', en: 'Two facts under by have the name "{name}".' },
    hint: {
      zh: '一个分组的每一项各有名字；删去一项，或给其中一项数据改名。',
      en: 'Each fact of a group has a name of its own: leave one out, or rename one of the facts.',
    },
  },
  'source-group-via': {
    text: {
      zh: '{thing} 没有指向另一个 {thing} 的引用“{name}”。',
      en: '{thing} has no reference "{name}" to another {thing}.',
    },
    hint: {
      zh: '{near?是不是“{near}”？}{known?可以是：{known}。}先声明一项，如 leader: { type: {thing}, default: none }。',
      en: '{near?Did you mean "{near}"? }{known?Possible are: {known}. }Declare one, such as leader: { type: {thing}, default: none }.',
    },
  },
  'fact-derived': {
    text: {
      zh: '“{fact}”由其他数据得出，无须给出',
      en: '{factEn} follows from other facts and is not given',
    },
    hint: { zh: '删去这一项', en: 'Leave it out' },
  },
  'group-row-no-id': {
    text: { zh: '这一行没有说明是哪个“{thing}”', en: 'this row does not say which {thingEn} it is about' },
    hint: {
      zh: '给出编号（如 {example}），或给出全部这些项：{keys}',
      en: 'Give its id, such as {example}, or all of these: {keys}',
    },
  },
  'group-row-differs': {
    text: {
      zh: '编号是“{id}”，按这一行的数据却是“{made}”',
      en: 'the id is {id}, but the facts of this row make {made}',
    },
    hint: { zh: '改正其中一处，或只留一处', en: 'Correct one of them, or leave one out' },
  },
  'group-row-unused': {
    text: {
      zh: '{period} 没有“{thing}”“{id}”，这一行没有用到',
      en: '{period} has no {thingEn} {id}; the row is not used',
    },
    hint: {
      zh: '本期没有成员的“{thing}”不会出现；请核对编号{near?，最接近的是“{near}”}',
      en: 'Without a member there is no such row; check the id{near?, the nearest is {near}}',
    },
  },
  'chain-circle': {
    text: { zh: '“{fact}”绕成了圈：{circle}', en: '{factEn} goes round in a circle: {circle}' },
    hint: {
      zh: '最上面的人没有上级；请改正其中一人的“{fact}”',
      en: 'Whoever is at the top has none above; correct {factEn} of one of them',
    },
  },
  'chain-too-many': {
    text: {
      zh: '“{thing}”共有 {pairs} 对上下级（最深 {deepest} 代），超过了 {most} 对的上限',
      en: '{thingEn} would have {pairs} pairs, down to generation {deepest}; the limit is {most}',
    },
    hint: {
      zh: '核对“{fact}”是否串成了一条长链；确实这样大时请分公司计算',
      en: 'Check whether {factEn} has become one long line; where it is right, calculate parts of the company apart',
    },
  },
} satisfies MessageTable
