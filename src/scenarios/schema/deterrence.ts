/** How a transfer scheme may deter. */
import { z } from 'zod'
import { quantity, uncertain } from './quantity.ts'
import { line } from './text.ts'
import { days, share } from './units.ts'

/** A deterrence hypothesis. */
export const hypothesis = z
  .strictObject({
    label: line(120),
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
