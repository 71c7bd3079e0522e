import { describe, expect, test } from 'vitest'
import { findMetric } from '../../src/model/measures/metrics.ts'
import { resourceIds, resourceOf, unitsOf, useMetrics } from '../../src/model/resources.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { scaledScenario } from '../../src/scenarios/schema/scale.ts'

describe.each(resourceIds)('the resource %s', (id) => {
  const scenario = loadScenario('current-policy-2024').values
  const scheduled = resourceOf(id).schedule(scenario)

  test('is scaled with the scenario', () => {
    const scaled = resourceOf(id).schedule(scaledScenario(scenario, 0.5))
    expect(scaled.value).toBe(scheduled.value / 2)
  })

  test('has whole units', () => {
    const units = unitsOf(id, scenario, scheduled.value)
    expect(units).toBeGreaterThan(0)
    expect(units).toBe(Math.round(units))
  })

  test('has every metric of its use', () => {
    for (const metric of Object.values(useMetrics(id))) expect(findMetric(metric)?.id).toBe(metric)
  })
})
