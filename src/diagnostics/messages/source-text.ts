import type { MessageTable } from './message.ts'

const first = { first: { zh: '第一处', en: 'first here' } } as const

/** What can be wrong with a rule file before anything in it is understood: bytes, characters, YAML. */
export const sourceTextMessages = {
  'source-too-large': {
    text: { zh: '文件超过 {limit}。', en: 'The file is larger than {limit}.' },
    hint: {
      zh: '规则文件只写规则；数据请放在数据文件里。',
      en: 'A rule file holds rules only; data belong in files of their own.',
    },
  },
  'source-encoding': {
    text: {
      zh: '文件不是有效的 {encoding} 文本{guess?，看起来像 {guess}}。',
      en: 'The file is not valid {encoding}{guess?; it looks like {guess}}.',
    },
    hint: {
      zh: '请另存为 UTF-8，或在读取时声明编码。',
      en: 'Save it as UTF-8, or declare its encoding when it is read.',
    },
  },
  'source-hidden-character': {
    text: {
      zh: '这里有一个看不见的字符 {character}。',
      en: 'There is a character here that cannot be seen: {character}.',
    },
    hint: {
      zh: '删去它；空格请用普通空格。多半是从网页或文档里粘贴来的。',
      en: 'Delete it, or type an ordinary space. It usually comes along when text is pasted from a page or a document.',
    },
  },
  'source-full-width-space': {
    text: { zh: '这里用了全角空格。', en: 'This is a full-width space.' },
    hint: { zh: '缩进和冒号之后请用半角空格。', en: 'Indent, and follow a colon, with ordinary spaces.' },
  },
  'source-empty': {
    text: { zh: '文件是空的。', en: 'The file is empty.' },
    hint: {
      zh: '至少要有 id、title、currency、each 和 clauses。',
      en: 'It needs at least id, title, currency, each and clauses.',
    },
  },
  'source-directive': {
    text: {
      zh: '不能有 YAML 指令“{line}”，它会改变整个文件的含义。',
      en: 'The YAML directive "{line}" is not allowed: it changes what the whole file means.',
    },
    hint: { zh: '删去这一行。', en: 'Delete the line.' },
  },
  'source-documents': {
    text: {
      zh: '一个文件只能有一份规则，这里又开始了一份。',
      en: 'A file holds one document; another begins here.',
    },
    hint: { zh: '删去“---”，或分成两个文件。', en: 'Delete the ---, or make two files.' },
  },
  'source-too-deep': {
    text: { zh: '这里的层次太深。', en: 'The text is nested too deep here.' },
    hint: {
      zh: '规则文件最多不过八九层；多半是少了一个收尾的括号。',
      en: 'A rule file needs no more than eight or nine levels; most likely a closing bracket is missing.',
    },
  },
  'source-too-many-keys': {
    text: { zh: '一处最多 {limit} 个键。', en: 'A map may have at most {limit} keys.' },
  },
  'source-syntax': {
    text: { zh: '从这里起不是合法的 YAML（{code}）。', en: 'This is not valid YAML ({code}): {detail}.' },
    hint: {
      zh: '看看这一行和上一行的缩进、引号和括号。',
      en: 'Look at the indentation, quotes and brackets of this line and the one before.',
    },
  },
  'source-tab': {
    text: { zh: '缩进里有制表符。', en: 'The indentation contains a tab.' },
    hint: { zh: '缩进只用空格，每层两个。', en: 'Indent with spaces only, two for each level.' },
  },
  'source-bracket-in-braces': {
    text: {
      zh: '写在 { } 里的方括号会被 YAML 当作列表：“{value}”。',
      en: 'Inside { } YAML takes a square bracket for a list of its own: "{value}".',
    },
    hint: {
      zh: '把整条公式放进引号，或另起一行写。',
      en: 'Put the whole formula in quotes, or on a line of its own.',
    },
  },
  'source-comma-in-braces': {
    text: {
      zh: '{ } 里的逗号把 {key} 的值截断了：只剩“{value}”，“{rest}”成了另一个键。',
      en: 'A comma inside { } ended the value of {key}: "{value}" is left, and "{rest}" became a key.',
    },
    hint: {
      zh: '把整个值放进引号，或另起一行写。',
      en: 'Put the whole value in quotes, or on a line of its own.',
    },
  },
  'source-value-start': {
    text: {
      zh: '以 {sign} 开头的值对 YAML 另有含义。',
      en: 'A value that begins with {sign} means something else to YAML.',
    },
    hint: {
      zh: '把整个值放进单引号，或写在“|”之后的下一行。',
      en: 'Put the whole value in single quotes, or on the next line after a |.',
    },
  },
  'source-colon-in-value': {
    text: { zh: '值里的“: ”又开出了一个键。', en: 'The ": " inside this value begins another key.' },
    hint: {
      zh: '把整个值放进引号；如果本想写下一层的键，请另起一行。',
      en: 'Put the whole value in quotes; if keys were meant, begin them on the next line.',
    },
  },
  'source-value-and-keys': {
    text: {
      zh: '“{key}”已经有值“{value}”，下面却还有键。',
      en: '"{key}" has the value "{value}" already, and keys under it as well.',
    },
    hint: {
      zh: '把值也写成一个键；规则的公式写在 is 里。',
      en: 'Give the value a key of its own; the formula of a rule stands at is.',
    },
  },
  'source-bracket-open': {
    text: { zh: '括号“{bracket}”没有合上。', en: 'The bracket "{bracket}" is never closed.' },
    hint: {
      zh: '以括号开头的公式请放进引号。',
      en: 'If a formula begins with this bracket, put the formula in quotes.',
    },
  },
  'source-colon-without-space': {
    text: { zh: '冒号后面缺一个空格。', en: 'The colon needs a space after it.' },
  },
  'source-full-width-colon': {
    text: {
      zh: '这里用了全角冒号，YAML 不认。',
      en: 'This is a full-width colon, which means nothing to YAML.',
    },
    hint: { zh: '键后面请用半角冒号加空格。', en: 'Follow a key with an ASCII colon and a space.' },
  },
  'source-full-width-comma': {
    text: {
      zh: '{ } 里的各项要用半角逗号隔开，这里是全角的。',
      en: 'Inside { } a plain comma separates entries; this one is full-width.',
    },
  },
  'source-quote-open': {
    text: { zh: '引号 {mark} 没有合上。', en: 'The quotation mark {mark} is never closed.' },
    hint: {
      zh: '值以 {mark} 结尾；值里本身有 {mark} 时，外面换用另一种引号。',
      en: 'End the value with {mark}; where the value itself contains {mark}, use the other mark around it.',
    },
  },
  'source-empty-value': {
    text: { zh: '{key?“{key}”}这里没有值。', en: 'There is no value {key?for "{key}" }here.' },
    hint: {
      zh: '写上值，或整行删去。“不适用”写 none。',
      en: 'Write a value, or leave the key out. What does not apply is none.',
    },
  },
  'source-empty-key': {
    text: { zh: '冒号前面没有键。', en: 'There is no key before the colon.' },
  },
  'source-alias': {
    text: {
      zh: '“{found}”以 * 开头，对 YAML 是引用别处的记号。',
      en: '"{found}" begins with *, which to YAML is an alias.',
    },
    hint: {
      zh: '规则文件不用引用；如果是公式，请放进引号。',
      en: 'Rule files have no aliases; if it is a formula, put it in quotes.',
    },
  },
  'source-anchor': {
    text: {
      zh: '“{found}”以 & 开头，对 YAML 是锚点。',
      en: '"{found}" begins with &, which to YAML is an anchor.',
    },
    hint: {
      zh: '规则文件不用锚点；文字请放进引号，“并且”写 and。',
      en: 'Rule files have no anchors; put text in quotes, and write and for &.',
    },
  },
  'source-tag': {
    text: {
      zh: '“{found}”以 ! 开头，对 YAML 是标签。',
      en: '"{found}" begins with !, which to YAML is a tag.',
    },
    hint: {
      zh: '规则文件不用标签；“不”写 not，文字请放进引号。',
      en: 'Rule files have no tags; write not for !, and put text in quotes.',
    },
  },
  'source-merge-key': {
    text: { zh: '规则文件不用合并键 <<。', en: 'Rule files have no merge key <<.' },
    hint: { zh: '要沿用另一份规则，请用 extends。', en: 'To build on another rule set, use extends.' },
  },
  'source-forbidden-key': {
    text: { zh: '“{key}”不能用作名字。', en: '"{key}" cannot be used as a name.' },
    hint: {
      zh: '换一个名字；这个词在程序里另有用途。',
      en: 'Choose another name; this one has a use of its own in programs.',
    },
  },
  'source-key-twice': {
    text: { zh: '“{key}”写了两次。', en: '"{key}" is written twice.' },
    hint: { zh: '留一个，或给其中一个改名。', en: 'Keep one, or rename one of them.' },
    labels: first,
  },
  'source-comment-after-formula': {
    text: {
      zh: '“#”之后是注释，公式到“{text}”为止。',
      en: 'What follows # is a comment; the formula ends with "{text}".',
    },
    hint: {
      zh: '注释请另起一行；如果 # 属于文字，请把整条公式放进引号。',
      en: 'Put the comment on a line of its own; if the # belongs to the text, put the whole formula in quotes.',
    },
  },
  'source-map-expected': {
    text: { zh: '“{key}”下面应是“键: 值”。', en: 'Keys with values are expected at "{key}".' },
    hint: {
      zh: '每项一行，写作“键: 值”；冒号是半角的，后面空一格。',
      en: 'Write one "key: value" a line, with a space after the colon.',
    },
  },
  'source-text-expected': {
    text: { zh: '“{key}”应是一段文字或一条公式。', en: 'One text is expected at "{key}".' },
  },
  'source-list-expected': {
    text: { zh: '“{key}”应是列表。', en: 'A list is expected at "{key}".' },
    hint: {
      zh: '写作 [甲, 乙]，或每项一行、以“- ”开头。',
      en: 'Write [a, b], or one item a line, each after "- ".',
    },
  },
  'source-formula-expected': {
    text: {
      zh: '“{key}”应是公式，却是一组“键: 值”。',
      en: 'A formula is expected at "{key}", not keys with values.',
    },
    hint: {
      zh: '如果公式里有冒号或以 { 开头，请放进引号。',
      en: 'If the formula has a colon, or begins with {, put it in quotes.',
    },
  },
  'source-formula-list': {
    text: {
      zh: '“{key}”应是公式；以 [ 开头的值对 YAML 是列表。',
      en: 'A formula is expected at "{key}"; a value that begins with [ is a list to YAML.',
    },
    hint: { zh: '把整条公式放进引号。', en: 'Put the whole formula in quotes.' },
  },
  'source-table-expected': {
    text: { zh: '“{key}”应是表格。', en: 'A table is expected at "{key}".' },
    hint: {
      zh: '在“|”之后另起一行，各列用“|”隔开，第一行是表头。',
      en: 'Begin on the line after a |; the first row is the header, and a | separates the columns.',
    },
  },
} satisfies MessageTable
