import type { MessageTable } from './message.ts'

const header = { header: { zh: '表头', en: 'the header' } } as const
const first = { first: { zh: '第一处', en: 'first here' } } as const

/** What can be wrong with the text of a table. */
export const tableMessages = {
  'table-folded': {
    text: { zh: '表格写在“>”之后会被合成一行。', en: 'After > the lines of a table are joined into one.' },
    hint: { zh: '改用“|”。', en: 'Use | instead.' },
  },
  'table-no-rows': {
    text: { zh: '表格只有表头，没有行。', en: 'The table has a header but no rows.' },
  },
  'table-ragged': {
    text: {
      zh: '这一行有 {found} 格，表头有 {wanted} 格：{row}',
      en: 'This row has {found} cells, the header has {wanted}: {row}',
    },
    hint: {
      zh: '各格用“|”隔开；没有内容的格写 none、open 或 any。',
      en: 'A | separates cells; a cell with nothing in it says none, open or any.',
    },
    labels: header,
  },
  'example-tables-joined': {
    text: {
      zh: '这一行是“{thing}”的表头，却接在上一张表的下面。',
      en: 'This row is the header of a table of {thing}, yet it follows the table above at once.',
    },
    hint: { zh: '两张表之间空一行。', en: 'Leave a line free between two tables.' },
  },
  'table-empty-cell': {
    text: { zh: '这一行有空格子：{row}', en: 'This row has an empty cell: {row}' },
    hint: {
      zh: '结果格：不适用写 none，原文未说写 open；键格：任何值都行写 any。',
      en: 'In an outcome write none where nothing applies, or open where the document does not say; in a key write any.',
    },
  },
  'table-empty-header': {
    text: { zh: '表头有空格子：{row}', en: 'The header has an empty cell: {row}' },
  },
  'table-header-twice': {
    text: { zh: '有两列都叫“{header}”。', en: 'Two columns are called "{header}".' },
    labels: first,
  },
  'table-header-unknown': {
    text: {
      zh: '“{header}”不是本文件中的名字，因而是结果列，而“{cell}”是键格。',
      en: '"{header}" is no name of this file, so it is an outcome column; but "{cell}" is a key cell.',
    },
    hint: {
      zh: '{near?是不是“{near}”？}键列写在前面，表头是数据、参数、规则或公式。',
      en: '{near?Did you mean "{near}"? }Key columns come first; their headers are facts, parameters, rules or formulas.',
    },
    labels: { cell: { zh: '键格', en: 'a key cell' } },
  },
  'table-outcome-is-key': {
    text: {
      zh: '结果列“{header}”与一个键列同名。',
      en: 'The outcome column "{header}" is called like a key column.',
    },
    hint: {
      zh: '给结果列另取一个名字；若要按“{header}”选列，写“{header}: …”。',
      en: 'Give the outcome a name of its own; to choose columns by {header}, write "{header}: …".',
    },
    labels: { key: { zh: '键列', en: 'the key' } },
  },
  'table-no-key': {
    text: {
      zh: '表格没有键列：第一列“{header}”不是本文件中的名字，也不是公式。',
      en: 'The table has no key column: "{header}" is neither a name of this file nor a formula.',
    },
    hint: {
      zh: '{near?是不是“{near}”？}键列写在前面，表头是数据、参数、规则或公式。',
      en: '{near?Did you mean "{near}"? }Key columns come first; their headers are facts, parameters, rules or formulas.',
    },
  },
  'table-row-twice': {
    text: { zh: '同样的一行写了两次：{row}', en: 'This row is written twice: {row}' },
    labels: first,
  },
  'table-key-cell': {
    text: { zh: '看不懂键格“{cell}”。', en: 'The key cell "{cell}" cannot be read.' },
    hint: {
      zh: '可以写：≥ 60、[60..70)、一个词、用逗号隔开的几个词、any、first、last、otherwise。',
      en: 'Possible are: ≥ 60, [60..70), a word, words with commas between, any, first, last, otherwise.',
    },
  },
  'table-edge-words': {
    text: {
      zh: '键格“{cell}”要写成带符号的界限，数不带单位、“万”或千位逗号。',
      en: 'The key cell "{cell}" has to be an edge with its sign, and a number without unit or thousands separator.',
    },
    hint: {
      zh: '以上、以下、以内包含该数（≥、≤）；超过、高于、不足、低于不包含（>、<）。',
      en: '以上, 以下, "or more", "or less" include the number (≥, ≤); "over", "under" do not (>, <).',
    },
  },
  'table-key-range': {
    text: {
      zh: '键格“{cell}”没有说明上界本身归哪一行。',
      en: 'The key cell "{cell}" does not say whose its upper end is.',
    },
    hint: {
      zh: '写成区间：圆括号一端不含，方括号一端包含；相邻两行只在一端相接。',
      en: 'Write an interval: a round bracket leaves its end out, a square one keeps it; neighbours meet at one end only.',
    },
  },
  'table-two-edges': {
    text: { zh: '键格“{cell}”有两条界限。', en: 'The key cell "{cell}" has two edges.' },
    hint: {
      zh: '写成区间；或每行只写一条界限，另一条由相邻的行得出。',
      en: 'Write an interval; or one edge in each row: the other follows from the row beside it.',
    },
  },
  'table-dash-cell': {
    text: { zh: '“{cell}”没有说明这一格是什么。', en: '"{cell}" does not say what this cell is.' },
    hint: {
      zh: '不适用写 none，原文未说写 open，零写 0。',
      en: 'Write none where nothing applies, open where the document does not say, 0 for zero.',
    },
  },
} satisfies MessageTable
