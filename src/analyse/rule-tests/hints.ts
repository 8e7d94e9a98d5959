import type { Label } from '../../core/label.ts'
import type { Point } from './points.ts'
import type { MutantKind, PointKind } from './report.ts'

/** What to write so that an example takes a point and compares it. */
export const hintFor = ({ kind, text = '', rule = '' }: Point, workedOut: boolean): Label =>
  workedOut && kind !== 'option'
    ? {
        zh: `示例中出现过，但没有核对：在 expect 中写出 ${rule} 或由它得出的值。`,
        en: `It happens in an example, but nothing is compared: expect ${rule}, or what follows from it.`,
      }
    : hints[kind](text, rule)

const hints: Readonly<Record<PointKind, (text: string, rule: string) => Label>> = {
  rule: (_, rule) => ({
    zh: `没有示例算出 ${rule}：给出它所用的数据，并在 expect 中写出它。`,
    en: `No example works out ${rule}: give what it reads, and expect it.`,
  }),
  row: () => ({ zh: '没有示例落在这一行。', en: 'No example falls into this row.' }),
  'when yes': () => ({ zh: '没有示例使条件成立。', en: 'The condition holds in no example.' }),
  'when no': () => ({
    zh: '没有示例使条件不成立：加一个不适用的人，expect 写 none。',
    en: 'The condition fails in no example: add somebody it leaves out, and expect none.',
  }),
  then: (text) => ({ zh: `没有示例使“${text}”成立。`, en: `"${text}" holds in no example.` }),
  else: (text) => ({ zh: `没有示例使“${text}”不成立。`, en: `"${text}" fails in no example.` }),
  otherwise: (text) => ({
    zh: `没有示例用到 otherwise（${text}）：给一个其他情形都不适用的人。`,
    en: `No example needs the otherwise (${text}): give somebody to whom the rest does not apply.`,
  }),
  option: (text) => ({
    zh: `没有示例采用读法“${text}”：加一个写有 readings 的示例。`,
    en: `No example takes the option "${text}": add one with readings.`,
  }),
  raised: () => ({ zh: '没有示例报出这一事项。', en: 'The finding is raised in no example.' }),
  'not raised': () => ({
    zh: '没有示例说明何时不报：expect 写 none。',
    en: 'No example says when it is not raised: expect none.',
  }),
  run: () => ({ zh: '没有示例连续两期成立。', en: 'No example has a run of two periods.' }),
  break: () => ({ zh: '没有示例说明连续如何中断。', en: 'No example says how the run breaks.' }),
}

/** What it would mean that nobody notices such a mistake. */
export const whyOf: Readonly<Record<MutantKind, Label>> = {
  cut: {
    zh: '界限移动一步，没有示例看得出来：需要紧挨界限的示例。',
    en: 'The edge may move by a step unseen: it needs an example just beside it.',
  },
  border: {
    zh: '恰在界限上算哪一边，没有示例说明：需要恰在界限上的示例。',
    en: 'Which side the edge itself belongs to is said by no example: it needs one exactly on it.',
  },
  amount: {
    zh: '这个数写错了，没有示例看得出来。',
    en: 'A wrong number here would be noticed by no example.',
  },
  comparison: { zh: '等与不等对调，没有示例看得出来。', en: 'Equal and not equal could be swapped unseen.' },
  logic: { zh: '“且”“或”“非”写错，没有示例看得出来。', en: 'A wrong and, or or not would go unseen.' },
  sign: { zh: '加减写反，没有示例看得出来。', en: 'Plus and minus could be swapped unseen.' },
  extreme: { zh: '取大取小写反，没有示例看得出来。', en: 'min and max could be swapped unseen.' },
  branch: {
    zh: '只留一个分支，结果都一样：另一分支没有示例。',
    en: 'One branch alone gives the same: the other one has no example.',
  },
  filter: {
    zh: '不加筛选，结果都一样：没有示例有应当排除的记录。',
    en: 'Without the condition all is the same: no example has a record that it leaves out.',
  },
  never: { zh: '这条规则不起作用，也没有示例看得出来。', en: 'The rule could be without any effect unseen.' },
  always: {
    zh: '没有条件，结果都一样：没有示例有不适用的情形。',
    en: 'Without the condition all is the same: no example has a case it leaves out.',
  },
  'left out': { zh: '删去这一项，结果都一样。', en: 'Without it all is the same.' },
  weights: { zh: '两个权重对调，没有示例看得出来。', en: 'Two weights could be swapped unseen.' },
  rows: { zh: '两行的结果对调，没有示例看得出来。', en: 'Two rows could be swapped unseen.' },
  word: { zh: '换一种方式，结果都一样。', en: 'Another way gives the same in every example.' },
  order: { zh: '比较的先后不同，结果都一样。', en: 'Another order gives the same in every example.' },
  round: {
    zh: '舍入不同，结果都一样：没有示例有尾数。',
    en: 'Rounded otherwise all is the same: no example has a fraction to round.',
  },
  default: {
    zh: '默认换一种读法，结果都一样：没有示例依靠默认。',
    en: 'With another default all is the same: no example relies on it.',
  },
  missing: {
    zh: '有人缺数据时怎么办，没有示例说明。',
    en: 'No example says what a missing fact of one member does.',
  },
}
