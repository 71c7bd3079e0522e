/** Levels that stand for a queue under control. */
import { z } from 'zod'
import { quantity } from './quantity.ts'

/** How few may be in a queue for it to count as cleared. */
export const cleared = z
  .strictObject({
    awaiting_decision: quantity('people', 'People awaiting an initial decision.', { min: 0, max: 1e7 }),
    appeals_open: quantity('appeals', 'Open first-tier asylum appeals.', { min: 0, max: 1e7 }),
  })
  .describe('Levels at or below which a queue counts as cleared: a yardstick, which changes nobody’s path.')
