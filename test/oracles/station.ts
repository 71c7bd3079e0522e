/** Small queueing systems on the engine’s own executive, resources and draws, for comparison with closed forms. */
import { Tie } from '../../src/model/engine/event-list.ts'
import { Executive } from '../../src/model/engine/executive.ts'
import { AddressedDraws, deriveKey } from '../../src/model/engine/random.ts'
import { Resource } from '../../src/model/engine/resource.ts'

const Purpose = { arrival: 1, service: 2, patience: 3, priority: 4, route: 5 } as const
const Kind = { arrival: 0, done: 1, gives_up: 2 } as const

/** One station with Poisson arrivals. Times are in any one unit. */
export interface Station {
  readonly servers: number
  readonly arrivalRate: number
  /** Service time from a uniform draw. */
  readonly service: (u: number) => number
  /** Mean of exponential patience; without it nobody gives up. */
  readonly patience?: number
  readonly waitingRoom?: number
  /** Share of arrivals in the first of two priority classes; without it there is one class. */
  readonly firstClassShare?: number
  readonly horizon: number
  /** Customers who arrive before this time are not counted. */
  readonly warmUp: number
}

/** What happened to the customers counted. */
export interface Outcome {
  customers: number
  refused: number
  gaveUp: number
  /** Waits of those served, by class. */
  waits: number[][]
}

/** Runs one replication of a station. */
export function runStation(station: Station, block: string, replication: number): Outcome {
  const draws = new AddressedDraws(deriveKey(block, replication, 'station'))
  const arrived: number[] = []
  const classOf: number[] = []
  const patience: number[] = []
  const outcome: Outcome = { customers: 0, refused: 0, gaveUp: 0, waits: [[], []] }
  const executive = new Executive(station.horizon, dispatch)
  const counts = (customer: number) => arrived[customer]! >= station.warmUp
  const servers = new Resource({
    name: 'servers',
    capacity: station.servers,
    priorities: 2,
    clock: executive,
    ...(station.waitingRoom === undefined ? {} : { waitingRoom: station.waitingRoom }),
    onStart: (customer) => {
      executive.cancel(patience[customer] ?? -1)
      if (counts(customer)) outcome.waits[classOf[customer]!]!.push(executive.now - arrived[customer]!)
      const service = station.service(draws.uniform(customer, 0, Purpose.service))
      executive.schedule(service, Tie.release, Kind.done, customer)
    },
  })
  function dispatch(kind: number, customer: number): void {
    if (kind === Kind.done) servers.release(customer)
    else if (kind === Kind.gives_up) {
      servers.leave(customer)
      if (counts(customer)) outcome.gaveUp++
    } else {
      executive.schedule(
        draws.exponential(customer + 1, 0, Purpose.arrival) / station.arrivalRate,
        Tie.seize,
        Kind.arrival,
        customer + 1,
      )
      arrived[customer] = executive.now
      if (counts(customer)) outcome.customers++
      const second =
        station.firstClassShare !== undefined &&
        !draws.chance(station.firstClassShare, customer, 0, Purpose.priority)
      classOf[customer] = second ? 1 : 0
      const answer = servers.request(customer, 1, classOf[customer]!)
      if (answer === 'refused' && counts(customer)) outcome.refused++
      if (answer === 'waiting' && station.patience !== undefined) {
        const limit = station.patience * draws.exponential(customer, 0, Purpose.patience)
        patience[customer] = executive.schedule(limit, Tie.clock, Kind.gives_up, customer)
      }
    }
  }
  executive.schedule(
    draws.exponential(0, 0, Purpose.arrival) / station.arrivalRate,
    Tie.seize,
    Kind.arrival,
    0,
  )
  executive.run()
  return outcome
}

/** An open network of single servers with exponential service: time-average number at each node after the warm-up. */
export function runNetwork(
  network: {
    external: readonly number[]
    service: readonly number[]
    routes: readonly (readonly number[])[]
    horizon: number
    warmUp: number
  },
  block: string,
  replication: number,
): number[] {
  const draws = new AddressedDraws(deriveKey(block, replication, 'network'))
  const nodes = network.service.length
  const visits: number[] = []
  let customers = 0
  const numberAtWarmUp: number[] = []
  const executive = new Executive(network.horizon, dispatch)
  const at: number[] = []
  const inSystem = (node: Resource) => node.waitingTime() + node.servingTime()
  const servers = network.service.map(
    (rate, node) =>
      new Resource({
        name: `node ${node}`,
        capacity: 1,
        clock: executive,
        onStart: (customer) => {
          const service = draws.exponential(customer, 0, Purpose.service, visits[customer]!) / rate
          executive.schedule(service, Tie.release, 1, customer)
        },
      }),
  )
  function enter(customer: number, node: number): void {
    visits[customer] = (visits[customer] ?? -1) + 1
    at[customer] = node
    servers[node]!.request(customer)
  }
  function dispatch(kind: number, target: number): void {
    if (kind === 0) {
      const customer = customers++
      const gap = draws.exponential(customer, target + 1, Purpose.arrival) / network.external[target]!
      executive.schedule(gap, Tie.seize, 0, target)
      enter(customer, target)
    } else if (kind === 1) {
      const node = at[target]!
      let u = draws.uniform(target, 0, Purpose.route, visits[target]!)
      servers[node]!.release(target)
      for (let next = 0; next < nodes; next++) {
        u -= network.routes[node]![next]!
        if (u < 0) {
          enter(target, next)
          return
        }
      }
    } else {
      for (const server of servers) numberAtWarmUp.push(inSystem(server))
    }
  }
  for (const [node, rate] of network.external.entries()) {
    if (rate > 0)
      executive.schedule(draws.exponential(0, 100 + node, Purpose.arrival) / rate, Tie.seize, 0, node)
  }
  executive.schedule(network.warmUp, Tie.census, 2, 0)
  executive.run()
  return servers.map(
    (server, i) => (inSystem(server) - numberAtWarmUp[i]!) / (network.horizon - network.warmUp),
  )
}

/** Number in an infinite-server system with sinusoidal arrivals, sampled at equal steps over whole cycles after the warm-up. */
export function runSeasonal(
  seasonal: { rate: number; swing: number; service: number; cycle: number; cycles: number; samples: number },
  block: string,
  replication: number,
): { time: number; number: number }[] {
  const { rate, swing, service, cycle, cycles, samples } = seasonal
  const draws = new AddressedDraws(deriveKey(block, replication, 'seasonal'))
  const horizon = cycle * (cycles + 3)
  const seen: { time: number; number: number }[] = []
  const executive = new Executive(horizon, (kind, target) => {
    if (kind === 1) servers.release(target)
    else if (kind === 2) {
      seen.push({ time: executive.now, number: servers.serving })
    } else {
      executive.schedule(
        draws.exponential(target + 1, 0, Purpose.arrival) / (rate * (1 + swing)),
        Tie.seize,
        0,
        target + 1,
      )
      const now = rate * (1 + swing * Math.sin((2 * Math.PI * executive.now) / cycle))
      if (draws.chance(now / (rate * (1 + swing)), target, 0, Purpose.route)) servers.request(target)
    }
  })
  const servers = new Resource({
    name: 'servers',
    capacity: 1_000_000,
    clock: executive,
    onStart: (customer) => {
      executive.schedule(draws.exponential(customer, 0, Purpose.service) * service, Tie.release, 1, customer)
    },
  })
  executive.schedule(draws.exponential(0, 0, Purpose.arrival) / (rate * (1 + swing)), Tie.seize, 0, 0)
  for (let i = 0; i < cycles * samples; i++) executive.scheduleAt(cycle * (3 + i / samples), Tie.census, 2, 0)
  executive.run()
  return seen
}
