import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { moments } from '../../src/statistics/interval.ts'
import { erlangA, erlangC } from '../oracles/birth-and-death.ts'
import { compiled, guideExamples, printed } from './engine-guide.ts'
import { wardDay } from './ward.ts'

/** Those that run the whole model are in the slow suite. */
const examples = guideExamples().filter(({ code }) => !code.includes("from 'return-hubs'\n"))
const numbers = (title: string): number[] => {
  const { output } = examples.find((example) => example.title === title)!
  return [...output.matchAll(/-?\d+(\.\d+)?/g)].map(([number]) => Number(number))
}

/** Mean wait of M/M/c. */
const meanWait = (servers: number, rate: number, service: number) =>
  (erlangC(servers, rate * service) * service) / (servers - rate * service)

describe('docs/engine.md', () => {
  test('has its examples', () => {
    expect(examples.map(({ title }) => title)).toEqual([
      'M/M/c',
      'The same as processes',
      'In TypeScript',
      'People who give up',
      'Arrivals that vary with time',
      'Priorities, with and without interruption',
      'A clinic with shifts',
      'A whole study: a ward',
      'Two scenarios under the same luck, and an interval',
    ])
    const [shortest] = examples
    expect(shortest!.code.trimEnd().split('\n').length).toBeLessThan(20)
  })

  test.each(examples.filter(({ language }) => language === 'js'))(
    '$title: prints what it is said to print',
    async (example) => {
      expect(await printed(example)).toBe(example.output)
    },
  )

  test('types hold, and the example in TypeScript prints what it is said to print', async () => {
    const all = guideExamples()
    const { report, code } = compiled(all)
    expect(report).toBe('')
    const typed = all.findIndex(({ language }) => language === 'ts')
    expect(await printed({ title: all[typed]!.title, code: code[typed]! })).toBe(all[typed]!.output)
  })

  test('is in the package, as `index.ts` says', () => {
    const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] }
    expect(files).toContain('docs/engine.md')
    expect(readFileSync('src/model/engine/index.ts', 'utf8')).toContain('docs/engine.md')
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

  test('runs of M/M/c with other seeds scatter as it is said', async () => {
    const { code } = examples.find(({ title }) => title === 'M/M/c')!
    const waits: number[] = []
    for (let seed = 1; seed <= 10; seed++)
      waits.push(Number(await printed({ title: 'M/M/c', code: code.replace("'M/M/c'", `'M/M/c', ${seed}`) })))
    // 0.03, and how far ten runs may tell it from that: chi-square with nine degrees of freedom, 0.999 on each side.
    expect(moments(waits)!.standardDeviation).toBeGreaterThan(0.03 * Math.sqrt(1.15 / 9))
    expect(moments(waits)!.standardDeviation).toBeLessThan(0.03 * Math.sqrt(27.9 / 9))
  })

  test('the wait of M/M/1 in TypeScript is that of the closed form', () => {
    const [low, high] = numbers('In TypeScript')
    expect(meanWait(1, 0.5, 1)).toBe(1)
    expect(Math.abs((low! + high!) / 2 - 1)).toBeLessThan(high! - low!)
  })

  test('everyone counted at the clinic was seen or gave up', () => {
    const [all, others, , othersGaveUp, urgent, , urgentGaveUp] = numbers('A clinic with shifts')
    expect(urgent! + urgentGaveUp! + others! + othersGaveUp!).toBe(all)
    // Nine an hour for eleven hours of 48 days; four standard deviations.
    expect(Math.abs(all! - 9 * 11 * 48)).toBeLessThan(4 * Math.sqrt(9 * 11 * 48))
  })

  test('the ward comes out as its equations have it', () => {
    const day = wardDay({
      ...{ beds: [10, 14], arrivals: [1, 3.5] },
      ...{ urgentShare: 0.3, meanStay: 4, meanPatience: 6 },
    })
    const exact = [
      60 * day.urgentWait,
      60 * day.othersWait,
      100 * day.gaveUp,
      day.bedsInUse[6]!,
      day.bedsInUse[14]!,
    ]
    expect(exact.map((figure) => figure.toFixed(2))).toEqual(['8.91', '20.49', '5.69', '4.81', '11.49'])
    // Within four standard errors, which is some twice the half-width.
    const lines = examples.find(({ title }) => title.startsWith('A whole study'))!.output.split('\n')
    for (const [i, line] of lines.entries()) {
      const [, mean, low, high] = line.match(/: ([\d.]+) \(([\d.]+) to ([\d.]+)\)$/)!.map(Number)
      expect(Math.abs(mean! - exact[i]!), line).toBeLessThan(high! - low!)
    }
  })

  test('as many give up as Erlang A has it', () => {
    const { gaveUp } = erlangA(50, 48, 2)
    expect(gaveUp).toBeCloseTo(0.0309, 4)
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
