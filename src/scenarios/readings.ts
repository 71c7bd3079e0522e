/** Rival readings that published figures do not tell apart, as data: where each bears on an option, and how to try it. `docs/assumptions.md` tells of each. */
import { parameterDifferences } from './document/difference.ts'
import type { LoadedScenario } from './load.ts'
import { noResponse } from './schema/response.ts'

/** A reading other than the one that is built in. */
export interface Reading {
  /** In a few words. */
  readonly words: string
  /** What it is tried with: a file of `examples/readings` or an option. */
  readonly with: string
  /** Whether a scenario has the built-in reading instead. */
  readonly isOther: (scenario: LoadedScenario) => boolean
  /** Paths in which an option differs from its baseline where the reading bears on it. */
  readonly bearsOn: RegExp
}

/** In the order of the page. */
export const readings: readonly Reading[] = [
  {
    words: 'withdrawals by decisions',
    with: 'withdrawals-by-decision.yaml',
    isOther: ({ values: { decisions } }) => decisions.withdrawal_by === 'waiting',
    bearsOn: /^(decisions|renewals|lags)\./,
  },
  {
    words: 'unrecorded departures',
    with: 'unrecorded-departures.yaml',
    isOther: ({ values: { exhausted } }) => exhausted.unrecorded_departure_rate === 0,
    bearsOn:
      /^(decisions|renewals|appeals|exhausted|departure_offer|removals|lags|cooperation)\.|^schemes\.[^.]+\.stage$/,
  },
  {
    words: 'people who leave support leave places other than hotels',
    with: 'off-support-outside-hotels.yaml',
    isOther: ({ values: { support } }) => support.marginal_hotel_share === 1,
    bearsOn:
      /^(decisions|renewals|appeals|exhausted|departure_offer|removals|lags|cooperation|support)\.|^schemes\.[^.]+\.stage$/,
  },
  {
    words: 'a response in the country',
    with: '--response',
    isOther: ({ values: { response } }) => response.in_force === noResponse,
    bearsOn: /^schemes\.[^.]+\.stage$/,
  },
]

/** The readings that bear on some option and that no scenario of the run has. @param scenarios the baseline first */
export function readingsLeft([baseline, ...options]: readonly LoadedScenario[]): readonly Reading[] {
  if (baseline === undefined) return []
  const all = [baseline, ...options]
  const paths = options.flatMap(({ parameters }) =>
    parameterDifferences(baseline.parameters, parameters).map(({ id }) => id),
  )
  return readings.filter(
    ({ isOther, bearsOn }) => all.every(isOther) && paths.some((path) => bearsOn.test(path)),
  )
}
