import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { Tie } from '../../../src/model/engine/event-list.ts'
import { Executive } from '../../../src/model/engine/executive.ts'

describe('an executive', () => {
  test('delivers events in order, with the clock at their time', () => {
    const log: string[] = []
    const executive = new Executive(10, (kind, target) =>
      log.push(`${executive.now} kind ${kind} target ${target}`),
    )
    executive.scheduleAt(7, Tie.clock, 1, 70)
    executive.schedule(2, Tie.clock, 2, 20)
    executive.run()
    expect(log).toEqual(['2 kind 2 target 20', '7 kind 1 target 70'])
  })

  test('delivers what its events schedule, at a delay from their own time', () => {
    const log: number[] = []
    const executive = new Executive(10, () => {
      log.push(executive.now)
      executive.schedule(3, Tie.clock, 0, 0)
    })
    executive.schedule(0.5, Tie.clock, 0, 0)
    executive.run()
    expect(log).toEqual([0.5, 3.5, 6.5, 9.5])
    expect(executive.delivered).toBe(4)
  })

  test('delivers at the horizon, nothing after it, and ends there', () => {
    const log: number[] = []
    const executive = new Executive(10, (_kind, target) => log.push(target))
    executive.scheduleAt(10, Tie.census, 0, 1)
    expect(executive.scheduleAt(10.5, Tie.census, 0, 2)).toBe(-1)
    executive.run()
    expect(log).toEqual([1])
    expect(executive.now).toBe(10)
  })

  test('ends at the horizon when its events end before, or there were none', () => {
    const executive = new Executive(10, () => {})
    executive.run()
    expect([executive.now, executive.delivered]).toEqual([10, 0])
  })

  test('does not deliver what is cancelled, before the run or within it', () => {
    const log: number[] = []
    const executive = new Executive(10, (_kind, target) => {
      log.push(target)
      if (target === 2) executive.cancel(doomed)
    })
    executive.cancel(executive.schedule(1, Tie.clock, 0, 1))
    executive.schedule(2, Tie.clock, 0, 2)
    const doomed = executive.schedule(2, Tie.clock, 0, 3)
    executive.schedule(4, Tie.clock, 0, 4)
    executive.run()
    expect(log).toEqual([2, 4])
  })

  test('throws what an event throws', () => {
    const executive = new Executive(10, () => {
      throw new Error('stage "appeal" lost a party')
    })
    executive.schedule(2, Tie.clock, 0, 0)
    expect(() => executive.run()).toThrow('stage "appeal" lost a party')
    expect(executive.now).toBe(2)
  })

  test('runs once', () => {
    const executive = new Executive(10, () => {})
    executive.run()
    expect(() => executive.run()).toThrow('has run already')
  })

  test('is independent of other executives, even one run within another', () => {
    const log: string[] = []
    const outer = new Executive(10, () => {
      const inner = new Executive(5, () => log.push(`inner ${inner.now}`))
      inner.schedule(1, Tie.clock, 0, 0)
      inner.run()
      log.push(`outer ${outer.now}`)
    })
    outer.schedule(3, Tie.clock, 0, 0)
    outer.schedule(4, Tie.clock, 0, 0)
    outer.run()
    expect(log).toEqual(['inner 1', 'outer 3', 'inner 1', 'outer 4'])
  })

  test('is there for a second copy of the package that shares simjs with the first', async () => {
    const copies = ['first', 'second'].map((copy) => `${pathToFileURL('dist/model/engine/simjs.js')}?${copy}`)
    const [first, second] = await Promise.all(copies.map((copy) => import(/* @vite-ignore */ copy)))
    expect(first === second).toBe(false)
    expect(first.Sim).toBe(second.Sim)
  })

  test('leaves no window behind from loading simjs', () => {
    expect('window' in globalThis).toBe(false)
  })
})
