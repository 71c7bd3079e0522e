/** What no figure of a run covers: what is not modelled, the largest risk of these, and what the model may be used for. */
import { notModelled } from '../experiments/replications/appraisal.ts'
import type { Block } from './briefing.ts'
import { type Material, optionsOf } from './material.ts'
import { say, type Text } from './text.ts'

/** The largest risk that no figure covers; it stands before the findings. */
export function largestRisk(material: Material): Text {
  const options = optionsOf(material)
  if (options.some(({ schemes }) => schemes.length > 0))
    return say`Whether a host country agrees, on what terms, and whether the courts allow transfers. The model does not estimate any of the three: the scenario sets them. If one fails, the figures below do not hold. No figure covers what happens to people in a host country, or whether they are safe there.`
  if (options.length > 0)
    return say`How people and organisations respond to an option. The model keeps to what the scenario sets. It does not estimate whether staff can be found, whether other states act as assumed, or how people change their plans.`
  return say`What policy, courts and other states do during the years simulated. The model does not estimate them: the scenario sets them.`
}

/** What is not modelled. */
export const leftOut = (): Block[] => [
  {
    kind: 'paragraph',
    text: say`The model has no figures for the following. That does not make them small: weigh them beside the figures in any decision.`,
  },
  { kind: 'list', items: notModelled.map((label) => [label]) },
]

/** What the figures may be used for, and what not. */
export const uses = (): Block[] => [
  { kind: 'heading', text: ['The figures may be used'] },
  {
    kind: 'list',
    items: [
      say`to compare options under the assumptions stated here`,
      say`to see which step or resource limits an option`,
      say`to find out which unknowns matter most, and so what evidence to look for`,
    ],
  },
  { kind: 'heading', text: ['The figures may not be used'] },
  {
    kind: 'list',
    items: [
      say`to forecast arrivals`,
      say`to claim that an option deters people: an effect is only ever assumed, and the result without it stands beside it`,
      say`to judge what is not in the model, such as safety, health, families, equalities or the law`,
      say`to decide or predict anything about one person`,
    ],
  },
]
