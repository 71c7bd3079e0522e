/** What happens in the UK: decisions, appeals, rights exhausted, removals, support, and setting out again. */
import { z } from 'zod'
import { amount, calendarDate, quantity, schedule } from './quantity.ts'
import { name } from './text.ts'
import { days, discipline, perYear, pounds, share } from './units.ts'

/** Initial decisions. */
export const decisions = z.strictObject({
  caseworkers: amount('FTE', 'Asylum caseworkers taking decisions.', { min: 0, max: 100_000 }),
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
  withdrawal_by: z
    .enum(['waiting', 'decision'])
    .describe(
      'What withdrawals go by: days of waiting, at withdrawal_rate; or decisions, as a caseworker finds a share of the cases taken up withdrawn, withdrawn_share.',
    ),
  withdrawn_share: share(
    'Share of the cases taken up that are found withdrawn, which takes none of a caseworker’s time. Of effect where withdrawals go by decisions.',
  ),
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

/** Appeals. */
export const appeals = z.strictObject({
  lodged_share: share('Appeals lodged per initial refusal (main applicants).'),
  lodging_days: days('Mean days from refusal to lodging.'),
  disposals_per_quarter: amount('appeals per quarter', 'First-tier Tribunal asylum disposals.', {
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
  onward_days: days('Mean days of an onward appeal, where the higher courts have room for it.'),
  onward_per_quarter: amount(
    'appeals per quarter',
    'Most onward appeals that the higher courts decide, in the order in which they are ready; a million or more: no limit.',
    { min: 0, max: 1e9 },
  ),
})

/** People whose rights are exhausted. */
export const exhausted = z.strictObject({
  contact_share: share('Share in contact with the Home Office when rights are exhausted.'),
  lost_contact_rate: perYear('Hazard of losing contact.'),
  regained_contact_rate: perYear('Hazard of coming back into contact.'),
  unrecorded_departure_rate: perYear(
    'Hazard of leaving the UK unrecorded while out of contact, besides the departures that are recorded.',
  ),
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

/** Detention and enforced removal. */
export const removals = z.strictObject({
  beds: amount('beds', 'Immigration removal centre beds.', { min: 0, max: 1e6 }),
  when_beds_fall: z
    .enum(['finish', 'evict'])
    .describe('People in a bed when capacity falls: stay, or are bailed.'),
  located_share: share('Share of people in contact who can be located when selected for removal.'),
  directions_days: days('Mean days in detention until removal directions are due.'),
  cancelled_share: share('Share of removal directions that are cancelled.'),
  escort_teams: amount('teams', 'Escort teams for enforced removals and transfers.', { min: 0, max: 1e5 }),
  escort_days: days('Days for which one removal holds an escort team.'),
  other_users_per_day: quantity('people per day', 'Entries to detention outside the asylum pathway.', {
    min: 0,
    max: 1e4,
  }),
  other_users_days: days('Mean days those people stay in detention.'),
  other_users_returned_share: share('Share of those people who are returned under escort.'),
})

/** Cooperation of countries of origin. */
export const cooperation = z
  .strictObject({
    groups: z.array(name).describe('Nationality groups it covers; empty means none.'),
    covered_share: share('Share of the people of those groups whose country is one that cooperates.'),
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

/** Asylum support. */
export const support = z.strictObject({
  entitled_share: share('Share of new claimants who are supported while their claim and appeal last.'),
  supported_share: schedule(
    'share',
    'Of those entitled while a claim or appeal lasts, and of families after it, the share who are in fact supported, whenever they claimed.',
    { min: 0, max: 1 },
  ),
  appeal_share: share(
    'Of those entitled while a claim lasts, the share who are supported while an appeal lasts too. All unless given.',
  ).optional(),
  move_on_days: schedule('days', 'Days of support after a grant, by date of the grant.', {
    min: 0,
    max: 3650,
  }),
  leaving_days: days('Days on support after the end of the move-on period. None unless given.').optional(),
  section4_share: share('Share of exhausted parties supported under section 4.'),
  non_hotel_places: amount(
    'people',
    'Supported people who are not in hotels when all other places are full, dispersal accommodation as it was at the start.',
    { min: 0, max: 1e7 },
  ),
  marginal_hotel_share: share(
    'Of a change in supported people since the start, the share that is in hotels; the rest is in other accommodation.',
  ),
  dispersal_places: amount(
    'people',
    'People whom dispersal accommodation can take: what it has beyond stocks.dispersal is added to non_hotel_places. As many as stocks.dispersal unless given.',
    { min: 0, max: 1e7 },
  ).optional(),
  dispersal_growth: amount(
    'people per year',
    'Places that dispersal accommodation gains a year, a part every day, on top of dispersal_places. None unless given.',
    { min: -1e6, max: 1e6 },
  ).optional(),
  subsistence_only: amount(
    'people',
    'Of those outside hotels, people on subsistence only, who are in no accommodation. They are counted with the other places, and cost as much, unless given.',
    { min: 0, max: 1e7 },
  ).optional(),
})

/** Setting out again after a return. */
export const reentry = z.strictObject({
  delay_days: days('Mean days from return to setting out again.'),
  small_boat_share: share('Share of re-entries that come by small boat.'),
})

/** Stages in which an offer to people who leave can be taken up. */
export const offerStages = ['rights_exhausted', 'awaiting_bed', 'barrier', 'lost_contact'] as const

/** An offer of money to people who leave. */
export const departureOffer = z
  .strictObject({
    from: calendarDate('Day from which the offer stands.'),
    stages: z
      .array(z.enum(offerStages))
      .min(1)
      .describe('Stages in which people have the offer; their labels are in docs/model.md.'),
    groups: z.array(name).describe('Nationality groups that have it; empty means all.'),
    families: z.enum(['only', 'included', 'excluded']).describe('Whether families have it.'),
    offered_share: share('Share of those people to whom it is made, once an episode; 0: nobody.'),
    taken_share: share('Of those, the share who leave on it and would not have left by then without it.'),
    departs_after_days: days('Mean days from the offer to a departure on it.'),
    per_person: pounds(
      'GBP per person',
      'Payment to whoever has the offer and leaves of their own accord, on top of the cost of a voluntary return.',
    ),
    most_per_party: pounds('GBP per party', 'Most that one party is paid.'),
  })
  .describe('An offer of money to people whose rights are exhausted and who leave.')

/** Leave for a time, and its renewal. */
export const renewals = z
  .strictObject({
    claims_from: calendarDate('First day of the claims on which leave is granted for a time.'),
    share: share('Share of grants on those claims, and of renewals, that come up for renewal; 0: none.'),
    after_months: quantity('months', 'Months from the grant until the renewal falls due.', {
      min: 1,
      max: 1200,
    }),
    decisions_each: quantity(
      'decisions per renewal',
      'Work of a renewal, in initial decisions: the same caseworkers do both, in the order in which they fall due.',
      { min: 0.01, max: 10 },
    ),
    refused_share: share('Share of renewals that are refused.'),
    appealed_share: share('Share of those that are appealed; the tribunal decides them as it does others.'),
  })
  .describe('Leave that is granted for a time, and the work that comes back when it ends.')

const lag = (what: string) =>
  z.strictObject({
    days: days(`Days from the date of a rise until the first of the added ${what} are there; 0: at once.`),
    ramp_days: days(`Days from then until all of the added ${what} are there.`),
  })

/** How long more capacity takes. */
export const lags = z
  .strictObject({
    caseworkers: lag('caseworkers'),
    tribunal: lag('disposals of the tribunal'),
    beds: lag('detention beds'),
    escort_teams: lag('escort teams'),
  })
  .describe(
    'How long it takes until a capacity that rises on a date is there. A fall takes effect on its date, and a value from the start is there at the start.',
  )
