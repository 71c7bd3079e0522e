/** Unit costs. */
import { z } from 'zod'
import { amount, quantity } from './quantity.ts'
import { line } from './text.ts'
import { pounds } from './units.ts'

/** Unit costs, the price base, and the uplifts and the discount rate of the Green Book. */
export const costs = z.strictObject({
  price_base: line(40).describe('Financial year of the prices.'),
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
  programme: amount('GBP per year', 'Spending on programmes besides transfer schemes.', {
    min: 0,
    max: 1e12,
  }),
  discount_rate: quantity('per year', 'Social time preference rate.', { min: 0, max: 0.3 }),
  hotel_night: pounds('GBP per person per night', 'Hotel accommodation.'),
  dispersal_night: pounds('GBP per person per night', 'Accommodation outside hotels.'),
  other_night: pounds(
    'GBP per person per night',
    'Accommodation outside hotels and dispersal, such as large sites. As dispersal_night unless given.',
  ).optional(),
  subsistence_week: pounds('GBP per person per week', 'Subsistence, self-catered.'),
  subsistence_week_catered: pounds('GBP per person per week', 'Subsistence in full-board accommodation.'),
  detention_day: pounds('GBP per person per day', 'Detention.'),
  added_bed_day: pounds(
    'GBP per bed per day',
    'A detention bed beyond those at the start, used or not, besides the cost of whoever is in it.',
  ),
  added_team_day: pounds(
    'GBP per team per day',
    'An escort team beyond those at the start, used or not, besides the cost of enforced returns.',
  ),
  caseworker_year: pounds('GBP per FTE per year', 'Cost of a caseworker with overheads.'),
  appeal: pounds('GBP per appeal', 'Tribunal cost of a disposal.'),
  enforced_return: pounds('GBP per person', 'Enforced return without detention.'),
  voluntary_return: pounds('GBP per person', 'Voluntary return.'),
})
