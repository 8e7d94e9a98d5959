import type { Label } from '../../core/label.ts'

/** Texts of one diagnostic; `{name}` is replaced by the parameter of that name. */
export interface Message {
  readonly text: Label
  /** What to do about it. */
  readonly hint?: Label
  /** Texts for labelled spans. */
  readonly labels?: Readonly<Record<string, Label>>
}

export type MessageTable = Readonly<Record<string, Message>>
