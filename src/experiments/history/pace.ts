/** The pace at which caseworkers decide, so that so many people are decided: the model decides cases, and what is published counts people. */
import type { Inputs } from '../../scenarios/inputs/input-rows.ts'
import { project } from '../../scenarios/inputs/projection.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'

/** How often the queue is followed to find the pace: each time the next case differs less. */
const rounds = 4

/** How far one round may move a pace, so that a queue that runs out does not. */
const [least, most] = [0.8, 1.25]

/**
 * Inputs whose pace decides so many people, by period: who stands at the end of the queue that is decided, and how many people a case has there,
 * follow from the opening stock and the flows. No later stock is used.
 * @param decided people granted or refused, by period
 */
export function paceFor(scenario: Scenario, inputs: Inputs, decided: ReadonlyMap<string, number>): Inputs {
  let found = inputs
  for (let round = 0; round < rounds; round++) {
    const expected = project(scenario, found)
    found = {
      ...found,
      decisions_per_caseworker_month: (found.decisions_per_caseworker_month ?? []).map((each) => {
        const wanted = decided.get(each.period.text)
        const people = expected(each).decided.reduce((sum, kind) => sum + kind, 0)
        if (wanted === undefined || !(people > 0)) return each
        return { ...each, value: each.value * Math.min(most, Math.max(least, wanted / people)) }
      }),
    }
  }
  return found
}
