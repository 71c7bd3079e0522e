/**
 * The one source for what a scenario is: TypeScript types, validation and JSON Schema all come from here.
 * Pure data: no files are read. `load.ts` reads documents and reports errors against this schema.
 */
import { z } from 'zod'
import { calendarDate, givenPeople, monthly, quantity, schedule, uncertain, type Values } from './quantity.ts'

const share = (about: string) => quantity('share', about, { min: 0, max: 1 })
const days = (about: string) => quantity('days', about, { min: 0, max: 36_500 })
const perYear = (about: string) => quantity('per year', about, { min: 0, max: 1000 })
const pounds = (unit: string, about: string) => quantity(unit, about, { min: 0, max: 1e12 })

const discipline = z
  .enum(['oldest-first', 'newest-first'])
  .describe('Queue discipline: which waiting case is taken next.')

/** A set of nationalities that share grant, appeal, documentation and return propensities. */
const nationalityGroup = z.strictObject({
  label: z.string().min(1),
  nationalities: z
    .array(z.string().min(1))
    .describe('Nationalities counted in this group in the published tables.'),
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

const arrivals = z.strictObject({
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

const crossing = z.strictObject({
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
  boats_per_crossable_day: schedule('boats per day', 'Mean supply of boats on a crossable day.', {
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

const decisions = z.strictObject({
  caseworkers: schedule('FTE', 'Asylum caseworkers taking decisions.', { min: 0, max: 100_000 }),
  productivity: schedule('decisions per FTE per month', 'Initial decisions (main applicants).', {
    min: 0.01,
    max: 100,
  }),
  quarterly_variation: quantity(
    'coefficient of variation',
    'Spread from quarter to quarter of a gamma multiplier (mean 1) on decisions per caseworker.',
    { min: 0, max: 2 },
  ),
  discipline,
  other_end_share: share(
    'Share of cases taken from the other end of the queue: the newest, where the discipline is oldest first.',
  ),
  grant_odds: schedule(
    'odds ratio',
    'Odds of a grant at the initial decision, relative to those of the groups’ own grant rates.',
    { min: 0, max: 1e6 },
  ),
  withdrawal_rate: schedule('per year', 'Hazard of withdrawal while awaiting a decision.', {
    min: 0,
    max: 1000,
  }),
  administrative_rate: schedule(
    'per year',
    'Hazard of an administrative closure while awaiting a decision.',
    {
      min: 0,
      max: 1000,
    },
  ),
  withdrawal_ends: z
    .strictObject({
      lost_contact: share('Out of contact, still in the UK.'),
      departed: share('Left the UK.'),
      removable: share('In contact and removable.'),
      claims_again: share('Makes a new claim.'),
    })
    .describe('Where withdrawn parties go; the four shares sum to 1.'),
  claims_again_days: days('Mean days from withdrawal to a new claim.'),
})

const appeals = z.strictObject({
  lodged_share: share('Appeals lodged per initial refusal (main applicants).'),
  lodging_days: days('Mean days from refusal to lodging.'),
  disposals_per_quarter: schedule('appeals per quarter', 'First-tier Tribunal asylum disposals.', {
    min: 0,
    max: 1e6,
  }),
  quarterly_variation: quantity(
    'coefficient of variation',
    'Spread from quarter to quarter of a gamma multiplier (mean 1) on disposals.',
    { min: 0, max: 2 },
  ),
  hearing_days: days('Mean days for which one appeal holds a tribunal slot.'),
  discipline,
  withdrawn_share: share('Share of disposals in which the appeal is withdrawn.'),
  home_office_onward_share: share('Allowed appeals that the Home Office takes to the Upper Tribunal.'),
  home_office_onward_success: share('Of those, the share that overturn the allowance.'),
  appellant_onward_share: share('Dismissed appeals that the appellant takes to the Upper Tribunal.'),
  appellant_onward_success: share('Of those, the share that end in a grant.'),
  onward_days: days('Mean days of an onward appeal. Higher courts have no capacity limit in the model.'),
})

const exhausted = z.strictObject({
  contact_share: share('Share in contact with the Home Office when rights are exhausted.'),
  lost_contact_rate: perYear('Hazard of losing contact.'),
  regained_contact_rate: perYear('Hazard of coming back into contact.'),
  barriers: z.strictObject({
    preset: z
      .enum(['none', 'frailty', 'duration'])
      .describe(
        'Why barriers arise: never; fixed personal differences; a hazard that grows with time in the UK.',
      ),
    incidence_five_years: quantity(
      'share',
      'Share who would raise a barrier within five years, if nothing else ended the stay.',
      { min: 0, max: 0.99 },
    ),
    decision_days: days('Mean days to decide the further submission that raises the barrier.'),
    granted_share: share('Share of barriers that end in leave to remain.'),
  }),
})

const removals = z.strictObject({
  beds: schedule('beds', 'Immigration removal centre beds.', { min: 0, max: 1e6 }),
  when_beds_fall: z
    .enum(['finish', 'evict'])
    .describe('People in a bed when capacity falls: stay, or are bailed.'),
  located_share: share('Share of people in contact who can be located when selected for removal.'),
  directions_days: days('Mean days in detention until removal directions are due.'),
  cancelled_share: share('Share of removal directions that are cancelled.'),
  escort_teams: schedule('teams', 'Escort teams for enforced removals and transfers.', { min: 0, max: 1e5 }),
  escort_days: days('Days for which one removal holds an escort team.'),
  other_users_per_day: quantity('people per day', 'Entries to detention outside the asylum pathway.', {
    min: 0,
    max: 1e4,
  }),
  other_users_days: days('Mean days those people stay in detention.'),
  other_users_returned_share: share('Share of those people who are returned under escort.'),
})

const cooperation = z
  .strictObject({
    groups: z.array(z.string()).describe('Nationality groups it covers; empty means none.'),
    from: calendarDate('Day from which it holds.'),
    document_speed: quantity('ratio', 'Speed of documents still outstanding (1: unchanged).', {
      min: 0.01,
      max: 100,
    }),
    newly_documented_share: share(
      'Share of those who would never have had a document who now get one, in the usual time.',
    ),
    enforcement_speed: quantity('ratio', 'Speed of selection for enforced removal (1: unchanged).', {
      min: 0.01,
      max: 100,
    }),
    reentry_ratio: quantity('ratio', 'Re-entry after a return, relative to that without it.', {
      min: 0,
      max: 10,
    }),
  })
  .describe('Cooperation of countries of origin on documents, returns and people who come back.')

const support = z.strictObject({
  entitled_share: share('Share of new claimants who are supported while their claim and appeal last.'),
  move_on_days: schedule('days', 'Days of support after a grant, by date of the grant.', {
    min: 0,
    max: 3650,
  }),
  section4_share: share('Share of exhausted parties supported under section 4.'),
  non_hotel_places: schedule(
    'people',
    'Supported people who are not in hotels when all other places are full.',
    { min: 0, max: 1e7 },
  ),
})

const reentry = z.strictObject({
  delay_days: days('Mean days from return to setting out again.'),
  small_boat_share: share('Share of re-entries that come by small boat.'),
})

const stocks = z
  .strictObject({
    awaiting_decision: quantity('people', 'People awaiting an initial decision.', { min: 0, max: 1e7 }),
    people_per_case: quantity('people per case', 'People per case awaiting a decision.', { min: 1, max: 5 }),
    over_six_months_share: share('Share of them waiting more than six months.'),
    over_twelve_months_share: share('Of those over six months, the share over twelve.'),
    over_twelve_months_days: days('Mean days beyond twelve months, for those over twelve.'),
    appeals_open: quantity('appeals', 'Open first-tier asylum appeals.', { min: 0, max: 1e7 }),
    appeal_age_days: days('Mean age of an open appeal.'),
    rights_exhausted: uncertain(
      'parties',
      'Parties whose rights are exhausted and who are still in the UK.',
      { min: 0, max: 1e7 },
    ),
    exhausted_age_years: quantity('years', 'Mean years since exhaustion.', { min: 0, max: 100 }),
    contact_share: uncertain('share', 'Share of them in contact.', { min: 0, max: 1 }),
    refusals_last_quarter: quantity(
      'people',
      'People refused in the quarter before the start; some are still lodging an appeal.',
      { min: 0, max: 1e7 },
    ),
    grants_last_quarter: quantity(
      'people',
      'People granted in the quarter before the start; some are still in the move-on period.',
      { min: 0, max: 1e7 },
    ),
    supported: quantity('people', 'People on asylum support.', { min: 0, max: 1e7 }),
    section4: quantity('people', 'Of those, people on section 4 support.', { min: 0, max: 1e7 }),
    disposals_last_quarter: quantity(
      'appeals',
      'First-tier appeals disposed of in the quarter before the start; some are under onward appeal.',
      { min: 0, max: 1e6 },
    ),
    detained: quantity('people', 'People in immigration detention.', { min: 0, max: 1e6 }),
    detained_asylum_share: share('Share of detained people who are in the asylum pathway.'),
  })
  .describe('The system as it stands at the start date.')

const scheme = z.strictObject({
  label: z.string().min(1),
  stage: z
    .enum(['intercepted', 'on_arrival', 'rights_exhausted'])
    .describe(
      'Whom it takes: people stopped at sea, before they land; small-boat arrivals awaiting a first decision; people whose rights are exhausted.',
    ),
  agreement: z.strictObject({
    announced: calendarDate('Date the scheme was announced.'),
    not_before: calendarDate(
      'Day before which, as is known, no host agreed and nothing opened. Openings are drawn given that.',
    ),
    probability: share('Probability that a host ever agrees.'),
    agreed_after_days: days(
      'Days from the announcement to the agreement, which falls no earlier than `not_before` and no later than the opening.',
    ),
    opens: calendarDate(
      'Day it opens if a host agrees, in place of opening_median_days and opening_spread.',
    ).optional(),
    opening_median_days: days(
      'Median days from announcement to opening, before it is known that it was not open by `not_before`.',
    ),
    opening_spread: quantity(
      'log standard deviation',
      'Spread of the opening delay (lognormal). With 0 the opening is a stated date and no draw: it stands, even before `not_before`.',
      { min: 0, max: 10 },
    ),
    runs_for_days: days('Days from opening until the scheme ends.'),
    early_end_rate: perYear('Hazard of an end before that, while it is open.'),
    at_end: z
      .enum(['stay', 'brought_back'])
      .describe('What happens to people in the facility when the scheme ends.'),
  }),
  court: z
    .strictObject({
      suspension_rate: perYear('Hazard of a court suspending the whole scheme, while it is open.'),
      suspension_days: days('Mean days of a suspension. Nobody is referred or transferred meanwhile.'),
      in_facility: z
        .enum(['stay', 'brought_back'])
        .describe('What happens to people in the facility when a court suspends the scheme.'),
    })
    .describe('Suspension of the whole scheme by a court, drawn once per replication for everyone in it.'),
  eligibility: z.strictObject({
    reasons: z
      .array(z.enum(['undocumented', 'removal_cancelled']))
      .describe(
        'Who is taken: people without a usable travel document, people whose removal directions have been cancelled; either is enough, and an empty list means everybody in contact.',
      ),
    families: z.enum(['excluded', 'included']),
    groups: z.array(z.string()).describe('Nationality groups taken; empty means all.'),
    vulnerable_share: share('Share who should be screened out as vulnerable or unfit.'),
    screening_miss_share: share('Share of those whom screening misses.'),
    within_days: days(
      'Nobody is referred who claimed longer ago than this. Of no effect for other stages than `on_arrival`.',
    ),
  }),
  referral: z.strictObject({
    per_week: schedule('people per week', 'Pace of referrals.', { min: 0, max: 1e6 }),
    lead_time_days: days(
      'Nobody is referred unless a place that nobody is on the way to is due within this time.',
    ),
    notice_days: days(
      'Days of notice from the referral, before which nobody is transferred. Of no effect at sea.',
    ),
    located_share: share('Share of referred parties who can be located.'),
    order: z
      .enum(['oldest-first', 'newest-first'])
      .describe(
        'Who is referred first, by the time they became available: in contact, eligible and not referred.',
      ),
  }),
  challenge: z.strictObject({
    probability: share('Probability that a referred party brings a legal challenge.'),
    days: days('Mean days a challenge takes.'),
    success: share('Share of challenges that stop the transfer.'),
  }),
  capacity: z.strictObject({
    opening_places: quantity('places', 'Places on the opening day.', { min: 0, max: 1e6 }),
    full_places: schedule('places', 'Places when the ramp is complete.', { min: 0, max: 1e6 }),
    ramp_days: days('Days from opening to full capacity.'),
    seats_per_flight: quantity('seats', 'People transferred per flight.', { min: 0, max: 1000 }),
    flights_per_week: quantity('flights per week', 'Transfer flights.', { min: 0, max: 1000 }),
    max_hold_days: quantity(
      'days',
      'Longest detention before transfer, in the UK or on board; then bail or landing.',
      { min: 1, max: 36_500 },
    ),
    contested_share: uncertain(
      'share',
      'Share of the places that other sending states hold, drawn once per replication.',
      { min: 0, max: 1 },
    ),
  }),
  processing: z
    .strictObject({
      where: z
        .enum(['uk', 'facility'])
        .describe('Where the claim is decided: in the UK or not at all, or in the facility.'),
      days: days('Mean days to a decision in the facility.'),
      grant_ratio: quantity('ratio', 'Grant rate in the facility relative to that in the UK.', {
        min: 0,
        max: 10,
      }),
      granted: z
        .enum(['admitted', 'settled'])
        .describe('People granted in the facility: admitted to the UK, or settled in the host country.'),
      refused: z
        .enum(['removable', 'settled'])
        .describe(
          'People refused in the facility: stay there to be returned, or remain in the host country.',
        ),
    })
    .describe('Claims of people who are transferred before a decision.'),
  stay: z.strictObject({
    host_effect: quantity(
      'ratio',
      'Speed of a person’s own document and departure clocks in the host (1: unchanged).',
      { min: 0, max: 100 },
    ),
    judicial_release_share: share('Share brought back after a court ends detention.'),
    medical_release_share: share(
      'Share brought back as medically unfit, besides those whom screening missed, who always are.',
    ),
    recognised_share: share('Share brought back because a fresh claim is recognised.'),
    onward_share: share('Share who leave the facility and move on.'),
    release_days: days('Mean days to those releases and departures.'),
    return_pace: quantity(
      'ratio',
      'Pace of attempted returns of documented people, relative to the rate of selection for removal in the UK (1: unchanged).',
      { min: 0, max: 1000 },
    ),
    return_cancelled_share: share(
      'Share of attempted returns from the host that are cancelled and tried again.',
    ),
    sets_out_again_share: share(
      'Share of those who move on from, or remain in, the host country who set out for the UK again.',
    ),
  }),
  at_limit: z.strictObject({
    days: days('Longest stay.'),
    action: z
      .enum(['continue', 'brought_back', 'released_in_host', 'settled'])
      .describe('What happens to people who cannot be returned by then. Has no default.'),
  }),
  exchange: z
    .strictObject({
      admitted_per_transfer: quantity(
        'people per person',
        'People admitted lawfully per person transferred.',
        {
          min: 0,
          max: 100,
        },
      ),
      delay_days: days('Mean days from a transfer to the admission.'),
    })
    .describe('People admitted to the UK in exchange; they claim asylum.'),
  cost: z.strictObject({
    sunk: pounds('GBP', 'Spent before the start of the run: shown, and in no total.'),
    set_up: pounds(
      'GBP',
      'Fixed cost of the UK’s own preparations, due at the announcement whether or not a host agrees; sunk if that was before the start.',
    ),
    committed: pounds(
      'GBP',
      'Fixed payments agreed by contract, due at the agreement whether or not the scheme opens; sunk if that was before the start. Their amount is known, so they carry no optimism bias.',
    ),
    per_year: pounds('GBP per year', 'Fixed cost while open, whatever the number of people.'),
    step: pounds('GBP', 'Paid once, when `step_at` people have been transferred.'),
    step_at: quantity('people', 'Transfers at which the step is paid.', { min: 1, max: 1e7 }),
    per_place_built: pounds('GBP per place', 'Paid once, when the scheme opens.'),
    per_place_year: pounds('GBP per place per year', 'Paid while open, used or not.'),
    per_person_day: pounds('GBP per person per day', 'Paid while a person is in the facility.'),
    per_person: pounds('GBP per person', 'Payment to the host per person transferred.'),
    per_flight: pounds('GBP per flight', 'Paid for each transfer flight or voyage with people aboard.'),
    flight_per_person: pounds('GBP per person', 'Flight and escort per person transferred.'),
    per_settled: pounds('GBP per person', 'Paid when a person settles or is released in the host country.'),
    per_challenge: pounds('GBP per challenge', 'Public cost of a legal challenge.'),
    brought_back: pounds('GBP per person', 'Flight and escort per person brought back to the UK.'),
    enforced_return: pounds('GBP per person', 'Enforced return from the host, without detention.'),
    on_exit: pounds('GBP per person', 'Paid when a person returns voluntarily from the host.'),
    on_moving_on: pounds('GBP per person', 'Paid when a person leaves the facility and moves on.'),
  }),
})

const hypothesis = z
  .strictObject({
    label: z.string().min(1),
    form: z
      .enum(['exponential', 'constant_elasticity', 'logistic', 'threshold'])
      .describe('How intentions fall as the perceived risk p rises above the baseline’s own, p₀.'),
    strength: uncertain(
      'strength',
      'exponential and logistic: k in exp(−k(p − p₀)); constant elasticity: the exponent of p/p₀, below 0 if intentions rise; threshold: the share deterred above it.',
      { min: -10, max: 1000 },
    ),
    zero_share: share('Probability that there is no effect at all, drawn once per replication.'),
    threshold: share('Rise of the perceived risk from which people are deterred. For `threshold` only.'),
    displaced_share: share('Share of those deterred who come by another route instead.'),
    lag_days: days('Days before a change of risk is known to people who set out.'),
    smoothing_days: quantity('days', 'Time over which experience is averaged, with exponential weights.', {
      min: 1,
      max: 3650,
    }),
    announcement_effect: share('Share deterred by the announcement of a scheme as such.'),
    announcement_half_life_days: quantity('days', 'Time in which that halves while nobody is transferred.', {
      min: 1,
      max: 36_500,
    }),
  })
  .describe('A deterrence hypothesis: run with `--deterrence` and its name.')

const costs = z.strictObject({
  price_base: z.string().describe('Financial year of the prices.'),
  deflator: z
    .string()
    .describe(
      'The GDP deflator and its vintage by which older prices were brought to that year, or that none was.',
    ),
  optimism_bias: z
    .strictObject({
      non_standard_buildings: quantity('share', 'Uplift on building places.', { min: 0, max: 10 }),
      equipment_and_development: quantity('share', 'Uplift on setting a scheme up.', { min: 0, max: 10 }),
      outsourcing: quantity('share', 'Uplift on services bought from others.', { min: 0, max: 10 }),
    })
    .describe('Green Book uplifts for optimism bias on new spending, by category.'),
  programme: schedule('GBP per year', 'Spending on programmes besides transfer schemes.', {
    min: 0,
    max: 1e12,
  }),
  discount_rate: quantity('per year', 'Social time preference rate.', { min: 0, max: 0.3 }),
  hotel_night: pounds('GBP per person per night', 'Hotel accommodation.'),
  dispersal_night: pounds('GBP per person per night', 'Accommodation outside hotels.'),
  subsistence_week: pounds('GBP per person per week', 'Subsistence, self-catered.'),
  subsistence_week_catered: pounds('GBP per person per week', 'Subsistence in full-board accommodation.'),
  detention_day: pounds('GBP per person per day', 'Detention.'),
  caseworker_year: pounds('GBP per FTE per year', 'Cost of a caseworker with overheads.'),
  appeal: pounds('GBP per appeal', 'Tribunal cost of a disposal.'),
  enforced_return: pounds('GBP per person', 'Enforced return without detention.'),
  voluntary_return: pounds('GBP per person', 'Voluntary return.'),
})

/** A whole scenario document, after `extends` and `--set`, with provenance. */
export const scenarioSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'),
  title: z.string().min(1).max(80),
  summary: z.string().min(1),
  start: z.iso
    .date()
    .describe(
      'First day of the run, UTC: the first of a month. The stocks are those at the end of the day before.',
    ),
  groups: z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), nationalityGroup),
  arrivals,
  crossing,
  decisions,
  appeals,
  exhausted,
  removals,
  cooperation,
  support,
  reentry,
  stocks,
  costs,
  deterrence: z
    .record(
      z
        .string()
        .regex(/^(?!none$)[a-z0-9]+(-[a-z0-9]+)*$/, 'a name other than none, lower case with hyphens'),
      hypothesis,
    )
    .describe('Deterrence hypotheses by name. `none`, that there is no effect, always stands beside them.'),
  schemes: z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), scheme),
})

/** A scenario with provenance, as written to the run folder. */
export type ScenarioDocument = z.infer<typeof scenarioSchema>

/** A scenario as the model reads it: values only. */
export type Scenario = Values<ScenarioDocument>
export type SchemeValues = Scenario['schemes'][string]
export type GroupValues = Scenario['groups'][string]
export type HypothesisValues = Scenario['deterrence'][string]
