/**
 * The reference pathway as one loop written by hand for it and for nothing else: the yardstick. People are records of 32 bytes in one
 * array, a person has one pending event, and events are in a wheel: a chain for each day and, of the day that is open, sorted chains for
 * each 1/1024 of it. It is one function, so that its counts are local variables.
 */
import { sfc32 } from '../sfc32.ts'
import { law as declared, removalMedian, removalSigma, unitsAt } from './law.ts'
import { averaged, noTotals, type Size, type Totals } from './totals.ts'

/** A copy: loaders that tests use read what is imported through getters, which is slow. */
const law = { ...declared }

/** Of the day that is open: parts, each a chain sorted by time. */
const PARTS = 1024
const NONE = -1

/** Words of a person's record; the first two are the time of the pending event. */
const NEXT = 2
const PREVIOUS = 3
const KIND = 4
const BEHIND = 5
const AHEAD = 6
const FLAGS = 7

const Kind = {
  arrives: 0,
  decided: 1,
  heard: 2,
  voluntary: 3,
  absconds: 4,
  barrier: 5,
  removed: 6,
  stayEnds: 7,
  reenters: 8,
} as const

/** Of FLAGS: has had a hub place in this claim; is in the hub's queue. */
const HAD_HUB = 1
const QUEUES = 2

/** One run. Throws a RangeError if more people are under way than room was made for. */
export function runLoop({ scale, days }: Size, seed: number): Totals {
  const totals = noTotals()
  const opening = Math.round(law.opening.decision * scale) + Math.round(law.opening.tribunal * scale)
  const room = Math.ceil(1.5 * opening + 25_000 * scale) + 1000
  const words = new Int32Array(8 * room)
  const times = new Float64Array(words.buffer)
  const heads = new Int32Array(days + 1 + PARTS).fill(NONE)
  const firstPart = days + 1
  let today = 0
  let used = 1
  let free = NONE

  const uniform = sfc32(seed)
  const exponential = (mean: number) => -mean * Math.log(uniform())
  let spareNormal = 0
  let hasSpare = false
  function normal(): number {
    hasSpare = !hasSpare
    if (!hasSpare) return spareNormal
    const radius = Math.sqrt(-2 * Math.log(uniform()))
    const angle = 2 * Math.PI * uniform()
    spareNormal = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }

  function schedule(person: number, kind: number, time: number): void {
    const base = 8 * person
    words[base + KIND] = kind
    times[4 * person] = time
    // Later than the last day: on no chain.
    words[base + PREVIOUS] = 1 << 30
    if (time >= days) return
    const day = time | 0
    if (day !== today) {
      link(base, day, heads[day]!)
      return
    }
    const part = firstPart + (((time - day) * PARTS) | 0)
    let after = heads[part]!
    if (after < 0 || times[after >> 1]! > time) {
      link(base, part, after)
      return
    }
    let before = after
    after = words[after + NEXT]!
    while (after >= 0 && times[after >> 1]! <= time) {
      before = after
      after = words[after + NEXT]!
    }
    words[before + NEXT] = base
    words[base + PREVIOUS] = before
    words[base + NEXT] = after
    if (after >= 0) words[after + PREVIOUS] = base
  }

  /** Puts a record, by its first word, at the head of a chain. */
  function link(base: number, chain: number, after: number): void {
    heads[chain] = base
    words[base + PREVIOUS] = ~chain
    words[base + NEXT] = after
    if (after >= 0) words[after + PREVIOUS] = base
  }

  function cancel(person: number): void {
    const base = 8 * person
    const before = words[base + PREVIOUS]!
    if (before === 1 << 30) return
    const after = words[base + NEXT]!
    if (before < 0) heads[~before] = after
    else words[before + NEXT] = after
    if (after >= 0) words[after + PREVIOUS] = before
  }

  function newPerson(): number {
    const person = free
    if (person !== NONE) {
      free = words[8 * person + NEXT]!
      return person
    }
    if (used === room) throw new RangeError(`more than ${room} people at a time`)
    return used++
  }

  function leave(person: number): void {
    words[8 * person + NEXT] = free
    free = person
  }

  // Two lines from which nobody gives up, and the hub's, from which people do.
  const slots = unitsAt(law.slots.decision, scale)
  const courts = unitsAt(law.slots.tribunal, scale)
  const places = unitsAt(law.slots.hub, scale)
  let [deciding, hearing, staying] = [0, 0, 0]
  let [decisionFirst, decisionLast, tribunalFirst, tribunalLast, hubFirst, hubLast] = Array<number>(6).fill(
    NONE,
  ) as [number, number, number, number, number, number]
  let [decisionLine, tribunalLine, hubLine, exhausted, away] = [0, 0, 0, 0, 0]

  function claim(person: number, now: number): void {
    words[8 * person + FLAGS] = 0
    if (deciding < slots) {
      deciding++
      schedule(person, Kind.decided, now + exponential(law.meanDecision))
      return
    }
    words[8 * person + BEHIND] = NONE
    if (decisionFirst === NONE) decisionFirst = person
    else words[8 * decisionLast + BEHIND] = person
    decisionLast = person
    decisionLine++
  }

  function appeal(person: number, now: number): void {
    if (hearing < courts) {
      hearing++
      schedule(person, Kind.heard, now + exponential(law.meanHearing))
      return
    }
    words[8 * person + BEHIND] = NONE
    if (tribunalFirst === NONE) tribunalFirst = person
    else words[8 * tribunalLast + BEHIND] = person
    tribunalLast = person
    tribunalLine++
  }

  function exhaust(person: number, now: number): void {
    totals.exhausted++
    exhausted++
    const undocumented = uniform() < law.undocumented
    const voluntary = exponential(law.meanVoluntary)
    const absconds = exponential(law.meanAbsconding)
    const barrier = exponential(law.meanBarrier)
    let first = removalMedian * Math.exp(removalSigma * normal())
    let kind: number = Kind.removed
    if (voluntary < first) {
      first = voluntary
      kind = Kind.voluntary
    }
    if (absconds < first) {
      first = absconds
      kind = Kind.absconds
    }
    if (barrier < first) {
      first = barrier
      kind = Kind.barrier
    }
    const base = 8 * person
    const flags = words[base + FLAGS]!
    if (undocumented && (flags & HAD_HUB) === 0) {
      if (staying < places) {
        admit(person, now)
        return
      }
      words[base + FLAGS] = flags | QUEUES
      words[base + BEHIND] = NONE
      words[base + AHEAD] = hubLast
      if (hubLast === NONE) hubFirst = person
      else words[8 * hubLast + BEHIND] = person
      hubLast = person
      hubLine++
    }
    schedule(person, kind, now + first)
  }

  function leaveLine(person: number): void {
    const base = 8 * person
    words[base + FLAGS]! &= ~QUEUES
    const [ahead, behind] = [words[base + AHEAD]!, words[base + BEHIND]!]
    if (ahead === NONE) hubFirst = behind
    else words[8 * ahead + BEHIND] = behind
    if (behind === NONE) hubLast = ahead
    else words[8 * behind + AHEAD] = ahead
    hubLine--
  }

  function admit(person: number, now: number): void {
    staying++
    exhausted--
    words[8 * person + FLAGS]! |= HAD_HUB
    schedule(person, Kind.stayEnds, now + exponential(law.meanStay))
  }

  function returned(person: number, now: number): void {
    if (uniform() < law.comesBack) {
      away++
      schedule(person, Kind.reenters, now + exponential(law.meanAway))
    } else leave(person)
  }

  function deliver(person: number, now: number): void {
    const base = 8 * person
    const kind = words[base + KIND]!
    if (kind === Kind.arrives) {
      totals.arrivals++
      schedule(person, Kind.arrives, now + exponential(1 / (law.arrivalsPerDay * scale)))
      claim(newPerson(), now)
    } else if (kind === Kind.decided) {
      const u = uniform()
      if (u < law.granted) {
        totals.granted++
        leave(person)
      } else if (u < law.granted + law.withdrawn) {
        totals.withdrawn++
        leave(person)
      } else {
        totals.refused++
        if (uniform() < law.appeals) appeal(person, now)
        else exhaust(person, now)
      }
      const next = decisionFirst
      if (next === NONE) deciding--
      else {
        decisionFirst = words[8 * next + BEHIND]!
        decisionLine--
        schedule(next, Kind.decided, now + exponential(law.meanDecision))
      }
    } else if (kind === Kind.heard) {
      if (uniform() < law.allowed) {
        totals.allowed++
        leave(person)
      } else exhaust(person, now)
      const next = tribunalFirst
      if (next === NONE) hearing--
      else {
        tribunalFirst = words[8 * next + BEHIND]!
        tribunalLine--
        schedule(next, Kind.heard, now + exponential(law.meanHearing))
      }
    } else if (kind === Kind.stayEnds) {
      staying--
      if (hubFirst !== NONE) {
        const next = hubFirst
        leaveLine(next)
        cancel(next)
        admit(next, now)
      }
      if (uniform() < law.returnedFromHub) {
        totals.returnedFromHub++
        returned(person, now)
      } else {
        totals.backFromHub++
        exhaust(person, now)
      }
    } else if (kind === Kind.reenters) {
      totals.reentries++
      away--
      claim(person, now)
    } else {
      exhausted--
      if ((words[base + FLAGS]! & QUEUES) !== 0) leaveLine(person)
      if (kind === Kind.absconds) {
        totals.absconded++
        leave(person)
      } else if (kind === Kind.barrier) {
        totals.barrier++
        leave(person)
      } else {
        if (kind === Kind.voluntary) totals.voluntary++
        else totals.removed++
        returned(person, now)
      }
    }
  }

  let events = 0
  for (let i = Math.round(law.opening.decision * scale); i > 0; i--) claim(newPerson(), 0)
  for (let i = Math.round(law.opening.tribunal * scale); i > 0; i--) {
    const person = newPerson()
    words[8 * person + FLAGS] = 0
    appeal(person, 0)
  }
  const source = 0
  schedule(source, Kind.arrives, exponential(1 / (law.arrivalsPerDay * scale)))

  for (today = 0; today < days; today++) {
    if (today > 0) {
      for (let base = heads[today]!; base >= 0; ) {
        const next = words[base + NEXT]!
        schedule(base >> 3, words[base + KIND]!, times[base >> 1]!)
        base = next
      }
    }
    for (let part = firstPart; part < firstPart + PARTS; part++) {
      for (let base = heads[part]!; base >= 0; base = heads[part]!) {
        const after = words[base + NEXT]!
        heads[part] = after
        if (after >= 0) words[after + PREVIOUS] = ~part
        events++
        deliver(base >> 3, times[base >> 1]!)
      }
    }
    totals.waitingForDecision += decisionLine
    totals.waitingForTribunal += tribunalLine
    totals.notQueueing += exhausted - hubLine
    totals.hubQueue += hubLine
    totals.inHub += staying
    totals.reentryPending += away
  }
  totals.events = events + days
  return averaged(totals, days)
}
