/** The ways out of a scheme's facility. Whoever has been transferred leaves by one of them, or is there at the end. */
import { type TransitionId, transitionIds, type transitions } from './transitions.ts'

type Facility = 'in_processing' | 'in_facility'
type Declared = typeof transitions

/** Transitions by which somebody leaves a facility. */
type FacilityExit = {
  [Id in TransitionId]: Extract<Declared[Id]['from'][number], Facility> extends never
    ? never
    : Declared[Id]['to'] extends Facility
      ? never
      : Id
}[TransitionId]

/** Metrics of the ways out, in the order of tables: between them they count every exit once. */
export const exitMetrics = [
  'returns.from_scheme',
  'scheme.released_by_court',
  'scheme.brought_back_closed',
  'scheme.released_unfit',
  'scheme.recognised',
  'scheme.brought_back_limit',
  'scheme.brought_back_barrier',
  'scheme.moved_on',
  'scheme.remain_in_host',
] as const
export type ExitMetric = (typeof exitMetrics)[number]

/** The metric that counts each exit: a transition out of a facility does not compile until it is counted. */
const countedBy: Readonly<Record<FacilityExit, ExitMetric>> = {
  scheme_return_voluntary: 'returns.from_scheme',
  scheme_return_enforced: 'returns.from_scheme',
  released_by_court: 'scheme.released_by_court',
  released_by_court_claim: 'scheme.released_by_court',
  suspended_brought_back: 'scheme.brought_back_closed',
  suspended_claim: 'scheme.brought_back_closed',
  released_unfit: 'scheme.released_unfit',
  released_unfit_claim: 'scheme.released_unfit',
  recognised: 'scheme.recognised',
  recognised_claim: 'scheme.recognised',
  granted_admitted: 'scheme.recognised',
  brought_back_limit: 'scheme.brought_back_limit',
  brought_back_limit_claim: 'scheme.brought_back_limit',
  brought_back_barrier: 'scheme.brought_back_barrier',
  moves_on: 'scheme.moved_on',
  refused_settles: 'scheme.remain_in_host',
  granted_settles: 'scheme.remain_in_host',
  released_in_host: 'scheme.remain_in_host',
  settled_in_host: 'scheme.remain_in_host',
}

/** The transitions that a metric of exits counts. */
export const exitsOf = (metric: ExitMetric): readonly TransitionId[] =>
  transitionIds.filter((id) => (countedBy as Partial<Record<TransitionId, ExitMetric>>)[id] === metric)
