import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/input-error.ts'
import { stationsOf } from '../../src/runs/sweep-plan.ts'
import { loadSweepDesign } from '../../src/scenarios/load.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { hub } from '../model/model.ts'

const folder = temporaryFolder()
const file = join(folder, 'design.yaml')
const design = `
name: small
title: Does the size of a hub matter?
scenarios: [${resolve(hub)}]
baseline: current-policy-2024
method: sobol
points: 8
parameters:
  opening: { path: schemes.hub.capacity.opening_places, from: 50, to: 400, role: lever }
  full: { path: schemes.hub.capacity.full_places, from: 50, to: 400 }
  days: { path: schemes.hub.challenge.days, from: declared, distribution: pert, role: uncertainty }
  share: { path: schemes.hub.challenge.probability, distribution: lognormal, low: 0.1, high: 0.4 }
correlations: [{ between: [days, share], rank: 0.3 }]
constraints: [opening <= full]
`

/** What is told of the design, through to its points; '' where nothing is wrong. */
function told(text: string): string {
  writeFileSync(file, text)
  try {
    const loaded = loadSweepDesign(file)
    stationsOf(loaded, '1', [loaded.baseline, ...loaded.scenarios], [])
    return ''
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return error.message
  }
}

describe('a design of a sample', () => {
  test('has points within declared ranges that keep to its constraints', () => {
    writeFileSync(file, design)
    const loaded = loadSweepDesign(file)
    const { scenarios, stations, rejected } = stationsOf(
      loaded,
      '1',
      [loaded.baseline, ...loaded.scenarios],
      [],
    )
    const declared = scenarios[1]!.document.schemes['hub']!.challenge.days
    expect(stations.length + rejected).toBe(8)
    expect(rejected).toBeGreaterThan(0)
    for (const { point, scenarios: options } of stations) {
      const { opening, full, days } = point.values as Record<string, number>
      expect(opening).toBeLessThanOrEqual(full!)
      expect(days).toBeGreaterThanOrEqual(Number(declared.low))
      expect(days).toBeLessThanOrEqual(Number(declared.high))
      expect(options[0]!.values.schemes['hub']!.challenge.days).toBe(days)
    }
  })

  const cases: [string, (text: string) => string, RegExp][] = [
    ['no points', (t) => t.replace('points: 8', ''), /found a sobol sequence without points/],
    ['an unknown method', (t) => t.replace('sobol', 'sobel'), /"sobel".*did you mean "sobol"/],
    ['an unknown role', (t) => t.replace('role: lever', 'role: leaver'), /"leaver".*did you mean "lever"/],
    [
      'ends with from',
      (t) => t.replace('distribution: pert', 'low: 3, distribution: pert'),
      /from: declared and low/,
    ],
    ['to with declared', (t) => t.replace('from: declared', 'from: declared, to: 9'), /days: found to with/],
    [
      'ends of no distribution',
      (t) => t.replace('from: 50, to', 'low: 50, from: 50, to'),
      /low with distribution: uniform/,
    ],
    ['a lognormal without an end', (t) => t.replace('low: 0.1, ', ''), /distribution: lognormal without low/],
    ['a lognormal from 0', (t) => t.replace('low: 0.1', 'low: 0'), /lognormal with low 0/],
    ['ends reversed', (t) => t.replace('high: 0.4', 'high: 0.05'), /found low 0.1 and high 0.05/],
    [
      'a scale with a distribution',
      (t) => t.replace('low: 0.1,', 'low: 0.1, scale: log,'),
      /scale: log with distribution/,
    ],
    [
      'weights of another number',
      (t) => t.replace('from: 50, to: 400 }', 'values: [1, 2], weights: [1] }'),
      /1 weights for 2 values/,
    ],
    [
      'weights without values',
      (t) => t.replace('to: 400 }', 'to: 400, weights: [1] }'),
      /neither values nor a range/,
    ],
    [
      'a negative weight',
      (t) => t.replace('from: 50, to: 400 }', 'values: [1, 2], weights: [1, -1] }'),
      /-1/,
    ],
    [
      'a path without a range',
      (t) => t.replace('challenge.days', 'agreement.announced'),
      /no scenario of the design declares low and high of/,
    ],
    [
      'a correlation with a stranger',
      (t) => t.replace('[days, share]', '[days, shares]'),
      /"shares".*did you mean "share"/,
    ],
    [
      'a correlation with itself',
      (t) => t.replace('[days, share]', '[days, days]'),
      /correlation of days with itself/,
    ],
    [
      'a correlation with a lever',
      (t) => t.replace('[days, share]', '[days, opening]'),
      /opening, which is a lever/,
    ],
    ['a correlation of 1', (t) => t.replace('rank: 0.3', 'rank: 1'), /found 1.*0.99/],
    [
      'a correlation twice',
      (t) => t.replace('rank: 0.3 }', 'rank: 0.3 }, { between: [share, days], rank: 0.2 }'),
      /share and days again/,
    ],
    [
      'correlations that cannot hold',
      (t) =>
        t.replace(
          'rank: 0.3 }',
          'rank: 0.9 }, { between: [share, full], rank: 0.9 }, { between: [days, full], rank: -0.9 }',
        ),
      /cannot all hold/,
    ],
    [
      'a correlation in a grid',
      (t) => t.replace(/method.*\npoints.*\n/, ''),
      /correlations with method: grid/,
    ],
    [
      'a constraint that is none',
      (t) => t.replace('opening <= full', 'opening<=full'),
      /found "opening<=full"/,
    ],
    [
      'a constraint of a stranger',
      (t) => t.replace('opening <= full', 'open <= full'),
      /"open".*did you mean/,
    ],
    [
      'a constraint that nothing meets',
      (t) => t.replace('opening <= full', 'opening > 400'),
      /no point of 8/,
    ],
    [
      'a constraint of a choice',
      (t) =>
        t
          .replace(
            'days: {',
            'barriers: { path: exhausted.barriers.preset, values: [none, duration] }\n  days: {',
          )
          .replace('opening <= full', 'barriers > 1'),
      /barriers, whose values are not all numbers/,
    ],
    [
      'usual values that break a constraint',
      (t) =>
        t
          .replace(/method.*\npoints.*\n/, 'method: one-at-a-time\n')
          .replace(/ {2}days[\s\S]*constraints/, 'constraints')
          .replaceAll('to: 400', 'to: 400, steps: 2')
          .replace('opening <= full', 'opening > full'),
      /first values of the parameters break a constraint/,
    ],
    [
      'too few points to correlate',
      (t) => t.replace('sobol', 'latin-hypercube').replace('points: 8', 'points: 3'),
      /found 3 points/,
    ],
  ]
  test.each(cases)('with %s is refused', (_, change, expected) => {
    expect(told(design)).toBe('')
    expect(told(change(design))).toMatch(expected)
  })
})
