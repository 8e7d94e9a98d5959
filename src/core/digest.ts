/**
 * A 64-bit digest of a text as 16 hex digits. It tells whether a text was edited by accident; it is no signature.
 * Two multiply-and-mix lanes of 32 bits (the scheme of MurmurHash3's finaliser), the same on every machine.
 */
export const digestOf = (text: string): string => {
  let left = 0xdeadbeef
  let right = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    left = Math.imul(left ^ unit, 2654435761)
    right = Math.imul(right ^ unit, 1597334677)
  }
  left = Math.imul(left ^ (left >>> 16), 2246822507) ^ Math.imul(right ^ (right >>> 13), 3266489909)
  right = Math.imul(right ^ (right >>> 16), 2246822507) ^ Math.imul(left ^ (left >>> 13), 3266489909)
  const hex = (lane: number): string => (lane >>> 0).toString(16).padStart(8, '0')
  return hex(right) + hex(left)
}
