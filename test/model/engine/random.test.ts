import { describe, expect, test } from 'vitest'
import { AddressedDraws, deriveKey, threefry2x32 } from '../../../src/model/engine/random.ts'

describe('threefry2x32', () => {
  const vectors = [
    { counter: [0, 0], key: [0, 0], block: ['6b200159', '99ba4efe'] },
    { counter: [0xffffffff, 0xffffffff], key: [0xffffffff, 0xffffffff], block: ['1cb996fc', 'bb002be7'] },
    { counter: [0x243f6a88, 0x85a308d3], key: [0x13198a2e, 0x03707344], block: ['c4923a9c', '483df7a0'] },
  ]
  test.each(vectors)(
    'gives the Random123 block of counter $counter and key $key',
    ({ counter, key, block }) => {
      const out = new Uint32Array(2)
      threefry2x32(key[0]!, key[1]!, counter[0]!, counter[1]!, out)
      expect([...out].map((word) => word.toString(16).padStart(8, '0'))).toEqual(block)
    },
  )
})

describe('deriveKey', () => {
  const key = (...path: Parameters<typeof deriveKey>) => {
    const { k0, k1 } = deriveKey(...path)
    return `${k0},${k1}`
  }

  test('gives two unsigned 32-bit words, the same each time', () => {
    const { k0, k1 } = deriveKey('2025', 'replication', 7)
    expect([k0, k1].every((word) => Number.isInteger(word) && word >= 0 && word < 2 ** 32)).toBe(true)
    expect(deriveKey('2025', 'replication', 7)).toEqual({ k0, k1 })
  })

  test('is pinned: a change here changes every published result', () => {
    expect(deriveKey('2025', 1)).toEqual({ k0: 669127403, k1: 3162650115 })
  })

  test('tells apart inputs that a careless join, or ARC4 itself, would confuse', () => {
    const keys = [
      key('a', 'b1'),
      key('ab', '1'),
      key('a', 'b', 1),
      key('a', 'b', '1'),
      key('a', '', 'b1'),
      key('a","b1'),
      key('1'),
      key('11'),
      key('1', '1'),
      key('1', 1),
      key('1', 11),
      key('\u0101'),
      key('\u0001'),
      key('\\u0101'),
      key(''),
      key('', ''),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('gives 5000 replications under 4 seeds 20000 distinct keys', () => {
    const keys = new Set<string>()
    for (const seed of ['1', '2', '2025', '20250101']) for (let r = 0; r < 5000; r++) keys.add(key(seed, r))
    expect(keys.size).toBe(20_000)
  })

  test('refuses numbers that are not finite and texts longer than the ARC4 key', () => {
    expect(() => deriveKey('1', Number.NaN)).toThrow(RangeError)
    expect(() => deriveKey('1', Number.POSITIVE_INFINITY)).toThrow('Infinity')
    expect(() => deriveKey('x'.repeat(253))).toThrow('at most 256')
    expect(() => deriveKey('x'.repeat(252))).not.toThrow()
  })
})

describe('AddressedDraws', () => {
  const draws = new AddressedDraws(deriveKey('2025', 1))

  test('is pinned: a change here changes every published result', () => {
    expect(draws.uniform(0, 0, 0)).toBe(0.22849473812970744)
    expect(draws.uniform(4294967295, 255, 255, 65535)).toBe(0.6441786661409316)
  })

  test('takes n as 0 unless given', () => {
    expect(draws.uniform(5, 1, 2)).toBe(draws.uniform(5, 1, 2, 0))
  })

  test.each([
    ['subject', -1, 0, 0, 0],
    ['subject', 2 ** 32, 0, 0, 0],
    ['subject', 1.5, 0, 0, 0],
    ['episode', 0, 256, 0, 0],
    ['episode', 0, -1, 0, 0],
    ['purpose', 0, 0, 256, 0],
    ['purpose', 0, 0, 0.5, 0],
    ['n', 0, 0, 0, 65536],
    ['n', 0, 0, 0, Number.NaN],
  ] as const)('names %s when it is out of range (%d, %d, %d, %d)', (field, subject, episode, purpose, n) => {
    expect(() => draws.uniform(subject, episode, purpose, n)).toThrow(RangeError)
    expect(() => draws.uniform(subject, episode, purpose, n)).toThrow(new RegExp(`^${field} `))
  })

  test('gives chance 0 never and chance 1 always', () => {
    let never = 0
    let always = 0
    for (let subject = 0; subject < 100_000; subject++) {
      if (draws.chance(0, subject, 0, 1)) never++
      if (draws.chance(1, subject, 0, 1)) always++
    }
    expect([never, always]).toEqual([0, 100_000])
  })

  test('has the moments of its distributions within 5 standard errors (false alarm 6e-7 each)', () => {
    const size = 400_000
    const sums = { exponential: 0, exponentialSquared: 0, normal: 0, normalSquared: 0, chance: 0 }
    for (let subject = 0; subject < size; subject++) {
      const exponential = draws.exponential(subject, 0, 2)
      const normal = draws.normal(subject, 0, 3)
      sums.exponential += exponential
      sums.exponentialSquared += exponential ** 2
      sums.normal += normal
      sums.normalSquared += normal ** 2
      if (draws.chance(0.3, subject, 0, 4)) sums.chance++
    }
    const five = 5 / Math.sqrt(size)
    expect(Math.abs(sums.exponential / size - 1)).toBeLessThan(five)
    expect(Math.abs(sums.exponentialSquared / size - 2)).toBeLessThan(five * Math.sqrt(20))
    expect(Math.abs(sums.normal / size)).toBeLessThan(five)
    expect(Math.abs(sums.normalSquared / size - 1)).toBeLessThan(five * Math.sqrt(2))
    expect(Math.abs(sums.chance / size - 0.3)).toBeLessThan(five * Math.sqrt(0.21))
  })
})
