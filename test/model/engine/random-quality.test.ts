/** Each statistic alarms with probability 1e-6 under the null; about 80 are taken, so the file's rate is below 1e-4. */
import { describe, expect, test } from 'vitest'
import { AddressedDraws, deriveKey } from '../../../src/model/engine/random.ts'
import { ALARM, chiSquareScore, correlationScore, squareScore } from './chi-square.ts'

const SEEDS = ['2025', '7919']
const PAIRS = 2 ** 18

describe.each(SEEDS)('random numbers of seed %s', (seed) => {
  const draws = new AddressedDraws(deriveKey(seed, 0))

  test.each([0, 1, 7, 255])('are uniform over a million subjects for purpose %d (1024 bins)', (purpose) => {
    const bins = new Float64Array(1024)
    for (let subject = 0; subject < 1_000_000; subject++)
      bins[Math.floor(draws.uniform(subject, 0, purpose) * 1024)]!++
    expect(Math.abs(chiSquareScore(bins))).toBeLessThan(ALARM)
  })

  test('are uniform over all 65536 values of n, and over all pairs of episode and purpose', () => {
    const byN = new Float64Array(256)
    for (let n = 0; n < 65536; n++) byN[Math.floor(draws.uniform(3, 2, 1, n) * 256)]!++
    const byPurpose = new Float64Array(256)
    for (let episode = 0; episode < 256; episode++) {
      for (let purpose = 0; purpose < 256; purpose++) {
        byPurpose[Math.floor(draws.uniform(3, episode, purpose) * 256)]!++
      }
    }
    expect(Math.abs(chiSquareScore(byN))).toBeLessThan(ALARM)
    expect(Math.abs(chiSquareScore(byPurpose))).toBeLessThan(ALARM)
  })

  test('have each of their 52 bits set half the time', () => {
    const size = 100_000
    const set = new Float64Array(52)
    for (let subject = 0; subject < size; subject++) {
      let rest = draws.uniform(subject, 1, 9)
      for (let bit = 0; bit < 52; bit++) {
        rest *= 2
        if (rest >= 1) {
          set[bit]!++
          rest -= 1
        }
      }
    }
    const worst = Math.max(...Array.from(set, (count) => Math.abs(count - size / 2) / Math.sqrt(size / 4)))
    // 52 bits at 2e-8 each: 1e-6.
    expect(worst).toBeLessThan(5.6)
  })

  const nextReplication = new AddressedDraws(deriveKey(seed, 1))
  const nextSeed = new AddressedDraws(deriveKey(String(Number(seed) + 1), 0))
  const neighbours: [string, (i: number) => readonly [number, number]][] = [
    ['subject + 1', (i) => [draws.uniform(i, 0, 1), draws.uniform(i + 1, 0, 1)]],
    ['subject + 2^16', (i) => [draws.uniform(i, 0, 1), draws.uniform(i + 65536, 0, 1)]],
    ['episode + 1', (i) => [draws.uniform(i, 0, 1), draws.uniform(i, 1, 1)]],
    ['purpose + 1', (i) => [draws.uniform(i, 0, 1), draws.uniform(i, 0, 2)]],
    ['n + 1', (i) => [draws.uniform(i, 0, 1, 0), draws.uniform(i, 0, 1, 1)]],
    [
      'n + 1 of one subject',
      (i) => [
        draws.uniform(i >> 15, 0, 1, 2 * (i & 32767)),
        draws.uniform(i >> 15, 0, 1, 2 * (i & 32767) + 1),
      ],
    ],
    ['replication + 1', (i) => [draws.uniform(i, 0, 1), nextReplication.uniform(i, 0, 1)]],
    ['seed + 1', (i) => [draws.uniform(i, 0, 1), nextSeed.uniform(i, 0, 1)]],
    [
      'replication + 1 and subject + 1',
      (i) => [draws.uniform(i, 0, 1), nextReplication.uniform(i + 1, 0, 1)],
    ],
  ]
  test.each(neighbours)('are independent of those at %s (correlation; 32 × 32 cells)', (_name, pair) => {
    const pairs = Array.from({ length: PAIRS }, (_, i) => pair(i))
    expect(Math.abs(correlationScore(pairs))).toBeLessThan(ALARM)
    expect(Math.abs(squareScore(pairs, 32))).toBeLessThan(ALARM)
  })

  test('differ from each other: 2^18 neighbouring addresses give 2^18 values', () => {
    const values = new Set<number>()
    for (let i = 0; i < PAIRS; i++) values.add(draws.uniform(i & 255, (i >> 8) & 3, (i >> 10) & 3, i >> 12))
    expect(values.size).toBe(PAIRS)
  })
})

describe('these tests have power', () => {
  test('alarms at 1 % too many values below one half', () => {
    const draws = new AddressedDraws(deriveKey('2025', 0))
    const bins = new Float64Array(1024)
    for (let i = 0; i < 1_000_000; i++) {
      const u = draws.uniform(i, 0, 0)
      bins[Math.floor((u < 0.51 ? (u / 0.51) * 0.5 : 0.5 + (u - 0.51) / 0.98) * 1024)]!++
    }
    expect(chiSquareScore(bins)).toBeGreaterThan(ALARM)
  })

  test('alarms when 2 % of pairs are equal', () => {
    const draws = new AddressedDraws(deriveKey('2025', 0))
    const pairs = Array.from({ length: PAIRS }, (_, i): [number, number] => {
      const u = draws.uniform(i, 0, 0)
      return [u, i % 50 === 0 ? u : draws.uniform(i, 0, 1)]
    })
    expect(correlationScore(pairs)).toBeGreaterThan(ALARM)
    expect(squareScore(pairs, 32)).toBeGreaterThan(ALARM)
  })
})
