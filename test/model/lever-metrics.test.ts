import { expect, test } from 'vitest'
import { headlines } from '../../src/experiments/headlines.ts'
import { shortLabelOf } from '../../src/experiments/metric-label.ts'
import { leverMeasures, type Measure, measuresOf } from '../../src/model/measures/lever-metrics.ts'
import { findMetric } from '../../src/model/measures/metrics.ts'
import { loadScenario } from '../../src/scenarios/load.ts'

/** Sections that describe the past or how money is counted; of schemes and costs the headlines tell. */
const without = ['start', 'stocks', 'costs', 'schemes']

test('every lever bears on a metric', () => {
  const paths = loadScenario('current-policy-2024').parameters.map(({ id }) => id)
  const sections = [...new Set(paths.map((id) => id.split('.')[0]!))].filter((s) => !without.includes(s))
  expect(sections.length).toBeGreaterThan(8)
  for (const section of sections) {
    const own = paths.filter((id) => id.startsWith(`${section}.`))
    expect([section, measuresOf(own).length > 0]).toEqual([section, true])
  }
})

test('shows the appeals queue where tribunal capacity is changed', () => {
  expect(measuresOf(['appeals.disposals_per_quarter'])).toContainEqual(['backlog.appeal', 'parties'])
  expect(measuresOf(['stocks.appeals_open'])).toEqual([])
  expect(measuresOf(['groups.albania.grant_rate', 'groups.returnable.grant_rate'])).toEqual([
    ['decisions.granted', 'people'],
  ])
})

test('every metric on the console exists, and has a short label that says what it is counted in', () => {
  const shown: readonly Measure[] = [
    ...headlines.map((metric): Measure => [metric, findMetric(metric)!.countedIn[0]!]),
    ...leverMeasures,
  ]
  for (const [metric, countedIn] of shown) {
    const { kind, countedIn: all } = findMetric(metric)!
    expect(all).toContain(countedIn)
    const label = shortLabelOf(metric, countedIn)
    expect(label.length).toBeLessThanOrEqual(28)
    if (kind !== 'cost') expect(label).toMatch(/, (people|cases|days|person-days)$/)
    expect(label.endsWith('cases')).toBe(countedIn === 'parties')
  }
})
