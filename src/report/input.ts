import type { CompareReport } from '../analyse/compare/report.ts'
import type { SensitivityReport, TornadoReport } from '../analyse/outlook/report.ts'
import type { PayCurve } from '../analyse/pay-curve/pay-curve.ts'
import type { ReadingsReport } from '../analyse/readings/report.ts'
import type { SanityReport, Witness } from '../analyse/sanity/report.ts'
import type { Label, Language } from '../core/label.ts'

/** What a report shows. Plain data; every section may be left out, and amounts are decimal text. */
export interface ReportInput {
  /** Heading of the page; made from its sections where it is left out. */
  readonly title?: Label
  /** Titles of the rule sets that it is about. */
  readonly about?: readonly Label[]
  /** Stands in the head as it is given, such as `2026-04-02`: a report reads no clock. */
  readonly madeOn?: string
  readonly compare?: CompareReport
  readonly sanity?: SanityReport
  readonly curves?: readonly CurveSection[]
  readonly readings?: ReadingsReport
  readonly tests?: TestsSection
  readonly forecast?: ForecastSection
  readonly sensitivity?: SensitivityReport
  readonly tornado?: TornadoReport
}

export interface ReportOptions {
  readonly language: Language
}

/** How a result follows one number. */
export interface CurveSection {
  readonly curve: PayCurve
  /** The same by other rules, drawn behind it. */
  readonly before?: PayCurve
  /** On whose facts. */
  readonly witness?: Pick<Witness, 'kind' | 'name' | 'id'>
}

/** Whether the tests of a rule set would notice a mistake in it. */
export interface TestsSection {
  /** The worked examples of the file; while one differs no mistake is tried. */
  readonly examples?: { readonly run: number; readonly figures: number; readonly failed: readonly string[] }
  /** Rows, branches and conditions that they take: `47/50 (94%)`. */
  readonly taken?: string
  /** Deliberate mistakes that were tried, and how many of them some test noticed. */
  readonly tried: number
  readonly noticed: number
  readonly clauses: readonly {
    readonly clause: string
    readonly title: Label
    readonly tried: number
    readonly noticed: number
  }[]
  /** Mistakes that no test noticed. */
  readonly survivors: readonly {
    readonly clause: string
    /** Where, as a person reads it. */
    readonly address: string
    readonly before: string
    readonly after: string
    readonly says?: Label
  }[]
}

/** What is expected to be paid in periods to come. */
export interface ForecastSection {
  readonly currency: string
  /** The share of all outcomes that lies inside a band, such as `80%`. */
  readonly within: string
  /** How many outcomes were calculated; of one there is no band. */
  readonly runs: number
  readonly periods: readonly {
    readonly period: string
    readonly low: string
    readonly median: string
    readonly high: string
  }[]
  /** Of all periods together: the ends of the periods do not add up to it. */
  readonly all?: { readonly low: string; readonly median: string; readonly high: string }
  /** What it rests on. */
  readonly says?: readonly Label[]
}
