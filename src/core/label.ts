/** A text for people in both languages of the library. */
export interface Label {
  readonly zh: string
  readonly en: string
}

export type Language = keyof Label
