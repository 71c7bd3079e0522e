/**
 * The reference pathway on the engine of this package: its executive, its resources and draws addressed by person, each of which a
 * model of the pathway would use. Draws are 52 bits wide, and a person's luck does not depend on anyone else's.
 */
import { Tie } from '../../src/model/engine/event-list.ts'
import { Executive } from '../../src/model/engine/executive.ts'
import { ItemNumbers } from '../../src/model/engine/item-numbers.ts'
import { AddressedDraws, deriveKey } from '../../src/model/engine/random.ts'
import { Resource } from '../../src/model/engine/resource.ts'
import { law as declared, removalMedian, removalSigma, unitsAt } from './law.ts'
import { averaged, noTotals, type Size, type Totals } from './totals.ts'

/** A copy: loaders that tests use read what is imported through getters, which is slow. */
const law = { ...declared }

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
  census: 9,
} as const

const Purpose = {
  arrival: 0,
  decision: 1,
  outcome: 2,
  appeal: 3,
  hearing: 4,
  judgment: 5,
  document: 6,
  voluntary: 7,
  absconding: 8,
  barrier: 9,
  removal: 10,
  stay: 11,
  afterStay: 12,
  again: 13,
  away: 14,
} as const

/** One run. */
export function runOnEngine(size: Size, seed: string): Totals {
  return new Pathway(size, seed).run()
}

class Pathway {
  private readonly totals = noTotals()
  private readonly draws: AddressedDraws
  private readonly executive: Executive
  private readonly decision: Resource
  private readonly tribunal: Resource
  private readonly hub: Resource
  private readonly size: Size
  private readonly numbers = new ItemNumbers()
  private people = 0
  private exhausted = 0
  private away = 0
  /** By item: who it is, how many claims this person has made, entries to exhaustion in this claim, and the clock that runs. */
  private readonly person: Uint32Array
  private readonly claims: Uint8Array
  private readonly entries: Uint8Array
  private readonly clock: Int32Array

  constructor(size: Size, seed: string) {
    const { scale, days } = size
    this.size = size
    this.draws = new AddressedDraws(deriveKey(seed, 'reference pathway'))
    const room = Math.ceil(250_000 * scale) + 1000
    this.person = new Uint32Array(room)
    this.claims = new Uint8Array(room)
    this.entries = new Uint8Array(room)
    this.clock = new Int32Array(room)
    this.executive = new Executive(days, (kind, item) => this.deliver(kind, item))
    const { executive: clock } = this
    const { slots } = law
    this.decision = new Resource({
      name: 'decisions',
      capacity: unitsAt(slots.decision, scale),
      clock,
      onStart: (item) => this.later(law.meanDecision, item, Purpose.decision, Kind.decided, Tie.release),
    })
    this.tribunal = new Resource({
      name: 'tribunal',
      capacity: unitsAt(slots.tribunal, scale),
      clock,
      onStart: (item) => this.later(law.meanHearing, item, Purpose.hearing, Kind.heard, Tie.release),
    })
    this.hub = new Resource({
      name: 'hub',
      capacity: unitsAt(slots.hub, scale),
      clock,
      onStart: (item) => this.admit(item),
    })
  }

  run(): Totals {
    const { scale, days } = this.size
    for (let i = Math.round(law.opening.decision * scale); i > 0; i--) this.decision.request(this.newItem())
    for (let i = Math.round(law.opening.tribunal * scale); i > 0; i--) this.tribunal.request(this.newItem())
    this.awaitArrival()
    this.executive.scheduleAt(1, Tie.census, Kind.census, 1)
    this.executive.run()
    this.totals.events = this.executive.delivered
    return averaged(this.totals, days)
  }

  private deliver(kind: number, item: number): void {
    const { totals } = this
    switch (kind) {
      case Kind.arrives: {
        totals.arrivals++
        const arrived = this.newItem()
        this.awaitArrival()
        this.decision.request(arrived)
        return
      }
      case Kind.decided:
        this.decision.release(item)
        this.decide(item)
        return
      case Kind.heard: {
        const allowed = this.chance(law.allowed, item, Purpose.judgment)
        this.tribunal.release(item)
        if (allowed) {
          totals.allowed++
          this.numbers.give(item)
        } else this.exhaust(item)
        return
      }
      case Kind.voluntary:
        totals.voluntary++
        this.endExhaustion(item)
        this.returned(item)
        return
      case Kind.removed:
        totals.removed++
        this.endExhaustion(item)
        this.returned(item)
        return
      case Kind.absconds:
        totals.absconded++
        this.endExhaustion(item)
        this.numbers.give(item)
        return
      case Kind.barrier:
        totals.barrier++
        this.endExhaustion(item)
        this.numbers.give(item)
        return
      case Kind.stayEnds:
        this.hub.release(item)
        if (this.chance(law.returnedFromHub, item, Purpose.afterStay)) {
          totals.returnedFromHub++
          this.returned(item)
        } else {
          totals.backFromHub++
          this.exhaust(item)
        }
        return
      case Kind.reenters:
        totals.reentries++
        this.away--
        this.decision.request(item)
        return
      case Kind.census:
        this.count(item)
    }
  }

  private decide(item: number): void {
    const { totals } = this
    const u = this.draws.uniform(this.person[item]!, this.claims[item]!, Purpose.outcome)
    if (u < law.granted) totals.granted++
    else if (u < law.granted + law.withdrawn) totals.withdrawn++
    else {
      totals.refused++
      if (this.chance(law.appeals, item, Purpose.appeal)) this.tribunal.request(item)
      else this.exhaust(item)
      return
    }
    this.numbers.give(item)
  }

  private exhaust(item: number): void {
    this.totals.exhausted++
    this.exhausted++
    const entry = this.entries[item]!++
    let kind: number = Kind.removed
    const [person, claim] = [this.person[item]!, this.claims[item]!]
    let first =
      removalMedian * Math.exp(removalSigma * this.draws.normal(person, claim, Purpose.removal, entry))
    const voluntary = law.meanVoluntary * this.draws.exponential(person, claim, Purpose.voluntary, entry)
    const absconds = law.meanAbsconding * this.draws.exponential(person, claim, Purpose.absconding, entry)
    const barrier = law.meanBarrier * this.draws.exponential(person, claim, Purpose.barrier, entry)
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
    this.clock[item] = this.executive.schedule(first, Tie.clock, kind, item)
    if (entry === 0 && this.draws.chance(law.undocumented, person, claim, Purpose.document))
      this.hub.request(item)
  }

  private admit(item: number): void {
    this.executive.cancel(this.clock[item]!)
    this.exhausted--
    this.later(law.meanStay, item, Purpose.stay, Kind.stayEnds, Tie.release)
  }

  private endExhaustion(item: number): void {
    this.exhausted--
    if (this.hub.isWaiting(item)) this.hub.leave(item)
  }

  private returned(item: number): void {
    if (!this.chance(law.comesBack, item, Purpose.again)) {
      this.numbers.give(item)
      return
    }
    this.later(law.meanAway, item, Purpose.away, Kind.reenters, Tie.clock)
    this.away++
    this.claims[item]!++
    this.entries[item] = 0
  }

  private count(day: number): void {
    const { totals } = this
    totals.waitingForDecision += this.decision.waiting
    totals.waitingForTribunal += this.tribunal.waiting
    totals.notQueueing += this.exhausted - this.hub.waiting
    totals.hubQueue += this.hub.waiting
    totals.inHub += this.hub.serving
    totals.reentryPending += this.away
    if (day < this.size.days) this.executive.scheduleAt(day + 1, Tie.census, Kind.census, day + 1)
  }

  private awaitArrival(): void {
    const gap =
      this.draws.exponential(this.people, 0, Purpose.arrival) / (law.arrivalsPerDay * this.size.scale)
    this.executive.schedule(gap, Tie.seize, Kind.arrives, 0)
  }

  private newItem(): number {
    const item = this.numbers.take()
    if (item >= this.person.length) throw new RangeError(`more than ${this.person.length} people at a time`)
    this.person[item] = this.people++
    this.claims[item] = 0
    this.entries[item] = 0
    return item
  }

  private later(mean: number, item: number, purpose: number, kind: number, tie: number): void {
    const delay = mean * this.draws.exponential(this.person[item]!, this.claims[item]!, purpose)
    this.executive.schedule(delay, tie, kind, item)
  }

  private chance(share: number, item: number, purpose: number): boolean {
    return this.draws.chance(share, this.person[item]!, this.claims[item]!, purpose)
  }
}
