import type { Exact } from '../../core/exact.ts'
import { readExact, toText } from '../../core/number-text.ts'
import type { CompiledRuleSet, FactPlan } from '../../plan/compiled.ts'
import type { RulePlan } from '../../plan/plan.ts'
import { asPaid } from './flow/arithmetic.ts'
import { both, type Move } from './flow/move.ts'
import { type Flow, jumpBetween } from './flow/side.ts'
import type { Border, Stretch } from './flow/stretch.ts'
import { type Driver, type Ground, groundOf, type Walk, walkAlong } from './flow/walk.ts'
import type { Moved, Paid, Proved } from './report.ts'

/** A payslip line along a number that it hangs on, with all that is known of it. */
export interface ProvedLine {
  readonly driver: Driver
  readonly rule: RulePlan
  readonly proved: Proved
}

/** What is known of every line and every number of facts that it hangs on, for all other facts in their ranges. */
export const proveLines = (
  ruleSet: CompiledRuleSet,
  readings: Readonly<Record<string, string>> = {},
): readonly ProvedLine[] => {
  const ground = groundOf(ruleSet, readings)
  return driversOf(ruleSet).flatMap(({ driver, fact }) => alongOne(ground, driver, fact))
}

/** Numbers that somebody gives: what a person decides, and what makes groups, is no effort. */
export const driversOf = ({
  things,
  plan,
}: CompiledRuleSet): readonly { readonly driver: Driver; readonly fact: FactPlan }[] => {
  const grouping = new Set(
    things.flatMap(({ derived }) =>
      derived?.kind === 'group' ? derived.by.map(({ name }) => `${derived.of} ${name}`) : [],
    ),
  )
  const rules = new Set(plan.rules.filter(({ mechanism }) => mechanism !== 'fact').map(({ name }) => name))
  return things.flatMap(({ name: thing, facts }) =>
    facts.flatMap((fact) =>
      fact.type.kind !== 'number' ||
      fact.derived ||
      rules.has(fact.name) ||
      grouping.has(`${thing} ${fact.name}`)
        ? []
        : [{ driver: { thing, fact: fact.name }, fact }],
    ),
  )
}

/** The numbers that are allowed, as a stretch. */
export const allowedRange = ({ allowed }: FactPlan): Stretch => {
  const border = (value: string, after: boolean): Border => ({ at: readExact(value)!, after })
  return {
    ...(allowed?.from ? { from: border(allowed.from.value, !allowed.from.inclusive) } : {}),
    ...(allowed?.to ? { to: border(allowed.to.value, allowed.to.inclusive) } : {}),
  }
}

const alongOne = (ground: Ground, driver: Driver, fact: FactPlan): readonly ProvedLine[] => {
  const lines = ground.ruleSet.plan.rules.filter(({ line, column }) => line && column !== undefined)
  const walk = walkAlong(ground, driver, allowedRange(fact))
  return lines
    .filter(({ column }) => walk.depends(column!))
    .map((rule) => ({
      driver,
      rule,
      proved: { along: movedOf(driver, fact), of: paidOf(ground.ruleSet, rule), ...conclude(walk, rule) },
    }))
}

export const movedOf = ({ thing, fact: name }: Driver, { title, type }: FactPlan): Moved => ({
  thing,
  fact: name,
  title,
  unit: type.kind === 'number' ? type.unit : '',
})

export const paidOf = ({ plan, channels }: CompiledRuleSet, rule: RulePlan): Paid => {
  const { channel } = rule.line!
  const currency = channels.find(({ name }) => name === channel)?.currency
  return {
    thing: plan.axes.find(({ id }) => id === rule.axis)!.thing,
    channel,
    rule: rule.name,
    title: rule.title,
    ...(currency === undefined ? {} : { currency }),
  }
}

const directions = {
  still: 'stays the same',
  up: 'never falls',
  down: 'never rises',
  any: 'unknown',
} as const satisfies Record<Move, Proved['direction']>

const conclude = (walk: Walk, rule: RulePlan): Pick<Proved, 'direction' | 'continuous' | 'jumps'> => {
  const inside = walk.stretches.map(({ of }) => asPaid(of(rule.column!), undefined))
  const across = walk.borders.map(({ at, of }) => ({
    at,
    flow: asPaid(of(rule.column!), at.at),
    raw: rawOf(rule, of, at.at),
  }))
  const move = [...inside, ...across.map(({ flow }) => flow)].reduce<Move>(
    (so, flow) => both(so, moveOf(flow)),
    'still',
  )
  const jumps = across.filter(({ flow }) => !flow.smooth)
  const known = inside.every(({ smooth, left }) => smooth && left.there !== 'any')
  return {
    direction: directions[move],
    continuous: !known ? 'unknown' : jumps.length > 0 ? 'but at the jumps' : 'everywhere',
    jumps: jumps.map(({ at, raw }) => ({
      at: toText(at.at),
      side: at.after ? 'after' : 'from',
      ...(raw === undefined ? {} : { by: toText(raw) }),
    })),
  }
}

const moveOf = ({ move, left, right }: Flow): Move =>
  left.there === 'any' || right.there === 'any' ? 'any' : move

/** The jump before the line is rounded to its minor unit. */
const rawOf = (rule: RulePlan, of: (column: number) => Flow, at: Exact): Exact | undefined => {
  if (rule.working.round || rule.unrounded === undefined) return undefined
  const { left, right } = asPaid(of(rule.unrounded), at)
  return jumpBetween(left, right, at)
}
