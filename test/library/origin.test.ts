/** `--origin`: a scenario opened at the end of a past quarter, from what was known of it. */
import { describe, expect, test } from 'vitest'
import { monthsBetween, monthsLater } from '../../src/calendar/months.ts'
import { openingAt } from '../../src/runs/opening-at.ts'
import { builtInNames, loadScenario, openScenarios } from '../../src/scenarios/load.ts'
import { inputErrorOf, temporaryFolder } from '../scenarios/files.ts'

const { write } = temporaryFolder()
const at = (quarter: string, reference: string) => openScenarios([reference], openingAt(quarter))([])[0]!
const today = loadScenario('current-policy').values

describe('the end of 2024', () => {
  const hubs = at('2024-Q4', 'return-hubs')

  test('is opened on the stocks of that day, with today’s scheme left out', () => {
    const { start, stocks, schemes } = at('2024-Q4', 'current-policy').values
    expect(start).toBe('2025-01-01')
    expect(stocks.awaiting_decision).toBe(124_802)
    expect(stocks.appeals_open).toBe(41_987)
    expect(Object.keys(schemes)).toEqual([])
  })

  test('the past of an option is its baseline’s', () => {
    const { schemes: _, title: _title, summary: _summary, name: _name, ...option } = hubs.values
    const { schemes: __, title, summary, name, ...baseline } = at('2024-Q4', 'current-policy').values
    expect(option).toEqual(baseline)
  })

  test('keeps what an option does, the published day of its announcement, and nothing known later of a host', () => {
    const { hub } = hubs.values.schemes
    const { hub: now } = loadScenario('return-hubs').values.schemes
    expect(hub!.agreement).toEqual({ ...now!.agreement, not_before: '2025-01-01' })
    expect({ ...hub, agreement: undefined }).toEqual({ ...now, agreement: undefined })
  })

  test('moves what an option begins later, and says so', () => {
    const { decisions } = at('2024-Q4', 'faster-decisions').document
    const { decisions: own } = loadScenario('faster-decisions').document
    const { caseworkers } = at('2024-Q4', 'current-policy').document.decisions
    expect(own.caseworkers.changes).toMatchObject([
      { from: '2027-01-01', value: 1.5 * own.caseworkers.value },
    ])
    expect(decisions.caseworkers.value).toBe(caseworkers.value)
    expect(decisions.caseworkers.changes).toMatchObject([
      { from: '2025-07-01', value: 1.5 * caseworkers.value },
    ])
    const { announced } = at('2024-Q4', 'rwanda-style').document.schemes['partnership']!.agreement
    expect(announced).toMatchObject({
      value: '2025-01-01',
      note: 'As if announced at the start of the run. Dates moved by -18 months, to open at the end of 2024-Q4',
    })
  })

  test('keeps the leave that the option is about, though the baseline of then has another', () => {
    const { claims_from, after_months, share } = at('2025-Q2', 'permission-renewals').values.renewals
    expect({ claims_from, after_months, share }).toEqual({
      ...{ claims_from: '2026-03-02', after_months: 30, share: 1 },
    })
    expect(inputErrorOf(() => at('2024-Q4', 'permission-renewals')).message).toMatch(
      /renewals\.claims_from.*: found 2026-03-02, a day of the past that stays, 14 months after the end of 2024-Q4/,
    )
  })

  test('keeps low and high arrivals as far from the central path as in the baseline', () => {
    const { low, central, high } = at('2024-Q4', 'current-policy').values.arrivals.small_boat
    expect(low).toBeLessThan(central)
    expect(high).toBeGreaterThan(central)
  })
})

describe('which options open', () => {
  const options = builtInNames().filter((name) => loadScenario(name).values.start === today.start)
  const refusedAt = (quarter: string) => {
    const opened = openingAt(quarter)
    return options.filter((name) => {
      try {
        return openScenarios([name], opened)([])[0]!.values.start !== opened.start
      } catch {
        return true
      }
    })
  }
  const ofToday = ['exchange-ends', 'one-in-one-out', 'permission-renewals']

  test('at the end of 2024: all that change no scheme of today, nor wait long for a published day', () => {
    expect(refusedAt('2024-Q4')).toEqual(ofToday)
  })

  test.each(['2018-Q4', '2022-Q1'])(
    'at the end of %s: none that waits long for a published day',
    (quarter) => {
      const hubs = options.filter((name) => 'hub' in loadScenario(name).values.schemes)
      expect(refusedAt(quarter)).toEqual([...hubs, ...ofToday].sort())
    },
  )
})

describe('refused, with the reason', () => {
  const messageOf = (reference: string) => inputErrorOf(() => at('2024-Q4', reference)).message

  test('a change of a scheme that the baseline did not have then', () => {
    expect(messageOf('exchange-ends')).toMatch(
      /exchange-ends\.yaml:\d+:3 schemes\.exchange: changes the scheme exchange, which the baseline does not have at the end of 2024-Q4; allowed: a scheme that is given in full/,
    )
  })

  test('a published day that lies long after the start', () => {
    expect(inputErrorOf(() => at('2022-Q4', 'return-hubs')).message).toMatch(
      /agreement\.announced.*: found 2025-05-15, a day of the past that stays, 28 months after the end of 2022-Q4/,
    )
  })

  test('a bar of the user’s own moves with the start and stays', () => {
    const bar = 'schemes: { hub: { agreement: { not_before: 2027-07-01 } } }'
    const own = write('bar.yaml', `name: barred\nextends: return-hubs\n${bar}\n`)
    expect(at('2024-Q4', own).values.schemes['hub']!.agreement.not_before).toBe('2026-01-01')
  })

  test('a start of its own', () => {
    expect(messageOf('historic-2018-2024')).toMatch(
      /historic-2018-2024\.yaml:\d+:1 start: found a start of its own/,
    )
  })

  test('a scenario that stands on no baseline', () => {
    const alone = write('alone.yaml', loadScenario('current-policy').yaml)
    expect(messageOf(alone)).toMatch(
      /extends no baseline that can be opened on another day; allowed: a scenario that extends current-policy, current-policy-2024, to open at/,
    )
  })

  test.each(['2016-Q4', '2022', '2022-12-31', '2040-Q1'])('%s', (quarter) => {
    expect(inputErrorOf(() => openingAt(quarter)).message).toMatch(
      `--origin: found "${quarter}"; allowed: a quarter from 2017-Q4 to `,
    )
  })
})

test('months', () => {
  expect(monthsBetween('2026-07-01', '2025-01-01')).toBe(-18)
  expect(monthsLater('2027-01-31', -11)).toBe('2026-02-28')
  expect(monthsLater('2026-11-30', 3)).toBe('2027-02-28')
})
