/** A text for people in both languages of the library. */
export interface Label {
  readonly zh: string
  readonly en: string
}

export type Language = keyof Label

/** Texts in one language: a label, or the two texts themselves. */
export type Say = (zh: string | Label, en?: string) => string

export const sayIn =
  (language: Language): Say =>
  (zh, en = '') =>
    typeof zh === 'string' ? { zh, en }[language] : zh[language]
