/** How the case of somebody whose rights are exhausted can end. */
import { numbered } from './numbered.ts'

/** In the order of the incidence tables; an outcome’s number is its index here. */
export const outcomes = [
  'voluntary_return',
  'enforced_return',
  'returned_from_scheme',
  'regularised',
  'remains_in_host',
  'moved_on',
] as const
export type Outcome = (typeof outcomes)[number]
/** Number of each outcome. */
export const Outcome = numbered(outcomes)

const returns: Readonly<Record<Outcome, boolean>> = {
  voluntary_return: true,
  enforced_return: true,
  returned_from_scheme: true,
  regularised: false,
  remains_in_host: false,
  moved_on: false,
}

/** By outcome number, 1 for those that are returns. */
export const isReturn = Uint8Array.from(outcomes, (outcome) => (returns[outcome] ? 1 : 0))
