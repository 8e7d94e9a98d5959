import type { BodyKeys } from '../model/mechanism-keys.ts'

/** The keys of every body a rule can have, in the order the documentation lists them. Data only. */

export const formulaKeys = {
  name: 'is',
  says: { zh: '公式', en: 'a formula' },
  whole: 'formula',
  keys: { formula: { kind: 'formula', required: true, says: { zh: '公式', en: 'the formula' } } },
} as const satisfies BodyKeys

export const tableKeys = {
  name: 'table',
  says: {
    zh: '表：由键列定位一行，取其结果列',
    en: 'a table: key columns find the row, its outcome columns are the result',
  },
  whole: 'rows',
  keys: {
    rows: { kind: 'table', required: true, says: { zh: '表格文本', en: 'the table text' } },
    between: {
      kind: 'word',
      words: ['step', 'linear'],
      default: 'step',
      says: {
        zh: '行与行之间：step 取该行的值，linear 按直线插值',
        en: 'between rows: step takes the row, linear joins the points',
      },
    },
    below: {
      kind: 'formula',
      words: ['hold', 'extend', 'none', 'open'],
      says: {
        zh: '插值时，低于第一个点：hold 取该点的值，extend 按第一段的斜率延伸，none 不适用，open 未规定，或一个值',
        en: 'of a line, below its first point: hold keeps its value, extend goes on at the slope of the first piece, none, open, or a value',
      },
    },
    above: {
      kind: 'formula',
      words: ['hold', 'extend', 'none', 'open'],
      says: {
        zh: '插值时，高于最后一个点：同上，extend 按最后一段的斜率延伸',
        en: 'of a line, above its last point: the same; extend goes on at the slope of the last piece',
      },
    },
    edgesOf: {
      kind: 'formula',
      says: {
        zh: '界限是哪个量的份额，例如按目标额的百分比分档',
        en: 'the quantity of which the edges are a share, such as a quota',
      },
    },
    hit: {
      kind: 'word',
      words: ['first', 'one', 'sum', 'highest', 'lowest', 'count'],
      default: 'first',
      says: {
        zh: '多行符合时：first 取最上面一行，one 只允许一行符合，sum 各行相加，highest、lowest 取最高、最低的一行，count 数有几行',
        en: 'where several rows hold: first takes the topmost, one allows only one, sum adds them up, highest and lowest take the best and the worst, count says how many',
      },
    },
  },
} as const satisfies BodyKeys

export const weightedKeys = {
  name: 'weighted',
  says: {
    zh: '加权得分：各项乘以权重后相加，权重合计为 100%',
    en: 'weighted score: parts times weights, the weights add up to 100%',
  },
  whole: 'parts',
  keys: {
    parts: { kind: 'weights', says: { zh: '各项及其权重', en: 'parts and their weights' } },
    of: {
      kind: 'formula',
      says: {
        zh: '各期的值，按期次加权，例如四个季度的得分；与 by 同用',
        en: 'a value of each shorter period, weighted by its position, such as the score of each quarter; goes with by',
      },
    },
    by: {
      kind: 'formulas',
      says: {
        zh: '各期次的权重，从第一期起，合计为 100%',
        en: 'the weights of the positions, from the first on; they add up to 100%',
      },
    },
    absent: {
      kind: 'word',
      words: ['refuse', 'reweight', 'zero'],
      default: 'refuse',
      says: {
        zh: '某项（或某一期）不适用时：refuse 整体不适用，reweight 其余按比例放大，zero 按零分',
        en: 'a part (or a period) that is not applicable: refuse makes the whole not applicable, reweight scales the rest, zero counts it as 0',
      },
    },
  },
} as const satisfies BodyKeys

export const rankKeys = {
  name: 'rank',
  says: { zh: '排名', en: 'a place in a ranking' },
  keys: {
    of: { kind: 'formula', required: true, says: { zh: '按什么排', en: 'what is ranked' } },
    among: {
      kind: 'name',
      required: true,
      says: { zh: '在哪个范围内排：team、company', en: 'within which thing: team, company' },
    },
    where: { kind: 'formula', says: { zh: '谁参加排名', en: 'who takes part' } },
    first: {
      kind: 'word',
      words: ['highest', 'lowest'],
      default: 'highest',
      says: { zh: '谁是第一', en: 'who comes first' },
    },
    ties: {
      kind: 'word',
      words: ['shared', 'dense', 'ordinal', 'last'],
      required: true,
      says: {
        zh: '并列：shared 1,1,3；dense 1,1,2；ordinal 按 by 再分；last 2,2,3（并列者取后一名次）',
        en: 'ties: shared 1,1,3; dense 1,1,2; ordinal split by `by`; last 2,2,3 (those who tie take the later place)',
      },
    },
    by: {
      kind: 'names',
      says: {
        zh: 'ordinal 时依次比较的量（高者在前），最后按编号',
        en: 'for ordinal: what decides in turn (higher first), then the id',
      },
    },
  },
} as const satisfies BodyKeys

export const shareKeys = {
  name: 'share',
  says: {
    zh: '分配：把一笔总额分给若干人，分毫不差',
    en: 'a share of a pool that adds up to the minor unit',
  },
  keys: {
    pool: {
      kind: 'formula',
      required: true,
      says: { zh: '总额，在被分配的那个范围上', en: 'the pool, a value of the thing it is shared in' },
    },
    within: {
      kind: 'name',
      says: {
        zh: '在哪个范围内分；默认为总额所属的范围',
        en: 'the thing it is shared in; default: the thing the pool belongs to',
      },
    },
    among: { kind: 'formula', says: { zh: '谁参加分配；默认全部', en: 'who takes part; default: everyone' } },
    by: {
      kind: 'formula',
      says: { zh: 'equal 或各人的权重', en: 'equal, or the weight of each' },
      required: true,
    },
    odd: {
      kind: 'word',
      words: ['largest remainder', 'each rounded', 'each cut', 'to the first'],
      required: true,
      says: {
        zh: '尾差：largest remainder 最大余数，合计等于总额；each rounded 各自四舍五入，差额留在 kept；each cut 各自去尾，余额留在 kept；to the first 全归第一位',
        en: 'the odd unit: largest remainder (adds up); each rounded (difference in kept); each cut (rest in kept); to the first',
      },
    },
    oddBy: {
      kind: 'names',
      says: {
        zh: '余数相同时依次比较的量（高者在前），最后按编号',
        en: 'who comes first where remainders tie (higher first), then the id',
      },
    },
    nobody: {
      kind: 'word',
      words: ['finding', 'keep'],
      required: true,
      says: {
        zh: '没有人可分：finding 报告，总额留在 kept；keep 留在 kept',
        en: 'nobody to share: finding reports it, the pool stays in kept; keep keeps it silently',
      },
    },
    cap: { kind: 'formula', says: { zh: '每人最多', en: 'most for each' } },
    negative: {
      kind: 'word',
      words: ['refuse', 'share', 'zero'],
      default: 'refuse',
      says: {
        zh: '总额为负：refuse 报错，share 照分，zero 按零',
        en: 'a pool below zero: refuse, share it, or take it as zero',
      },
    },
  },
} as const satisfies BodyKeys

export const streakKeys = {
  name: 'streak',
  says: {
    zh: '连续：条件已连续成立多少期',
    en: 'the length of the run of periods in which a condition holds',
  },
  keys: {
    of: {
      kind: 'formula',
      required: true,
      says: { zh: '每期要成立的条件', en: 'the condition of each period' },
    },
    gap: {
      kind: 'word',
      words: ['breaks', 'skips'],
      required: true,
      says: {
        zh: '条件不适用的一期：breaks 中断，skips 跳过',
        en: 'a period in which the condition is not applicable: breaks the run, or is skipped',
      },
    },
  },
} as const satisfies BodyKeys

export const decidedKeys = {
  name: 'decided',
  says: { zh: '由人决定的值，须在规定范围内', en: 'a value that a person decides inside a stated range' },
  keys: {
    by: { kind: 'label', required: true, says: { zh: '由谁决定', en: 'who decides' } },
    range: { kind: 'range', says: { zh: '允许的范围', en: 'the allowed range' } },
    unit: { kind: 'name', says: { zh: '单位', en: 'the unit' } },
    silent: {
      kind: 'formula',
      says: {
        zh: '没有决定时的值；不写则为缺失',
        en: 'the value where nobody decided; without it that is a missing fact',
      },
    },
  },
} as const satisfies BodyKeys

/** Every body, by its key in a rule. */
export const bodyKeys = {
  is: formulaKeys,
  table: tableKeys,
  weighted: weightedKeys,
  rank: rankKeys,
  share: shareKeys,
  streak: streakKeys,
  decided: decidedKeys,
} as const satisfies Readonly<Record<string, BodyKeys>>

export type MechanismName = keyof typeof bodyKeys
