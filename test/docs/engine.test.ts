import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { guideExamples, printed } from './engine-guide.ts'

/** Those that run the whole model are in the slow suite. */
const examples = guideExamples().filter(({ code }) => !code.includes("from 'return-hubs'\n"))
const numbers = (title: string): number[] => {
  const { output } = examples.find((example) => example.title === title)!
  return [...output.matchAll(/-?\d+(\.\d+)?/g)].map(([number]) => Number(number))
}

/** Mean wait of M/M/c (Erlang C). */
function meanWait(servers: number, rate: number, service: number): number {
  const load = rate * service
  let blocked = 1
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked)
  const waits = blocked / (1 - (load / servers) * (1 - blocked))
  return (waits * service) / (servers - load)
}

describe('docs/engine.md', () => {
  test('has its examples', () => {
    expect(examples.map(({ title }) => title)).toEqual([
      'M/M/c',
      'The same as processes',
      'People who give up',
      'Arrivals that vary with time',
      'Priorities, with and without interruption',
      'A clinic with shifts',
      'Two scenarios under the same luck, and an interval',
    ])
    const [shortest] = examples
    expect(shortest!.code.trimEnd().split('\n').length).toBeLessThan(20)
  })

  test.each(examples)('$title: prints what it is said to print', async (example) => {
    expect(await printed(example)).toBe(example.output)
  })

  test('every export of the package has its types', () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      exports: Record<string, string>
    }
    for (const file of Object.values(exports).filter((path) => path.endsWith('.js'))) {
      expect(existsSync(file), file).toBe(true)
      expect(existsSync(file.replace(/\.js$/, '.d.ts')), file).toBe(true)
    }
  })
})

/** What the examples print, held to closed forms. Tolerances are four standard deviations of a run, from 30 runs with other seeds. */
describe('the figures of docs/engine.md', () => {
  test('M/M/c waits as Erlang C has it, and processes are the same run', () => {
    expect(numbers('The same as processes')).toEqual(numbers('M/M/c'))
    expect(Math.abs(numbers('M/M/c')[0]! - meanWait(3, 2.4, 1))).toBeLessThan(0.13)
    expect(meanWait(3, 2.4, 1)).toBeCloseTo(1.079, 3)
  })

  test('as many give up as Erlang A has it', () => {
    const weights = [1]
    for (let n = 1; n <= 400; n++)
      weights.push((weights[n - 1]! * 48) / (Math.min(n, 50) + Math.max(0, n - 50) / 2))
    const sum = weights.reduce((total, weight) => total + weight, 0)
    const waiting = weights.reduce((total, weight, n) => total + (weight / sum) * Math.max(0, n - 50), 0)
    const gaveUp = waiting / 2 / 48
    expect(Math.abs(numbers('People who give up')[0]! - gaveUp)).toBeLessThan(0.006)
  })

  test('the number present swings and lags as M_t/M/∞ has it', () => {
    const lag = (2 * Math.PI * 4) / 24
    const swing = lag / (1 + lag ** 2)
    const [midnight, noon] = numbers('Arrivals that vary with time')
    expect(Math.abs(midnight! - 400 * (1 - swing))).toBeLessThan(6)
    expect(Math.abs(noon! - 400 * (1 + swing))).toBeLessThan(11)
  })

  test('patients stay as Cobham, and White and Christie, have it', () => {
    const [urgent, others] = [0.3, 0.7]
    const exact = [1 + 0.7 / (1 - urgent), 1 + 0.7 / ((1 - urgent) * (1 - others))]
    const interrupted = [1 / (1 - urgent), (1 - others + 0.7) / ((1 - urgent) * (1 - others))]
    for (const [i, stay] of numbers('Priorities, with and without interruption').entries())
      expect(Math.abs(stay - [...exact, ...interrupted][i]!)).toBeLessThan([0.1, 0.65, 0.09, 0.65][i]!)
  })

  test('the same luck gives a narrower interval of the difference, and both hold the exact one', () => {
    const [low, high, ownLow, ownHigh] = numbers('Two scenarios under the same luck, and an interval')
    const exact = meanWait(3, 2.4, 1) - meanWait(3, 2.4, 0.95)
    expect(exact).toBeCloseTo(0.309, 3)
    expect([low! < exact && exact < high!, ownLow! < exact && exact < ownHigh!]).toEqual([true, true])
    expect(high! - low!).toBeLessThan(0.5 * (ownHigh! - ownLow!))
  })
})
