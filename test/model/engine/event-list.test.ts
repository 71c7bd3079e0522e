import { describe, expect, it } from 'vitest'
import { EventList, Tie } from '../../../src/model/engine/event-list.ts'

/** Everything that is still pending, as time:target, in the order of delivery. */
function delivered(events: EventList): string[] {
  const log: string[] = []
  while (events.next()) log.push(`${events.time}:${events.target}`)
  return log
}

describe('the order of events', () => {
  it('is by time', () => {
    const events = new EventList(10)
    for (const time of [7, 3, 10, 0, 9.5, 3.25]) events.schedule(time, Tie.clock, 0, 1)
    expect(delivered(events)).toEqual(['0:1', '3:1', '3.25:1', '7:1', '9.5:1', '10:1'])
  })

  it('is calendar, release, clock, seize, census at equal times', () => {
    const events = new EventList(10)
    const classes = [Tie.census, Tie.seize, Tie.clock, Tie.release, Tie.calendar]
    for (const tie of classes) events.schedule(4, tie, 0, tie)
    expect(delivered(events)).toEqual(['4:0', '4:1', '4:2', '4:3', '4:4'])
  })

  it('is that of scheduling at equal times within a class', () => {
    const events = new EventList(10)
    for (let target = 0; target < 500; target++) events.schedule(4, Tie.clock, 0, target)
    expect(delivered(events)).toEqual(Array.from({ length: 500 }, (_, target) => `4:${target}`))
  })

  it('puts an event scheduled at the present behind those of its class already due', () => {
    const events = new EventList(10)
    events.schedule(4, Tie.clock, 0, 1)
    events.schedule(4, Tie.clock, 0, 2)
    events.next()
    events.schedule(4, Tie.clock, 0, 3)
    events.schedule(4, Tie.release, 0, 4)
    expect(delivered(events)).toEqual(['4:4', '4:2', '4:3'])
  })

  it('tells times apart that differ by the last bit', () => {
    const events = new EventList(10)
    const later = 5 + 2 ** -50
    events.schedule(later, Tie.calendar, 0, 2)
    events.schedule(5, Tie.census, 0, 1)
    expect(delivered(events)).toEqual(['5:1', `${later}:2`])
  })
})

describe('an event', () => {
  it('keeps its time, kind and target', () => {
    const events = new EventList(10)
    events.schedule(2.5, Tie.clock, 200, -7)
    expect(events.next()).toBe(true)
    expect([events.time, events.kind, events.target]).toEqual([2.5, 200, -7])
    expect(events.next()).toBe(false)
  })

  it('beyond the horizon is not stored, and at the horizon is', () => {
    const events = new EventList(10)
    expect(events.schedule(10 + 1e-14, Tie.clock, 0, 1)).toBe(-1)
    expect(events.schedule(Number.POSITIVE_INFINITY, Tie.clock, 0, 1)).toBe(-1)
    expect(events.schedule(10, Tie.clock, 0, 2)).toBeGreaterThanOrEqual(0)
    expect(events.size).toBe(1)
    expect(delivered(events)).toEqual(['10:2'])
  })

  it('at the horizon can be scheduled while the last bucket is open', () => {
    const events = new EventList(10)
    events.schedule(9.9999, Tie.clock, 0, 1)
    events.next()
    events.schedule(10, Tie.clock, 0, 3)
    events.schedule(9.99995, Tie.clock, 0, 2)
    expect(delivered(events)).toEqual(['9.99995:2', '10:3'])
  })

  it('in the past, or at no time at all, is refused', () => {
    const events = new EventList(10)
    expect(() => events.schedule(-1, Tie.clock, 3, 1)).toThrow(RangeError)
    expect(() => events.schedule(Number.NaN, Tie.clock, 3, 1)).toThrow('NaN')
    events.schedule(5, Tie.clock, 0, 1)
    events.next()
    expect(() => events.schedule(4.999, Tie.clock, 3, 1)).toThrow(
      'kind 3 scheduled at 4.999, before the present 5',
    )
    expect(events.size).toBe(0)
  })
})

describe('a cancelled event', () => {
  it('is not delivered, whether its bucket is open or not', () => {
    const events = new EventList(10)
    const handles = [1, 1, 1, 8, 8, 8].map((time, target) => events.schedule(time, Tie.clock, 0, target))
    events.cancel(handles[4]!)
    events.next()
    events.cancel(handles[1]!)
    expect(events.size).toBe(3)
    expect(delivered(events)).toEqual(['1:2', '8:3', '8:5'])
  })

  it('leaves nothing behind when it was the last', () => {
    const events = new EventList(10)
    events.cancel(events.schedule(6, Tie.clock, 0, 1))
    expect(events.size).toBe(0)
    expect(events.next()).toBe(false)
  })

  it('may have been beyond the horizon: handle -1 is ignored', () => {
    const events = new EventList(10)
    events.schedule(6, Tie.clock, 0, 1)
    events.cancel(events.schedule(11, Tie.clock, 0, 2))
    expect(delivered(events)).toEqual(['6:1'])
  })

  it('cannot be cancelled again, nor can a delivered one, nor one that never was', () => {
    const events = new EventList(10)
    const [first, second] = [events.schedule(1, Tie.clock, 0, 1), events.schedule(2, Tie.clock, 0, 2)]
    events.next()
    expect(() => events.cancel(first!)).toThrow(`no pending event has the handle ${first}`)
    events.cancel(second!)
    expect(() => events.cancel(second!)).toThrow('no pending event')
    expect(() => events.cancel(99)).toThrow('no pending event')
    expect(() => events.cancel(1e6)).toThrow('no pending event')
  })

  it('gives its storage to the next event', () => {
    const events = new EventList(10)
    const handle = events.schedule(1, Tie.clock, 0, 1)
    events.cancel(handle)
    expect(events.schedule(2, Tie.clock, 0, 2)).toBe(handle)
    expect(delivered(events)).toEqual(['2:2'])
  })
})

it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a horizon of %d is refused', (horizon) => {
  expect(() => new EventList(horizon)).toThrow(RangeError)
})
