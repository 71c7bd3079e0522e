import { describe, expect, test } from 'vitest'
import { monthGrid } from '../../src/calendar/days.ts'
import { Stage } from '../../src/model/declaration/stages.ts'
import { Transition } from '../../src/model/declaration/transitions.ts'
import {
  checkBalance,
  checkHolders,
  checkLittlesLaw,
  checkResources,
} from '../../src/model/measures/invariants.ts'
import { begin } from '../../src/model/pathway/begin.ts'
import { eachResource } from '../../src/model/resources.ts'
import { BrokenInvariant } from '../../src/model/result.ts'
import { World } from '../../src/model/world.ts'
import { smallScenario } from './model.ts'

const nothing = () => {}

/** A world with ten parties awaiting a decision, its opening month closed. */
function worldOfTen(): World {
  const scenario = smallScenario('current-policy-2024')
  const world = new World({
    scenario,
    past: scenario,
    grid: monthGrid(scenario.start, 1),
    seed: 'test',
    replication: 1,
    capacity: 100,
    dispatch: nothing,
    pathway: { leave: nothing, enter: nothing, begin, serve: eachResource(() => nothing), evict: nothing },
    log: undefined,
  })
  for (let i = 0; i < 10; i++) world.place(world.parties.create(i, 0, 2, 0), Stage.awaiting_decision)
  world.closeMonth()
  return world
}

describe('invariants', () => {
  test('hold in an untouched world', () => {
    const world = worldOfTen()
    world.executive.now = 31
    world.move(3, Transition.starts_decision)
    world.closeMonth()
    expect(() => checkBalance(world, '2025-01')).not.toThrow()
    expect(() => checkResources(world, '2025-01')).not.toThrow()
    expect(() => checkLittlesLaw(world, '2025-01')).not.toThrow()
  })

  test('name the stage and month of a party that has vanished from the books', () => {
    const world = worldOfTen()
    world.parties.setStage(4, Stage.in_hearing)
    expect(() => checkBalance(world, '2025-03')).toThrow(BrokenInvariant)
    expect(() => checkBalance(world, '2025-03')).toThrow(
      /stage "awaiting_decision", 2025-03: 10 parties at the opening/,
    )
  })

  test('name the stage whose people do not add up although its parties do', () => {
    const world = worldOfTen()
    world.parties.setPeople(4, 5)
    expect(() => checkBalance(world, '2025-03')).toThrow(/"awaiting_decision", 2025-03: 20 people/)
  })

  test('notice stays that do not add up to the time in the stage', () => {
    const world = worldOfTen()
    world.executive.now = 31
    world.closeMonth()
    world.parties.setStageSince(2, 20)
    expect(() => checkLittlesLaw(world, '2025-01')).toThrow(/"awaiting_decision".*310 party-days/)
  })

  test('refuse a transition from a stage where it may not start', () => {
    const world = worldOfTen()
    expect(() => world.move(0, Transition.removed)).toThrow(
      /"awaiting_decision".*"removed" may not start here/,
    )
  })

  test('notice a resource used beyond its capacity without a declared fall', () => {
    const world = worldOfTen()
    for (let i = 0; i < 10; i++) world.resources.caseworkers.request(i)
    world.resources.caseworkers.setCapacity(5)
    expect(() => checkResources(world, '2025-01')).toThrow(/"in_decision".*caseworkers: 10 in use of 5/)
  })

  test('notice parties in a stage that waits for a resource, or holds it, and that the resource does not know', () => {
    const world = worldOfTen()
    expect(() => checkHolders(world, '2025-01')).toThrow(
      /"awaiting_decision".*caseworkers: 0 wait, 10 are where they would/,
    )
    for (let i = 0; i < 10; i++) world.resources.caseworkers.request(i)
    for (let i = 0; i < 9; i++) world.move(i, Transition.starts_decision)
    world.place(9, Stage.in_decision)
    expect(() => checkHolders(world, '2025-01')).toThrow(/caseworkers: 0 wait, 1 are/)
  })
})
