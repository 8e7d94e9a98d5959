import type { Migration } from '../model/rule-set.ts'
import { asMap, checkKeys, textOf, textsOf } from './fields.ts'
import type { Problems } from './problems.ts'
import { entriesOf, type TreeNode, valueAt } from './tree.ts'

type Seed = Migration['seed'][string]

/** `carry: { from: [old-id], rename: { "a:run": "b:run" }, drop: ["c:ago(x)"], seed: { "d:run": 0 } }`. */
export const readMigration = (problems: Problems, node: TreeNode | undefined): Migration | undefined => {
  const map = asMap(problems, node, 'carry')
  if (!map) return undefined
  checkKeys(problems, map, ['from', 'rename', 'drop', 'seed'], 'carry')
  const listAt = (key: string): readonly string[] =>
    textsOf(problems, valueAt(map, key), key).map((one) => one.text.trim().normalize('NFC'))
  const rename = entriesOf(valueAt(map, 'rename')).flatMap(({ key, value }) => {
    const text = textOf(problems, value, key)
    return text === undefined ? [] : [[key, text] as const]
  })
  const seed = entriesOf(valueAt(map, 'seed')).flatMap(
    ({ key, value }): readonly (readonly [string, Seed])[] => {
      if (value.kind !== 'map') {
        const text = textOf(problems, value, key)
        return text === undefined ? [] : [[key, { value: text }]]
      }
      checkKeys(problems, value, ['from'], key)
      const from = textOf(problems, valueAt(value, 'from'), 'from')
      return from === undefined ? [] : [[key, { from }]]
    },
  )
  return {
    from: listAt('from'),
    rename: Object.fromEntries(rename),
    drop: listAt('drop'),
    seed: Object.fromEntries(seed),
  }
}
