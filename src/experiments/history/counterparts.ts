/** Published quarterly series that the model has a counterpart of, under the evidence's own names. */
import type { CountedIn } from '../../model/result.ts'

/** A published series and the metrics whose sum it measures. */
export interface Counterpart {
  /** Id of the series in the evidence. */
  readonly series: string
  readonly metrics: readonly string[]
  readonly countedIn: CountedIn
  /** A stock is compared at the quarter's last day, a flow over the quarter. */
  readonly kind: 'stock' | 'flow'
  readonly unit: string
  readonly label: string
}

const stock = (series: string, metric: string, label: string, countedIn: CountedIn = 'people') =>
  ({
    series,
    metrics: [metric],
    countedIn,
    kind: 'stock',
    unit: countedIn === 'parties' ? 'appeals' : 'people',
    label,
  }) satisfies Counterpart

const flow = (series: string, metrics: readonly string[], label: string, countedIn: CountedIn = 'people') =>
  ({
    series,
    metrics,
    countedIn,
    kind: 'flow',
    unit: countedIn === 'parties' ? 'appeals' : 'people',
    label,
  }) satisfies Counterpart

/** Every counterpart. Returns are absent: the published totals hold people who never claimed asylum. */
export const counterparts: readonly Counterpart[] = [
  stock('awaiting_initial_decision_people', 'backlog.decision', 'Awaiting an initial decision'),
  stock(
    'awaiting_over_6_months',
    'backlog.decision.over_six_months',
    'Awaiting an initial decision for more than six months',
  ),
  stock('ftt_asylum_open_caseload', 'backlog.appeal', 'Open first-tier appeals', 'parties'),
  stock('supported_asylum_people', 'support.supported', 'Supported'),
  stock('hotel_people', 'support.hotels', 'In hotels'),
  flow('small_boat_arrivals', ['arrivals.small_boat'], 'Small-boat arrivals'),
  flow('asylum_claims_people', ['claims.lodged'], 'Asylum claims'),
  flow(
    'initial_outcomes_all',
    ['decisions.made', 'claims.withdrawn', 'claims.closed'],
    'Initial outcomes, withdrawals included',
  ),
  flow('appeals_lodged', ['appeals.lodged'], 'Appeals lodged', 'parties'),
  flow('ftt_asylum_receipts', ['appeals.lodged'], 'Appeals received by the tribunal', 'parties'),
  flow('initial_grants', ['decisions.granted'], 'Initial grants'),
  flow('initial_refusals', ['decisions.refused'], 'Initial refusals'),
  flow('initial_withdrawals', ['claims.withdrawn'], 'Withdrawals'),
  flow('initial_administrative_outcomes', ['claims.closed'], 'Administrative outcomes'),
]

/** Series that are published by calendar year only. Of people who had claimed asylum, so the model has a counterpart. */
export const annualCounterparts: readonly Counterpart[] = [
  flow('asylum_related|enforced_returns', ['returns.enforced'], 'Asylum-related enforced returns'),
  flow('asylum_related|voluntary_returns', ['returns.voluntary'], 'Asylum-related voluntary returns'),
]
