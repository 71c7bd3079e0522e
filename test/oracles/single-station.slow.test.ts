import { describe, expect, test } from 'vitest'
import { lognormal, standardNormalQuantile } from '../../src/model/engine/distributions.ts'
import { erlangA, erlangB, erlangC } from './birth-and-death.ts'
import { blocks, expectMean } from './expectation.ts'
import { type Outcome, runStation, type Station } from './station.ts'

const exponential = (mean: number) => (u: number) => -mean * Math.log1p(-u)
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length

/** A quantity in each of 30 replications of a block. */
function replicate(station: Station, block: string, of: (outcome: Outcome) => number): number[] {
  return outcomes(station, block).map(of)
}

function outcomes(station: Station, block: string): Outcome[] {
  return Array.from({ length: 30 }, (_, r) => runStation(station, block, r + 1))
}

for (const block of blocks) {
  describe(`queueing theory, ${block} (joint false-alarm rate below 0.001)`, () => {
    test('M/M/1: mean wait and tail', () => {
      const [arrivalRate, service] = [0.7, 1]
      const found = outcomes(
        { servers: 1, arrivalRate, service: exponential(service), horizon: 22_000, warmUp: 2_000 },
        block,
      )
      expectMean(
        found.map((o) => mean(o.waits[0]!)),
        0.7 / 0.3,
        0.1,
      )
      const t = 4
      const tail = found.map((o) => o.waits[0]!.filter((w) => w > t).length / o.waits[0]!.length)
      expectMean(tail, 0.7 * Math.exp(-(1 - 0.7) * t), 0.1)
    })

    test('M/M/c: mean wait and tail', () => {
      const [c, arrivalRate] = [8, 6.8]
      const found = outcomes(
        { servers: c, arrivalRate, service: exponential(1), horizon: 4_400, warmUp: 400 },
        block,
      )
      const waits = erlangC(c, arrivalRate)
      expectMean(
        found.map((o) => mean(o.waits[0]!)),
        waits / (c - arrivalRate),
        0.12,
      )
      const tail = found.map((o) => o.waits[0]!.filter((w) => w > 0.5).length / o.waits[0]!.length)
      expectMean(tail, waits * Math.exp(-(c - arrivalRate) * 0.5), 0.08)
    })

    test('M/G/1: Pollaczek–Khinchine with constant and with lognormal service', () => {
      const base = { servers: 1, arrivalRate: 0.6, horizon: 22_000, warmUp: 2_000 }
      const constant = replicate({ ...base, service: () => 1 }, block, (o) => mean(o.waits[0]!))
      expectMean(constant, (0.6 * 1) / (2 * (1 - 0.6)), 0.06)
      const sigma = 0.8
      const median = Math.exp(-(sigma ** 2) / 2) // mean 1
      const service = (u: number) => lognormal(standardNormalQuantile(u), median, sigma)
      const varied = replicate({ ...base, service }, block, (o) => mean(o.waits[0]!))
      expectMean(varied, (0.6 * Math.exp(sigma ** 2)) / (2 * (1 - 0.6)), 0.12)
    })

    test('Erlang B: share refused when nobody may wait', () => {
      const refused = replicate(
        { servers: 5, arrivalRate: 4, service: exponential(1), waitingRoom: 0, horizon: 5_200, warmUp: 200 },
        block,
        (o) => o.refused / o.customers,
      )
      expectMean(refused, erlangB(5, 4), 0.04)
    })

    test('Erlang A: share that gives up', () => {
      const [c, arrivalRate, patience] = [5, 6, 2]
      const gaveUp = replicate(
        { servers: c, arrivalRate, service: exponential(1), patience, horizon: 3_200, warmUp: 200 },
        block,
        (o) => o.gaveUp / o.customers,
      )
      expectMean(gaveUp, erlangA(c, arrivalRate, patience).gaveUp, 0.04)
    })

    test('two priority classes without interruption: Cobham’s waits', () => {
      const [arrivalRate, share] = [0.75, 0.4]
      const found = outcomes(
        {
          servers: 1,
          arrivalRate,
          service: exponential(1),
          firstClassShare: share,
          horizon: 33_000,
          warmUp: 3_000,
        },
        block,
      )
      const residual = arrivalRate // half the second moment of the service time is 1
      const first = arrivalRate * share
      expectMean(
        found.map((o) => mean(o.waits[0]!)),
        residual / (1 - first),
        0.05,
      )
      expectMean(
        found.map((o) => mean(o.waits[1]!)),
        residual / ((1 - first) * (1 - arrivalRate)),
        0.12,
      )
    })
  })
}

test('an interval that is too wide to notice an error is refused', () => {
  expect(() =>
    expectMean(
      Array.from({ length: 20 }, (_, i) => i),
      9.5,
      0.1,
    ),
  ).toThrow(/half-width/)
})
