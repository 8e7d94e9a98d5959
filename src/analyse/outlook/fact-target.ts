import { diagnostic } from '../../diagnostics/build.ts'
import type { Outcome } from '../../diagnostics/outcome.ts'
import { nearest } from '../../diagnostics/suggest.ts'
import type { CompiledRuleSet, FactPlan } from '../../plan/compiled.ts'
import type { FactRow } from '../../run/facts.ts'

/** A fact of everybody, or of those whose row says something: `employee.sales`, `employee[team=A].sales`. */
export interface FactTarget {
  readonly thing: string
  readonly plan: NumberFact
  readonly where?: { readonly name: string; readonly value: string }
}

/** The only facts that can be multiplied, added to and drawn. */
export type NumberFact = FactPlan & { readonly type: Extract<FactPlan['type'], { kind: 'number' }> }

export const isNumberFact = (fact: FactPlan): fact is NumberFact =>
  fact.type.kind === 'number' && fact.derived !== true

/** Reads `employee.sales` or `employee[team=售前组].sales`; what is unknown is said with what is near. */
export const readFactTarget = (ruleSet: CompiledRuleSet, text: string): Outcome<FactTarget> => {
  const match = /^([^.[\]]+)(?:\[([^=\]]+)=([^\]]+)\])?\.([^.[\]]+)$/.exec(text.trim())
  const [thingName = '', whereName, whereValue, factName = ''] = (match?.slice(1) ?? []).map((one) =>
    one?.trim(),
  )
  const thing = ruleSet.things.find(({ name }) => name === thingName)
  const plan = thing?.facts.find(({ name }) => name === factName)
  const known = factNames(ruleSet)
  const refuse = (near: string | undefined): Outcome<FactTarget> => ({
    value: undefined,
    diagnostics: [diagnostic('outlook-no-fact', { fact: text, near: near ?? '', known: known.join(', ') })],
  })
  if (!match || !thing || !plan) return refuse(nearest(`${thingName}.${factName}`, known))
  if (!isNumberFact(plan))
    return {
      value: undefined,
      diagnostics: [
        diagnostic('outlook-no-number', { fact: `${thingName}.${factName}`, known: known.join(', ') }),
      ],
    }
  if (whereName === undefined || whereValue === undefined)
    return { value: { thing: thing.name, plan }, diagnostics: [] }
  const names = ['id', 'name', ...thing.facts.map(({ name }) => name)]
  if (!names.includes(whereName)) {
    const near = nearest(whereName, names)
    return refuse(near && `${thingName}[${near}=${whereValue}].${factName}`)
  }
  return {
    value: { thing: thing.name, plan, where: { name: whereName, value: whereValue } },
    diagnostics: [],
  }
}

/** The facts that can be varied, by address. */
export const factNames = ({ things }: CompiledRuleSet): readonly string[] =>
  things.flatMap(({ name, facts }) => facts.filter(isNumberFact).map((fact) => `${name}.${fact.name}`))

export const isOf = ({ where }: FactTarget, row: FactRow): boolean =>
  where === undefined || textOf(row[where.name]) === where.value.normalize('NFC')

/** A fact as `calculate` will read it. */
export const textOf = (value: FactRow[string]): string =>
  value === undefined || value === null ? '' : String(value).normalize('NFC').trim()
