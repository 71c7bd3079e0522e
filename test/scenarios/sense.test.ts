/** Law: a value that cannot be got is refused before a run, with what is allowed; whatever is not refused is got. */
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/input-error.ts'
import { builtInNames, loadScenario, parseSetting } from '../../src/scenarios/load.ts'
import { runOnce } from '../model/model.ts'
import { temporaryFolder } from './files.ts'

const { write } = temporaryFolder()
const problem = (...settings: string[]) => {
  try {
    loadScenario('current-policy-2024', settings.map(parseSetting))
  } catch (error) {
    if (error instanceof InputError) return error.problems[0]!
    throw error
  }
  return undefined
}

describe('values that make no sense', () => {
  test.each([
    ['stocks.supported=10000000', 'stocks.supported.value', /^\d+ to \d+: /],
    ['stocks.supported=0', 'stocks.supported.value', /^\d+ to \d+: /],
    ['stocks.section4=50000', 'stocks.section4.value', /^0 to 20470: /],
    ['costs.discount_rate=1000', 'costs.discount_rate.value', /^number from 0 to 0.3$/],
    ['start=2024-12-31', 'start', /2024-12-01 and 2025-01-01$/],
    ['stocks.people_per_case=4', 'stocks.people_per_case.value', /^up to 2.2, /],
    ['arrivals.dependants_small_boat=3', 'arrivals.dependants_small_boat.value', /^up to 2.2, /],
  ])('%s is refused with what is allowed', (setting, path, allowed) => {
    expect(problem(setting)).toMatchObject({ path, allowed: expect.stringMatching(allowed) })
  })
  test('month shares of 1 each are refused with their sum, at their place', () => {
    const ones = Array.from({ length: 12 }, () => 1).join(', ')
    const path = write(
      'ones.yaml',
      `name: ones\nextends: current-policy-2024\ncrossing:\n  month_shares: { value: [${ones}], unit: share of year, source: assumption, confidence: assumption }\n`,
    )
    expect(() => loadScenario(path)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({
            line: 4,
            found: 'found a sum of 12',
            allowed: 'twelve shares that sum to 1',
          }),
        ],
      }),
    )
  })
  test('no built-in scenario is refused', () => {
    for (const name of builtInNames()) expect(loadScenario(name).name).toBe(name)
  })
})

describe('every opening stock is the one that is wanted', () => {
  const allowed = problem('stocks.supported=0')!.allowed!
  const [least, most] = allowed.split(':')[0]!.split(' to ').map(Number) as [number, number]

  // The ends of the attainable range, and the published number: supported people are chosen one by one, hence 2 %.
  test.each([Math.ceil(1.05 * least), 112_187, Math.floor(0.98 * most)])(
    'with %d supported people',
    (supported) => {
      const scenario = loadScenario('current-policy-2024', [
        parseSetting(`stocks.supported=${supported}`),
      ]).values
      for (const replication of [1, 2, 3]) {
        const run = runOnce(scenario, replication, 1 / 12)
        const opening = (metric: string, countedIn: string) =>
          run.series.find((s) => s.metric === metric && s.countedIn === countedIn)!.monthly[0]!
        expect(opening('backlog.decision', 'people')).toBe(scenario.stocks.awaiting_decision)
        expect(opening('backlog.appeal', 'parties')).toBe(scenario.stocks.appeals_open)
        expect(Math.abs(opening('support.supported', 'people') / supported - 1)).toBeLessThan(0.02)
      }
    },
  )
})
