import { describe, it } from 'vitest'
import { blocks, expectMean } from './expectation.ts'
import { runNetwork, runSeasonal } from './station.ts'

for (const block of blocks) {
  describe(`networks and seasons, ${block} (joint false-alarm rate below 0.001)`, () => {
    it('an open Jackson network of three nodes', () => {
      // Half of node 0 goes to 1, 0.3 to 2; 0.2 of node 1 comes back to 0, 0.5 goes to 2; node 2 leaves.
      const routes = [
        [0, 0.5, 0.3],
        [0.2, 0, 0.5],
        [0, 0, 0],
      ]
      const external = [1, 0.2, 0]
      const service = [1.8, 1.2, 1.4]
      // Traffic: l0 = 1 + 0.2 l1; l1 = 0.2 + 0.5 l0.
      const l0 = 1.04 / 0.9
      const l1 = 0.2 + 0.5 * l0
      const loads = [l0 / 1.8, l1 / 1.2, (0.3 * l0 + 0.5 * l1) / 1.4]
      const found = Array.from({ length: 30 }, (_, r) =>
        runNetwork({ external, service, routes, horizon: 11_000, warmUp: 1_000 }, block, r + 1),
      )
      for (const [node, load] of loads.entries()) {
        expectMean(
          found.map((means) => means[node]!),
          load / (1 - load),
          0.12,
        )
      }
    })

    it('seasonal arrivals without a queue: amplitude and lag of the number present', () => {
      const seasonal = { rate: 40, swing: 0.5, service: 2, cycle: 10, cycles: 60, samples: 20 }
      const mu = 1 / seasonal.service
      const omega = (2 * Math.PI) / seasonal.cycle
      const level = seasonal.rate * seasonal.service
      const fits = Array.from({ length: 30 }, (_, r) => {
        const seen = runSeasonal(seasonal, block, r + 1)
        const part = (wave: (x: number) => number) =>
          (2 / seen.length) * seen.reduce((sum, { time, number }) => sum + number * wave(omega * time), 0)
        return {
          mean: seen.reduce((s, x) => s + x.number, 0) / seen.length,
          sine: part(Math.sin),
          cosine: part(Math.cos),
        }
      })
      // m(t) = level (1 + swing · Re[…]): gain μ/√(μ²+ω²), lag atan(ω/μ)/ω.
      const gain = mu / Math.hypot(mu, omega)
      const phase = Math.atan2(omega, mu)
      expectMean(
        fits.map((f) => f.mean),
        level,
        0.02,
      )
      expectMean(
        fits.map((f) => f.sine),
        level * seasonal.swing * gain * Math.cos(phase),
        0.08,
      )
      expectMean(
        fits.map((f) => f.cosine),
        -level * seasonal.swing * gain * Math.sin(phase),
        0.08,
      )
    })
  })
}
