import * as z from 'zod'
import { bodyKeys } from '../mechanisms/keys.ts'
import type { BodyKeys, KeySpec } from '../model/mechanism-keys.ts'
import { cycles } from '../model/rule-set.ts'

/** Texts of the failsafe reading of YAML: every scalar is one. */
const text = z.string()
const label = z.union([text, z.strictObject({ zh: text, en: text })])
/** A code of ISO 4217, or one with the decimals of its minor unit. */
const currency = z.union([text, z.strictObject({ code: text, decimals: text.optional() })])
const choice = z.looseObject({ reading: text }).meta({ description: '由读法选择 · chosen by a reading' })
const formula = z.union([text, choice])
const record = <Value extends z.ZodType>(value: Value) => z.record(text, value)
const says = (spec: {
  readonly says: { readonly zh: string; readonly en: string }
}): { description: string } => ({
  description: `${spec.says.zh} · ${spec.says.en}`,
})

const show = z
  .string()
  .regex(/^(percent|\d|1[0-2])$/)
  .optional()
  .meta({
    description: '怎样给人看：percent 或小数位数 · how people see it: percent, or a number of decimals',
  })

const keyShape = (spec: KeySpec): z.ZodType => {
  switch (spec.kind) {
    case 'word':
      return z.union([z.enum(spec.words), choice])
    case 'names':
      return z.union([text, z.array(text)])
    case 'label':
      return label
    case 'formulas':
      return z.union([text, z.array(text)])
    case 'weights':
      return record(formula)
    default:
      return formula
  }
}

/** The shape of one body, from the keys of its mechanism: a bare value for its main key, or a map. */
const bodyShape = (body: BodyKeys): z.ZodType => {
  const keys = Object.entries(body.keys).map(([key, spec]) => {
    const shape = keyShape(spec).meta(says(spec))
    return [key, spec.required ? shape : shape.optional()] as const
  })
  const map = z.strictObject(Object.fromEntries(keys))
  const whole = body.whole === undefined ? undefined : keyShape(body.keys[body.whole]!)
  return (whole ? z.union([whole, map, choice]) : z.union([map, choice])).meta(says(body))
}

const rule = () =>
  z.union([
    text,
    z.strictObject({
      title: label.optional(),
      for: text.optional(),
      each: z.enum(cycles).optional(),
      from: text.optional(),
      until: text.optional(),
      when: formula.optional(),
      otherwise: formula.optional(),
      round: z.union([text, z.looseObject({})]).optional(),
      show,
      line: text.optional(),
      totalOf: text.optional(),
      finding: label.optional(),
      needs: label.optional(),
      evidence: z.union([text, z.array(text)]).optional(),
      law: z.array(z.strictObject({ says: label, source: text })).optional(),
      assumed: label.optional(),
      jumps: label
        .optional()
        .meta({ description: '跳档属有意为之的理由 · why pay is meant to jump at its borders' }),
      missing: z.enum(['block', 'exclude']).optional(),
      settle: z.enum(['eachRounded', 'cumulative']).optional(),
      order: z.union([text, z.array(text)]).optional(),
      restarts: z.enum(cycles).optional(),
      ...Object.fromEntries(Object.values(bodyKeys).map((body) => [body.name, bodyShape(body).optional()])),
    }),
    // A choice between bodies: one key per option, which are the file's own words.
    z.looseObject({ reading: text }),
  ])

const fact = z.union([
  text,
  z.array(text),
  z.strictObject({
    type: z.union([text, z.array(text)]),
    title: label.optional(),
    allowed: text.optional(),
    decimals: text.optional(),
    default: text.optional(),
    line: text.optional(),
    clause: text.optional(),
    each: z.enum(cycles).optional(),
    better: z
      .enum(['more', 'less'])
      .optional()
      .meta({ description: '越多越好还是越少越好 · which way is more effort' }),
    show,
  }),
])

const parameter = z.union([
  text,
  choice,
  z.strictObject({
    value: formula.optional(),
    values: z.array(z.strictObject({ from: text.optional(), value: formula })).optional(),
    unit: text.optional(),
    title: label.optional(),
    assumed: label.optional(),
  }),
])

const reading = z.strictObject({ question: label, default: text, options: record(label).optional() })

const clause = () =>
  z.strictObject({
    title: label.optional(),
    says: label.optional(),
    'no rule': label.optional(),
    when: formula.optional(),
    for: text.optional(),
    each: z.enum(cycles).optional(),
    parameters: record(parameter).optional(),
    readings: record(reading).optional(),
    rules: record(rule()).optional(),
  })

/** The shape of a rule file, without its meaning: for editors, and for programs that write rule files. */
export const ruleFileShape = () =>
  z.strictObject({
    id: text,
    title: label.optional(),
    extends: text.optional(),
    currency: currency.optional(),
    currencies: z.array(currency).optional(),
    since: text.optional(),
    each: z.enum(cycles).optional(),
    calendar: z
      .strictObject({
        yearStarts: text.optional(),
        payDays: text.optional(),
        from: text.optional(),
        belongs: z.enum(['first day', 'middle day', 'last day']).optional(),
      })
      .optional(),
    workWeek: z
      .strictObject({
        days: z.array(text),
        hours: z.union([text, z.array(text)]),
        exceptions: text.optional(),
      })
      .optional(),
    channels: record(
      z.union([label, z.strictObject({ title: label.optional(), currency: text })]),
    ).optional(),
    units: record(label).optional(),
    things: record(label).optional(),
    words: record(label).optional(),
    facts: record(record(fact)).optional(),
    groups: record(
      z.strictObject({
        of: text,
        by: z.union([text, z.array(text)]).optional(),
        via: text.optional(),
        title: label.optional(),
      }),
    ).optional(),
    clauses: record(clause()).optional(),
    carry: z
      .strictObject({
        from: z.union([text, z.array(text)]).optional(),
        rename: record(text).optional(),
        drop: z.union([text, z.array(text)]).optional(),
        seed: record(z.union([text, z.strictObject({ from: text })])).optional(),
      })
      .optional(),
    examples: z
      .array(z.strictObject({ name: label, readings: record(text).optional(), given: text, expect: text }))
      .optional(),
    change: record(z.unknown()).optional(),
    remove: z.union([text, z.array(text)]).optional(),
  })

/**
 * The JSON Schema (draft 7) of rule files, with descriptions in both languages, for completion and hover in editors.
 * What a file means is checked by `loadRuleSet`.
 */
export const ruleFileSchema = (): object =>
  z.toJSONSchema(ruleFileShape(), { io: 'input', target: 'draft-7' })
