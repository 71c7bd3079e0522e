/**
 * Cases of the tests of simmer (R, https://github.com/r-simmer/simmer, tests/testthat), whose times are known beforehand: test-simulation-1, test-simmer-resource-preemption and
 * test-simmer-resource-schedule. The expected times are those given there.
 */
import { describe, expect, test } from 'vitest'
import { Executive, type Process, Processes, Resource, Tie } from '../../../../src/model/engine/index.ts'

/** An arrival: when, in which class (0 before 1), and how many units for how long. */
interface Arrival {
  readonly at: number
  readonly priority: number
  readonly units?: number
  readonly work: number
}

/** When each ends and for how long it was served. @param restarts whether the evicted begin their work again */
function preempted(arrivals: readonly Arrival[], capacity: number, restarts: boolean) {
  const processes = new Processes(1000)
  const desk = processes.station({ name: 'desk', capacity, priorities: 2, maxUnits: 10, preempts: true })
  const found = arrivals.map(() => ({ end: 0, activity: 0 }))
  function* job({ priority, units = 1, work }: Arrival, i: number): Process {
    for (let left = work; ; ) {
      yield desk.seize({ priority, units, place: 'first' })
      if (yield left) {
        found[i]!.activity += left
        break
      }
      found[i]!.activity += left - processes.left
      left = restarts ? work : processes.left
    }
    found[i]!.end = processes.now
    desk.release()
  }
  for (const [i, arrival] of arrivals.entries()) processes.start(job(arrival, i), arrival.at)
  processes.run()
  return { ends: found.map(({ end }) => end), activity: found.map(({ activity }) => activity) }
}

describe('simmer: preemption', () => {
  const arrivals = [
    { at: 0, priority: 1, work: 10 },
    { at: 0, priority: 1, work: 10 },
    { at: 2, priority: 0, units: 2, work: 10 },
    { at: 15, priority: 0, units: 2, work: 10 },
  ]

  test('tasks are not restarted', () => {
    expect(preempted(arrivals, 2, false)).toEqual({ ends: [30, 30, 12, 25], activity: [10, 10, 10, 10] })
  })

  test('tasks are restarted', () => {
    expect(preempted(arrivals, 2, true)).toEqual({ ends: [35, 35, 12, 25], activity: [15, 15, 10, 10] })
  })

  test('the newest started gives way first', () => {
    const lifo = [0, 1, 2, 3].map((at) => ({ at, priority: at < 2 ? 1 : 0, work: 10 }))
    expect(preempted(lifo, 2, true)).toEqual({ ends: [22, 23, 12, 13], activity: [13, 11, 10, 10] })
  })

  test('preemption works in non-saturated multi-server resources', () => {
    const low = Array.from({ length: 5 }, () => ({ at: 0, priority: 1, work: 10 }))
    const { ends, activity } = preempted([...low, { at: 1, priority: 0, units: 7, work: 10 }], 10, false)
    expect(ends.toSorted((a, b) => a - b)).toEqual([10, 10, 10, 11, 19, 19])
    expect(activity).toEqual([10, 10, 10, 10, 10, 10])
  })
})

/** Ends of items that all ask at 0 and restart if evicted, under changes of capacity. @param tie the class of the changes at equal times */
function scheduled(
  items: number,
  work: number,
  capacities: readonly (readonly [at: number, units: number])[],
  whenCapacityFalls: 'finish' | 'evict',
  tie: number,
): number[] {
  const ends: number[] = []
  const releases: number[] = []
  const executive = new Executive(1000, (kind, target) => {
    if (kind === 0) desk.setCapacity(target)
    else {
      ends.push(executive.now)
      desk.release(target)
    }
  })
  const desk = new Resource({
    name: 'desk',
    capacity: 0,
    whenCapacityFalls,
    clock: executive,
    onStart: (item) => {
      releases[item] = executive.schedule(work, Tie.release, 1, item)
    },
    onEvict: (item) => {
      executive.cancel(releases[item]!)
      desk.request(item, 1, 0, 'first')
    },
  })
  for (let item = 0; item < items; item++) desk.request(item)
  for (const [at, units] of capacities) executive.schedule(at, tie, 0, units)
  executive.run()
  return ends
}

describe('simmer: capacity by a schedule', () => {
  const changes = [
    [0, 1],
    [1, 3],
    [2, 1],
  ] as const

  test('arrivals are dequeued when capacity increases and remain in the server when it decreases', () => {
    expect(scheduled(3, 2, changes, 'finish', Tie.calendar)).toEqual([2, 3, 3])
  })

  test('arrivals are preempted when capacity decreases, where releases of that time come first', () => {
    expect(scheduled(3, 2, changes, 'evict', Tie.clock)).toEqual([2, 3, 5])
  })

  test('with changes before releases of their time, as `Tie` has them, one more is evicted', () => {
    expect(scheduled(3, 2, changes, 'evict', Tie.calendar)).toEqual([2, 4, 6])
  })

  test('capacity decreases before post-release tasks', () => {
    const times = [
      [5, 1],
      [10, 0],
      [15, 1],
    ] as const
    expect(scheduled(3, 5, times, 'finish', Tie.calendar)).toEqual([10, 20, 25])
  })
})

test('simmer: a simple deterministic simulation with rejections', () => {
  const processes = new Processes(1000)
  const server = processes.station({ name: 'server', capacity: 1, waitingRoom: 0 })
  let last = 0
  function* entity(): Process {
    if (!(yield server.seize())) return
    yield 1.5
    server.release()
    last = processes.now
  }
  for (let at = 1; at <= 100; at++) processes.start(entity(), at)
  processes.run()
  expect([last, server.resource.completions, server.resource.refusals]).toEqual([100.5, 50, 50])
})
