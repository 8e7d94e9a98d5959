import type { MessageTable } from './message.ts'

/** What a run finds in its own numbers, and what it is asked for. */
export const runMessages = {
  'run-no-row': {
    text: { zh: '表“{fact}”没有一行适用', en: 'no row of the table {factEn} holds' },
    hint: {
      zh: '给表加一行 otherwise；以下结果在等它：{needed}',
      en: 'Give the table an `otherwise` row; these results wait for it: {needed}',
    },
  },
  'run-several-rows': {
    text: { zh: '“{fact}”只能有一项符合，却有多项', en: '{factEn} allows one only, and several hold' },
  },
  'run-open': {
    text: { zh: '“{fact}”：文件没有规定这种情形', en: '{factEn}: the document does not say what holds here' },
    hint: {
      zh: '须由人决定，并写入规则；以下结果在等它：{needed}',
      en: 'Someone has to decide and write it down; these results wait for it: {needed}',
    },
  },
  'run-refused': {
    text: {
      zh: '“{fact}”：总额为负，规则没有规定怎样分',
      en: '{factEn}: the pool is below zero, and the rule does not say how to share that',
    },
    hint: { zh: '在 share 里写 negative: share 或 zero', en: 'Say negative: share or zero in the share' },
  },
  'run-share-negative-weight': {
    text: {
      zh: '“{fact}”：{id} 的权重为 {weight}，权重不能为负',
      en: '{factEn}: the weight of {id} is {weight}, and a weight may not be below zero',
    },
    hint: {
      zh: '请核对此人的数据；以下结果在等它：{needed}',
      en: 'Look at the facts of this member; these results wait for it: {needed}',
    },
  },
  'run-share-short': {
    text: {
      zh: '“{fact}”：总额 {pool} 不够 {heads} 人的最少数合计 {floors}，规则没有规定这时怎样分',
      en: '{factEn}: the pool {pool} is below the floors of the {heads} who share it, {floors} in all, and the rule does not say what then',
    },
    hint: {
      zh: '在 share 里写 short: scale（按最少数的比例分）或 short: top up（照最少数给足）',
      en: 'Say short: scale (divided in proportion to the floors) or short: top up (the floors all the same) in the share',
    },
  },
  'run-share-floor-above-cap': {
    text: {
      zh: '“{fact}”：{id} 最少 {floor}、最多 {cap}，其间没有 {unit} 的整数倍',
      en: '{factEn}: for {id} the floor is {floor} and the cap {cap}, with no whole multiple of {unit} between them',
    },
    hint: {
      zh: '请核对此人的最少数与最多数；以下结果在等它：{needed}',
      en: 'Look at both of this member; these results wait for it: {needed}',
    },
  },
  'run-decision-outside': {
    text: {
      zh: '“{fact}”由{by}决定：{id} 的决定为 {value}，不在允许的范围 {allowed} 内',
      en: '{factEn} is decided by {byEn}: the decision for {id} is {value}, outside the allowed range {allowed}',
    },
    hint: {
      zh: '请{by}改为范围内的值，或留空；以下结果在等它：{needed}',
      en: 'Ask for a decision inside the range ({byEn}), or leave it out; these results wait for it: {needed}',
    },
  },
  'run-decision-step': {
    text: {
      zh: '“{fact}”由{by}决定：{id} 的决定为 {value}，不是 {step} 的整数倍',
      en: '{factEn} is decided by {byEn}: the decision for {id} is {value}, which is no whole multiple of {step}',
    },
    hint: {
      zh: '请{by}改为 {step} 的整数倍；以下结果在等它：{needed}',
      en: 'Ask for a multiple of {step} ({byEn}); these results wait for it: {needed}',
    },
  },
  'run-decision-no-reason': {
    text: {
      zh: '“{fact}”由{by}决定：{id} 的决定为 {value}{silent?，与 {silent} 不同}，没有写理由',
      en: '{factEn} is decided by {byEn}: the decision for {id} is {value}{silent?, not {silent},} and gives no reason',
    },
    hint: {
      zh: '在“{column}”一列写明理由；以下结果在等它：{needed}',
      en: 'Say why in the column {column}; these results wait for it: {needed}',
    },
  },
  'run-no-date': {
    text: {
      zh: '“{fact}”算出的日期不存在，或不在公元 1 年至 9999 年之间',
      en: '{factEn}: the date does not exist, or lies outside the years 1 to 9999',
    },
    hint: {
      zh: '请核对加上的天数或月数；以下结果在等它：{needed}',
      en: 'Look at the number of days or months; these results wait for it: {needed}',
    },
  },
  'run-total-differs': {
    text: {
      zh: '“{rule}”为 {stated}，而各项合计为 {sum}，相差 {difference}',
      en: '{rule} is {stated}, but the lines of {channel} add up to {sum}: {difference} apart',
    },
    hint: {
      zh: '合计公式里漏了或多了哪一项？',
      en: 'Which line does the formula of the total leave out, or count twice?',
    },
  },
  'run-pool-differs': {
    text: {
      zh: '“{rule}”的总额为 {pool}，而分出与留存合计为 {placed}',
      en: 'the pool of {rule} is {pool}, but shares, kept and unplaced add up to {placed}',
    },
    hint: {
      zh: '手工更正了份额时，请同时更正其他人的份额',
      en: 'Where shares were overridden, override the others too',
    },
  },
  'reading-unknown': {
    text: { zh: '这套规则没有名为“{name}”的读法', en: 'this rule set has no reading {name}' },
    hint: { zh: '最接近的是“{near}”；可用的有：{known}', en: 'The nearest is {near}; known are: {known}' },
  },
  'reading-no-option': {
    text: { zh: '读法“{name}”没有“{option}”这个选项', en: 'the reading {name} has no option "{option}"' },
    hint: { zh: '可用的有：{known}', en: 'Known are: {known}' },
  },
  'override-no-target': {
    text: {
      zh: '人工更正的对象不存在：{thing} {id} 的 {rule}',
      en: 'there is nothing to override: {rule} of {thing} {id}',
    },
  },
  'override-no-reason': {
    text: {
      zh: '对 {id} 的 {rule} 的人工更正没有写原因',
      en: 'the override of {rule} for {id} gives no reason',
    },
    hint: { zh: '写明原因，它会随结果一起显示', en: 'Say why; the reason is shown with the result' },
  },
  'strict-assumption': {
    text: {
      zh: '{name} 是一项假设（{clause}，{text}），有 {values} 个值{lines?（其中工资项 {lines} 个）}依赖它',
      en: '{name} is an assumption ({clause}, {textEn}); values that depend on it: {values}{lines?, payslip lines among them: {lines}}',
    },
    hint: {
      zh: '在规则里写明这个值，或不用严格模式',
      en: 'Settle the value in the rules, or leave strict mode',
    },
  },
  'strict-reading': {
    text: {
      zh: '{name} 是一处没有选定的读法（{clause}，{text}），默认为“{option}”，有 {values} 个值{lines?（其中工资项 {lines} 个）}依赖它',
      en: '{name} is a reading nobody chose ({clause}, {textEn}), "{option}" by default; values that depend on it: {values}{lines?, payslip lines among them: {lines}}',
    },
    hint: { zh: '用 readings 明确选定', en: 'Choose it in `readings`' },
  },
  'example-differs': {
    text: {
      zh: '示例“{example}”：{id} 的 {rule} 应为 {expected}，算出来是 {found}',
      en: 'example "{example}": {rule} of {id} should be {expected} and is {found}',
    },
    hint: { zh: '是规则写错了，还是示例算错了？', en: 'Is the rule wrong, or the example?' },
  },
  'question-no-rule': {
    text: { zh: '这套规则没有“{name}”', en: 'this rule set has no {name}' },
    hint: { zh: '最接近的是“{near}”；现有：{known}', en: 'The nearest is {near}; there are: {known}' },
  },
  'question-no-id': {
    text: { zh: '{thingZh}中没有编号“{id}”', en: 'there is no {thing} with the id {id}' },
  },
  'question-no-period': {
    text: {
      zh: '数据里没有{period? {period} 这一期的}“{titleZh}”',
      en: 'the facts have no {title}{period? of {period}}',
    },
  },
  'question-other-cycle': {
    text: {
      zh: '“{titleZh}”按{cycleZh}计算，{period} 不是一个{cycleZh}',
      en: '{title} is a value of the {cycle}, and {period} is none',
    },
    hint: { zh: '例如 {example}', en: 'For example {example}' },
  },
  'question-not-closed': {
    text: {
      zh: '“{titleZh}”到 {period} 结束时才算，而数据只到 {last}，{period} 尚未结束',
      en: '{title} is worked out when {period} closes; the facts go to {last}, so it has not closed yet',
    },
    hint: { zh: '补上 {closing} 及之前各期的数据再查', en: 'Ask again when there are facts up to {closing}' },
  },
  'question-not-at-close': {
    text: {
      zh: '“{id}”不在 {closing} 的{thingZh}名单上，{period} 在这一期结束，所以没有 {period} 的“{titleZh}”',
      en: '{id} is not on the list of {closing}, which closes {period}, so there is no {title} of {period}',
    },
  },
  'change-inside-period': {
    text: {
      zh: '“{name}”在 {period} 中间（{from}）改变；整期按第一天的规定计算，从下一期起用新的',
      en: '{name} changes inside {period}, on {from}; the whole period goes by its first day, the change by the next period',
    },
    hint: {
      zh: '如应按天分开计算，请在规则里按天数折算',
      en: 'Where the period should be split by days, let the rule prorate',
    },
  },
  'versions-currencies': {
    text: {
      zh: '这些期间所用的版本，本币不同：{first} 与 {other}',
      en: 'the versions in force in these periods have currencies of their own, {first} and {other}',
    },
    hint: {
      zh: '换币种前后分两次计算；结转的金额不会自动折算，期初值请按折算后的金额给出',
      en: 'Calculate the periods before and after the change apart. What is carried is not converted: give opening values in the new currency',
    },
  },
  'no-version': {
    text: {
      zh: '{period} 还没有施行的规则{since?（最早一版自 {since} 起施行）}',
      en: 'no version of the rules is in force in {period}{since? (the earliest is from {since})}',
    },
  },
  'run-weights-differ': {
    text: {
      zh: '{id} 的“{title}”：权重合计为 {sum}，不是 100%',
      en: '{titleEn} of {id}: the weights add up to {sum}, not to 100%',
    },
    hint: {
      zh: '检查权重所在的表或数据；最后一项可写成“1 − 其余各项”',
      en: 'Look at the table or facts that the weights come from; the last may be written as 1 minus the others',
    },
  },
  'carry-unknown-form': {
    text: { zh: '这份结转的格式无法识别', en: 'this is not a carry that can be read' },
  },
  'carry-other-rule-set': {
    text: {
      zh: '结转属于规则“{carried}”，不是“{ruleSet}”',
      en: 'the carry belongs to {carried}, not to {ruleSet}',
    },
  },
  'carry-cell-gone': {
    text: {
      zh: '结转里的“{cell}”，规则“{ruleSet}”已经没有了',
      en: 'the carry holds {cell}, which {ruleSet} does not know any more',
    },
    hint: {
      zh: '在规则文件的 carry 里写明：{near?rename: { "{cell}": "{near}" }，或 }drop: ["{cell}"]',
      en: 'Say under carry in the rule file: {near?rename: { "{cell}": "{near}" }, or }drop: ["{cell}"]',
    },
  },
  'carry-cell-changed': {
    text: {
      zh: '“{cell}”在结转里是“{was}”，在规则“{ruleSet}”里是“{is}”，旧值不能沿用',
      en: '{cell} was "{was}" in the carry and is "{is}" in {ruleSet}; its old values cannot be used',
    },
    hint: {
      zh: '在规则文件的 carry 里写 drop: ["{cell}"]，需要时再用 seed 给出期初值；或用旧规则重算',
      en: 'Say under carry in the rule file drop: ["{cell}"], with seed for opening values if need be; or use the old rules',
    },
  },
  'carry-cell-new': {
    text: {
      zh: '“{cell}”是新的，截至 {through} 的结转里没有它，从初始值开始',
      en: '{cell} is new; the carry through {through} does not hold it, so it starts from nothing',
    },
    hint: {
      zh: '需要期初值时，在规则文件的 carry 里写 seed: { "{cell}": … }',
      en: 'Where it needs opening values, say under carry in the rule file seed: { "{cell}": … }',
    },
  },
  'carry-seed-gone': {
    text: {
      zh: '“{cell}”的期初值应取自“{from}”，而结转里没有它',
      en: '{cell} should start from {from}, which the carry does not hold',
    },
  },
  'carry-edited': {
    text: {
      zh: '结转（截至 {through}）的内容与其校验码不符，似乎被改动过',
      en: 'the carry through {through} does not match its digest; it seems to have been edited',
    },
  },
  'carry-waiting': {
    text: {
      zh: '截至 {through} 的结转还缺数据（{cell}：{ids}），不能据此往下计算',
      en: 'the carry through {through} waits for missing facts ({cell}: {ids}); nothing can go on from it',
    },
    hint: {
      zh: '补上 {through} 缺少的数据，重算该期，再用新的结转',
      en: 'Give the facts that {through} lacks, calculate it again, and use the new carry',
    },
  },
  'carry-later': {
    text: {
      zh: '结转截至 {through}，不早于要计算的 {period}',
      en: 'the carry runs through {through}, which is not before {period}',
    },
  },
  'seed-bad-period': {
    text: { zh: '“{period}”不是一个{cycle}', en: '"{period}" is not a {cycle}' },
  },
  'seed-no-cell': {
    text: { zh: '这套规则不结转“{cell}”', en: 'this rule set carries nothing called {cell}' },
    hint: { zh: '最接近的是“{near}”；结转的有：{known}', en: 'The nearest is {near}; it carries: {known}' },
  },
  'carry-unreadable': {
    text: {
      zh: '结转里 {id} 的 {cell} 值“{value}”无法读取',
      en: 'the carried value "{value}" of {cell} for {id} cannot be read',
    },
  },
} satisfies MessageTable
