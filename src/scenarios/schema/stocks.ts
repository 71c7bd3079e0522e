/** The opening stocks. */
import { z } from 'zod'
import { quantity, uncertain } from './quantity.ts'
import { days, share } from './units.ts'

/** The system as it stands at the start date. */
export const stocks = z
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
    dispersal: quantity('people', 'Of the supported, people in dispersal accommodation.', {
      min: 0,
      max: 1e7,
    }).optional(),
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
