/** Where a value goes while the driver rises. `up`: it never falls; `any`: nothing is known. */
export type Move = 'still' | 'up' | 'down' | 'any'

/** Where something goes that follows two others in the same sense, such as their sum. */
export const both = (one: Move, other: Move): Move => {
  if (one === 'still') return other
  return other === 'still' || one === other ? one : 'any'
}

export const allOf = (moves: readonly Move[]): Move => moves.reduce(both, 'still')

export const turned = (move: Move): Move => (move === 'up' ? 'down' : move === 'down' ? 'up' : move)

/** A factor of a known sign: it keeps the direction, turns it round, or hides it. */
export const scaled = (move: Move, sign: -1 | 0 | 1 | undefined): Move => {
  if (move === 'still' || sign === 1) return move
  if (sign === 0) return 'still'
  return sign === -1 ? turned(move) : 'any'
}
