import type { Language } from '../core/label.ts'
import type { Message } from './messages/message.ts'

/**
 * Puts parameters into a message: `{name}` is the parameter of that name, `{name?text with {name}}` stands only where
 * that parameter is given. Braces around anything else are left alone, as in `{ a, b }`.
 *
 * @example fill('No {kind}.{near? Did you mean {near}?}', { kind: 'key' }) // 'No key.'
 */
export function fill(text: string, parameters: Readonly<Record<string, string>>): string {
  return text
    .replace(optional, (_, name: string, part: string) => (given(parameters, name) ? part : ''))
    .replace(placeholder, (whole, name: string) => (given(parameters, name) ? parameters[name]! : whole))
}

/** Whether every placeholder of a text has its parameter: a hint that lacks one is better not given. */
export function isComplete(text: string, parameters: Readonly<Record<string, string>>): boolean {
  const rest = text.replace(optional, (_, name: string, part: string) =>
    given(parameters, name) ? part : '',
  )
  return [...rest.matchAll(placeholder)].every(([, name]) => given(parameters, name!))
}

/** What to do about it, or undefined where the message has no hint or the hint lacks a parameter. */
export function hintOf(
  message: Message,
  language: Language,
  parameters: Readonly<Record<string, string>>,
): string | undefined {
  const hint = message.hint?.[language]
  if (hint === undefined || !isComplete(hint, parameters)) return undefined
  return fill(hint, parameters) || undefined
}

const placeholder = /\{([A-Za-z]\w*)\}/g
const optional = /\{([A-Za-z]\w*)\?((?:[^{}]|\{\w*\})*)\}/g

const given = (parameters: Readonly<Record<string, string>>, name: string): boolean =>
  Object.hasOwn(parameters, name) && parameters[name] !== ''
