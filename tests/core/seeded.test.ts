import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../src/core/seeded.ts'

describe('numbers from a seed', () => {
  it('are the same for the same seed, on every machine', () => {
    const draw = (seed: string) => {
      const numbers = seeded(seed)
      return Array.from({ length: 6 }, () => numbers.below(1000))
    }
    expect(draw('7')).toEqual(draw('7'))
    expect(draw('7')).not.toEqual(draw('8'))
    expect(draw('7')).toMatchInlineSnapshot(`
      [
        583,
        927,
        286,
        80,
        938,
        795,
      ]
    `)
  })

  it('lie below their limit, and all of them occur', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 12 }), (seed, limit) => {
        const numbers = seeded(seed)
        const drawn = new Set(Array.from({ length: 400 }, () => numbers.below(limit)))
        expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: limit }, (_, at) => at))
      }),
    )
  })

  it('of a fork do not depend on what was drawn before', () => {
    const one = seeded('a')
    one.below(5)
    expect(one.fork('x').belowBig(10n ** 40n)).toBe(
      seeded('a')
        .fork('x')
        .belowBig(10n ** 40n),
    )
  })
})
