import { compareCodePoints } from '../core/code-points.ts'

/**
 * Each name's place in the line, by code point from 0; undefined where two names are the same.
 *
 * @example lineOf(['E9', 'E10']) // [1, 0]
 */
export function lineOf(names: readonly string[]): readonly number[] | undefined {
  const places = new Map([...names].sort(compareCodePoints).map((name, place) => [name, place]))
  return places.size < names.length ? undefined : names.map((name) => places.get(name) ?? 0)
}
