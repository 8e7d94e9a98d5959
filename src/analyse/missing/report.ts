import type { Label } from '../../core/label.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { AbsentValue, Origin } from '../../run/result.ts'

/**
 * What somebody is short of, result by result: plain JSON, numbers and amounts as decimal text. Every move was worked
 * out by running the rules with that one number moved and everything else as it is.
 */
export interface MissingReport {
  /** The question could be asked, and the facts could be calculated. */
  readonly ok: boolean
  readonly diagnostics: readonly Diagnostic[]
  readonly ruleSet: string
  /** Of all amounts of pay. */
  readonly currency: { readonly code: string; readonly title: Label }
  readonly of?: MissingOwner
  readonly results: readonly MissingResult[]
  /** What could be moved and was not, so that "nothing changes it" is about the rest. */
  readonly untried: readonly Untried[]
}

/**
 * `records`: the numbers of so many single records; all of them unless one result is asked for. `fewer`: records that are
 * looked at one by one were not taken away. `company`: its numbers, where they were not asked for.
 */
export interface Untried {
  readonly what: 'records' | 'fewer' | 'company'
  readonly thing: string
  readonly title: Label
  readonly count: number
}

export interface MissingOwner {
  readonly period: string
  readonly thing: string
  readonly id: string
  readonly name?: string
  /**
   * All that is paid in the period, and for longer periods that close with it, in the rule set's own currency; none
   * where no rule pays.
   */
  readonly pay?: string
}

/** One result of somebody, and what would make it another one. */
export interface MissingResult extends Origin {
  /**
   * `table`: a row; `word`, `truth`: another value; `finding`: whether it is there; `place`: a rank; `run`: whether this
   * period counts; `line`, `number`: where it is there, or higher.
   */
  readonly kind: 'table' | 'word' | 'truth' | 'finding' | 'place' | 'run' | 'line' | 'number'
  readonly now: Reached
  /** The nearest moves, at most one up and one down for each indicator. */
  readonly moves: readonly Move[]
  /** Indicators that move what the table looks at, and yet reach no other row alone. */
  readonly stays: readonly Stay[]
  readonly run?: Run
  readonly place?: Place
}

/** A value as it stands or would stand. */
export interface Reached {
  /** None where it is absent. */
  readonly value?: string
  /** As people read it: 良, 1.5%; of what is absent the reason. */
  readonly text: Label
  readonly absent?: AbsentValue
  /** Of a table: the row by its name, what its keys were, and all its columns. */
  readonly row?: string
  readonly keys?: readonly NamedValue[]
  readonly outcomes?: readonly NamedValue[]
}

export interface NamedValue {
  readonly name: string
  readonly title: Label
  /** None where it is absent. */
  readonly value?: string
  readonly text: Label
}

/** What is moved: a number among the facts, or how many records like a typical one there are. */
export interface Indicator {
  readonly thing: string
  readonly id: string
  readonly name?: string
  /** It belongs to something else: the team, the company, a single record. */
  readonly shared: boolean
  readonly title: Label
  readonly fact?: string
  /** In whose facts it stands: the period itself, or a longer one such as `2026-Q1`. */
  readonly period: string
  /** The steps in which it moves: `0.01`, `0.01%`, one record. */
  readonly step: string
  /** Of a fact: a mark is high or low, an amount more or less. */
  readonly kind: 'score' | 'money' | 'quantity' | 'percent' | 'number' | 'records'
  /** 分, 元, 天; none of a percentage or a plain number. */
  readonly unit?: Label
  /** The records counted are taken to be like this one, which lies in the middle by what it adds. */
  readonly records?: { readonly thing: string; readonly typical: string }
}

/** The smallest move of one indicator that makes the result another one, everything else as it is. */
export interface Move {
  readonly by: Indicator
  readonly direction: 'up' | 'down'
  readonly from: string
  readonly to: string
  /** The distance, without a sign. */
  readonly change: string
  readonly reaches: Reached
  /** Which of both is better: by what is paid on either side of the border, else by what the table gives. None: unclear. */
  readonly effect?: 'better' | 'worse'
  /** What is paid in the period now and then, all in all. */
  readonly pay?: { readonly before: string; readonly after: string; readonly change: string }
  /** Other records by their ids of which the same move does the same. */
  readonly alike?: readonly string[]
  /** `proved`: nothing nearer reaches another result. `searched`: nothing nearer was found. */
  readonly proof: 'proved' | 'searched'
}

/** Up to its last allowed number an indicator alone changes nothing. */
export interface Stay {
  readonly by: Indicator
  readonly direction: 'up' | 'down'
  readonly to: string
  readonly there: Reached
  readonly effect?: 'better' | 'worse'
  readonly proof: 'proved' | 'searched'
}

/** A run of periods: how long it is with this one, and what it is short of. */
export interface Run {
  readonly length: number
  /** The condition as written, and whether this period meets it; `absent`: it does not apply. */
  readonly condition: string
  readonly holds: 'yes' | 'no' | 'absent'
  /** What a period without a value does to it. */
  readonly gap: 'breaks' | 'skips'
  readonly goals: readonly {
    readonly rule: string
    readonly title: Label
    readonly finding: boolean
    readonly at: number
    readonly every: boolean
    /** Periods that are still missing; 0: reached. */
    readonly missing: number
  }[]
}

/** Who stands next in front, and by how much of what is ranked. */
export interface Place {
  readonly among: number
  readonly of: Label
  readonly ahead?: { readonly id: string; readonly name?: string; readonly by: string }
}
