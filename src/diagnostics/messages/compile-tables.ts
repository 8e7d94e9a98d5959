import type { MessageTable } from './message.ts'

/** Tables: what their cells mean, gaps and overlaps. */
export const rowMessages = {
  'table-unit-differs': {
    text: {
      zh: '列“{column}”的单位是“{wanted}”，而单元格“{cell}”是{givenZh}。',
      en: 'The column {column} is in {wanted}, and its cell {cell} is {given}.',
    },
    hint: {
      zh: '列名后的单位说的是不带单位的数；去掉它，或改单元格。',
      en: 'The unit behind a header is that of its bare numbers: leave it out, or change the cell.',
    },
  },
  'table-cell-kind': {
    text: {
      zh: '单元格“{cell}”是{kindZh}，而它的键是{keyZh}。',
      en: 'The cell {cell} is {kind}, but its key is {key}.',
    },
    hint: {
      zh: '{repair?以上、以下、以内包含该数；超过、不足、低于不包含。}',
      en: '{repair?以上, 以下, 以内, "or more", "or less" include the number; "over", "under" do not.}',
    },
  },
  'table-percent-missing': {
    text: {
      zh: '“{key}”按百分比比较，而“{cell}”没有百分号：{number} 就是 {meant}%。',
      en: '{key} is compared in percent, and {cell} has no percent sign: {number} would be {meant}%.',
    },
    hint: {
      zh: '写 {number}%；真是这么多倍的，写成百分比。',
      en: 'Write {number}%; where it is really that many times, write it in percent too.',
    },
  },
  'table-percent-of-points': {
    text: {
      zh: '“{key}”是分数，而“{cell}”是百分比：{number} 只是 {meant} 分。',
      en: '{key} is in points, and {cell} is a percentage: {number} is only {meant}.',
    },
    hint: {
      zh: '写成分数；若要比的是得分率，表头写成 {key} ÷ 满分。',
      en: 'Write points; to compare a rate, let the header divide: {key} ÷ full marks.',
    },
  },
  'table-cell-unreadable': {
    text: {
      zh: '单元格“{cell}”既不是数，也不是公式，而同列的其他格是。',
      en: 'The cell {cell} is neither a number nor a formula, and other cells of its column are.',
    },
  },
  'table-place-needs-rank': {
    text: {
      zh: '{cell} 只能用于排名，“{key}”不是排名规则。',
      en: '{cell} is a place in a ranking, and {key} is no rule with rank.',
    },
  },
  'table-outcome-kinds': {
    text: {
      zh: '列“{column}”的各格须是同一种量：“{first}”是{firstKindZh}，“{second}”是{secondKindZh}。',
      en: 'The cells of {column} have to be of one kind: {first} is {firstKind}, {second} is {secondKind}.',
    },
  },
  'table-column-missing': {
    text: { zh: '没有适用于“{missing}”的列。', en: 'No column stands for {missing}.' },
    hint: {
      zh: '加一列“{keys}: …”，不适用的写 none；或加一列“{keys}: otherwise”。',
      en: 'Add a column "{keys}: …", with none where nothing applies, or a column "{keys}: otherwise".',
    },
  },
  'over-without-edge': {
    text: {
      zh: '“{cell}”用了 over，但这一行没有下界。',
      en: '{cell} uses over, but this row has no lower edge.',
    },
    hint: {
      zh: 'over 是键超出本行下界的部分，例如 ≥ 100 一行；otherwise 一行没有下界。',
      en: 'over is the part of the key above the edge of its row, such as ≥ 100; an otherwise row has no edge.',
    },
  },
  'table-overlap': {
    text: {
      zh: '表“{rule}”的两{rows?行}{columns?列}重叠：键为 {key} 时“{first}”与“{second}”都适用。',
      en: 'Two {rows?rows}{columns?columns} of {rule} overlap: for {key} both "{first}" and "{second}" hold.',
    },
    hint: {
      zh: '让相邻的两{rows?行}{columns?列}只在一端相接，例如 [0..10) 与 [10..20)，或 < 10 与 ≥ 10。',
      en: 'Let neighbours meet at one end only, such as [0..10) and [10..20), or < 10 and ≥ 10.',
    },
  },
  'table-gap': {
    text: {
      zh: '表“{rule}”有缺口：{keys} 为 {key} 时没有一行适用。',
      en: 'The table {rule} has a gap: no row holds where {keys} is {key}.',
    },
    hint: {
      zh: '让相邻的行相接，或加一行 {finds?otherwise}{collects?any}，或用 allowed 缩小键的范围。',
      en: 'Let the neighbours meet, add {finds?an otherwise row}{collects?a row any}, or narrow the key with allowed.',
    },
  },
  'table-row-missing': {
    text: {
      zh: '表“{rule}”缺一行：{keys} 为 {key} 时没有一行适用。',
      en: 'The table {rule} lacks a row: none holds where {keys} is {key}.',
    },
    hint: {
      zh: '加上这一行，或在最后加一行 {finds?otherwise}{collects?any}。',
      en: 'Add that row, or {finds?an otherwise row}{collects?a row any} at the end.',
    },
  },
  'table-row-unreachable': {
    text: {
      zh: '表“{rule}”的“{row}”一{rows?行}{columns?列}永远用不到：“{above}”先适用。',
      en: 'Nothing can reach the {rows?row}{columns?column} "{row}" of {rule}: "{above}" holds first.',
    },
    hint: {
      zh: '调整两{rows?行}{columns?列}的次序或界限，或去掉用不到的一{rows?行}{columns?列}。',
      en: 'Change the order or the edges of the two, or leave out the one that nothing reaches.',
    },
  },
  'table-row-impossible': {
    text: {
      zh: '表“{rule}”的“{row}”一{rows?行}{columns?列}永远用不到：键取不到这样的值。',
      en: 'Nothing can reach the {rows?row}{columns?column} "{row}" of {rule}: the key never has such a value.',
    },
  },
  'table-needs-otherwise': {
    text: {
      zh: '表“{rule}”的界限要到计算时才知道，看不出有没有缺口，最后须有“{rest}”一{rows?行}{columns?列}。',
      en: 'The edges of {rule} are known only in a run, so a gap could not be seen: it needs a {rows?row}{columns?column} "{rest}".',
    },
  },
  'table-edges-both-ways': {
    text: {
      zh: '表“{rule}”的界限方向不一：“{first}”与“{second}”。',
      en: 'The edges of {rule} point both ways: "{first}" and "{second}".',
    },
    hint: {
      zh: '界限要到计算时才知道，看不出是否重叠：要么都用 ≥ 或 >，要么都用 ≤ 或 <，其余的用 otherwise。',
      en: 'They are known only in a run, so an overlap could not be seen: use either ≥ and > or ≤ and <, and otherwise for the rest.',
    },
  },
} satisfies MessageTable
