import { describe, expect, test } from 'vitest'
import { EventList, Tie } from '../../../src/model/engine/event-list.ts'
import { Executive } from '../../../src/model/engine/executive.ts'
import { AddressedDraws, deriveKey } from '../../../src/model/engine/random.ts'

/** Events that schedule others; what is logged at which time. @param stops times at which the run pauses */
function runWith(stops: readonly number[]): string[] {
  const draws = new AddressedDraws(deriveKey('pauses'))
  const log: string[] = []
  const executive = new Executive(100, (kind, target) => {
    log.push(`${executive.now} ${kind} ${target}`)
    if (target < 2000) executive.schedule(draws.exponential(target, 0, kind) * 5, Tie.clock, kind, target + 7)
  })
  for (let i = 0; i < 7; i++) executive.schedule(i, Tie.clock, i % 3, i)
  for (const stop of stops) executive.run(stop)
  executive.run()
  return log
}

describe('a run up to a time', () => {
  test('delivers what is due then, and the rest when it goes on', () => {
    const log: number[] = []
    const executive = new Executive(10, (_kind, target) => log.push(target))
    for (const time of [1, 2, 2, 3]) executive.scheduleAt(time, Tie.clock, 0, time)
    expect(executive.peek()).toBe(1)
    executive.run(2)
    expect([executive.now, executive.peek(), ...log]).toEqual([2, 3, 1, 2, 2])
    executive.run(2.5)
    expect([executive.now, log.length]).toEqual([2.5, 3])
    expect(() => executive.scheduleAt(2.25, Tie.clock, 0, 0)).toThrow('before the present 2.5')
    executive.scheduleAt(2.75, Tie.clock, 0, 9)
    executive.run()
    expect([...log, executive.now]).toEqual([1, 2, 2, 9, 3, 10])
  })

  test('goes event by event with peek', () => {
    const executive = new Executive(10, () => {})
    executive.schedule(4, Tie.clock, 0, 0)
    executive.run(executive.peek())
    expect([executive.now, executive.peek()]).toEqual([4, Number.POSITIVE_INFINITY])
  })

  test('is the run without pauses', () => {
    const whole = runWith([])
    expect(whole.length).toBeGreaterThan(100)
    expect(runWith(Array.from({ length: 400 }, (_, i) => i / 4))).toEqual(whole)
    expect(runWith([0, 0, 33.3, 99.9])).toEqual(whole)
  })

  test('is refused backwards, beyond the horizon, after the end and from within', () => {
    const executive = new Executive(10, () => expect(() => executive.run()).toThrow('an event of its own'))
    executive.schedule(1, Tie.clock, 0, 0)
    executive.run(5)
    for (const wrong of [4, 11, Number.NaN]) expect(() => executive.run(wrong)).toThrow(RangeError)
    executive.run()
    expect(() => executive.run()).toThrow('has run already')
  })

  test('that is stopped stays at that time and cannot go on', () => {
    const executive = new Executive(10, () => executive.stop())
    executive.schedule(1, Tie.clock, 0, 0)
    executive.run(5)
    expect(executive.now).toBe(1)
    expect(() => executive.run()).toThrow('has run already')
  })
})

test('looking at the next event changes nothing about the order', () => {
  const [plain, looked] = [new EventList(50), new EventList(50)]
  const draws = new AddressedDraws(deriveKey('peek'))
  for (let i = 0; i < 20_000; i++) {
    const gap = draws.exponential(i, 0, 0) * 10 ** (4 * draws.uniform(i, 0, 1) - 3)
    for (const events of [plain, looked]) events.schedule(events.time + gap, i % 5, 0, i)
    const next = looked.peek()
    if (draws.chance(0.6, i, 0, 2)) {
      expect(plain.next()).toBe(looked.next())
      expect(looked.time).toBe(next)
      expect([plain.time, plain.target]).toEqual([looked.time, looked.target])
    }
  }
})
