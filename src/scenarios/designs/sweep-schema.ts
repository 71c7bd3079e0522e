/** What a sweep's design file is: types and validation from one source, like the scenarios' own schema. */
import { z } from 'zod'
import { line, name, prose } from '../schema/text.ts'
import { places } from './levers.ts'

const value = z.union([z.number(), line(200), z.boolean()])
const setting = prose(2000)

/** Methods that take so many points of the parameters' distributions. */
export const sampledMethods = ['latin-hypercube', 'sobol', 'halton'] as const
/** Of these, the sequences: more points of one begin with the same points. */
export const sequences = ['sobol', 'halton'] as const

/** Where a number lies between what is low and what is high. */
export const distributions = ['uniform', 'triangular', 'pert', 'lognormal', 'discrete'] as const

/** What somebody decides, or what nobody knows. */
export const roles = ['lever', 'uncertainty'] as const

const parameter = z.strictObject({
  path: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .describe('Path in the scenarios, or several that take the same value.'),
  in: z
    .enum(places)
    .optional()
    .describe(
      'Where it is varied: in the options alone, in the baseline alone, or in both. Unless given: in the options alone where one of them sets it otherwise than the baseline, else in both.',
    ),
  role: z
    .enum(roles)
    .optional()
    .describe('Whether it is what somebody decides (lever) or what nobody knows (uncertainty).'),
  label: line(40).optional().describe('What charts call it.'),
  names: z
    .record(z.string(), line(40))
    .optional()
    .describe('What charts call its values, as a condition: “barriers grow with the stay”.'),
  values: z.array(value).min(1).max(1000).optional().describe('Values to try. In place of from and to.'),
  weights: z
    .array(z.number().min(0))
    .min(1)
    .max(1000)
    .optional()
    .describe(
      'How often each of the values is drawn, in proportion: 0 is never; equally often unless given.',
    ),
  from: z
    .union([z.number(), z.literal('declared')])
    .optional()
    .describe('Lower end of a range; “declared” takes low, value and high as the scenario declares them.'),
  to: z.number().optional().describe('Upper end of a range.'),
  steps: z.number().int().min(2).max(1000).optional().describe('Values of a range in a grid.'),
  scale: z.enum(['linear', 'log']).default('linear').describe('How a range is divided.'),
  distribution: z
    .enum(distributions)
    .optional()
    .describe(
      'What a sample draws from: a range evenly (uniform), low–value–high (triangular; pert, which is narrower), low and high as quantiles (lognormal), or values with weights (discrete).',
    ),
  low: z.number().optional().describe('Least value; of a lognormal the lower of two quantiles.'),
  value: z.number().optional().describe('Likeliest value of a triangular or PERT distribution.'),
  high: z.number().optional().describe('Largest value; of a lognormal the upper of two quantiles.'),
  within: z
    .number()
    .min(0.01)
    .max(0.99)
    .default(0.9)
    .describe('Share of a lognormal that lies between low and high, as much above as below.'),
})

const correlation = z.strictObject({
  between: z.array(name).length(2).describe('Two parameters.'),
  rank: z.number().min(-0.99).max(0.99).describe('Spearman’s rank correlation of the two.'),
})

/** A design file. */
export const sweepSchema = z.strictObject({
  name: name.describe('Name of the sweep; the run folder is called after it.'),
  title: line(80).describe('What is asked.'),
  baseline: z
    .string()
    .min(1)
    .default('current-policy')
    .describe('Scenario that the others are compared with.'),
  scenarios: z
    .array(z.string().min(1))
    .min(1)
    .max(20)
    .describe('Built-in names, or paths relative to this file.'),
  method: z
    .enum(['grid', 'one-at-a-time', ...sampledMethods])
    .default('grid')
    .describe(
      'Every combination; the first value of every parameter and each other value by itself; or a sample of so many points: a Latin hypercube, or a sequence to which points can be added later.',
    ),
  points: z.number().int().min(2).max(10_000).optional().describe('Points of a sample.'),
  replications: z.number().int().min(1).max(1_000_000).optional().describe('Replications at each point.'),
  horizon_years: z
    .number()
    .min(1 / 12)
    .max(50)
    .optional()
    .describe('Years to simulate.'),
  set: z.array(setting).default([]).describe('Settings that hold at every point, as for --set.'),
  parameters: z.record(name, parameter).describe('What is varied.'),
  correlations: z.array(correlation).default([]).describe('Parameters of a sample that go together.'),
  constraints: z
    .array(z.string().min(1))
    .default([])
    .describe('What holds at every point, such as “opening <= full”; points that break one are left out.'),
  chart: z
    .strictObject({
      metric: z
        .string()
        .min(1)
        .default('returns.total')
        .describe('Metric whose difference from the baseline is drawn.'),
      finding: z
        .strictObject({ more: line(40), fewer: line(40) })
        .optional()
        .describe('What a rise and a fall of the metric are called in a title: “Fewer people get leave”.'),
      x: name.optional().describe('Parameter along the horizontal axis.'),
      lines: name.optional().describe('Parameter that has a line for each value.'),
      panels: name.optional().describe('Parameter that has a panel for each value.'),
    })
    .prefault({}),
})

/** A design, checked. */
export type SweepDocument = z.infer<typeof sweepSchema>
export type SweepParameter = SweepDocument['parameters'][string]
/** What a parameter may be set to. */
export type SweepValue = z.infer<typeof value>

/** Whether the method draws points from distributions. */
export const isSampled = (method: SweepDocument['method']): boolean =>
  (sampledMethods as readonly string[]).includes(method)
/** Whether more points of the method begin with the same points. */
export const isSequence = (method: SweepDocument['method']): boolean =>
  (sequences as readonly string[]).includes(method)
