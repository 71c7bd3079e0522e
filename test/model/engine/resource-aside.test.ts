/** Items that are set aside and keep their place, against a plain list. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Resource } from '../../../src/model/engine/resource.ts'

/** The rules written down plainly: a list in order of place, with those set aside in it; who has missed a turn stands apart. */
class PlainLine {
  line: number[] = []
  aside = new Set<number>()
  passed = new Set<number>()
  log: number[] = []
  busy = 0
  turns = 0
  readonly capacity: number
  private readonly newestFirst: boolean
  private readonly reversedShare: number

  constructor(capacity: number, newestFirst: boolean, reversedShare: number) {
    this.capacity = capacity
    this.newestFirst = newestFirst
    this.reversedShare = reversedShare
  }

  get waiting(): number[] {
    return this.line.filter((item) => !this.aside.has(item))
  }

  get fromEnd(): boolean {
    const passes = (turn: number) => Math.floor(turn * this.reversedShare)
    return this.newestFirst !== passes(this.turns + 1) > passes(this.turns)
  }

  request(item: number): void {
    if (this.busy < this.capacity && this.waiting.length === 0) {
      this.busy++
      this.log.push(item)
    } else this.line.push(item)
  }

  setAside(item: number): void {
    this.aside.add(item)
  }

  comeBack(item: number): void {
    if (this.passed.delete(item)) {
      if (this.fromEnd) this.line.push(item)
      else this.line.unshift(item)
    }
    this.aside.delete(item)
    this.serve()
  }

  giveUp(item: number): void {
    this.aside.delete(item)
    this.passed.delete(item)
    this.leave(item)
  }

  leave(item: number): void {
    this.line = this.line.filter((each) => each !== item)
  }

  release(): void {
    this.busy--
    this.serve()
  }

  private serve(): void {
    while (this.busy < this.capacity && this.waiting.length > 0) {
      const take = () => (this.fromEnd ? this.line.pop() : this.line.shift())!
      let next = take()
      for (; this.aside.has(next); next = take()) this.passed.add(next)
      this.turns++
      this.busy++
      this.log.push(next)
    }
  }
}

const calls = fc.array(
  fc.record({
    call: fc.constantFrom('request', 'request', 'setAside', 'comeBack', 'giveUp', 'leave', 'release'),
    pick: fc.nat(),
  }),
  { maxLength: 150 },
)

test('whoever is set aside takes up the place it had, or is the next if its turn has passed', () => {
  const property = fc.property(
    fc.integer({ min: 1, max: 3 }),
    fc.boolean(),
    fc.constantFrom(0, 0, 0.3, 1),
    calls,
    (capacity, newestFirst, reversedShare, sequence) => {
      const plain = new PlainLine(capacity, newestFirst, reversedShare)
      const log: number[] = []
      const resource = new Resource({
        name: 'any',
        capacity,
        discipline: newestFirst ? 'newest-first' : 'oldest-first',
        reversedShare,
        clock: { now: 0 },
        onStart: (item) => log.push(item),
      })
      let items = 0
      const inService: number[] = []
      for (const { call, pick } of sequence) {
        const started = log.length
        const any = (among: readonly number[]) => among[pick % Math.max(1, among.length)]
        if (call === 'request') {
          resource.request(items)
          plain.request(items++)
        } else if (call === 'release') {
          const item = any(inService)
          if (item === undefined) continue
          inService.splice(inService.indexOf(item), 1)
          resource.release(item)
          plain.release()
        } else {
          const aside = call === 'comeBack' || call === 'giveUp'
          const item = any(aside ? [...plain.aside] : plain.waiting)
          if (item === undefined) continue
          resource[call](item)
          plain[call](item)
        }
        expect(log).toEqual(plain.log)
        inService.push(...log.slice(started))
        expect(resource.waiting).toBe(plain.waiting.length)
        expect(resource.oldestWaiting()).toBe(plain.waiting[0] ?? -1)
        expect(resource.nextWaiting()).toBe((plain.fromEnd ? plain.waiting.at(-1) : plain.waiting[0]) ?? -1)
        expect(resource.nextThatFits()).toBe(-1)
        expect(resource.requests).toBe(
          resource.starts + resource.waiting + resource.reneges + resource.refusals,
        )
      }
    },
  )
  fc.assert(property, { numRuns: 2000, seed: 2025 })
})

test('a place is kept only where there is a single line', () => {
  const resource = new Resource({
    name: 'two lines',
    capacity: 0,
    priorities: 2,
    clock: { now: 0 },
    onStart: () => {},
  })
  resource.request(0)
  expect(() => resource.setAside(0)).toThrow('single line')
  expect(() => resource.comeBack(0)).toThrow('not set aside')
})
