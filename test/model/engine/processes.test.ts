/** Processes in moments at which several things happen to them, and what they may not yield. */
import { describe, expect, test } from 'vitest'
import { type Process, Processes } from '../../../src/model/engine/index.ts'

describe('a process', () => {
  test.each([-1, -2, -3, -4, Number.NaN, undefined])('may not yield a delay of %s', (delay) => {
    const processes = new Processes(10)
    function* one(): Process {
      yield delay as number
    }
    processes.start(one())
    expect(() => processes.run()).toThrow(`process 0: a delay of ${delay}; 0 or more`)
  })

  test('yields what seize returns before anything else', () => {
    const notYielded = 'is to be yielded before anything else'
    for (const then of ['delay', 'seize', 'end']) {
      const processes = new Processes(10)
      const desk = processes.station({ name: 'desk', capacity: 0 })
      function* one(): Process {
        desk.seize()
        if (then === 'delay') yield 1
        if (then === 'seize') yield desk.seize()
      }
      processes.start(one())
      expect(() => processes.run(), then).toThrow(notYielded)
    }
  })

  test('that gets units at one station as it loses them at another is told of both', () => {
    const processes = new Processes(100)
    const room = processes.station({ name: 'room', capacity: 1, priorities: 2, preempts: true })
    const nurse = processes.station({ name: 'nurse', capacity: 1 })
    const log: string[] = []
    function* earlier(): Process {
      yield nurse.seize()
      yield 5
      nurse.release()
    }
    function* patient(): Process {
      yield room.seize({ priority: 1 })
      log.push(`nurse ${yield nurse.seize()}`)
      log.push(`holds ${room.resource.isServing(1)} ${nurse.resource.isServing(1)}`)
      log.push(`stays ${yield 3} ${processes.now} left ${processes.left}`)
      log.push(`waits ${yield room.seize({ priority: 1 })} ${processes.now}`)
      nurse.release()
      room.release()
    }
    function* urgent(): Process {
      yield 5
      yield room.seize()
      yield 1
      room.release()
    }
    for (const each of [earlier(), patient(), urgent()]) processes.start(each)
    processes.run()
    expect(log).toEqual(['nurse true', 'holds false true', 'stays false 5 left 3', 'waits true 6'])
  })

  test('that loses at once what it has just got is told that it has not got it', () => {
    const processes = new Processes(100)
    const room = processes.station({ name: 'room', capacity: 1, priorities: 2, preempts: true })
    const log: string[] = []
    function* earlier(): Process {
      yield room.seize()
      yield 5
      room.release()
    }
    function* patient(): Process {
      log.push(`${yield room.seize({ priority: 1 })} ${processes.now} ${room.resource.isServing(1)}`)
      log.push(`${yield 1} ${processes.now}`)
    }
    function* urgent(): Process {
      yield 5
      yield room.seize()
      room.release()
    }
    for (const each of [earlier(), patient(), urgent()]) processes.start(each)
    processes.run()
    expect(log).toEqual(['false 5 false', 'true 6'])
  })
})
