import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStreak, type StreakGap, type StreakState, streaks } from '../../src/calculators/streak.ts'
import { withCode } from './read.ts'

const read = (text: string): StreakState[] => [...text].map((sign) => ({ y: true, n: false })[sign])
const lengths = (text: string, gap: StreakGap) =>
  streaks({ history: read(text), gap }).map(({ length }) => length)

/** The run at a period by looking back from it, over and over. */
function naive(history: readonly StreakState[], at: number, gap: StreakGap): number {
  let length = 0
  for (let back = at; back >= 0; back -= 1) {
    if (history[back] === true) length += 1
    else if (history[back] === false || gap === 'breaks') break
  }
  return length
}

describe('by hand', () => {
  it.each([
    ['yyyny', 'breaks', [1, 2, 3, 0, 1]],
    ['yy-yy', 'breaks', [1, 2, 0, 1, 2]],
    ['yy-yy', 'skips', [1, 2, 2, 3, 4]],
    ['--y-n', 'skips', [0, 0, 1, 1, 0]],
    ['', 'skips', []],
  ] as const)('%s, an absent period %s', (text, gap, expected) => {
    expect(lengths(text, gap)).toEqual(expected)
  })

  it('three months failing, with a passing one between: no finding', () => {
    expect(lengths('yynyy', 'breaks').some((length) => length >= 3)).toBe(false)
    expect(lengths('yyyyy', 'breaks').filter((length) => length >= 3)).toEqual([3, 4, 5])
  })

  it('goes on over the end of a year', () => {
    expect(streaks({ history: read('yy'), gap: 'breaks', before: 11 }).map(({ length }) => length)).toEqual([
      12, 13,
    ])
  })

  it('knows the periods that count', () => {
    expect(streaks({ history: read('ny-yyn'), gap: 'skips' }).map(({ counting }) => counting)).toEqual([
      [],
      [1],
      [1],
      [1, 3],
      [1, 3, 4],
      [],
    ])
  })

  it.each([
    [{ every: 2 }, 'yyyyny-y', '.x.x...x'],
    [{ once: 2 }, 'yyyyny-y', '.x.....x'],
    [{ from: 2 }, 'yyyyny-y', '.xxx...x'],
    [{ every: 1 }, 'yy-n', 'xx..'],
    // As long as before, but awarded already: never twice for one run.
    [{ once: 2 }, 'yy--y', '.x...'],
    [{ every: 2 }, 'yy--yy', '.x...x'],
    [{ from: 2 }, 'yy--y', '.x..x'],
  ])('award %j over %s', (award, text, expected) => {
    const awarded = streaks({ history: read(text), gap: 'skips', award }).map((one) =>
      one.awarded ? 'x' : '.',
    )
    expect(awarded.join('')).toBe(expected)
  })

  it('counts that are none are refused', () => {
    for (const n of [0, -1, 1.5, Number.NaN]) {
      expect(() => streaks({ history: [], gap: 'skips', award: { every: n } })).toThrow(
        withCode('bad-streak'),
      )
    }
    expect(() => streaks({ history: [], gap: 'skips', before: -1 })).toThrow(withCode('bad-streak'))
  })
})

it.each(['breaks', 'skips'] as const)(
  'every history of twelve months is as the naive count has it: %s',
  (gap) => {
    const states = [true, false, undefined] as const
    const history: StreakState[] = []
    let seen = 0
    const start = performance.now()
    // Depth first: each history of twelve is extended from its first eleven, as the carry does it.
    const visit = (previous: number): void => {
      if (history.length === 12) {
        seen += 1
        return
      }
      for (const state of states) {
        history.push(state)
        const length = nextStreak(previous, state, gap)
        if (length !== naive(history, history.length - 1, gap)) throw new Error(`${history}: ${length}`)
        visit(length)
        history.pop()
      }
    }
    visit(0)
    expect(seen).toBe(531_441)
    expect(performance.now() - start).toBeLessThan(5000)
  },
)

describe('laws of streaks', () => {
  const history = fc.array(fc.constantFrom<StreakState>(true, true, false, undefined), { maxLength: 60 })
  const gap = fc.constantFrom<StreakGap>('breaks', 'skips')

  it('stepping with what was handed on equals the whole', () => {
    fc.assert(
      fc.property(history, fc.nat(60), gap, (all, cut, how) => {
        const whole = streaks({ history: all, gap: how }).map(({ length }) => length)
        const first = streaks({ history: all.slice(0, cut), gap: how })
        const then = streaks({ history: all.slice(cut), gap: how, before: first.at(-1)?.length ?? 0 })
        expect([...first, ...then].map(({ length }) => length)).toEqual(whole)
      }),
      { numRuns: 1000 },
    )
  })

  it('skipping is as if the absent periods were not there', () => {
    fc.assert(
      fc.property(history, (all) => {
        const present = all.filter((state) => state !== undefined)
        const [left, right] = [all, present].map(
          (one) => streaks({ history: one, gap: 'skips' }).at(-1)?.length ?? 0,
        )
        expect(left).toBe(right)
      }),
      { numRuns: 1000 },
    )
  })

  it('each run is awarded once, or every nth time of its length', () => {
    fc.assert(
      fc.property(history, gap, fc.integer({ min: 1, max: 5 }), (all, how, n) => {
        const plain = streaks({ history: all, gap: how })
        const count = (award: { once: number } | { every: number }) =>
          streaks({ history: all, gap: how, award }).filter(({ awarded }) => awarded).length
        const ends = plain.filter(({ length }, at) => length > (plain[at + 1]?.length ?? 0))
        expect(count({ once: n })).toBe(ends.filter(({ length }) => length >= n).length)
        expect(count({ every: n })).toBe(ends.reduce((sum, { length }) => sum + Math.floor(length / n), 0))
      }),
      { numRuns: 1000 },
    )
  })

  it('as many periods count as the run is long', () => {
    fc.assert(
      fc.property(history, gap, (all, how) => {
        for (const { length, counting } of streaks({ history: all, gap: how })) {
          expect(counting.length).toBe(length)
          expect(counting.every((at) => all[at] === true)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
