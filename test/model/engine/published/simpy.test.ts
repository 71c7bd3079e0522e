/**
 * Examples of the SimPy documentation (https://simpy.readthedocs.io/en/latest/examples), with Python’s random numbers: the published output is to come out
 * again. Each model is written anew here; figures and lines are those printed there.
 */
import { expect, test } from 'vitest'
import { type Process, Processes, type Station } from '../../../../src/model/engine/index.ts'
import { PythonRandom } from './mersenne.ts'

test('Python’s random numbers: those that its documentation and users know for seed 42', () => {
  expect(new PythonRandom(42).random()).toBe(0.6394267984578837)
  const random = new PythonRandom(42)
  expect([random.randint(1, 100), random.randint(1, 100), random.randint(1, 100)]).toEqual([82, 15, 4])
})

test('Bank Renege: customers who give up', () => {
  const random = new PythonRandom(42)
  const lines: string[] = []
  const bank = new Processes(1000)
  const counter = bank.station({ name: 'counter', capacity: 1 })
  const say = (name: string, text: string) => lines.push(`${bank.now.toFixed(4)} ${name}: ${text}`)
  function* customer(name: string): Process {
    const arrived = bank.now
    say(name, 'Here I am')
    const served = yield counter.seize({ patience: random.uniform(1, 3) })
    const wait = (bank.now - arrived).toFixed(3)
    if (!served) {
      say(name, `RENEGED after ${wait}`)
      return
    }
    say(name, `Waited ${wait}`)
    yield random.expovariate(1 / 12)
    say(name, 'Finished')
    counter.release()
  }
  function* source(): Process {
    for (let i = 0; i < 5; i++) {
      bank.start(customer(`Customer0${i}`))
      yield random.expovariate(1 / 10)
    }
  }
  bank.start(source())
  bank.run()
  expect(lines).toEqual([
    '0.0000 Customer00: Here I am',
    '0.0000 Customer00: Waited 0.000',
    '3.8595 Customer00: Finished',
    '10.2006 Customer01: Here I am',
    '10.2006 Customer01: Waited 0.000',
    '12.7265 Customer02: Here I am',
    '13.9003 Customer02: RENEGED after 1.174',
    '23.7507 Customer01: Finished',
    '34.9993 Customer03: Here I am',
    '34.9993 Customer03: Waited 0.000',
    '37.9599 Customer03: Finished',
    '40.4798 Customer04: Here I am',
    '40.4798 Customer04: Waited 0.000',
    '43.1401 Customer04: Finished',
  ])
})

test('Carwash: two machines, cars that wait', () => {
  const random = new PythonRandom(42)
  const lines: string[] = []
  const town = new Processes(20)
  const machines = town.station({ name: 'machines', capacity: 2 })
  const say = (text: string) => lines.push(`${town.now} ${text}`)
  function* car(name: string): Process {
    say(`${name} arrives`)
    yield machines.seize()
    say(`${name} enters`)
    yield 5
    say(`${name} loses ${random.randint(50, 99)}%`)
    say(`${name} leaves`)
    machines.release()
  }
  function* setup(): Process {
    for (let i = 0; i < 4; i++) town.start(car(`Car ${i}`))
    for (let i = 4; ; i++) {
      yield random.randint(5, 9)
      town.start(car(`Car ${i}`))
    }
  }
  town.start(setup())
  town.run()
  // SimPy puts an event between asking and getting, so that others may speak in between: at one time the order of lines differs.
  const published = [
    ...[
      '0 Car 0 arrives',
      '0 Car 0 enters',
      '0 Car 1 arrives',
      '0 Car 1 enters',
      '0 Car 2 arrives',
      '0 Car 3 arrives',
    ],
    ...['5 Car 0 leaves', '5 Car 0 loses 97%', '5 Car 1 leaves', '5 Car 1 loses 67%', '5 Car 2 enters'],
    ...['5 Car 3 enters', '5 Car 4 arrives'],
    ...['10 Car 2 leaves', '10 Car 2 loses 64%', '10 Car 3 leaves', '10 Car 3 loses 58%', '10 Car 4 enters'],
    ...['10 Car 5 arrives', '10 Car 5 enters'],
    ...['15 Car 4 leaves', '15 Car 4 loses 97%', '15 Car 5 leaves', '15 Car 5 loses 56%'],
    ...['16 Car 6 arrives', '16 Car 6 enters'],
  ]
  expect(lines.toSorted()).toEqual(published.toSorted())
})

test('Machine Shop: a repairman whose other job gives way, and parts made in four weeks', () => {
  const random = new PythonRandom(42)
  const shop = new Processes(4 * 7 * 24 * 60)
  const repairman = shop.station({ name: 'repairman', capacity: 1, priorities: 2, preempts: true })
  const machines = Array.from({ length: 10 }, () => new Machine(shop, repairman, random))
  function* otherJobs(): Process {
    for (;;) {
      for (let left = 30; left > 0; ) {
        yield repairman.seize({ priority: 1 })
        if (yield left) {
          left = 0
          repairman.release()
        } else left = shop.left
      }
    }
  }
  shop.start(otherJobs())
  shop.run()
  expect(machines.map(({ parts }) => parts)).toEqual([
    3251, 3273, 3242, 3343, 3387, 3244, 3269, 3185, 3302, 3279,
  ])
})

class Machine {
  parts = 0
  #broken = false
  readonly #shop: Processes
  readonly #repairman: Station
  readonly #random: PythonRandom

  constructor(shop: Processes, repairman: Station, random: PythonRandom) {
    this.#shop = shop
    this.#repairman = repairman
    this.#random = random
    const works = shop.start(this.#working())
    shop.start(this.#breaking(works))
  }

  *#working(): Process {
    for (;;) {
      for (let left = this.#random.normalvariate(10, 2); left > 0; ) {
        if (yield left) break
        left = this.#shop.left
        this.#broken = true
        yield this.#repairman.seize()
        yield 30
        this.#repairman.release()
        this.#broken = false
      }
      this.parts++
    }
  }

  *#breaking(works: number): Process {
    for (;;) {
      yield this.#random.expovariate(1 / 300)
      if (!this.#broken) this.#shop.interrupt(works)
    }
  }
}
