/** Who comes: nationality groups, the level of arrivals, and the crossing. */
import { z } from 'zod'
import { amount, givenPeople, monthly, quantity, schedule } from './quantity.ts'
import { line } from './text.ts'
import { days, perYear, share } from './units.ts'

/** A set of nationalities that share grant, appeal, documentation and return propensities. */
export const nationalityGroup = z.strictObject({
  label: line(120),
  nationalities: z.array(line(80)).describe('Nationalities counted in this group in the published tables.'),
  share_small_boat: share('Share of parties intending to cross by small boat.'),
  share_other_routes: share('Share of parties that claim by other routes.'),
  share_opening_stocks: share('Share of the cases already in the system at the start.'),
  grant_rate: share('Share granted at the initial decision, of grants and refusals.'),
  appeal_allowed_rate: share('Share of determined first-tier appeals that are allowed.'),
  undocumented_share: share('Share without a usable travel document when rights are exhausted.'),
  never_documented_share: share('Of those without a document, the share for whom none is ever issued.'),
  document_days: days('Mean days from exhaustion to a travel document, for those who get one.'),
  voluntary_departure_rate: perYear('Hazard of voluntary departure once rights are exhausted.'),
  enforcement_rate: perYear('Hazard of being selected for enforced removal while in contact and documented.'),
  reentry_probability: share('Probability that a returned party sets out for the UK again.'),
})

const arrivalLevel = z
  .strictObject({
    low: quantity('people per year', 'Low path.', { min: 0, max: 1e7 }),
    central: quantity('people per year', 'Central path.', { min: 0, max: 1e7 }),
    high: quantity('people per year', 'High path.', { min: 0, max: 1e7 }),
  })
  .describe('Annual level on each arrivals path; the path is chosen by `arrivals.path`.')

/** The level of arrivals and the make-up of parties. */
export const arrivals = z.strictObject({
  path: z.enum(['low', 'central', 'high']).describe('Which future level of arrivals is run.'),
  small_boat: arrivalLevel,
  other_routes: arrivalLevel,
  given: z
    .strictObject({
      small_boat: givenPeople('People who arrive by small boat.', { min: 0, max: 1e7 }),
      other_routes: givenPeople('People who claim by other routes.', { min: 0, max: 1e7 }),
    })
    .describe(
      'Arrivals in periods for which they are given: they replace the level and its variation there.',
    ),
  level_variation: quantity(
    'coefficient of variation',
    'Spread over replications of a gamma multiplier (mean 1) on the level of each route.',
    { min: 0, max: 2 },
  ),
  claim_share: share('Share of small-boat parties that claim asylum.'),
  claim_delay_days: days('Mean days from arrival by small boat to the claim.'),
  dependants_small_boat: quantity('dependants per main applicant', 'Small-boat parties.', { min: 0, max: 5 }),
  dependants_other_routes: quantity('dependants per main applicant', 'Other parties.', { min: 0, max: 5 }),
  dependants_per_family: quantity('dependants per family', 'Mean dependants of a party that has any.', {
    min: 1,
    max: 10,
  }),
})

/** The Channel crossing by small boat. */
export const crossing = z.strictObject({
  month_shares: monthly('share of year', 'Share of the year’s intentions that falls in each month.', {
    min: 0,
    max: 1,
  }),
  crossable_after_not: monthly('probability', 'A day is crossable, given the day before was not.', {
    min: 0,
    max: 1,
  }),
  crossable_after_crossable: monthly('probability', 'A day is crossable, given the day before was.', {
    min: 0,
    max: 1,
  }),
  leaving_share: share('Mean share of those on the coast who leave on a crossable day.'),
  least_leaving_share: share(
    'The least of them who leave on a crossable day; above it the share varies from day to day.',
  ),
  boats_per_crossable_day: amount('boats per day', 'Mean supply of boats on a crossable day.', {
    min: 0,
    max: 1000,
  }),
  boat_dispersion: quantity('variance to mean ratio', 'Day-to-day spread of the boat supply.', {
    min: 1,
    max: 100,
  }),
  supply_response: share(
    'Share of a shortage of boats that suppliers make good in time (0: never, 1: all of it).',
  ),
  supply_response_days: quantity('days', 'Mean days that takes.', { min: 1, max: 3650 }),
  people_per_boat: schedule('people per boat', 'Mean people in a boat that sets out.', { min: 1, max: 200 }),
  most_people_per_boat: quantity('people per boat', 'People in a boat when boats are short.', {
    min: 1,
    max: 200,
  }),
  interception_share: schedule('share', 'Share of boats stopped before they leave French waters.', {
    min: 0,
    max: 1,
  }),
  retry_probability: share('Probability that an intercepted party tries again. Swept, never fitted.'),
  retry_days: days('Mean days before an intercepted party tries again.'),
})
