/**
 * The one source for what a scenario is: TypeScript types, validation and JSON Schema all come from here.
 * Pure data: no files are read. `load.ts` reads documents and reports errors against this schema.
 */
import { z } from 'zod'
import { arrivals, crossing, nationalityGroup } from './arrivals.ts'
import { cleared } from './cleared.ts'
import { costs } from './costs.ts'
import { hypothesis } from './deterrence.ts'
import {
  appeals,
  cooperation,
  decisions,
  departureOffer,
  exhausted,
  lags,
  reentry,
  removals,
  renewals,
  support,
} from './pathway.ts'
import type { Values } from './quantity.ts'
import { response } from './response.ts'
import { scheme } from './scheme.ts'
import { stocks } from './stocks.ts'
import { line, name, prose } from './text.ts'

/** A whole scenario document, after `extends` and `--set`, with provenance. */
export const scenarioSchema = z.strictObject({
  name,
  title: line(80),
  summary: prose(2000),
  start: z.iso
    .date()
    .describe(
      'First day of the run, UTC: the first of a month. The stocks are those at the end of the day before.',
    ),
  groups: z.record(name, nationalityGroup),
  arrivals,
  crossing,
  decisions,
  renewals,
  appeals,
  exhausted,
  departure_offer: departureOffer,
  removals,
  lags,
  cooperation,
  support,
  reentry,
  stocks,
  cleared,
  costs,
  deterrence: z
    .record(name, hypothesis)
    .describe('Deterrence hypotheses by name. `none`, that there is no effect, always stands beside them.'),
  response,
  schemes: z.record(name, scheme),
})

/** A scenario with provenance, as written to the run folder. */
export type ScenarioDocument = z.infer<typeof scenarioSchema>

/** A scenario as the model reads it: values only. */
export type Scenario = Values<ScenarioDocument>
export type SchemeValues = Scenario['schemes'][string]
export type GroupValues = Scenario['groups'][string]
export type ResponseValues = Scenario['response']['hypotheses'][string]
export type HypothesisValues = Scenario['deterrence'][string]
