/** What is done where several rows hold. */
export type Hit = 'first' | 'one' | Collecting
export type Collecting = 'sum' | 'highest' | 'lowest' | 'count'

/** All rows that hold are taken together, instead of one being found. */
export const collects = (hit: Hit): hit is Collecting => hit !== 'first' && hit !== 'one'

/** Nothing taken together is 0; the highest of nothing does not apply. */
export const isZeroOfNothing = (hit: Hit): boolean => hit === 'sum' || hit === 'count'
