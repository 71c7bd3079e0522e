import { describe, expect, it } from 'vitest'
import { Tie } from '../../../src/model/engine/event-list.ts'
import { Executive } from '../../../src/model/engine/executive.ts'

describe('the executive', () => {
  it('delivers events in time order, lets handlers schedule, and ends at the horizon', () => {
    const seen: [number, number][] = []
    const executive = new Executive(10, (kind, target) => {
      seen.push([executive.now, target])
      if (kind === 1) executive.schedule(2, Tie.clock, 0, target + 100)
    })
    executive.scheduleAt(3, Tie.clock, 1, 1)
    executive.scheduleAt(1, Tie.clock, 0, 2)
    executive.scheduleAt(9, Tie.clock, 1, 3)
    executive.run()
    expect(seen).toEqual([
      [1, 2],
      [3, 1],
      [5, 101],
      [9, 3],
    ])
    expect(executive.now).toBe(10)
    expect(executive.delivered).toBe(4)
  })

  it('delivers an event at the horizon itself', () => {
    let at = -1
    const executive = new Executive(10, () => {
      at = executive.now
    })
    executive.scheduleAt(10, Tie.census, 0, 0)
    executive.run()
    expect(at).toBe(10)
  })

  it('cancels', () => {
    let count = 0
    const executive = new Executive(10, () => {
      count++
    })
    executive.cancel(executive.scheduleAt(4, Tie.clock, 0, 0))
    executive.run()
    expect(count).toBe(0)
  })

  it('passes on what a handler throws, and runs once', () => {
    const executive = new Executive(10, () => {
      throw new Error('from the handler')
    })
    executive.scheduleAt(1, Tie.clock, 0, 0)
    expect(() => executive.run()).toThrow('from the handler')
    expect(() => executive.run()).toThrow(/once|already/)
  })

  it('leaves no global of simjs behind', () => {
    expect('window' in globalThis).toBe(false)
  })
})
