/** Our event list against simjs's own on the same random operations: a million in all, most of them with ties. */
import { describe, expect, it } from 'vitest'
import { EventList } from '../../../src/model/engine/event-list.ts'
import { AddressedDraws, deriveKey } from '../../../src/model/engine/random.ts'
import { PQueue } from '../../../src/model/engine/simjs.ts'

interface Reference {
  deliverAt: number
  cancelled: boolean
  deliver(): void
  handle: number
  target: number
  pendingIndex: number
}

interface Workload {
  readonly name: string
  readonly operations: number
  /** Delay from a uniform. */
  readonly delay: (u: number) => number
  /** Chances of scheduling and of cancelling; otherwise an event is delivered. */
  readonly schedules: (operation: number) => number
  readonly cancels: number
}

const HORIZON = 2048
/** simjs orders by time and insertion alone: the tie class goes into time below the grid on which all times lie. */
const GRID = 2 ** 10
const TIE_STEP = 2 ** -14

/** After a first load, each schedules as often as it cancels and delivers, so that the list stays well filled. */
const WORKLOADS: Workload[] = [
  {
    name: 'a steady load with few ties',
    operations: 300_000,
    delay: (u) => -2 * Math.log(u),
    schedules: (i) => (i < 3000 ? 1 : 0.5),
    cancels: 0.1,
  },
  {
    name: 'whole days only, so that hundreds of events tie',
    operations: 200_000,
    delay: (u) => Math.floor(u * 40),
    schedules: (i) => (i < 20_000 ? 0.9 : 0.5),
    cancels: 0.1,
  },
  {
    name: 'load, then drain, over and over',
    operations: 250_000,
    delay: (u) => 100 * u ** 6,
    schedules: (i) => (i < 2000 ? 1 : i % 20_000 < 10_000 ? 0.85 : 0.15),
    cancels: 0.05,
  },
  {
    name: 'clocks that are nearly all cancelled',
    operations: 150_000,
    delay: (u) => 500 * u,
    schedules: (i) => (i < 3000 ? 1 : 0.5),
    cancels: 0.44,
  },
  {
    name: 'delays from a ten-thousandth of a day to three years',
    operations: 100_000,
    delay: (u) => 10 ** (7 * u - 4),
    schedules: (i) => (i < 5000 ? 1 : 0.5),
    cancels: 0.1,
  },
]

function compare(
  workload: Workload,
  seed: string,
): { deliveries: number; ties: number; cancellations: number } {
  const draws = new AddressedDraws(deriveKey(seed, workload.name))
  const events = new EventList(HORIZON)
  const reference = new PQueue()
  const pending: Reference[] = []
  const seen = { deliveries: 0, ties: 0, cancellations: 0 }
  let now = 0

  const drop = (request: Reference): void => {
    const last = pending.pop()!
    if (last !== request) {
      pending[request.pendingIndex] = last
      last.pendingIndex = request.pendingIndex
    }
  }
  const schedule = (i: number): void => {
    const time = Math.ceil((now + workload.delay(draws.uniform(i, 0, 1))) * GRID) / GRID
    const tie = Math.floor(draws.uniform(i, 0, 2) * 5)
    const handle = events.schedule(time, tie, i & 255, i)
    if ((handle === -1) !== time > HORIZON) throw new Error(`handle ${handle} for time ${time}`)
    if (handle === -1) return
    const request: Reference = {
      deliverAt: time + tie * TIE_STEP,
      cancelled: false,
      deliver: () => {},
      handle,
      target: i,
      pendingIndex: pending.length,
    }
    pending.push(request)
    reference.insert(request)
  }
  const cancel = (i: number): void => {
    const request = pending[Math.floor(draws.uniform(i, 0, 1) * pending.length)]
    if (!request) return
    seen.cancellations++
    request.cancelled = true
    events.cancel(request.handle)
    drop(request)
  }
  const deliver = (): void => {
    let expected: Reference | null
    do expected = reference.remove() as Reference | null
    while (expected?.cancelled)
    if (events.next() !== (expected !== null)) throw new Error('one list is empty, the other is not')
    if (!expected) return
    seen.deliveries++
    if (events.time === now) seen.ties++
    now = Math.floor(expected.deliverAt * GRID) / GRID
    if (events.time !== now || events.target !== expected.target || events.kind !== (expected.target & 255)) {
      throw new Error(`delivered ${events.target} at ${events.time}, not ${expected.target} at ${now}`)
    }
    drop(expected)
  }

  for (let i = 0; i < workload.operations; i++) {
    const choice = draws.uniform(i, 0, 0)
    const schedules = workload.schedules(i)
    if (choice < schedules) schedule(i)
    else if (choice < schedules + workload.cancels) cancel(i)
    else deliver()
    if (events.size !== pending.length) throw new Error(`size ${events.size}, not ${pending.length}`)
  }
  while (pending.length > 0) deliver()
  expect(events.next()).toBe(false)
  return seen
}

describe.each(['2025', '7919'])('against simjs’s queue, seed %s', (seed) => {
  it.each(WORKLOADS)('delivers the same events in the same order: $name', (workload) => {
    const seen = compare(workload, seed)
    expect(seen.deliveries).toBeGreaterThan(workload.operations * 0.04)
    expect(seen.ties).toBeGreaterThan(100)
    expect(seen.cancellations).toBeGreaterThan(workload.operations * 0.03)
  })
})
