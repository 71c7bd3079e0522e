/** Laws that every random draw obeys, whatever its address. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AddressedDraws, deriveKey } from '../../src/model/engine/random.ts'

const anyAddress = fc.tuple(
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 65535 }),
)
const anyKey = fc.record({
  k0: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  k1: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
})
const settings = { numRuns: 5000, seed: 2025 }

describe('a draw', () => {
  test('depends on its key and address alone: not on the generator, nor on what was drawn before', () => {
    const property = fc.property(
      anyKey,
      fc.array(anyAddress, { minLength: 1, maxLength: 20 }),
      (key, addresses) => {
        const forwards = new AddressedDraws(key)
        const backwards = new AddressedDraws({ ...key })
        const one = addresses.map((address) => forwards.uniform(...address))
        const other = addresses.toReversed().map((address) => backwards.uniform(...address))
        expect(other.toReversed()).toEqual(one)
      },
    )
    fc.assert(property, { ...settings, numRuns: 1000 })
  })

  test('differs from the draw at another address or key', () => {
    const property = fc.property(anyKey, anyAddress, anyAddress, (key, address, other) => {
      fc.pre(address.join() !== other.join())
      const draws = new AddressedDraws(key)
      const flipped = new AddressedDraws({ k0: key.k0, k1: (key.k1 ^ 1) >>> 0 })
      expect(draws.uniform(...other)).not.toBe(draws.uniform(...address))
      expect(flipped.uniform(...address)).not.toBe(draws.uniform(...address))
    })
    fc.assert(property, settings)
  })

  test('is an odd multiple of 2^-53 between 0 and 1, so that 1 - u is exact', () => {
    const property = fc.property(anyKey, anyAddress, (key, address) => {
      const u = new AddressedDraws(key).uniform(...address)
      expect(u > 0 && u < 1).toBe(true)
      expect((u * 2 ** 53) % 2).toBe(1)
      expect(1 - (1 - u)).toBe(u)
    })
    fc.assert(property, settings)
  })

  test('that is exponential or normal rises with the uniform at its address', () => {
    const property = fc.property(anyKey, anyAddress, anyAddress, (key, address, other) => {
      const draws = new AddressedDraws(key)
      const rises = Math.sign(draws.uniform(...other) - draws.uniform(...address))
      expect(Math.sign(draws.exponential(...other) - draws.exponential(...address))).toBe(rises)
      expect(Math.sign(draws.normal(...other) - draws.normal(...address))).toBe(rises)
    })
    fc.assert(property, settings)
  })

  test('of chance is true exactly where the uniform is below the probability, so chances nest', () => {
    const property = fc.property(
      anyKey,
      anyAddress,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (key, address, probability) => {
        const draws = new AddressedDraws(key)
        expect(draws.chance(probability, ...address)).toBe(draws.uniform(...address) < probability)
      },
    )
    fc.assert(property, settings)
  })
})

test('a key depends on the seed and on each step of the path', () => {
  const anyStep = fc.oneof(fc.string({ maxLength: 12 }), fc.integer())
  const anyInput = fc.tuple(fc.string({ maxLength: 12 }), fc.array(anyStep, { maxLength: 4 }))
  const property = fc.property(anyInput, anyInput, ([seed, path], [otherSeed, otherPath]) => {
    const same = JSON.stringify([seed, path]) === JSON.stringify([otherSeed, otherPath])
    const [key, other] = [deriveKey(seed, ...path), deriveKey(otherSeed, ...otherPath)]
    expect(key.k0 === other.k0 && key.k1 === other.k1).toBe(same)
  })
  fc.assert(property, settings)
})
