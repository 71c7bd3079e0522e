/** What is declared of the pathway fits together: whoever is somewhere came there and can leave; every resource is used and waited for. */
import { describe, expect, test } from 'vitest'
import { type StageId, stageIds, stageOf } from '../../src/model/declaration/stages.ts'
import {
  declarationOf,
  transitionIds,
  transitionsFrom,
  transitionsTo,
} from '../../src/model/declaration/transitions.ts'
import { costLineIds } from '../../src/model/measures/ledger.ts'
import { begin } from '../../src/model/pathway/begin.ts'
import { afterReturn, afterTransfer } from '../../src/model/pathway/reentry.ts'
import { resourceIds, resourceOf } from '../../src/model/resources.ts'
import { hub, runOnce, smallScenario } from './model.ts'

describe.each(stageIds)('the stage %s', (stage) => {
  test('is reached by a transition, unless everyone begins in it', () => {
    expect(transitionsTo(stage).length > 0).toBe(stage !== 'outside')
  })

  test('is left by a transition and says what for, unless the case is over', () => {
    const isLeft = transitionsFrom(stage).length > 0
    const { place, waitsFor } = stageOf(stage)
    if (place !== 'gone') expect(isLeft).toBe(true)
    if (stage !== 'outside') expect(waitsFor !== '').toBe(place !== 'gone')
  })
})

describe.each(resourceIds)('the resource %s', (id) => {
  const { name, waitsIn, heldIn, cost } = resourceOf(id)

  test('is the cause of a transition, from where people wait for it too', () => {
    const caused = transitionIds.filter((each) => declarationOf(each).cause === name)
    const from = new Set<StageId>(caused.flatMap((each) => declarationOf(each).from))
    expect(waitsIn.filter((stage) => !from.has(stage))).toEqual([])
  })

  test('is waited for and held in stages of its own', () => {
    expect(new Set([...waitsIn, ...heldIn]).size).toBe(waitsIn.length + heldIn.length)
    for (const other of resourceIds.filter((each) => each !== id)) {
      expect(resourceOf(other).waitsIn.filter((stage) => waitsIn.includes(stage))).toEqual([])
    }
  })

  test('has a line of the ledger, or says that it has none', () => {
    expect(['none', ...costLineIds]).toContain(cost)
  })
})

test('people set out again from the stages that begin with it, and from no others', () => {
  const begins = stageIds.filter((stage) => [afterReturn, afterTransfer].includes(begin[stage]))
  expect(new Set(begins)).toEqual(new Set(declarationOf('plans_reentry').from))
})

test('everyone in detention holds a bed', () => {
  const detained = stageIds.filter((stage) => stageOf(stage).place === 'detention')
  expect(new Set(resourceOf('beds').heldIn)).toEqual(new Set(detained))
})

test('those who have waited for a decision for long are among those who wait for one', () => {
  const { series } = runOnce(smallScenario(hub), 1, 3)
  for (const countedIn of ['people', 'parties']) {
    const of = (metric: string) =>
      series.find((each) => each.metric === metric && each.countedIn === countedIn)!.monthly as number[]
    const all = of('backlog.decision')
    const long = of('backlog.decision.over_six_months')
    expect(long.every((count, m) => count <= all[m]!)).toBe(true)
    expect(Math.max(...long)).toBeGreaterThan(0)
  }
})
