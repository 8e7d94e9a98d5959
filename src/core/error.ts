/**
 * The one error that is thrown, and only for mistakes of a program that calls this library: a text that is no
 * number, a rounding step of zero. What is wrong with a rule set or with facts is a diagnostic, never an error.
 *
 * `code` stays the same between releases, `parameters` are the values in the message.
 *
 * @example new JixiaoError('bad-step', 'A rounding step must be above zero: 0', { step: '0' }).code // 'bad-step'
 */
export class JixiaoError extends Error {
  readonly code: string
  readonly parameters: Readonly<Record<string, string>>

  constructor(code: string, message: string, parameters: Readonly<Record<string, string>> = {}) {
    super(message)
    this.name = 'JixiaoError'
    this.code = code
    this.parameters = parameters
  }
}
