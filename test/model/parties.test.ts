import { describe, expect, test } from 'vitest'
import { Stage } from '../../src/model/declaration/stages.ts'
import { AddressedDraws, deriveKey } from '../../src/model/engine/random.ts'
import { LongWaits } from '../../src/model/measures/long-waits.ts'
import { Parties } from '../../src/model/parties.ts'
import { opened } from '../../src/model/simulate.ts'
import { smallScenario } from './model.ts'

/** Fields that can be set, and a value that fills each. */
const most: Readonly<Record<string, number>> = {
  stageSince: 0.1,
  waitSince: -0.2,
  exhaustedAt: 0.3,
  leaverHazard: 0.4,
  officeHazard: 0.5,
  subject: 2 ** 32 - 1,
  clock: -1,
  flags: 2 ** 16 - 1,
  losses: 2 ** 16 - 2,
  selections: 2 ** 16 - 3,
  attempts: 2 ** 16 - 4,
  stage: 255,
  episode: 254,
  group: 253,
  people: 252,
  scheme: -1,
  schemeBarred: 251,
  barriers: 250,
  wayOut: 249,
  claimedAt: Number.NEGATIVE_INFINITY,
  awayDays: 0.6,
  ownDays: 0.7,
  barrierFrom: 0.8,
  offeredAt: -1,
  transferableFrom: 0.9,
  admittedAt: 1.1,
  hostAttempts: 2 ** 16 - 5,
  stops: 2 ** 16 - 6,
  transferredBy: -2,
}
type Access = Readonly<Record<string, (party: number, to?: number) => number>>
const setter = (field: string) => `set${field[0]!.toUpperCase()}${field.slice(1)}`

describe('records of parties', () => {
  test('have room for every field, and none lies upon another', () => {
    const parties = new Parties(4, false)
    for (let i = 0; i < 6; i++) parties.create(i, 0, 1, 0)
    const access = parties as unknown as Access
    const settable = Object.getOwnPropertyNames(Object.getPrototypeOf(Parties.prototype)).filter((name) =>
      /^set[A-Z]/.test(name),
    )
    expect(Object.keys(most).map(setter).sort()).toEqual(settable.sort())
    const around = [2, 4].map((party) => Object.keys(most).map((field) => access[field]!(party)))
    for (const [field, value] of Object.entries(most)) access[setter(field)]!(3, value)
    for (const [field, value] of Object.entries(most)) expect(access[field]!(3), field).toBe(value)
    expect([2, 4].map((party) => Object.keys(most).map((field) => access[field]!(party)))).toEqual(around)
  })

  test('are clean when a slot is used again, and what is left to know of its last holder is kept', () => {
    const parties = new Parties(2, true)
    const fresh = parties.create(7, 3, 2, 1)
    const access = parties as unknown as Access
    const untouched = Object.keys(most).map((field) => access[field]!(fresh))
    for (const [field, value] of Object.entries(most)) access[setter(field)]!(fresh, value)
    parties.addDepartureAhead(fresh, 5)
    parties.addDocumentAhead(fresh, 6)
    parties.setStage(fresh, Stage.granted)
    parties.setTransferredBy(fresh, 1)
    parties.end(fresh)
    expect(parties.create(7, 3, 2, 1)).toBe(fresh)
    expect(Object.keys(most).map((field) => access[field]!(fresh))).toEqual(untouched)
    expect([parties.departureAhead(fresh), parties.documentAhead(fresh)]).toEqual([0, 0])
    const { ended } = parties
    expect([ended.count, ended.subject(0), ended.stage(0)]).toEqual([1, 2 ** 32 - 1, Stage.granted])
    expect([ended.group(0), ended.people(0), ended.wayOut(0), ended.transferredBy(0)]).toEqual([
      253, 252, 249, 1,
    ])
    expect([parties.count, parties.created]).toEqual([1, 2])
  })

  test('of a run are those in the model at one time, not all that ever were', () => {
    const scenario = smallScenario('test/model/hub.yaml')
    const world = opened({ scenario, deterrence: 'none', seed: 'test', replication: 1, horizonYears: 5 })
    world.executive.run()
    const { parties } = world
    let inModel = 0
    for (let party = 0; party < parties.count; party++) if (parties.stage(party) !== Stage.outside) inModel++
    const pending = parties.created - parties.ended.count - inModel
    expect(parties.ended.count).toBeGreaterThan(parties.created / 3)
    expect(parties.count).toBeLessThan((2 * parties.created) / 3)
    // Others to be detained on the last day are outside the model until they are.
    expect(pending).toBeGreaterThanOrEqual(0)
    expect(pending).toBeLessThan(5)
  })
})

test('long waits counted as people come and go are those of a count afresh at every month end', () => {
  const draws = new AddressedDraws(deriveKey('long waits'))
  const ends = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]
  const waits = new LongWaits(ends, 182.625)
  const waiting: { since: number; people: number }[] = []
  const join = (since: number, n: number) => {
    const one = { since, people: 1 + Math.floor(4 * draws.uniform(n, 0, 0)) }
    waiting.push(one)
    waits.count(one.since, one.people, 1)
  }
  for (let n = 0; n < 400; n++) join(-500 * draws.uniform(n, 0, 1), n)
  // On the threshold itself nobody has waited for longer.
  join(ends[6]! - 182.625, 1000)
  for (let month = 0; month < ends.length; month++) {
    const long = waiting.filter(({ since }) => ends[month]! - since > 182.625)
    expect(waits.at(month)).toEqual({
      parties: long.length,
      people: long.reduce((sum, { people }) => sum + people, 0),
    })
    for (let n = 0; n < 60; n++) {
      const at = 2000 + 100 * month + n
      join(ends[month]! + 25 * draws.uniform(at, 0, 2), at)
      const [gone] = waiting.splice(Math.floor(waiting.length * draws.uniform(at, 0, 3)), 1)
      waits.count(gone!.since, gone!.people, -1)
    }
  }
})
