import { describe, expect, test } from 'vitest'
import { type Process, Processes, type Station, type Step, Tie } from '../../../src/model/engine/index.ts'

describe('processes', () => {
  test('begin, wait, give up, are refused and end, each at its time', () => {
    const log: string[] = []
    const processes = new Processes(100)
    const desk = processes.station({ name: 'desk', capacity: 1, waitingRoom: 2 })
    function* customer(name: string, patience?: number): Process {
      const served = yield desk.seize(patience === undefined ? {} : { patience })
      log.push(`${processes.now} ${name} ${served ? 'starts' : 'goes'}`)
      if (!served) return
      yield 10
      log.push(`${processes.now} ${name} ends`)
      desk.release()
    }
    processes.start(customer('a'), 1)
    processes.start(customer('b', 3), 2)
    processes.start(customer('c'), 3)
    processes.start(customer('d'), 4)
    processes.run(20)
    expect(log).toEqual(['1 a starts', '4 d goes', '5 b goes', '11 a ends', '11 c starts'])
    processes.run()
    expect(log.at(-1)).toBe('21 c ends')
    expect(desk.resource.reneges + desk.resource.refusals).toBe(2)
  })

  test('that lose their units are told what was left of the delay', () => {
    const log: string[] = []
    const processes = new Processes(100)
    const desk = processes.station({ name: 'desk', capacity: 1, priorities: 2, preempts: true })
    function* job(name: string, priority: number, work: number): Process {
      for (let left = work; left > 0; ) {
        yield desk.seize({ priority, place: 'first' })
        if (yield left) break
        left = processes.left
        log.push(`${processes.now} ${name} has ${left} left`)
      }
      log.push(`${processes.now} ${name} ends`)
      desk.release()
    }
    processes.start(job('slow', 1, 10))
    processes.start(job('urgent', 0, 5), 4)
    processes.run()
    expect(log).toEqual(['4 slow has 6 left', '9 urgent ends', '15 slow ends'])
  })

  test('can be interrupted in a delay or while they wait, and at no other time', () => {
    const log: unknown[] = []
    const processes = new Processes(100)
    const desk = processes.station({ name: 'desk', capacity: 0 })
    function* sleeper(): Process {
      log.push(yield 50, processes.now, processes.left)
      log.push(yield desk.seize(), processes.now)
    }
    const number = processes.start(sleeper())
    expect(processes.interrupt(number)).toBe(false)
    function* waker(): Process {
      yield 20
      expect(processes.interrupt(number)).toBe(true)
      yield 5
      expect(processes.interrupt(number)).toBe(true)
    }
    processes.start(waker())
    processes.run()
    expect(log).toEqual([false, 20, 30, false, 25])
    expect(desk.resource.waiting).toBe(0)
  })

  test('hold their units after they were interrupted, and none after they were evicted', () => {
    const log: unknown[] = []
    const processes = new Processes(100)
    const desk = processes.station({ name: 'desk', capacity: 2, whenCapacityFalls: 'evict' })
    function* worker(): Process {
      yield desk.seize()
      log.push(yield 50, desk.resource.isServing(processes.current))
      if (desk.resource.isServing(processes.current)) desk.release()
      else expect(() => desk.release()).toThrow('desk: item 1 holds no units')
    }
    const first = processes.start(worker())
    processes.start(worker())
    function* manager(): Process {
      yield 10
      desk.resource.setCapacity(1)
      yield 10
      processes.interrupt(first)
    }
    processes.start(manager())
    processes.run()
    expect(log).toEqual([false, false, false, true])
  })

  test('use numbers again, and may not end with units', () => {
    const processes = new Processes(1000)
    const desk = processes.station({ name: 'desk', capacity: 1 })
    function* visit(): Process {
      yield desk.seize()
      yield 1
      desk.release()
    }
    for (let i = 0; i < 100; i++) processes.start(visit(), 5 * i)
    function* late(): Process {
      yield 0
      expect(processes.start(visit())).toBeLessThan(101)
    }
    processes.start(late(), 900)
    processes.run()
    expect(desk.resource.completions).toBe(101)
    const wrong = new Processes(10)
    const kept = wrong.station({ name: 'kept', capacity: 1 })
    function* keeper(): Process {
      yield kept.seize()
    }
    wrong.start(keeper())
    expect(() => wrong.run()).toThrow('process 0 has ended and still holds units of kept')
  })

  test('are refused a delay that is negative or no number, whatever it is', () => {
    for (const wrong of [-0.5, -1, -2, -3, -4, Number.NEGATIVE_INFINITY, Number.NaN]) {
      const processes = new Processes(10)
      function* process(): Process {
        yield wrong
      }
      processes.start(process())
      expect(() => processes.run(), `${wrong}`).toThrow(RangeError)
      const late = new Processes(10)
      function* delayed(): Process {
        yield { delay: wrong, tie: Tie.calendar }
      }
      late.start(delayed())
      expect(() => late.run(), `${wrong}`).toThrow(`process 0 yielded a delay of ${wrong}`)
    }
  })

  test('are refused what is no step', () => {
    for (const wrong of ['5', undefined, {}, 'waiting']) {
      const processes = new Processes(10)
      function* process(): Process {
        yield wrong as Step
      }
      processes.start(process())
      expect(() => processes.run(), `${wrong}`).toThrow(/process 0 (yielded|waits)/)
    }
  })

  test('are refused anything but the answer of `seize` after they asked and wait', () => {
    const after: ((desk: Station, other: Station) => Process)[] = [
      function* (desk) {
        desk.seize()
        yield 1
      },
      function* (desk, other) {
        desk.seize()
        yield other.seize()
      },
      function* (desk) {
        yield 1
        desk.seize()
      },
      function* (desk) {
        desk.seize()
        desk.resource.setCapacity(1)
        yield 1
      },
    ]
    for (const process of after) {
      const processes = new Processes(10)
      const [desk, other] = ['desk', 'other'].map((name) => processes.station({ name, capacity: 0 }))
      processes.start(process(desk!, other!))
      expect(() => processes.run(), process.toString()).toThrow(
        'process 0 has to yield what `seize` returned',
      )
    }
  })

  test('go on at a time in the order of classes, where a delay has one', () => {
    const log: string[] = []
    const processes = new Processes(10)
    function* waits(name: string, step: Step): Process {
      log.push(`${name} ${yield step}`)
    }
    processes.start(waits('clock', 5))
    processes.start(waits('seize', { delay: 5, tie: Tie.seize }))
    processes.start(waits('calendar', { delay: 5, tie: Tie.calendar }))
    processes.start(waits('clock again', { delay: 5, tie: Tie.clock }))
    processes.run()
    expect(log).toEqual(['calendar true', 'clock true', 'clock again true', 'seize true'])
    const wrong = new Processes(10)
    wrong.start(waits('none', { delay: 5, tie: 9 }))
    expect(() => wrong.run()).toThrow('class 9')
  })

  test('have a patience of 0 or more, or for ever', () => {
    for (const patience of [Number.NaN, -1]) {
      const processes = new Processes(10)
      const desk = processes.station({ name: 'desk', capacity: 0 })
      function* process(): Process {
        yield desk.seize({ patience })
      }
      processes.start(process())
      expect(() => processes.run()).toThrow(new RangeError(`desk: patience of ${patience}; 0 or more`))
      expect(desk.resource.requests).toBe(0)
    }
    const log: unknown[] = []
    const processes = new Processes(10)
    const desk = processes.station({ name: 'desk', capacity: 0 })
    function* process(patience: number): Process {
      log.push(patience, yield desk.seize({ patience }), processes.now)
      if (log.at(-2)) desk.release()
    }
    for (const patience of [Number.POSITIVE_INFINITY, 0]) processes.start(process(patience))
    processes.run(9)
    desk.resource.setCapacity(1)
    processes.run()
    expect(log).toEqual([0, false, 0, Number.POSITIVE_INFINITY, true, 9])
  })

  test('may return what they like, and have parts that are processes', () => {
    const log: unknown[] = []
    const processes = new Processes(10)
    function* part(): Process<string> {
      return (yield 2) ? 'done' : 'cut short'
    }
    function* whole(): Process<unknown> {
      log.push(yield* part(), processes.now)
      return log
    }
    processes.start(whole())
    processes.run()
    expect(log).toEqual(['done', 2])
  })
})
