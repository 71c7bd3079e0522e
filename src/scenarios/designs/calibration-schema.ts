/** What a calibration's design file is: types and validation from one source, like the scenarios' own schema. */
import { z } from 'zod'
import { line, name } from '../schema/text.ts'

const quarter = z.string().regex(/^\d{4}-Q[1-4]$/, 'a quarter such as 2017-Q4')
const text = line(60)

const parameter = z.strictObject({
  label: text.describe('What charts call it.'),
  path: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .describe('Path in the scenario, or several that lie at the same place of their own ranges.'),
  from: z.number().optional().describe('Lower bound. Without it, the low end of the scenario’s range.'),
  to: z.number().optional().describe('Upper bound. Without it, the high end of the scenario’s range.'),
  values: z.array(line(200)).min(2).max(20).optional().describe('Choices, in place of a range.'),
  assumption: z
    .literal(true)
    .optional()
    .describe('Varied to see whether the series could tell, and never fitted: members keep its full range.'),
})

const target = z.strictObject({
  label: text.describe('What charts call it.'),
})

/** A design file. */
export const calibrationSchema = z.strictObject({
  name: name.describe('Name of the calibration; the run folder is called after it.'),
  title: line(80).describe('What is fitted.'),
  scenario: z.string().min(1).describe('Built-in name, or path relative to this file, of the scenario.'),
  first: quarter.describe('First quarter at whose end the model is opened.'),
  last: quarter.describe('Last such quarter.'),
  every: z.number().int().min(1).max(8).describe('Quarters from one opening to the next.'),
  also: z
    .array(quarter)
    .max(8)
    .default([])
    .describe('Further quarters at whose end it is opened, for what is published of other years than these.'),
  ahead: z.number().int().min(1).max(8).describe('Quarters run from each opening.'),
  points: z.number().int().min(10).max(10_000).describe('Parameter sets tried: a Latin hypercube.'),
  accepted: z.number().int().min(5).max(1000).describe('Parameter sets kept: those nearest to the series.'),
  replications: z.number().int().min(1).max(1000).describe('Replications of each.'),
  half_life_years: z.number().positive().max(100).describe('Years after which an observation weighs half.'),
  parameters: z.record(name, parameter).describe('What is varied.'),
  targets: z.record(line(100), target).describe('Published series that the model is held to.'),
})

/** A design, checked. */
export type CalibrationDocument = z.infer<typeof calibrationSchema>
export type CalibrationParameter = CalibrationDocument['parameters'][string]
