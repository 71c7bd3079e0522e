/** The pathway as a declaration, second part: every transition between stages, and what happens in it. */

import { claimTransitions } from './claim-transitions.ts'
import { numbered } from './numbered.ts'
import { outcomes } from './outcomes.ts'
import { returnTransitions } from './return-transitions.ts'
import { schemeTransitions } from './scheme-transitions.ts'
import { Stage, type StageId, stageIds, stageOf } from './stages.ts'
import type { TransitionDeclaration } from './transition.ts'

/** Every transition by its name, as event logs and metrics have it. */
export const transitions = { ...claimTransitions, ...returnTransitions, ...schemeTransitions } as const

export type TransitionId = keyof typeof transitions

/** Transitions in their declared order; a transition’s number is its index here. */
export const transitionIds = Object.keys(transitions) as TransitionId[]
/** Number of each transition. */
export const Transition = numbered(transitionIds)

/** What is declared of a transition. */
export const declarationOf = (id: TransitionId): TransitionDeclaration => transitions[id]

/** Stage each transition leads to, by transition number. */
export const transitionTarget = Uint8Array.from(transitionIds, (id) => Stage[transitions[id].to])

/** 1 where a transition may start from a stage: index transition × number of stages + stage. */
export const transitionAllowed = new Uint8Array(transitionIds.length * stageIds.length)
for (const id of transitionIds) {
  for (const from of declarationOf(id).from) {
    transitionAllowed[Transition[id] * stageIds.length + Stage[from]] = 1
  }
}

/** 1 for transitions by which rights are exhausted, by transition number. */
export const exhaustsRights = Uint8Array.from(transitionIds, (id) =>
  declarationOf(id).counts === 'exhausted' ? 1 : 0,
)

/** 1 for transitions that nobody records, by transition number. */
export const isUnrecorded = Uint8Array.from(transitionIds, (id) => (declarationOf(id).unrecorded ? 1 : 0))

/** How a case ends by each transition: an index of `outcomes`, or -1. */
export const transitionOutcome = Int8Array.from(transitionIds, (id) => {
  const { outcome } = declarationOf(id)
  return outcome === undefined ? -1 : outcomes.indexOf(outcome)
})

/** The transitions of which something holds. */
export const transitionsWhere = (
  holds: (transition: TransitionDeclaration) => boolean,
): readonly TransitionId[] => transitionIds.filter((id) => holds(transitions[id]))

/** Transitions that may start from a stage. */
export const transitionsFrom = (stage: StageId): readonly TransitionId[] =>
  transitionsWhere(({ from }) => from.includes(stage))

/** Transitions that lead to a stage. */
export const transitionsTo = (stage: StageId): readonly TransitionId[] =>
  transitionsWhere(({ to }) => to === stage)

/** Transitions that start in stages of which something holds, and lead to one of which something else does. */
export const transitionsBetween = (
  starts: (stage: StageId) => boolean,
  leads: (stage: StageId) => boolean,
): readonly TransitionId[] => transitionsWhere(({ from, to }) => from.every(starts) && leads(to))

/** Transitions by which people come back to the UK from a scheme’s facility. */
export const broughtBack = transitionsBetween(
  isInHost,
  (to) => !isInHost(to) && stageOf(to).hasLeftUk !== true,
)

/** Transitions by which people come to be with a scheme. */
export const referredToScheme = transitionsBetween((from) => !isWithScheme(from), isWithScheme)

/** Transitions by which people with a scheme come to its facility. */
export const transferredToHost = transitionsBetween((from) => !isInHost(from), isInHost)

function isInHost(stage: StageId): boolean {
  return stageOf(stage).place === 'host'
}

function isWithScheme(stage: StageId): boolean {
  return stageOf(stage).withScheme === true
}
