/** M/M/c with 8 servers at load 0.85: on the engine, as processes on the engine, and as a loop written by hand. Each returns the mean wait. */
import { Tie } from '../src/model/engine/event-list.ts'
import { Executive } from '../src/model/engine/executive.ts'
import { ItemNumbers } from '../src/model/engine/item-numbers.ts'
import { type Process, Processes } from '../src/model/engine/processes.ts'
import { AddressedDraws, deriveKey } from '../src/model/engine/random.ts'
import { Resource } from '../src/model/engine/resource.ts'
import { sfc32 } from './sfc32.ts'

const servers = 8
const rate = 6.8

/** On executive, resource and addressed draws. */
export function stationOnEngine(customers: number, seed: string): number {
  const draws = new AddressedDraws(deriveKey(seed))
  const numbers = new ItemNumbers()
  const who: number[] = []
  const since: number[] = []
  let arrived = 0
  let waited = 0
  const executive = new Executive(customers / rate, (kind, item) => {
    if (kind === 1) {
      desk.release(item)
      numbers.give(item)
      return
    }
    const customer = numbers.take()
    who[customer] = arrived++
    since[customer] = executive.now
    executive.schedule(draws.exponential(arrived, 0, 0) / rate, Tie.seize, 0, 0)
    desk.request(customer)
  })
  const desk = new Resource({
    name: 'desk',
    capacity: servers,
    clock: executive,
    onStart: (item) => {
      waited += executive.now - since[item]!
      executive.schedule(draws.exponential(who[item]!, 0, 1), Tie.release, 1, item)
    },
  })
  executive.schedule(draws.exponential(0, 0, 0) / rate, Tie.seize, 0, 0)
  executive.run()
  return waited / desk.starts
}

/** The same as processes. */
export function stationAsProcesses(customers: number, seed: string): number {
  const draws = new AddressedDraws(deriveKey(seed))
  const processes = new Processes(customers / rate)
  const desk = processes.station({ name: 'desk', capacity: servers })
  let waited = 0
  function* customer(number: number): Process {
    const since = processes.now
    yield desk.seize()
    waited += processes.now - since
    yield draws.exponential(number, 0, 1)
    desk.release()
  }
  function* door(): Process {
    for (let number = 0; ; number++) {
      yield draws.exponential(number, 0, 0) / rate
      processes.start(customer(number))
    }
  }
  processes.start(door())
  processes.run()
  return waited / desk.resource.starts
}

/** By hand: one time a server, the next arrival, and a ring of those who wait. */
export function stationByHand(customers: number, seed: number): number {
  const uniform = sfc32(seed)
  const exponential = () => -Math.log(uniform())
  const until = customers / rate
  const ends = new Float64Array(servers).fill(Number.POSITIVE_INFINITY)
  const ring = new Float64Array(2 ** 16)
  const mask = ring.length - 1
  let [first, last, busy, waited, starts] = [0, 0, 0, 0, 0]
  let arrival = exponential() / rate
  for (;;) {
    let server = 0
    for (let i = 1; i < servers; i++) if (ends[i]! < ends[server]!) server = i
    const end = ends[server]!
    const now = Math.min(arrival, end)
    if (now > until) return waited / starts
    if (arrival <= end) {
      arrival = now + exponential() / rate
      if (busy < servers) {
        busy++
        starts++
        let free = 0
        while (ends[free]! < Number.POSITIVE_INFINITY) free++
        ends[free] = now + exponential()
      } else {
        if (last - first === ring.length) throw new RangeError('more wait than there is room for')
        ring[last++ & mask] = now
      }
    } else if (first === last) {
      busy--
      ends[server] = Number.POSITIVE_INFINITY
    } else {
      waited += now - ring[first++ & mask]!
      starts++
      ends[server] = now + exponential()
    }
  }
}
