import type { MessageTable } from './message.ts'

/** Bodies of rules, their order, their past, and what absence means. */
export const ruleMessages = {
  'window-unknown': {
    text: {
      zh: '按 {each} 计算的规则不能这样回看：{text}。',
      en: 'A rule on each {each} cannot look over this: {text}',
    },
    hint: {
      zh: '可用 over year to date、over quarter to date、over last 3 periods。',
      en: 'Use over year to date, over quarter to date or over last 3 periods.',
    },
  },
  'window-of-members': {
    text: { zh: '{name} 不能这样跨期汇总。', en: '{name} cannot look over several periods here.' },
    hint: {
      zh: '把每人跨期的值写成一条规则，再汇总它。',
      en: 'Make the value of each one over those periods a rule, and aggregate that.',
    },
  },
  'window-on-record': {
    text: {
      zh: '一条 {record} 记录没有以前各期，不能跨期汇总。',
      en: 'A single {record} has no earlier periods to look over.',
    },
    hint: {
      zh: '把规则改为 for: {of}，在那里跨期汇总。',
      en: 'Make the rule one for: {of}, and look over periods there.',
    },
  },
  'closing-of-itself': {
    text: {
      zh: '“{text}”：规则本来就按 {each} 计算，没有更短的周期可取期末值。',
      en: '{text}: the rule runs each {each} itself; there is no shorter period whose last value it could take.',
    },
    hint: {
      zh: '去掉 closing，或把规则改为 each: quarter、each: year 等更长的周期。',
      en: 'Leave closing out, or let the rule run on a longer period such as each: quarter.',
    },
  },
  'latest-of-record': {
    text: {
      zh: '逐条计算的规则没有 latest。',
      en: 'A rule that runs record by record has no latest.',
    },
    hint: { zh: '上一条记录的值写 ago(…)。', en: 'The value at the record before is ago(…).' },
  },
  'ago-on-short-clock': {
    text: {
      zh: '按日或按周计算的规则不能回看以前。',
      en: 'A rule on each day or week cannot look back.',
    },
  },
  'ago-needs-order': {
    text: {
      zh: '{record} 记录的前一条是哪一条，没有写明。',
      en: 'It is not said which {record} comes before which.',
    },
    hint: { zh: '给规则写 order: [dated, id]。', en: 'Give the rule an order, such as order: [dated, id].' },
  },
  'past-without-start': {
    text: {
      zh: '“{rule}”要用自己{throughZh}上一期的值，第一期没有上一期，于是永远算不出。',
      en: '{rule} needs its own value of the period before{through}; the first period has none, so it never gets one.',
    },
    hint: { zh: '写明从多少开始：first({text}, 0)。', en: 'Say where it starts: first({text}, 0).' },
  },
  'line-may-be-absent': {
    text: {
      zh: '“{line}”加减了“{value}”；“{rule}”的条件（{when}）不成立时它不适用，整行就不上工资单。',
      en: '{line} adds or subtracts {value}, which applies only where {when} (rule {rule}); elsewhere the whole line is left off the payslip.',
    },
    hint: {
      zh: '写 first({value}, 0)，或给“{rule}”写 otherwise: 0；若本来就该整行不发，给“{line}”写同样的 when。',
      en: 'Write first({value}, 0), or otherwise: 0 at {rule}; if the line is meant to go with it, give {line} the same when.',
    },
  },
  'positions-change': {
    text: {
      zh: '按期次的权重“{text}”在一{longerZh}之内可能改变，各期会用到不同的几组权重。',
      en: 'The weight "{text}" may change inside a {longer}: its periods would go by different sets of weights.',
    },
    hint: {
      zh: '写成数，或不分日期的参数（可以由读法选择）；改版时用 from、until 分成两条规则。',
      en: 'Write numbers, or parameters without dates (a reading may choose them); for a change make it two rules, with from and until.',
    },
  },
  'positions-differ': {
    text: {
      zh: '按期次加权：给了 {given} 个权重{wanted?，而一个{longerZh}有 {wanted} 个{cycleZh}}。',
      en: 'Weights by position: {given} are given{wanted?, and a {longer} has {wanted} of its {cycle}s}.',
    },
    hint: {
      zh: '规则的 each 要比被加权的值长（如年度按四个季度），每一期一个权重。',
      en: 'The rule must run on a longer period than the value that is weighed, such as a year of four quarters, with one weight for each.',
    },
  },
  'weighted-needs': {
    text: {
      zh: 'weighted 要写各项及其权重，或用 of 与 by 按期次加权。',
      en: 'weighted wants parts with their weights, or of and by for the periods in a longer one.',
    },
    hint: {
      zh: '例如 weighted: { skill: 45%, service: 55% }，或 weighted: { of: quarterMark, by: [15%, 20%, 30%, 35%] }。',
      en: 'Such as weighted: { skill: 45%, service: 55% }, or weighted: { of: quarterMark, by: [15%, 20%, 30%, 35%] }.',
    },
  },
  'weights-do-not-add-up': {
    text: { zh: '权重合计不是 100%：{sum}。', en: 'The weights do not add up to 100%: {sum}.' },
    hint: { zh: '要写百分号：{percent}。', en: 'Write them as percent: {percent}.' },
  },
  'rank-by-unused': {
    text: {
      zh: 'by 只在 ties: ordinal 时起作用，这里是 ties: {ties}。',
      en: 'by has a meaning with ties: ordinal only, and here it is ties: {ties}.',
    },
    hint: {
      zh: '并列要再分先后，写 ties: ordinal；否则去掉 by。',
      en: 'To split ties write ties: ordinal; otherwise leave out by.',
    },
  },
  'share-no-group': {
    text: {
      zh: '“{rule}”的总额 {pool} 不属于一个更大的范围，不知道分给谁。',
      en: '{rule}: the pool {pool} is no value of a larger thing, so it is not clear who shares it.',
    },
    hint: { zh: '写明 within：{known}。', en: 'Say within, such as within: company. There are: {known}.' },
  },
  'decided-step': {
    text: {
      zh: '“{rule}”的 step {text} 须是固定的正数。',
      en: '{rule}: step {text} has to be a fixed number above zero.',
    },
    hint: {
      zh: '写一个数，例如 step: 1 为整数，step: 50 为五十的倍数。',
      en: 'Write a number, such as step: 1 for whole numbers or step: 50 for multiples of fifty.',
    },
  },
  'share-unit-unsaid': {
    text: {
      zh: '“{rule}”分配的 {pool} 是{unitZh}，没有写明份额取到什么单位。',
      en: '{rule} shares {pool}, which is {unit}, and does not say what the shares are whole multiples of.',
    },
    hint: {
      zh: '金额默认取到最小货币单位；其他量请写明，例如 unit: 1 取整数，unit: 0.5 取到半个。',
      en: 'Money has its minor unit; for anything else say it, such as unit: 1 for whole ones or unit: 0.5 for halves.',
    },
  },
  'share-unit': {
    text: {
      zh: '“{rule}”的份额单位 {text} 须是固定的正数{step?，并且是 {step} 的整数倍}。',
      en: '{rule}: the unit of the shares, {text}, has to be a fixed number above zero{step?, and a whole multiple of {step}}.',
    },
    hint: {
      zh: '写一个数，例如 unit: 1；或一个自始至终不变的参数。',
      en: 'Write a number, such as unit: 1, or a parameter that has one value from the beginning.',
    },
  },
  'share-floor-negative': {
    text: {
      zh: '“{rule}”给每人规定了最少数（floor），又要照分为负的总额（negative: share）。',
      en: '{rule} gives everyone a floor, and shares a pool below zero too (negative: share).',
    },
    hint: {
      zh: '有保底时，为负的总额写 negative: zero 或 negative: refuse。',
      en: 'With a floor, say negative: zero or negative: refuse.',
    },
  },
  'share-floor-above-cap': {
    text: {
      zh: '“{rule}”的每人最少 {floor} 大于每人最多 {cap}。',
      en: '{rule}: the floor {floor} is above the cap {cap}.',
    },
    hint: { zh: '请核对 floor 和 cap。', en: 'Look at floor and cap again.' },
  },
  'share-short-without-floor': {
    text: {
      zh: '“{rule}”写了 short: {short}，却没有写每人最少多少（floor）。',
      en: '{rule} says short: {short}, but no floor that a pool could fall short of.',
    },
    hint: {
      zh: '补上 floor，例如 floor: 200；或去掉 short。',
      en: 'Add the floor, such as floor: 200, or leave out short.',
    },
  },
  'line-not-money': {
    text: {
      zh: '“{rule}”是工资条上的一行，须是 {currency}，这里是{unitZh}。',
      en: '{rule} is a payslip line, so it has to be {currency}, and it is {unit}.',
    },
    hint: {
      zh: '给相乘的数写明单位：参数写 { value: 50, unit: CNY/year }，表的列写在列名后，如“price (CNY/ticket)”。',
      en: 'Give the number that it is multiplied by its unit: a parameter as { value: 50, unit: CNY/year }, a column of a table behind its name, as in price (CNY/ticket).',
    },
  },
  'line-other-currency': {
    text: {
      zh: '“{rule}”是工资条上以 {currency} 支付的一行，这里算出的是 {other}。',
      en: '{rule} is a payslip line paid in {currency}, and it is {other}.',
    },
    hint: {
      zh: '先折算：{conversion?例如 {conversion}}{wanted?给出单位为 {wanted} 的汇率，再相乘，例如 {example}}；或者列入以 {other} 支付的类别，例如 channels 里写 abroad: { title: 境外, currency: {other} }。',
      en: 'Convert it first{conversion?, such as {conversion}}{wanted?: give a rate with unit: {wanted} and multiply, such as {example}}; or pay it in a channel of its own, such as abroad: { title: abroad, currency: {other} } under channels.',
    },
  },
  'round-step-percent': {
    text: {
      zh: '“{rule}”的单位是 {unit}，不能舍入到百分点。',
      en: '{rule} is {unit}, and is not rounded to percents.',
    },
    hint: {
      zh: '倍数写成同一单位的数，例如 { step: 10 }；百分比的舍入写在算出百分比的那条规则里。',
      en: 'Write the step as a number of that unit, such as { step: 10 }; a percentage is rounded in the rule that gives it.',
    },
  },
  'show-not-number': {
    text: {
      zh: '“{rule}”是{kindZh}，不是数，不能有 show。',
      en: '{rule} is {kind}, no number, and cannot have show.',
    },
  },
  'no-own-value': {
    text: {
      zh: '“{rule}”的表有多个结果列，{key} 不知道用哪一列。',
      en: 'The table of {rule} has several outcomes, so {key} does not know which one is meant.',
    },
    hint: {
      zh: '把其中一列命名为“{rule}”，或另写一条规则，用其中一个：{known}。',
      en: 'Name one column {rule}, or write another rule that reads one of: {known}.',
    },
  },
  'finding-kind': {
    text: {
      zh: '结论“{rule}”须是是或否、或一个取值，这里是{kindZh}。',
      en: 'The finding {rule} has to be yes or no, or a word, and it is {kind}.',
    },
    hint: { zh: '写成条件，例如 is: … > 0。', en: 'Make it a condition, such as is: … > 0.' },
  },
  'finding-may-be-absent': {
    text: {
      zh: '结论“{rule}”有时不适用，那时算不算成立没有写明。',
      en: 'The finding {rule} may be not applicable, and it is not said what that means.',
    },
    hint: {
      zh: '在条件前加 present(…) and，或给它所读的值写 otherwise。',
      en: 'Put present(…) and before the condition, or give what it reads an otherwise.',
    },
  },
  'total-may-be-absent': {
    text: { zh: '合计“{rule}”有时不适用。', en: 'The total {rule} may be not applicable.' },
    hint: {
      zh: '用 total(a, b) 代替加号，它会略过不适用的项。',
      en: 'Use total(a, b) instead of +; it leaves out what does not apply.',
    },
  },
  cycle: {
    text: {
      zh: '规则互相引用，成了一个圈：{cycle}。{key?表“{table}”中表头为“{key}”的列被当作条件列，因为有一条规则叫“{key}”。}',
      en: 'These rules refer to each other in a circle: {cycle}.{key? The column headed "{key}" of table {table} is read as a key, because a rule has that name.}',
    },
    hint: {
      zh: '{key?给这条规则或这一列换个名字。}若要用上一期的值，写 ago(…)。',
      en: '{key?Give the rule or the column another name. }To use the value of the period before, write ago(…).',
    },
  },
  'longer-of-records': {
    text: {
      zh: '“{rule}”不能按{cycleZh}计算：{record} 是逐笔的记录，{cycleZh}末只有最后一个{baseZh}的记录还在。',
      en: '{rule} cannot be a value of the {cycle}: when that closes, only the {record} rows of its last {base} are there.',
    },
    hint: {
      zh: '改为 for: {of}，用 sum(… each {record}) 汇总整个{cycleZh}；或去掉 each。',
      en: 'Make it a rule for: {of} with sum(… each {record}) over the whole {cycle}, or leave out each.',
    },
  },
  'cycle-not-possible': {
    text: {
      zh: '“{rule}”不能按 {each} 计算（规则集的周期为 {base}）。',
      en: '{rule} cannot run each {each} inside a {base}.',
    },
    hint: {
      zh: '规则集的 each 写最短的周期（日、周除外），更长的周期写在规则上。',
      en: 'Let the rule set run on its shortest period (days and weeks aside), and say the longer ones at the rules.',
    },
  },
  'migration-no-cell': {
    text: {
      zh: 'carry 里的“{cell}”不是这套规则结转的内容。',
      en: '{cell}, named under carry, is nothing that this rule set carries.',
    },
    hint: {
      zh: '{near?是不是“{near}”？}它结转的有：{known}。',
      en: '{near?Did you mean {near}? }It carries: {known}.',
    },
  },
  'rule-lost': {
    text: {
      zh: '“{rule}”没能编译，原因不明；这是程序库的缺陷，请报告。',
      en: '{rule} could not be compiled, and the reason is not known: a fault of the library, please report it.',
    },
  },
} satisfies MessageTable
