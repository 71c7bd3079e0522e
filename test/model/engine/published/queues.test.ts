/**
 * The public engine on queues with closed forms. First the closed form is held to another way of computing it, or to a published figure, then the mean of 20
 * replications to the closed form (joint false-alarm rate below 0.001).
 */
import { describe, expect, test } from 'vitest'
import {
  draws,
  Executive,
  PoissonArrivals,
  type Process,
  Processes,
  Resource,
  Tie,
} from '../../../../src/model/engine/index.ts'
import { balanced, erlangA, erlangC } from '../../../oracles/birth-and-death.ts'
import { expectMean } from '../../../oracles/expectation.ts'

/** Comparisons of this file, at least. */
const comparisons = 30
const replications = Array.from({ length: 20 }, (_, i) => i + 1)
const expectAll = (values: readonly number[], exact: number, power: number) =>
  expectMean(values, exact, power, comparisons)

interface Calls {
  readonly servers: number
  readonly rate: number
  readonly horizon: number
  readonly patience?: number
}

/** M/M/c, or M/M/c+M with patience, with mean service 1 and a tenth of the run as warm-up: share that waits, mean wait of all, share that gives up. */
function run({ servers, rate, horizon, patience }: Calls, replication: number) {
  const [ARRIVES, LEAVES, GIVES_UP, WARM] = [0, 1, 2, 3]
  const luck = draws('published', servers, replication)
  const arrivals = new PoissonArrivals(luck, { rate, purpose: ARRIVES })
  const tether: number[] = []
  let [waiting, people] = [0, 0]
  const executive = new Executive(horizon, (kind, person) => {
    if (kind === LEAVES) desk.release(person)
    else if (kind === GIVES_UP) desk.leave(person)
    else if (kind === WARM) {
      desk.forget()
      waiting = 0
    } else {
      people++
      executive.scheduleAt(arrivals.next(), Tie.seize, ARRIVES, people)
      if (desk.request(person) === 'started') return
      waiting++
      if (patience === undefined) return
      const limit = patience * luck.exponential(person, 0, GIVES_UP)
      tether[person] = executive.schedule(limit, Tie.clock, GIVES_UP, person)
    }
  })
  const desk = new Resource({
    ...{ name: 'desk', capacity: servers, clock: executive },
    onStart: (person) => {
      executive.cancel(tether[person] ?? -1)
      executive.schedule(luck.exponential(person, 0, LEAVES), Tie.release, LEAVES, person)
    },
  })
  executive.scheduleAt(arrivals.next(), Tie.seize, ARRIVES, 0)
  executive.schedule(horizon / 10, Tie.census, WARM, 0)
  executive.run()
  const { requests, reneges } = desk
  return { waits: waiting / requests, wait: desk.waitingTime() / requests, gaveUp: reneges / requests }
}

describe('M/M/c: Erlang’s probability of waiting', () => {
  test.each([
    [1, 0.5],
    [2, 1],
    [3, 2],
    [5, 4],
    [10, 8],
  ])('%d servers, %d erlangs', (servers, load) => {
    const waits = erlangC(servers, load)
    const states = balanced(
      400,
      () => load,
      (n) => Math.min(n, servers),
    )
    expect(states.slice(servers).reduce((sum, share) => sum + share, 0)).toBeCloseTo(waits, 9)
    const found = replications.map((r) => run({ servers, rate: load, horizon: 6000 / load }, r))
    expectAll(
      found.map((each) => each.waits),
      waits,
      0.12,
    )
    expectAll(
      found.map((each) => each.wait),
      waits / (servers - load),
      0.35,
    )
  })
})

describe('M/M/n+M: Erlang A', () => {
  // 50 servers, 48 arrivals a minute of a minute each, patience of two minutes.
  const [servers, rate, patience] = [50, 48, 2]
  const exact = erlangA(servers, rate, patience)

  test('the closed form is what the balance of the chain comes to', () => {
    const states = balanced(
      300,
      () => rate,
      (n) => Math.min(n, servers) + Math.max(0, n - servers) / patience,
    )
    const waiting = states.reduce((sum, share, n) => sum + share * Math.max(0, n - servers), 0)
    expect(waiting / rate).toBeCloseTo(exact.wait, 10)
    expect(waiting / patience / rate).toBeCloseTo(exact.gaveUp, 10)
  })

  test('and the engine has the figures of the closed form', () => {
    const found = replications.map((r) => run({ servers, rate, patience, horizon: 300 }, r))
    expectAll(
      found.map((each) => each.gaveUp),
      exact.gaveUp,
      0.25,
    )
    expectAll(
      found.map((each) => each.wait),
      exact.wait,
      0.25,
    )
  })
})

/** Machines that break down and repairers: share of time that a machine is up, and share of breakdowns that are seen to at once. */
function repair(machines: number, repairers: number, up: number, down: number, replication: number) {
  const luck = draws('repair', replication)
  const shop = new Processes(2500)
  const hands = shop.station({ name: 'repairers', capacity: repairers })
  let [upTime, atOnce, breakdowns] = [0, 0, 0]
  function* machine(number: number): Process {
    for (let turn = 0; ; turn++) {
      const time = up * luck.exponential(number, 0, 0, turn)
      upTime += Math.min(time, 2500 - shop.now)
      yield time
      breakdowns++
      if (hands.resource.busy < repairers) atOnce++
      yield hands.seize()
      yield down * luck.exponential(number, 0, 1, turn)
      hands.release()
    }
  }
  for (let number = 0; number < machines; number++) shop.start(machine(number))
  shop.run()
  return { up: upTime / 2500 / machines, atOnce: atOnce / breakdowns }
}

describe('machines and repairers: a finite source', () => {
  test('two machines and one repairer', () => {
    // Matloff, "Introduction to discrete-event simulation and the SimPy language", program MachRep2, as the examples of Aivika cite it: about 0.6 and 0.67.
    const shares = balanced(
      3,
      (down) => 2 - down,
      () => 2,
    )
    const up = shares[0]! + shares[1]! / 2
    const atOnce = (2 * shares[0]!) / (2 * shares[0]! + shares[1]!)
    expect([up, atOnce]).toEqual([expect.closeTo(0.6, 10), expect.closeTo(0.67, 2)])
    const found = replications.map((r) => repair(2, 1, 1, 0.5, r))
    expectAll(
      found.map((each) => each.up),
      up,
      0.03,
    )
    expectAll(
      found.map((each) => each.atOnce),
      atOnce,
      0.03,
    )
  })

  test('six machines and two repairers', () => {
    const shares = balanced(
      7,
      (down) => (6 - down) / 4,
      (down) => Math.min(down, 2),
    )
    const up = shares.reduce((sum, share, down) => sum + (share * (6 - down)) / 6, 0)
    expectAll(
      replications.map((r) => repair(6, 2, 4, 1, r).up),
      up,
      0.03,
    )
  })
})

test('a Jackson network: numbers at each node are those of M/M/1 by itself', () => {
  // Jackson (1957): two nodes; of the first three in ten leave and the others go to the second, of which half come back.
  const [rate, first, second] = [0.5, 1.4, 1]
  const load = [rate / (1 - 0.7 * 0.5), (0.7 * rate) / (1 - 0.7 * 0.5)]
  const found = replications.map((r) => {
    const luck = draws('Jackson', r)
    const arrivals = new PoissonArrivals(luck, { rate, purpose: 0 })
    const network = new Processes(4000)
    const nodes = [first, second].map((_, i) => network.station({ name: `node ${i}`, capacity: 1 }))
    function* job(number: number): Process {
      for (let visit = 0, node = 0; ; visit++) {
        yield nodes[node]!.seize()
        yield luck.exponential(number, 0, 1, visit) / [first, second][node]!
        nodes[node]!.release()
        if (!luck.chance([0.7, 0.5][node]!, number, 0, 2, visit)) return
        node = 1 - node
      }
    }
    function* door(): Process {
      for (let number = 0; ; number++) {
        yield arrivals.next() - network.now
        network.start(job(number))
      }
    }
    network.start(door())
    network.run(400)
    for (const { resource } of nodes) resource.forget()
    network.run()
    return nodes.map(({ resource }) => (resource.waitingTime() + resource.servingTime()) / 3600)
  })
  for (const [node, service] of [first, second].entries()) {
    const busy = load[node]! / service
    expectAll(
      found.map((numbers) => numbers[node]!),
      busy / (1 - busy),
      0.2,
    )
  }
})

test('M_t/M/∞ with sinusoidal arrivals: swing and lag of the number present', () => {
  // Eick, Massey and Whitt (1993), "M_t/G/∞ queues with sinusoidal arrival rates": with exponential service of mean 1/μ the number swings by μ/√(μ²+ω²) of the
  // rate's swing and lags by atan(ω/μ)/ω.
  const [level, swing, service, cycle] = [30, 0.8, 2, 12]
  const omega = (2 * Math.PI) / cycle
  const lag = Math.atan(omega * service) / omega
  const gain = 1 / Math.hypot(1, omega * service)
  const [atPeak, atTrough] = [1, -1].map((sign) => level * service * (1 + sign * swing * gain))
  const found = replications.map((r) => {
    const luck = draws('sinusoidal', r)
    const rate = (time: number) => level * (1 + swing * Math.sin(omega * time))
    const arrivals = new PoissonArrivals(luck, { rate, atMost: level * (1 + swing), purpose: 0 })
    const seen = { peak: 0, trough: 0 }
    const executive = new Executive(cycle * 48, (kind, person) => {
      if (kind === 0) {
        people.request(person)
        executive.scheduleAt(arrivals.next(), Tie.seize, 0, person + 1)
      } else if (kind === 1) people.release(person)
      else if (kind === 2) seen.peak += people.serving
      else seen.trough += people.serving
    })
    const people = new Resource({
      ...{ name: 'people', capacity: Number.POSITIVE_INFINITY, clock: executive },
      onStart: (person) =>
        executive.schedule(service * luck.exponential(person, 0, 1), Tie.release, 1, person),
    })
    executive.scheduleAt(arrivals.next(), Tie.seize, 0, 0)
    // The rate is highest a quarter of a cycle after its start, lowest at three quarters.
    for (let turn = 2; turn < 47; turn++) {
      executive.scheduleAt(cycle * (turn + 0.25) + lag, Tie.census, 2, 0)
      executive.scheduleAt(cycle * (turn + 0.75) + lag, Tie.census, 3, 0)
    }
    executive.run()
    return { peak: seen.peak / 45, trough: seen.trough / 45 }
  })
  expectAll(
    found.map(({ peak }) => peak),
    atPeak!,
    0.03,
  )
  expectAll(
    found.map(({ trough }) => trough),
    atTrough!,
    0.05,
  )
})
