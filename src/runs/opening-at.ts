/** `--origin QUARTER`: every scenario of a run opens at the end of a quarter, from what was published of that date. */
import { quartersBetween } from '../calendar/periods.ts'
import { originBaseOf, originSettings } from '../experiments/history/origin.ts'
import { InputError } from '../input-error.ts'
import { loadScenario, type Setting } from '../scenarios/load.ts'
import { wrong } from '../terminal/numbers.ts'
import { lastFit, publishedSeries } from './published-series.ts'

/** The built-in scenario whose rates hold in all openings. */
export const openedScenario = 'current-policy-2024'

/** Quarters at whose end all opening stocks are published, in order of time. */
const openable = quartersBetween('2017-Q4', lastFit)

/** The quarter that an option names. @throws InputError where the model cannot be opened at its end */
export function quarterAsked(option: string, text: string): string {
  if (openable.includes(text)) return text
  const allowed = `a quarter from ${openable[0]} to ${openable.at(-1)}, for which the opening stocks are published`
  throw new InputError([wrong(option, text, allowed)])
}

/**
 * The settings that open scenarios at the end of a quarter: start, stocks, staff, pace, disposals, arrivals and support as published of
 * that date. All else, such as the rates of nationality groups and prices, stays as each scenario has it.
 * @throws InputError where opening stocks are not published
 */
export function openingAt(text: string): Setting[] {
  const quarter = quarterAsked('--origin', text)
  const base = originBaseOf(loadScenario(openedScenario).values)
  return originSettings(publishedSeries(), quarter, base).map((setting) => ({ ...setting, opening: quarter }))
}
