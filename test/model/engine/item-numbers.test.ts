import { expect, test } from 'vitest'
import { ItemNumbers } from '../../../src/model/engine/item-numbers.ts'

test('numbers that come back are used again, and no number is in use twice', () => {
  const numbers = new ItemNumbers()
  const held = new Set<number>()
  for (let step = 0; step < 10_000; step++) {
    // A walk that holds up to some hundred numbers at a time.
    if (held.size === 0 || (step * 7919) % 1000 < 505) {
      const number = numbers.take()
      expect(held.has(number)).toBe(false)
      held.add(number)
    } else {
      const number = [...held][(step * 31) % held.size]!
      numbers.give(number)
      held.delete(number)
    }
    expect(numbers.size).toBe(held.size)
  }
  expect(numbers.room).toBeLessThan(400)
  expect(numbers.room).toBeGreaterThanOrEqual(numbers.size)
})

test('a number that is not in use is refused', () => {
  const numbers = new ItemNumbers()
  const number = numbers.take()
  for (const wrong of [-1, 1, 0.5, Number.NaN]) expect(() => numbers.give(wrong)).toThrow(RangeError)
  numbers.give(number)
  expect(() => numbers.give(number)).toThrow('item number 0 is not in use')
})
