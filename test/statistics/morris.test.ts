import { describe, expect, test } from 'vitest'
import { draws } from '../../src/model/engine/random.ts'
import { elementaryEffects, step, trajectory } from '../../src/statistics/morris.ts'

const luck = draws('morris test', 0)
const bootstrap = (resample: number, n: number) => luck.uniform(n, 1, 0, resample)
const walks = (count: number, inputs: number) =>
  Array.from({ length: count }, (_, t) => trajectory(inputs, (n) => luck.uniform(n, 0, 0, t)))

const ishigami = (u: ArrayLike<number>) => {
  const [x, y, z] = Array.from(u, (share) => Math.PI * (2 * share - 1)) as [number, number, number]
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
}

/** Every elementary effect of an input on the grid, with its sign as the input rises. */
function allEffects(input: number): number[] {
  const grid = [0, 1 / 3, 2 / 3, 1]
  const points = grid.flatMap((x) => grid.flatMap((y) => grid.map((z) => [x, y, z])))
  return points
    .filter((point) => point[input]! < 0.5)
    .map((point) => {
      const next = point.map((value, i) => (i === input ? value + step : value))
      return (ishigami(next) - ishigami(point)) / step
    })
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('elementary effects', () => {
  test('of a line are its slopes, whatever the walk', () => {
    const few = walks(3, 4)
    const values = few.map(({ points }) =>
      points.map((u) => Float64Array.of(2 * u[0]! - 3 * u[1]! + 0 * u[2]! + u[3]!)),
    )
    const found = elementaryEffects(few, values, bootstrap)
    expect(found.map(({ mu }) => mu.value)).toEqual([2, -3, 0, 1].map((slope) => expect.closeTo(slope, 12)))
    expect(found.map(({ muStar }) => muStar.value)).toEqual(
      [2, 3, 0, 1].map((slope) => expect.closeTo(slope, 12)),
    )
    for (const { sigma } of found) expect(sigma.value).toBeCloseTo(0, 7)
  })
  test('of the Ishigami function are those of the whole grid', () => {
    const many = walks(1000, 3)
    const values = many.map(({ points }) => points.map((u) => Float64Array.of(ishigami(u))))
    const found = elementaryEffects(many, values, bootstrap)
    for (const [input, { muStar, mu, sigma }] of found.entries()) {
      const effects = allEffects(input)
      const [exactStar, exactMu] = [mean(effects.map(Math.abs)), mean(effects)]
      const exactSigma = Math.sqrt(mean(effects.map((effect) => (effect - exactMu) ** 2)))
      expect(Math.abs(muStar.value - exactStar)).toBeLessThan(0.4)
      expect(Math.abs(mu.value - exactMu)).toBeLessThan(0.5)
      expect(Math.abs(sigma.value - exactSigma)).toBeLessThan(0.3)
      expect(muStar.interval!.low - 0.01).toBeLessThan(exactStar)
      expect(muStar.interval!.high + 0.01).toBeGreaterThan(exactStar)
    }
    // In y the function rises by 7 · ¾ over a step or falls as much, from every point of the grid.
    expect(found[1]!.muStar.value).toBeCloseTo(7.875, 9)
  })
  test('are told from chance: what it gives to one effect, and what it adds to their spread', () => {
    const some = walks(800, 2)
    let n = 0
    const values = some.map(({ points }) =>
      points.map((u) => {
        const at = n++
        return Float64Array.from({ length: 5 }, (_, r) => 10 * u[0]! + luck.normal(at, 2, 0, r))
      }),
    )
    const [line, nothing] = elementaryEffects(some, values, bootstrap)
    // A difference of two values, mean of five, over a step.
    const noise = Math.sqrt(2 / 5) / step
    expect(line!.noise! / noise).toBeCloseTo(1, 1)
    expect(line!.muStar.value).toBeCloseTo(10, 0)
    expect(line!.sigma.value).toBeLessThan(0.35 * noise)
    expect(nothing!.muStar.value / (noise * Math.sqrt(2 / Math.PI))).toBeCloseTo(1, 1)
  })
  test('come from walks on the grid that change each input once', () => {
    for (const { points, steps } of walks(50, 5)) {
      expect(steps.map(({ input }) => input).sort()).toEqual([0, 1, 2, 3, 4])
      for (const point of points)
        for (const value of point) expect(Math.abs(value * 3 - Math.round(value * 3))).toBeLessThan(1e-9)
      expect(points.flatMap((point) => [...point]).every((value) => value > -1e-9 && value < 1 + 1e-9)).toBe(
        true,
      )
    }
  })
})
