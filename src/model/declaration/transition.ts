/** What is declared of a transition. */
import type { RiskCount } from '../deterrence.ts'
import type { ResourceName } from '../resources.ts'
import type { Outcome } from './outcomes.ts'
import type { EndedStage, StageId } from './stages.ts'

/** What decides when a transition happens: a resource that is shared, a scheme, a rule, or a clock of the party’s own. */
type Cause =
  | ResourceName
  | 'own intention'
  | 'own clock'
  | 'deterrence'
  | 'weather and boats'
  | 'interception'
  | 'higher court'
  | 'rules of support'
  | 'further submissions'
  | 'enforcement'
  | 'offer'
  | 'end of leave'
  | 'removal directions'
  | 'scheme'
  | 'outside the asylum pathway'

interface Transition {
  readonly from: readonly StageId[]
  /** What happens, as the event log words it. */
  readonly activity: string
  readonly cause: Cause
  /** What observers of the risk of a transfer or a return count it as, unless it is of a renewal. Rights are exhausted by what counts as `exhausted`. */
  readonly counts?: RiskCount
  /** Nobody records it, so that whoever counts recorded outcomes goes on counting the case as open. */
  readonly unrecorded?: true
}

/** A transition between stages. */
export type TransitionDeclaration = Transition &
  (
    | { readonly to: Exclude<StageId, EndedStage>; readonly outcome?: never }
    /** How the case ends by it. */
    | { readonly to: EndedStage; readonly outcome: Outcome }
  )
