import type { MessageTable } from './message.ts'

/** What the compiler finds: names, types and units, order, absence. */
export const compileMessages = {
  'unknown-name': {
    severity: 'error',
    text: { zh: '“{rule}”里的“{name}”没有定义', en: '{name}, which {rule} reads, is not defined' },
    hint: { zh: '最接近的名称是“{near}”', en: 'The nearest name is {near}' },
  },
  'word-without-quotes': {
    severity: 'error',
    text: { zh: '“{name}”是一个取值，公式里要加引号', en: '{name} is a word; in a formula it needs quotes' },
    hint: { zh: '写作 "{name}"', en: 'Write "{name}"' },
  },
  'ambiguous-name': {
    severity: 'error',
    text: { zh: '这里的“{name}”可能指多个对象的数据', en: 'several things have a fact {name}' },
    hint: { zh: '写明是哪一个：{known}', en: 'Say which: {known}' },
  },
  'name-is-thing': {
    severity: 'error',
    text: { zh: '“{name}”是一类对象，不是一个值', en: '{name} is a thing, not a value' },
    hint: { zh: '只有 count({name} …) 可以直接用它', en: 'Only count({name} …) takes a thing' },
  },
  'name-is-reading': {
    severity: 'error',
    text: { zh: '“{name}”是一个读法，不是一个值', en: '{name} is a reading, not a value' },
    hint: { zh: '写作 { reading: {name}, 选项: 值, … }', en: 'Write { reading: {name}, option: value, … }' },
  },
  'member-too-deep': {
    severity: 'error',
    text: { zh: '只能写一层“.”', en: 'only one dot is possible here' },
    hint: { zh: '把中间的值写成一条规则', en: 'Make the value in between a rule of its own' },
  },
  'not-a-reference': {
    severity: 'error',
    text: {
      zh: '“{name}”不是表，也不指向别的对象，后面不能接“.”',
      en: '{name} has no columns and refers to nothing, so no dot can follow',
    },
  },
  'no-such-outcome': {
    severity: 'error',
    text: { zh: '表“{name}”没有结果列“{outcome}”', en: 'the table {name} has no outcome {outcome}' },
    hint: { zh: '最接近的是“{near}”；现有：{known}', en: 'The nearest is {near}; there are: {known}' },
  },
  'several-outcomes': {
    severity: 'error',
    text: {
      zh: '表“{name}”有多个结果列，要写明用哪一列',
      en: 'the table {name} has several outcomes; say which',
    },
    hint: { zh: '可用的有：{known}', en: 'There are: {known}' },
  },
  'needs-aggregate': {
    severity: 'error',
    text: {
      zh: '“{name}”是每个 {of} 的值，{on} 不能直接读它',
      en: '{name} is a value of each {of}, which {on} cannot read as one value',
    },
    hint: {
      zh: '用 sum(…)、max(…)、count(…) 等汇总，或把规则改为 for: {of}',
      en: 'Aggregate it with sum(…), max(…), count(…), or make the rule one for: {of}',
    },
  },
  'several-references': {
    severity: 'error',
    text: { zh: '到“{name}”有多条路', en: 'several references lead to {name}' },
    hint: { zh: '写明走哪一条：{known}', en: 'Say which: {known}' },
  },
  'unknown-function': {
    severity: 'error',
    text: { zh: '没有名为“{name}”的函数', en: 'there is no function {name}' },
    hint: { zh: '最接近的是“{near}”；可用的有：{known}', en: 'The nearest is {near}; there are: {known}' },
  },
  'function-arguments': {
    severity: 'error',
    text: { zh: '“{text}”的参数不对', en: 'these are not the arguments of {name}: {text}' },
    hint: { zh: '应为：{wanted}', en: 'Wanted: {wanted}' },
  },
  'calendar-arguments': {
    severity: 'error',
    text: { zh: '“{text}”的参数不对：需要日期或 period', en: '{text}: dates, or `period`, are wanted here' },
    hint: {
      zh: '例如 start(period)、date(next(period), 5)、days(甲, 乙)',
      en: 'Such as start(period), date(next(period), 5), days(a, b)',
    },
  },
  'arguments-differ': {
    severity: 'error',
    text: { zh: '“{text}”里的各项不是同一种量', en: '{text}: these are not of one kind' },
  },
  'number-too-long': { severity: 'error', text: { zh: '这个数太长', en: 'this number is too long' } },
  'not-a-number': {
    severity: 'error',
    text: { zh: '“{text}”不是数（{kind}），不能用来计算', en: '{text} is no number ({kind})' },
  },
  'not-a-condition': {
    severity: 'error',
    text: { zh: '“{text}”不是条件（{kind}）', en: '{text} is no condition ({kind})' },
    hint: {
      zh: '条件的结果是“是”或“否”，例如 score ≥ 60',
      en: 'A condition is yes or no, such as score ≥ 60',
    },
  },
  'none-in-arithmetic': {
    severity: 'error',
    text: { zh: 'none 不能参加计算', en: 'none cannot be calculated with' },
    hint: {
      zh: '要在不适用时取别的值，用 first(…) 或 otherwise',
      en: 'To stand in for what does not apply, use first(…) or otherwise',
    },
  },
  'units-differ': {
    severity: 'error',
    text: {
      zh: '{left}（{leftUnit}）与 {right}（{rightUnit}）单位不同，不能相加减',
      en: '{left} ({leftUnit}) and {right} ({rightUnit}) have different units',
    },
    hint: {
      zh: '给其中的数写明单位，例如 unit: CNY/year',
      en: 'Give the number its unit, such as unit: CNY/year',
    },
  },
  'compare-units': {
    severity: 'error',
    text: {
      zh: '单位 {left} 与 {right} 不能比较：{text}',
      en: '{left} cannot be compared with {right}: {text}',
    },
  },
  'compare-kinds': {
    severity: 'error',
    text: {
      zh: '{left} 与 {right} 不能这样比较：{text}',
      en: '{left} and {right} cannot be compared so: {text}',
    },
  },
  'word-not-possible': {
    severity: 'error',
    text: { zh: '这里不可能出现“{word}”', en: '"{word}" is no possible value here' },
    hint: { zh: '最接近的是“{near}”；可能的有：{known}', en: 'The nearest is {near}; possible are: {known}' },
  },
  'branches-differ': {
    severity: 'error',
    text: {
      zh: '两个分支不是同一种量：{then} 与 {otherwise}',
      en: 'the branches are of different kinds: {then} and {otherwise}',
    },
  },
  'options-differ': {
    severity: 'error',
    text: {
      zh: '“{rule}”的各个选项不是同一种量：{options}',
      en: 'the options of {rule} are of different kinds: {options}',
    },
  },
  'parameter-not-literal': {
    severity: 'error',
    text: { zh: '参数“{name}”必须是一个数', en: 'the parameter {name} has to be a number' },
    hint: { zh: '要计算的值请写成规则', en: 'What is calculated is a rule' },
  },
  'unknown-unit': {
    severity: 'error',
    text: { zh: '“{name}”的单位“{unit}”没有定义', en: 'the unit {unit} of {name} is not known' },
    hint: { zh: '在 units 里声明它', en: 'Declare it under `units`' },
  },
  'unknown-thing': {
    severity: 'error',
    text: { zh: '没有名为“{name}”的对象', en: 'there is no thing {name}' },
  },
  'no-path': {
    severity: 'error',
    text: { zh: '从 {from} 到 {to} 没有引用关系', en: 'nothing leads from {from} to {to}' },
    hint: { zh: '给 {from} 加一项指向 {to} 的数据', en: 'Give {from} a fact that refers to {to}' },
  },
  'several-paths': {
    severity: 'error',
    text: { zh: '从 {from} 到 {to} 有多条引用', en: 'several references lead from {from} to {to}' },
    hint: { zh: '用 via 写明：{known}', en: 'Say which with `via`: {known}' },
  },
  'aggregate-no-scope': {
    severity: 'error',
    text: { zh: '“{text}”没有写明在哪个范围内汇总', en: '{text}: over which group?' },
    hint: { zh: '例如 max(sales in team)', en: 'Such as max(sales in team)' },
  },
  'aggregate-kind': {
    severity: 'error',
    text: { zh: '{name} 不能用于“{text}”（{kind}）', en: '{name} cannot take {text} ({kind})' },
  },
  'ratio-summed': {
    severity: 'error',
    text: {
      zh: '“{text}”是除以数据得到的商，汇总之前必须先舍入',
      en: '{text} was divided by data; it has to be rounded before it is summed over members',
    },
    hint: { zh: '给它的规则写 round，例如 round: 4', en: 'Give its rule a round, such as round: 4' },
  },
  'window-unknown': {
    severity: 'error',
    text: {
      zh: '“{text}”的时间范围不能用于按 {each} 计算的规则',
      en: '{text}: a rule on each {each} cannot look over this',
    },
    hint: {
      zh: '可用 over year to date、over quarter to date、over last 3 periods',
      en: 'Use over year to date, over quarter to date, over last 3 periods',
    },
  },
  'window-of-members': {
    severity: 'error',
    text: { zh: '{name} 不能跨期汇总', en: '{name} cannot look over several periods' },
  },
  'ago-on-short-clock': {
    severity: 'error',
    text: { zh: '按日或周计算的规则不能回看以前的期间', en: 'a rule on each day or week cannot look back' },
  },
  'marginal-no-tiers': {
    severity: 'error',
    text: {
      zh: '“{rule}”不能分段累进：需要一个数值键、同向界限、数值结果的表',
      en: '{rule} cannot go slice by slice: it takes a table with one numeric key, edges that point one way, and numbers',
    },
  },
  'weights-do-not-add-up': {
    severity: 'error',
    text: { zh: '权重合计不是 100%：{sum}', en: 'the weights do not add up to 100%: {sum}' },
  },
  'share-no-group': {
    severity: 'error',
    text: {
      zh: '“{rule}”的总额 {pool} 不属于一个更大的范围，不知道分给谁',
      en: '{rule}: the pool {pool} is no value of a larger thing, so who shares it?',
    },
    hint: { zh: '写明 within: team 或 within: company', en: 'Say within: team or within: company' },
  },
  'line-not-money': {
    severity: 'error',
    text: {
      zh: '“{rule}”是工资条上的一行，但它的单位是 {unit}，不是 {currency}',
      en: '{rule} is a payslip line, but its unit is {unit}, not {currency}',
    },
    hint: {
      zh: '给相乘的参数写明单位，例如 { value: 50, unit: CNY/year }',
      en: 'Give the parameter it is multiplied by its unit, such as { value: 50, unit: CNY/year }',
    },
  },
  'finding-may-be-absent': {
    severity: 'error',
    text: {
      zh: '结论“{rule}”的条件有时不适用，那时算不算成立没有写明',
      en: 'the condition of the finding {rule} may be not applicable, and the file does not say what that means',
    },
    hint: {
      zh: '在条件前加 present(…) and，或给它所读的值写 otherwise',
      en: 'Put present(…) and before the condition, or give what it reads an otherwise',
    },
  },
  'total-may-be-absent': {
    severity: 'error',
    text: { zh: '合计“{rule}”有时不适用', en: 'the total {rule} may be not applicable' },
    hint: {
      zh: '用 total(…) 代替加号，它会略过不适用的项',
      en: 'Use total(…) instead of +; it leaves out what does not apply',
    },
  },
  cycle: {
    severity: 'error',
    text: {
      zh: '规则互相引用，成了一个圈：{cycle}',
      en: 'these rules refer to each other in a circle: {cycle}',
    },
    hint: { zh: '若要用上一期的值，写 ago(…)', en: 'To use the value of the period before, write ago(…)' },
  },
  'cycle-too-long': {
    severity: 'error',
    text: {
      zh: '“{rule}”按 {each} 计算，长于本规则的周期 {base}',
      en: '{rule} runs each {each}, which is longer than the {base} this rule set runs on',
    },
    hint: {
      zh: '目前请用 over quarter to date、over year to date 或 over last n periods',
      en: 'For now use over quarter to date, over year to date or over last n periods',
    },
  },
  'cycle-not-possible': {
    severity: 'error',
    text: {
      zh: '“{rule}”不能按 {each} 计算（本规则的周期为 {base}）',
      en: '{rule} cannot run each {each} inside a {base}',
    },
  },
  'loop-leaves-record': {
    severity: 'error',
    text: {
      zh: '逐条计算的规则绕出了 {record}：“{rule}”',
      en: 'rules that run record by record leave {record}: {rule}',
    },
  },
  'table-cell-kind': {
    severity: 'error',
    text: {
      zh: '单元格“{cell}”（{kind}）与键（{key}）不是同一种',
      en: 'the cell {cell} ({kind}) does not go with its key ({key})',
    },
  },
  'table-cell-unreadable': {
    severity: 'error',
    text: {
      zh: '单元格“{cell}”既不是数、公式，也不是本列的取值',
      en: 'the cell {cell} is neither a number nor a formula, and the other cells are',
    },
  },
  'table-last-needs-rank': {
    severity: 'error',
    text: { zh: 'last 只能用于排名，“{key}”不是排名', en: '`last` needs a ranking, and {key} is none' },
  },
  'table-outcome-kinds': {
    severity: 'error',
    text: {
      zh: '列“{column}”的各格不是同一种量',
      en: 'the cells of the column {column} are of different kinds',
    },
  },
  'over-without-edge': {
    severity: 'error',
    text: {
      zh: '“{cell}”用了 over，但这一行没有下界',
      en: '{cell} uses `over`, but this row has no lower edge',
    },
  },
  'curve-needs-points': {
    severity: 'error',
    text: {
      zh: '“{rule}”按直线插值，每一行都要写 = 数值 和 数值结果',
      en: '{rule} joins points: every row needs = a number, and a number',
    },
  },
  'table-overlap': {
    severity: 'error',
    text: {
      zh: '表“{rule}”的两行重叠：键为 {key} 时“{first}”与“{second}”都适用',
      en: 'two rows of {rule} overlap: for {key} both "{first}" and "{second}" hold',
    },
    hint: {
      zh: '让相邻的行只在一端相接，例如 [0..10) 与 [10..20)',
      en: 'Let neighbours meet at one end only, such as [0..10) and [10..20)',
    },
  },
  'table-gap': {
    severity: 'error',
    text: {
      zh: '表“{rule}”有缺口：{keys} 为 {key} 时没有一行适用',
      en: 'the table {rule} has a gap: no row holds where {keys} is {key}',
    },
    hint: {
      zh: '让相邻的行相接，或加一行 otherwise，或用 allowed 缩小键的范围',
      en: 'Let the neighbours meet, add an otherwise row, or narrow the key with `allowed`',
    },
  },
  'table-row-unreachable': {
    severity: 'error',
    text: {
      zh: '表“{rule}”的“{row}”一行永远用不到：“{above}”先适用',
      en: 'nothing can reach the row "{row}" of {rule}: "{above}" holds first',
    },
    hint: { zh: '调整两行的次序或界限', en: 'Change the order or the edges of the two rows' },
  },
  'table-row-impossible': {
    severity: 'error',
    text: {
      zh: '表“{rule}”的“{row}”一行永远用不到：键取不到这样的值',
      en: 'nothing can reach the row "{row}" of {rule}: the key never has such a value',
    },
  },
  'table-needs-otherwise': {
    severity: 'error',
    text: {
      zh: '表“{rule}”的界限要到计算时才知道，最后须有 otherwise 一行',
      en: 'the edges of {rule} are known only in a run, so it needs an otherwise row',
    },
  },
  'table-edges-both-ways': {
    severity: 'error',
    text: {
      zh: '表“{rule}”的界限方向不一：“{first}”与“{second}”',
      en: 'the edges of {rule} point both ways: "{first}" and "{second}"',
    },
    hint: { zh: '一列里要么都用 ≥ 或 >，要么都用 ≤ 或 <', en: 'Use either ≥ and > or ≤ and < in one column' },
  },
  'unused-parameter': {
    severity: 'warning',
    text: { zh: '没有规则用到参数“{name}”', en: 'no rule reads the parameter {name}' },
  },
  'unused-fact': {
    severity: 'warning',
    text: { zh: '没有规则用到 {thing} 的“{name}”', en: 'no rule reads {name} of {thing}' },
  },
} as const satisfies MessageTable
