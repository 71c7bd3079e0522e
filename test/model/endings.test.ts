import { expect, test } from 'vitest'
import type { Followed } from '../../src/model/endings.ts'
import { simulateAndFollow } from '../../src/model/simulate.ts'
import { hub, opensAt, smallScenario, withScheme } from './model.ts'

const exchanging = withScheme(smallScenario(hub), {
  ...opensAt(30),
  eligibility: { reasons: [] },
  exchange: { admitted_per_transfer: 1, delay_days: 1 },
})
const [values] = Object.values(exchanging.schemes)
/** The numbers of those admitted for the one come between those of the other, whose scheme number is lower. */
const scenario = { ...exchanging, schemes: { hub: values!, abroad: values! } }

test.each<Followed>(['all', 'transferred'])('endings of %s come in the order of subjects', (followed) => {
  const run = { scenario, deterrence: 'none', seed: 'test', replication: 1, horizonYears: 2 }
  const { subjects } = simulateAndFollow(run, followed).endings
  expect(subjects.length).toBeGreaterThan(10)
  expect(subjects.every((subject, i) => i === 0 || subject > subjects[i - 1]!)).toBe(true)
})
