/** `--origin QUARTER`: every scenario of a run opens at the end of a quarter, from what was published of that date. */
import { firstDayOf, quarterAfter, quartersBetween } from '../calendar/periods.ts'
import { openedAt } from '../experiments/history/backtest.ts'
import { firstOrigin } from '../experiments/history/first-origin.ts'
import { plainSetting, setting } from '../experiments/history/setting.ts'
import { InputError } from '../input-error.ts'
import { documentTree, loadScenario, type Opened, openScenarios, type Setting } from '../scenarios/load.ts'
import type { Scenario } from '../scenarios/schema/schema.ts'
import { wrong } from '../terminal/numbers.ts'
import type { SimulationOptions } from './asked.ts'
import { fittedScenario, lastFit, publishedSeries } from './published-series.ts'

/** The built-in scenarios that an opening stands in for. */
const baselines = ['current-policy', fittedScenario] as const

/**
 * The opening at the end of a quarter: start, stocks, staff, pace, appeals, disposals, arrivals and support as published of that date, upon the scenario
 * that past forecasts open. All else, such as the rates of nationality groups, beds and prices, stays as it has it; no scheme is open.
 * @throws InputError where the stocks are not published
 */
export function openingAt(quarter: string): Opened {
  const open = openScenarios([fittedScenario])
  const load = (settings: readonly Setting[]) => open(settings)[0]!
  const published = publishedSeries()
  const settings = /^\d{4}-Q[1-4]$/.test(quarter) ? settingsAt(quarter) : undefined
  if (settings === undefined) {
    const known = quartersBetween(firstOrigin, lastFit).filter((each) => settingsAt(each) !== undefined)
    const allowed = `a quarter from ${known[0]} to ${known.at(-1)}, for which the opening stocks are published`
    throw new InputError([wrong('--origin', quarter, allowed)])
  }
  const words = `the end of ${quarter}`
  const { document } = load([
    ...settings,
    ...paths(load([]).values.arrivals, load(settings).values.arrivals),
    plainSetting('title', `Policy at ${words}`),
    plainSetting(
      'summary',
      `What was published of ${words}; all else as in ${fittedScenario}. The baseline that options are compared with.`,
    ),
  ])
  return {
    start: firstDayOf(quarterAfter(quarter)),
    baseline: documentTree(document, `--origin ${quarter}`),
    inPlaceOf: new Map(
      baselines.map((name) => {
        const { values } = loadScenario(name)
        return [name, { start: values.start, schemes: Object.keys(values.schemes) }]
      }),
    ),
    words,
  }

  function settingsAt(each: string): Setting[] | undefined {
    try {
      return openedAt(published, each, load)
    } catch (error) {
      if (error instanceof RangeError) return undefined
      throw error
    }
  }
}

/** What is said before a run that opens on another day. */
export const openedLines = ({ opened }: Pick<SimulationOptions, 'opened'>): string[] =>
  opened === undefined
    ? []
    : [
        `Opened at ${opened.words}: stocks, staff, appeals, disposals, arrivals and support as published of that date; all else as in ${fittedScenario}, without a scheme that was open then. What options begin from their own start on moves with it; dates on the command line and in inputs files stand as written.`,
      ]

/** Low and high paths of arrivals, as far from the central one as in the baseline. */
const paths = (base: Scenario['arrivals'], opened: Scenario['arrivals']): Setting[] =>
  (['small_boat', 'other_routes'] as const).flatMap((route) =>
    (['low', 'high'] as const).map((level) =>
      setting(
        `arrivals.${route}.${level}`,
        Math.round((opened[route].central * base[route][level]) / base[route].central),
        'assumption',
        `As far from the central path as in ${fittedScenario}`,
        'assumption',
      ),
    ),
  )
