/** What the model says of itself, as rows of text: stages, transitions, resources and queues from their declarations. */
import { outcomes } from '../../model/declaration/outcomes.ts'
import { type StageId, stageIds, stageOf } from '../../model/declaration/stages.ts'
import { declarationOf, transitionIds, transitionsFrom } from '../../model/declaration/transitions.ts'
import { labelOf, type ResourceId, resourceIds, resourceOf } from '../../model/resources.ts'
import type { Scenario } from '../../scenarios/schema/schema.ts'

const places = {
  uk: 'in the UK',
  abroad: 'abroad',
  host: 'in the host country',
  detention: 'in detention',
  gone: 'gone from the model',
} as const

const supports = {
  none: 'none',
  claim: 'while the claim is open',
  appeal: 'while the appeal is open',
  exhausted: 'after rights are exhausted',
  scheme: 'by the scheme',
} as const

const stageLabels = (ids: readonly StageId[]) => ids.map((id) => stageOf(id).label).join('; ')
const wordsOf = (id: string) => id.replaceAll('_', ' ')

/** Label, id, place, what ends the stay, support. */
export const stageRows = (): string[][] =>
  stageIds.map((id) => {
    const { label, place, waitsFor, support } = stageOf(id)
    return [label, id, places[place], waitsFor === '' ? 'nothing: an end' : waitsFor, supports[support]]
  })

/** Activity, from, to, cause, outcome. */
export const activityRows = (): string[][] =>
  transitionIds.map((id) => {
    const { activity, from, to, cause, outcome } = declarationOf(id)
    const end = outcome === undefined ? 'it goes on' : wordsOf(outcome)
    return [activity, stageLabels(from), stageOf(to).label, cause, end]
  })

/** The stages and transitions as lines of a Mermaid flow chart: each pair of stages once. */
export function diagramLines(): string {
  const pairs = new Set(
    transitionIds.flatMap((id) => {
      const { from, to } = declarationOf(id)
      return from.map((each) => `  ${each} --> ${to}`)
    }),
  )
  const boxes = stageIds.map((id) => `  ${id}["${stageOf(id).label.replaceAll('"', '')}"]`)
  return [...boxes, ...pairs].join('\n')
}

/** Resource, where it is waited for and held, what is scheduled at the start, line of cost. */
export const resourceRows = (scenario: Scenario): string[][] =>
  resourceIds.map((id) => {
    const { waitsIn, heldIn, cost, schedule } = resourceOf(id)
    const { value, changes } = schedule(scenario)
    const later = changes.length === 0 ? '' : `, ${changes.length} later changes`
    return [labelOf(id), stageLabels(waitsIn), stageLabels(heldIn), `${value}${later}`, wordsOf(cost)]
  })

/** Resource, discipline, and how people leave its queue but by a unit. */
export const queueRows = (scenario: Scenario): string[][] =>
  resourceIds.map((id) => [labelOf(id), disciplineOf(id, scenario), waysOut(id)])

function disciplineOf(id: ResourceId, scenario: Scenario): string {
  const {
    discipline,
    reversedShare = 0,
    priorities = 1,
    whenCapacityFalls,
  } = resourceOf(id).service?.(scenario) ?? {}
  const order = discipline === undefined ? 'oldest first' : wordsOf(String(discipline))
  return [
    order,
    ...(reversedShare > 0 ? [`a share of ${reversedShare} from the other end`] : []),
    ...(priorities > 1 ? [`${priorities} priorities`] : []),
    ...(whenCapacityFalls === undefined
      ? []
      : [`when capacity falls: ${wordsOf(String(whenCapacityFalls))}`]),
  ].join('; ')
}

function waysOut(id: ResourceId): string {
  const { name, waitsIn } = resourceOf(id)
  const others = waitsIn
    .flatMap((stage) => transitionsFrom(stage))
    .map(declarationOf)
    .filter(({ cause }) => cause !== name)
    .map(({ activity }) => activity)
  return others.length === 0 ? 'none' : [...new Set(others)].join('; ')
}

/** Stages in which the pathway ends: label, id, place. */
export const exitRows = (): string[][] =>
  stageIds
    .map((id) => ({ id, ...stageOf(id) }))
    .filter(({ place, waitsFor }) => place === 'gone' || waitsFor === '')
    .map(({ id, label, place }) => [label, id, places[place]])

/** How a case whose rights are exhausted ends, in words. */
export const outcomeWords = (): string[] => outcomes.map(wordsOf)
