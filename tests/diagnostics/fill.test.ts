import { describe, expect, it } from 'vitest'
import { fill, isComplete } from '../../src/diagnostics/fill.ts'

describe('fill', () => {
  it('puts parameters in, once', () => {
    expect(fill('{a} and {a}, {b}', { a: '{b}', b: '2' })).toBe('{b} and {b}, 2')
  })

  it('leaves other braces and unknown names alone', () => {
    expect(fill('{ } { a, b } {0} {toString} {x}', { a: '1' })).toBe('{ } { a, b } {0} {toString} {x}')
  })

  it('drops an optional part whose parameter is missing or empty', () => {
    const text = 'No.{near? Did you mean {near}?} End.'
    expect(fill(text, { near: 'x' })).toBe('No. Did you mean x? End.')
    expect(fill(text, { near: '' })).toBe('No. End.')
    expect(fill(text, {})).toBe('No. End.')
  })

  it('knows whether everything is given', () => {
    expect(isComplete('{a}{b? {b}}', { a: '1' })).toBe(true)
    expect(isComplete('{a}{b? {c}}', { a: '1', b: '2' })).toBe(false)
    expect(isComplete('{a}', {})).toBe(false)
  })
})
