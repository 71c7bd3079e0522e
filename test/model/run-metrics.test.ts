/** Laws of metrics of a whole run: when a queue is first cleared, and the places needed at the height. */
import { describe, expect, test } from 'vitest'
import { monthGrid } from '../../src/calendar/days.ts'
import { hub, opensAt, runOnce, smallScenario, total, withScheme } from './model.ts'

const scenario = withScheme(
  smallScenario(hub, ['cleared.awaiting_decision=1e7', 'cleared.appeals_open=0']),
  opensAt(60),
)
const run = runOnce(scenario)
const months = (metric: string, countedIn: string, scheme = '', of = run) =>
  of.series.find((s) => s.metric === metric && s.countedIn === countedIn && s.scheme === scheme)!
    .monthly as number[]
const { ends } = monthGrid(scenario.start, 2)

describe('when a queue is cleared', () => {
  test('is the first month end at which no more are in it than the level, and never where there is none', () => {
    const stock = months('backlog.decision', 'people').slice(1)
    for (const level of [...stock, Math.min(...stock) - 1, Math.max(...stock)]) {
      const own = { ...scenario, cleared: { awaiting_decision: level, appeals_open: level } }
      const at = runOnce(own)
      const first = stock.findIndex((people) => people <= level)
      const expected = first < 0 ? null : ends[first + 1]
      expect(total(at, 'cleared.decision.days', '')).toBe(expected)
      expect(total(at, 'cleared.decision', '')).toBe(first < 0 ? 0 : 1)
      const marks = months('cleared.decision', '', '', at)
      expect(marks.flatMap((mark, m) => (mark === 1 ? [m] : []))).toEqual(first < 0 ? [] : [first + 1])
    }
    expect([total(run, 'cleared.appeal', ''), total(run, 'cleared.appeal.days', '')]).toEqual([0, null])
  })

  test('counts appeals as appeals, and changes nothing else', () => {
    const appeals = months('backlog.appeal', 'parties').slice(1)
    const level = Math.max(...appeals)
    const at = runOnce({ ...scenario, cleared: { awaiting_decision: 0, appeals_open: level } })
    expect(total(at, 'cleared.appeal.days', '')).toBe(ends[appeals.findIndex((open) => open <= level) + 1])
    const rest = (of: typeof run) => of.series.filter(({ metric }) => !metric.startsWith('cleared.'))
    expect(rest(at)).toEqual(rest(run))
  })
})

describe('the places needed at the height', () => {
  test.each([
    ['hotels', 'support.hotels', ''],
    ['detention', 'detention.occupancy', ''],
    ['scheme', 'scheme.occupancy', ''],
    ['scheme', 'scheme.occupancy', 'hub'],
  ])('of %s are the most, and what one month end in twenty exceeds: %s %s', (where, stock, scheme) => {
    const own = months(stock, 'people', scheme).slice(1)
    const [peak, p95] = ['peak', 'p95'].map((of) => total(run, `places.${where}.${of}`, 'people', scheme)!)
    expect(peak).toBe(Math.max(...own))
    expect(peak).toBeGreaterThan(0)
    expect(own).toContain(p95)
    expect(own.filter((people) => people > p95!).length).toBeLessThanOrEqual(own.length / 20)
    const below = own.filter((people) => people >= p95!).length
    expect(below).toBeGreaterThan(own.length / 20)
  })
})
