import type { MessageTable } from './message.ts'

const removeOrQuote = {
  zh: '请在表格软件里改成值（复制、选择性粘贴为值），再另存为 CSV。',
  en: 'Turn it into a value in the spreadsheet (copy, paste as values) and save the CSV again.',
}

/** What can be wrong with files of facts: encoding, shape, columns, cells. `calculate` checks the values themselves. */
export const fileMessages = {
  'file-unreadable': {
    text: { zh: '无法读取 {file}：{reason}', en: 'Cannot read {file}: {reason}' },
  },
  'file-unwritable': {
    text: {
      zh: '无法写入 {file}：{reason}。没有留下任何写了一半的文件。',
      en: 'Cannot write {file}: {reason}. Nothing was left half-written.',
    },
  },
  'file-none': {
    text: { zh: '{folder} 里没有 CSV 或 JSON 文件。', en: 'There is no CSV or JSON file in {folder}.' },
    hint: { zh: '每种对象一个文件，例如：{tables}。', en: 'One file for each thing, such as {tables}.' },
  },
  'file-empty': {
    text: { zh: '{file} 是空的。', en: '{file} is empty.' },
    hint: {
      zh: '至少要有表头；确实没有记录时，只留表头即可。',
      en: 'It needs a header at least; where there are no records, leave the header alone.',
    },
  },
  'file-header-only': {
    text: { zh: '{file} 只有表头，没有数据行。', en: '{file} has a header and no rows.' },
  },
  'file-workbook': {
    text: { zh: '{file} 是 Excel 工作簿，不是 CSV。', en: '{file} is an Excel workbook, not CSV.' },
    hint: {
      zh: '请把每张表另存为“CSV UTF-8（逗号分隔）”。',
      en: 'Save each sheet as "CSV UTF-8 (comma delimited)".',
    },
  },
  'file-binary': {
    text: {
      zh: '{file} 第 {line} 行有控制字符 {sign}，这不是文本文件。',
      en: '{file} holds the control character {sign} in line {line}: this is no text file.',
    },
  },
  'file-encoding': {
    text: {
      zh: '{file} 不是 UTF-8 编码：第 {line} 行就读不通。',
      en: '{file} is not UTF-8: line {line} cannot be read.',
    },
    hint: {
      zh: '{sample?按 GB18030 读，这一行是“{sample}”。读得对的话，请加 --encoding gb18030；否则}请另存为“CSV UTF-8”。',
      en: '{sample?Read as GB18030 that line is "{sample}": if that is right, add --encoding gb18030. }Saved as "CSV UTF-8", a file is read without being asked.',
    },
  },
  'file-encoding-utf16': {
    text: { zh: '{file} 是 UTF-16 编码（“Unicode 文本”）。', en: '{file} is UTF-16 ("Unicode text").' },
    hint: { zh: '请另存为“CSV UTF-8”。', en: 'Save it as "CSV UTF-8".' },
  },
  'file-encoding-declared': {
    text: {
      zh: '指定了 GB18030，但 {file} {utf8?其实是 UTF-8 编码}{line?第 {line} 行不是 GB18030 编码}。',
      en: 'GB18030 was declared, but {utf8?{file} is UTF-8}{line?line {line} of {file} is not GB18030}.',
    },
    hint: { zh: '{utf8?请去掉 --encoding gb18030。}', en: '{utf8?Leave out --encoding gb18030.}' },
  },
  'file-encoding-doubt': {
    text: {
      zh: '{file} 里的“{read}”按 GB18030 读是“{other}”，编码可能不是 UTF-8。',
      en: '"{read}" in {file} would be "{other}" in GB18030: the file may not be UTF-8.',
    },
    hint: {
      zh: '如果应当是“{other}”，请加 --encoding gb18030。',
      en: 'If "{other}" is right, add --encoding gb18030.',
    },
  },
  'file-unknown-table': {
    text: {
      zh: '不知道 {file} 里是哪种对象。规则中的对象有：{tables}。',
      en: 'It is not clear what {file} holds. The rule set knows: {tables}.',
    },
    hint: {
      zh: '{near?是否指“{near}”？}请用对象的名字或标题作文件名，或加 --map "{name}={example}"。',
      en: '{near?Did you mean "{near}"? }Name the file after its thing, or add --map "{name}={example}".',
    },
  },
  'json-syntax': {
    text: {
      zh: '{file} 第 {line} 行第 {column} 列：JSON 写到这里不对{found?，这里是“{found}”}。',
      en: '{file}, line {line}, column {column}: this is not JSON{found?: "{found}"}.',
    },
  },
  'json-duplicate-key': {
    text: {
      zh: '{file} 第 {line} 行：“{key}”写了两次。',
      en: '{file}, line {line}: "{key}" is given twice.',
    },
  },
  'json-shape': {
    text: {
      zh: '{file} 里应是一个期间的事实，或由它们组成的数组；每个都要有 "period"。',
      en: '{file} should hold the facts of one period, or an array of them, each with its "period".',
    },
    hint: {
      zh: '例如 { "period": "2026-03", "employee": [ { "id": "E7", … } ] }',
      en: 'For example { "period": "2026-03", "employee": [ { "id": "E7", … } ] }',
    },
  },
  'csv-quote-open': {
    text: {
      zh: '第 {line} 行起有一个引号没有合上，直到文件末尾。',
      en: 'A quote that opens in line {line} is never closed.',
    },
    hint: {
      zh: '值里的引号要写两遍（""），整个值再用引号括起。',
      en: 'Write a quote inside a value twice ("") and put the whole value in quotes.',
    },
  },
  'csv-quote-misplaced': {
    text: {
      zh: '第 {line} 行第 {column} 列的引号位置不对。',
      en: 'Line {line} has a quote in the wrong place, in column {column}.',
    },
    hint: {
      zh: '含引号的值要整个用引号括起，里面的引号写两遍，例如 "2"" 管"。',
      en: 'Put a value that has quotes in quotes as a whole and write those inside twice: "2"" pipe".',
    },
  },
  'csv-ragged': {
    text: {
      zh: '这一行有 {found} 格，表头有 {expected} 格。',
      en: 'This row has {found} cells; the header has {expected}.',
    },
    hint: {
      zh: '{more?值里有分隔符（例如 1,200.00 的逗号）时，要用引号括起整个值。}{fewer?没有值的格也要留着分隔符。}',
      en: '{more?A value that holds the separator, such as 1,200.00, must stand in quotes.}{fewer?A cell without a value still needs its separator.}',
    },
  },
  'column-unknown': {
    text: {
      zh: '第 {number} 列“{column}”不是“{table}”的事实。',
      en: 'Column {number}, "{column}", is no fact of {table}.',
    },
    hint: {
      zh: '{near?是否指“{near}”？}规则中有：{known}。用不着的列请加 --ignore-columns "{column}"。',
      en: '{near?Did you mean "{near}"? }Known: {known}. For a column that is not needed add --ignore-columns "{column}".',
    },
  },
  'column-derived': {
    text: {
      zh: '第 {number} 列“{column}”由其他数据得出，{table} 的表里不用给。',
      en: 'Column {number}, "{column}", follows from other facts; a table of {table} does not give it.',
    },
    hint: {
      zh: '删去这一列，或加 --ignore-columns "{column}"。',
      en: 'Leave the column out, or add --ignore-columns "{column}".',
    },
  },
  'column-unnamed': {
    text: { zh: '第 {number} 列没有表头，却有数据。', en: 'Column {number} has values but no header.' },
  },
  'column-duplicate': {
    text: {
      zh: '第 {number} 列“{column}”与第 {other} 列“{first}”是同一项。',
      en: 'Column {number}, "{column}", is the same as column {other}, "{first}".',
    },
    hint: { zh: '只能留一列。', en: 'Keep one of them.' },
  },
  'column-id-missing': {
    text: { zh: '没有编号列。', en: 'There is no id column.' },
    hint: {
      zh: '每行要有自己的编号：表头写“编号”或“id”。姓名会重复，不能代替编号。',
      en: 'Each row needs an id of its own, under the header "id" (or 编号). Names repeat and cannot serve.',
    },
  },
  'column-period-missing': {
    text: {
      zh: '没有期间列，不知道这些行属于哪个期间。',
      en: 'There is no period column: it is not clear what period these rows belong to.',
    },
    hint: {
      zh: '加一列“期间”（例如 {example}），或把期间写进文件名（例如 {table}-{example}.csv），或只算一个期间：--period {example}。',
      en: 'Add a column "period" (such as {example}), put the period into the file name ({table}-{example}.csv), or calculate one period only: --period {example}.',
    },
  },
  'row-without-id': {
    text: { zh: '这一行没有编号。', en: 'This row has no id.' },
  },
  'row-without-period': {
    text: {
      zh: '这一行没有日期或期间，不知道它属于哪个期间。',
      en: 'This row has no date or period: it is not clear where it belongs.',
    },
  },
  'row-total': {
    text: {
      zh: '“{id}”像是合计行，不是一个人或一条记录。',
      en: '"{id}" looks like a row of totals, not a person or a record.',
    },
    hint: { zh: '请删去合计行：合计由规则计算。', en: 'Remove it: totals are worked out by the rules.' },
  },
  'row-company-twice': {
    text: {
      zh: '{period} 已有一行公司的事实：公司每个期间只有一行。',
      en: '{period} has a row for the company already; there is one for each period.',
    },
  },
  'row-outside-periods': {
    text: {
      zh: '这一行的日期 {date} 在 {period}，不在所给的期间 {periods} 之内。',
      en: 'This row is dated {date}, in {period}, outside the given periods {periods}.',
    },
    hint: {
      zh: '改正日期，删去这一行，或用 --period 指明要算的期间（其余的行就不算）。',
      en: 'Correct the date, remove the row, or name the periods to calculate with --period (other rows are then left out).',
    },
  },
  'rows-not-asked-for': {
    text: {
      zh: '按 --period，{count} 行不属于所选期间，未计算。',
      en: '{count} rows are of other periods than --period asks for, and are left out.',
    },
    hint: {
      zh: '连续、累计和上一期的值也从所选期间重新开始；要接着算，用 --carry。',
      en: 'Runs, totals to date and values of the period before start from nothing too; to go on from earlier periods, use --carry.',
    },
  },
  'period-without-facts': {
    text: { zh: '没有期间 {period} 的事实。', en: 'There are no facts for the period {period}.' },
    hint: { zh: '{periods?文件里有：{periods}。}', en: '{periods?The files have: {periods}.}' },
  },
  'cell-formula': {
    text: { zh: '“{value}”是公式，不是值。', en: '"{value}" is a formula, not a value.' },
    hint: removeOrQuote,
  },
  'cell-error-value': {
    text: { zh: '“{value}”是表格软件的错误值。', en: '"{value}" is an error value of a spreadsheet.' },
    hint: { zh: '请先在表格里改正，再另存。', en: 'Correct it in the spreadsheet and save again.' },
  },
  'cell-invisible': {
    text: {
      zh: '“{value}”里有看不见的字符 {sign}。',
      en: '"{value}" holds a character that cannot be seen: {sign}.',
    },
    hint: { zh: '请删去它，例如改成“{suggestion}”。', en: 'Remove it: "{suggestion}".' },
  },
  'cell-id-damaged': {
    text: {
      zh: '编号“{value}”已被表格软件改成科学计数法，原来的数字不全了。',
      en: 'The id "{value}" was turned into scientific notation by a spreadsheet; its digits are lost.',
    },
    hint: {
      zh: '请把该列设为文本格式，重新填写后另存。',
      en: 'Format the column as text, enter the ids again and save.',
    },
  },
  'cell-number': {
    text: { zh: '“{value}”不是数。', en: '"{value}" is not a number.' },
    hint: {
      zh: '{suggestion?请写 {suggestion}：}只写半角数字、小数点和负号，不写千分位、单位和货币符号。',
      en: '{suggestion?Write {suggestion}: }plain digits, a point and a minus only; no thousands separators, units or currency signs.',
    },
  },
  'cell-date': {
    text: { zh: '“{value}”不是能确定的日期。', en: '"{value}" is not a date that is certain.' },
    hint: {
      zh: '{suggestion?是否指 {suggestion}？}日期写作 2026-03-05 或 2026/3/5。',
      en: '{suggestion?Did you mean {suggestion}? }Write dates as 2026-03-05 or 2026/3/5.',
    },
  },
  'cell-date-impossible': {
    text: { zh: '没有 {value} 这一天。', en: 'There is no such day as {value}.' },
  },
  'cell-date-serial': {
    text: {
      zh: '“{value}”像是 Excel 的日期序号，不是日期。',
      en: '"{value}" looks like an Excel serial number, not a date.',
    },
    hint: {
      zh: '{suggestion?若指 {suggestion}，}请把该列设为日期格式（yyyy-mm-dd）后另存。',
      en: '{suggestion?It may mean {suggestion}. }Format the column as a date (yyyy-mm-dd) and save again.',
    },
  },
  'cell-truth': {
    text: { zh: '“{value}”既不是“是”也不是“否”。', en: '"{value}" is neither yes nor no.' },
    hint: {
      zh: '请写 是 或 否（也可写 yes、no、true、false）。',
      en: 'Write yes or no (or true, false, 是, 否).',
    },
  },
  'cell-word': {
    text: { zh: '“{value}”不在可用的值之内：{allowed}。', en: '"{value}" is none of {allowed}.' },
    hint: { zh: '{near?是否指“{near}”？}', en: '{near?Did you mean "{near}"?}' },
  },
  'cell-word-ambiguous': {
    text: {
      zh: '“{value}”可以指几个值：{allowed}。',
      en: '"{value}" can mean several values: {allowed}.',
    },
    hint: { zh: '请写值的名字，不写标题。', en: 'Write the name of the value, not its title.' },
  },
  'cell-period': {
    text: { zh: '“{value}”不是期间。', en: '"{value}" is not a period.' },
    hint: {
      zh: '{suggestion?是否指 {suggestion}？}期间写作 {example}。',
      en: '{suggestion?Did you mean {suggestion}? }Write periods as {example}.',
    },
  },
  'override-incomplete': {
    text: {
      zh: '改写的数值缺少“{column}”。',
      en: 'The override lacks its "{column}".',
    },
    hint: {
      zh: '改写文件的各列是 period、thing、id、rule、value、reason，理由也必须写。',
      en: 'Its columns are period, thing, id, rule, value and reason; the reason must be given too.',
    },
  },
  'correction-no-ledger': {
    text: {
      zh: '没有给出台账，按原数据算出的金额视为已经发放。',
      en: 'There is no ledger, so what the original facts give is taken as paid.',
    },
    hint: {
      zh: '用 --settled 指明结算时写出的 settled.json，可重复。',
      en: 'Name the settled.json that was written then with --settled; it may be repeated.',
    },
  },
  'correction-table-fewer': {
    text: {
      zh: '{thing} 表在 {period} 原有 {before} 行，更正后 {after} 行；少了的行按删除处理。',
      en: 'The table of {thing} had {before} rows in {period} and has {after} now; the rows that are not there any more count as taken out.',
    },
  },
  'correction-table-kept': {
    text: {
      zh: '更正数据的 {thing} 表里没有 {periods} 的行，这些期间沿用原来的行。',
      en: 'The corrected table of {thing} has no rows of {periods}; the original rows stand there.',
    },
    hint: {
      zh: '如果某一期确实一行也没有，请给一个文件名带期间、只有表头的表，例如 {thing}-2026-01.csv。',
      en: 'Where a period has no row at all, give a table with its header alone and the period in its name, such as {thing}-2026-01.csv.',
    },
  },
} satisfies MessageTable
