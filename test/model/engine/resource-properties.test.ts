/** The resource against a plain model of its rules, on random sequences of calls. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Resource } from '../../../src/model/engine/resource.ts'

interface Rules {
  readonly discipline: 'oldest-first' | 'newest-first'
  readonly whenCapacityFalls: 'finish' | 'evict'
  readonly waitingRoom: number
  readonly reversedShare: number
}

interface Place {
  readonly item: number
  readonly units: number
  readonly priority: number
}

/** The rules written down as plainly as possible: arrays in order of joining and of starting. */
class PlainResource {
  waiting: Place[] = []
  served: Place[] = []
  log: string[] = []
  turns = 0
  capacity: number
  private readonly rules: Rules

  constructor(capacity: number, rules: Rules) {
    this.capacity = capacity
    this.rules = rules
  }

  get busy(): number {
    return this.served.reduce((sum, { units }) => sum + units, 0)
  }

  order(): Place[] {
    const passes = (turn: number) => Math.floor(turn * this.rules.reversedShare)
    const reversed = passes(this.turns + 1) > passes(this.turns)
    const newestFirst = (this.rules.discipline === 'newest-first') !== reversed
    const ranked = newestFirst ? this.waiting.toReversed() : [...this.waiting]
    return ranked.sort((one, other) => one.priority - other.priority)
  }

  request(place: Place): string {
    const fits = place.units <= this.capacity - this.busy
    if (!fits && this.waiting.length >= this.rules.waitingRoom) return 'refused'
    this.waiting.push(place)
    this.serve(place)
    return this.waiting.includes(place) ? 'waiting' : 'started'
  }

  release(item: number): void {
    this.served = this.served.filter((place) => place.item !== item)
    this.serve()
  }

  leave(item: number): void {
    this.waiting = this.waiting.filter((place) => place.item !== item)
    this.serve()
  }

  setCapacity(capacity: number): void {
    this.capacity = capacity
    while (this.rules.whenCapacityFalls === 'evict' && this.busy > capacity)
      this.log.push(`evict ${this.served.pop()!.item}`)
    this.serve()
  }

  private serve(newcomer?: Place): void {
    for (;;) {
      const next = this.order().find(({ units }) => units <= this.capacity - this.busy)
      if (!next) return
      this.waiting = this.waiting.filter((place) => place !== next)
      this.served.push(next)
      if (next !== newcomer) this.turns++
      this.log.push(`start ${next.item}`)
    }
  }
}

type Call =
  | { readonly call: 'request'; readonly units: number; readonly priority: number }
  | { readonly call: 'release' | 'leave'; readonly pick: number }
  | { readonly call: 'capacity'; readonly to: number }

const anyCall: fc.Arbitrary<Call> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      call: fc.constant('request' as const),
      units: fc.integer({ min: 1, max: 4 }),
      priority: fc.integer({ min: 0, max: 2 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ call: fc.constantFrom('release' as const, 'leave' as const), pick: fc.nat() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ call: fc.constant('capacity' as const), to: fc.integer({ min: 0, max: 9 }) }),
  },
)

const anyRules: fc.Arbitrary<Rules> = fc.record({
  discipline: fc.constantFrom('oldest-first', 'newest-first'),
  whenCapacityFalls: fc.constantFrom('finish', 'evict'),
  waitingRoom: fc.constantFrom(0, 1, 3, Number.POSITIVE_INFINITY),
  reversedShare: fc.constantFrom(0, 0, 0.25, 0.6, 1),
})

test('starts and evicts whom the plain rules do, whatever is asked of it (2000 sequences of up to 120 calls)', () => {
  const property = fc.property(
    anyRules,
    fc.integer({ min: 0, max: 6 }),
    fc.array(anyCall, { maxLength: 120 }),
    (rules, capacity, calls) => {
      const plain = new PlainResource(capacity, rules)
      const log: string[] = []
      const resource = new Resource({
        name: 'any',
        capacity,
        ...rules,
        maxUnits: 4,
        priorities: 3,
        clock: { now: 0 },
        onStart: (item) => log.push(`start ${item}`),
        onEvict: (item) => log.push(`evict ${item}`),
      })
      let items = 0
      for (const call of calls) {
        if (call.call === 'request') {
          const place = { item: items++, units: call.units, priority: call.priority }
          expect(resource.request(place.item, place.units, place.priority)).toBe(plain.request(place))
        } else if (call.call === 'capacity') {
          resource.setCapacity(call.to)
          plain.setCapacity(call.to)
        } else {
          const candidates = call.call === 'release' ? plain.served : plain.waiting
          const chosen = candidates[call.pick % Math.max(1, candidates.length)]
          if (!chosen) continue
          resource[call.call](chosen.item)
          plain[call.call](chosen.item)
        }
        expect(log).toEqual(plain.log)
        expect([resource.busy, resource.serving, resource.waiting]).toEqual([
          plain.busy,
          plain.served.length,
          plain.waiting.length,
        ])
        expect(resource.waitingUnits).toBe(plain.waiting.reduce((sum, { units }) => sum + units, 0))
        expect(resource.oldestWaiting()).toBe(plain.waiting[0]?.item ?? -1)
        expect(resource.nextWaiting()).toBe(plain.order()[0]?.item ?? -1)
        expect(resource.nextThatFits()).toBe(-1)
        expect(resource.requests).toBe(
          resource.starts + resource.waiting + resource.reneges + resource.refusals,
        )
        expect(resource.starts).toBe(resource.serving + resource.completions + resource.evictions)
      }
    },
  )
  fc.assert(property, { numRuns: 2000, seed: 2025 })
})
