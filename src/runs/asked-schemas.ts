/** What a manifest may say that a run of each kind asked: checked when it is read, as anybody may have written it. */
import { z } from 'zod'

const text = z.string().max(200)
const texts = z.array(text)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const number = z.number()
const count = z.int().min(0).max(1e6)

const question = z.strictObject({ parameter: text, unit: text, low: number, high: number })
const level = z.strictObject({
  value: number,
  counted_in: text,
  scheme: text.optional(),
  group: text.optional(),
  by: text.optional(),
})
const curve = z.strictObject({
  hypothesis: text,
  strengths: z.array(number),
  displaced: z.array(number),
  replications: count,
})
const forecast = z.strictObject({
  origin: text,
  given: number,
  given_series: z.record(text, number),
  added: z.record(text, number),
  errors: digest,
})

/** A schema for every kind of run. */
export const askedSchemas = {
  comparison: z.strictObject({
    kind: z.literal('comparison'),
    curve: curve.optional(),
    by: z.literal('group').optional(),
    simultaneous: z.literal(true).optional(),
    forecast: z.union([z.literal(true), forecast]).optional(),
  }),
  sweep: z.strictObject({
    kind: z.literal('sweep'),
    design: z.strictObject({ name: text, sha256: digest }),
    rejected: count.optional(),
  }),
  'break-even': z.strictObject({
    kind: z.literal('break-even'),
    scenario: text,
    metric: text,
    level: level.optional(),
    hypothesis: text,
    questions: z.array(question),
    replications: count,
    most: count,
    precision: number,
  }),
  backtest: z.strictObject({
    kind: z.literal('backtest'),
    from: text,
    to: text,
    ahead: count,
    evidence: digest,
  }),
  calibration: z.strictObject({
    kind: z.literal('calibration'),
    set: z.array(z.string()),
    design: digest,
    until: text,
    evidence: digest,
  }),
  sensitivity: z.strictObject({
    kind: z.literal('sensitivity'),
    scenario: text,
    metrics: texts,
    parameters: texts,
    hypothesis: text,
    design: z.looseObject({ method: text }),
  }),
  robust: z.strictObject({
    kind: z.literal('robust'),
    source: z.strictObject({ folder: z.string(), results: digest }),
    metric: text,
    of: text,
    condition: z.strictObject({ side: z.enum(['below', 'above']), bound: number }),
    options: texts,
    box: count.optional(),
    regrets: z.array(z.strictObject({ metric: text, better: text })),
    hypothesis: text,
  }),
  selection: z.strictObject({
    kind: z.literal('selection'),
    rule: z.strictObject({
      metric: text,
      better: z.enum(['lower', 'higher']),
      method: text,
      indifference: number,
      confidence: number,
      first: count,
      budget: count,
    }),
  }),
} as const satisfies Record<string, z.ZodType>
