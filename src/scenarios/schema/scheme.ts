/** A transfer scheme. */
import { z } from 'zod'
import { calendarDate, quantity, schedule, uncertain } from './quantity.ts'
import { line, name } from './text.ts'
import { days, perYear, pounds, share } from './units.ts'

/** What may happen to people at the limit of their stay in a facility. */
export const limitActions = ['continue', 'brought_back', 'released_in_host', 'settled'] as const

/** A transfer scheme: whom it takes, when it opens, what happens in its facility, and what it costs. */
export const scheme = z.strictObject({
  label: line(120),
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
    groups: z.array(name).describe('Nationality groups taken; empty means all.'),
    eligible_share: share(
      'Share of people who fulfil all these rules whom the scheme may take, drawn by person; 1 unless given.',
    ).optional(),
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
      .enum(limitActions)
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
      'Fixed cost of the UK’s own preparations, due at the announcement whether or not a host agrees, or on `agreement.not_before` where that is later; sunk if that was before the start.',
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

/** Terms that tell whether people stay with a scheme. `days` are those until the limit of a stay. */
interface Stay {
  readonly stage: z.infer<typeof scheme>['stage']
  readonly processing: { readonly where: string }
  readonly at_limit: { readonly action: string; readonly days: number }
}

/** Whether people stay in a facility of a scheme. Elsewhere those who have just arrived are transferred, and are the host’s the day after. */
export const hasStay = ({ stage, processing, at_limit }: Stay): boolean =>
  stage !== 'on_arrival' || processing.where !== 'uk' || at_limit.action !== 'settled' || at_limit.days > 1
