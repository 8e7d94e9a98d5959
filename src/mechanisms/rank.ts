import type { ColumnType } from '../plan/type.ts'
import { isCondition, isOrdered } from './expect.ts'
import { rankKeys } from './keys.ts'
import type { Mechanism } from './mechanism.ts'

const place: ColumnType = {
  kind: 'number',
  unit: {},
  scale: 0,
  range: { from: { value: '1', inclusive: true } },
}

/** `rank: { of: score, among: team, ties: shared }`: the place of each in the order of a value. */
export const rank: Mechanism = {
  keys: rankKeys,
  lower: (body, lowering) => {
    const written = body.formula('of')
    const of = written && lowering.formula(written)
    const condition = body.formula('where')
    const where = condition && lowering.formula(condition)
    const among = body.word('among')
    if (!written || !of || among === undefined || (condition && !where)) return undefined
    if (!isOrdered(written, of, lowering)) return undefined
    if (condition && where && !isCondition(condition, where, lowering)) return undefined
    const group = lowering.group(among)
    const path = lowering.path(lowering.axis, group, body.span)
    if (!path) return undefined
    // Under one reading of the ties they are split, under another not: the keys are for the first.
    if (body.names('by').length > 0 && !lowering.couldBe('ties', 'ordinal'))
      return lowering.report(
        'rank-by-unused',
        { rule: lowering.rule.name, ties: body.word('ties') ?? '' },
        body.span,
      )
    const by = body.names('by').map((name) => lowering.named(name, body.span))
    if (by.some((one) => one === undefined)) return undefined
    const ties = (body.word('ties') ?? 'shared') as 'shared' | 'dense' | 'ordinal' | 'last'
    const first = (body.word('first') ?? 'highest') as 'highest' | 'lowest'
    const column = lowering.emit(
      {
        op: 'rank',
        axis: lowering.axis,
        path,
        of: of.column,
        first,
        ties,
        by: by.map((one) => one!.column),
        missing: lowering.rule.missing ?? 'block',
        ...(where ? { where: where.column } : {}),
      },
      place,
    )
    lowering.rememberRank(group, path)
    return {
      value: { column, type: place, optional: of.optional || where !== undefined },
      working: {
        kind: 'rank',
        of: { text: written.text, column: of.column },
        among,
        path,
        ties,
        first,
        ...(where ? { where: { text: condition!.text, column: where.column } } : {}),
        names: of.names,
      },
    }
  },
}
