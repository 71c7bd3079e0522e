/** From inputs to the parameters they set: most as they stand, the others worked out from the scenario. */

import { daysPerYear } from '../../calendar/days.ts'
import { InputError, type Problem, type Wording } from '../../input-error.ts'
import { problemAt } from '../document/tree.ts'
import { messages } from '../messages/messages.ts'
import type { Scenario } from '../schema/schema.ts'
import { grantRates, oddsForGrantRate, overallGrantRate } from './grant-odds.ts'
import type { Input, Inputs } from './input-rows.ts'
import { type Projection, project } from './projection.ts'
import { type InputSeries, inputSeries, type SeriesName, seriesNames } from './series.ts'

/** What inputs make of one parameter. */
export interface WorkedOut {
  readonly series: SeriesName
  readonly path: readonly string[]
  readonly periods: readonly Input[]
  /** How it was worked out, to follow the periods in a note; '' where it was taken as it stands. */
  readonly about: string
}

/** A value, or why there is none. */
type Result = number | { readonly wording: Wording }

interface Rule {
  readonly path: readonly string[]
  readonly about: string
  of(input: Input): Result
}

/** The parameters that inputs set, in the order of the series. Throws InputError where a value cannot be worked out. */
export function valuesFrom(inputs: Inputs, scenario: Scenario): WorkedOut[] {
  const expected = project(scenario, inputs)
  const problems: Problem[] = []
  const workedOut = seriesNames.flatMap((series) => {
    const list = inputs[series]
    if (list === undefined) return []
    const { path, about, of } = ruleOf(series, scenario, expected, inputs)
    const periods = list.flatMap((input) => {
      const result = of(input)
      if (typeof result === 'number') return [{ ...input, value: Number(result.toPrecision(9)) }]
      problems.push(problemAt(input.at, ['value'], result.wording))
      return []
    })
    return [{ series, path, periods, about }]
  })
  if (problems.length > 0) throw new InputError(problems)
  return workedOut
}

/** Why a series cannot be laid upon the scenario as it stands; undefined where it can. */
function refusalOf(
  series: SeriesName,
  path: readonly string[],
  scenario: Scenario,
  inputs: Inputs,
): Wording | undefined {
  const own = path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], scenario)
  if (own === undefined) return messages.nothingToGive(path.join('.'))
  if (series === 'dispersal_places' && inputs.non_hotel_places) return messages.placesTwice()
  return undefined
}

function ruleOf(series: SeriesName, scenario: Scenario, expected: Projection, inputs: Inputs): Rule {
  switch (series) {
    case 'small_boat_arrivals':
      return { path: ['arrivals', 'given', 'small_boat'], about: '', of: ({ value }) => value }
    case 'asylum_claims_people':
      return otherRoutes(scenario, expected)
    case 'initial_grant_rate_of_grants_plus_refusals':
      return grantOdds(scenario, expected)
    case 'initial_withdrawals':
      return hazard('withdrawal_rate', expected)
    case 'initial_administrative_outcomes':
      return hazard('administrative_rate', expected)
    default: {
      const { sets: path, monthTimes = 1 }: InputSeries & { sets: readonly string[] } = inputSeries[series]
      const refusal = refusalOf(series, path, scenario, inputs)
      if (refusal) return { path, about: '', of: () => ({ wording: refusal }) }
      const times = ({ period }: Input) => (period.months.length === 1 ? monthTimes : 1)
      return { path, about: '', of: (input) => input.value * times(input) }
    }
  }
}

/** Claims that are neither those of people who came by small boat nor new ones after a withdrawal: the model makes these itself. */
function otherRoutes({ arrivals, decisions }: Scenario, expected: Projection): Rule {
  const again = decisions.withdrawal_ends.claims_again
  return {
    path: ['arrivals', 'given', 'other_routes'],
    about: `: claims less those of ${arrivals.claim_share} of small-boat arrivals and of ${again} of withdrawals, when they come`,
    of: (input) => {
      const { claimsByBoat, newClaims } = expected(input)
      const others = input.value - claimsByBoat - newClaims
      return others >= 0 ? others : { wording: messages.tooFewClaims(input.value, claimsByBoat, newClaims) }
    },
  }
}

function grantOdds({ groups }: Scenario, expected: Projection): Rule {
  return {
    path: ['decisions', 'grant_odds'],
    about:
      ': the odds at which those decided, in their expected mix of groups, are granted at the given rate',
    of: (input) => {
      const rates = grantRates(groups, expected(input).decided)
      return (
        oddsForGrantRate(rates, input.value) ?? {
          wording: messages.grantRateNotAttainable(
            input.value,
            [1e-6, 1e6].map((odds) => overallGrantRate(rates, odds)),
          ),
        }
      )
    },
  }
}

/** People over the mean stock projected for the period and the length of the period in years. */
function hazard(name: string, expected: Projection): Rule {
  return {
    path: ['decisions', name],
    about: ': people over the stock projected from the opening one',
    of: (input) => {
      if (input.value === 0) return 0
      const { stock, days, runsOut } = expected(input)
      if (runsOut) return { wording: messages.tooFewAwaiting(input.value) }
      return (input.value * daysPerYear) / days / stock
    },
  }
}
