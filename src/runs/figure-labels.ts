/** What the console calls its figures: at most 28 characters, with what they are counted in. */

/** What every run shows, in order. */
export const headlines = [
  'returns.total',
  'scheme.transferred',
  'scheme.brought_back',
  'barriers.arisen',
  'backlog.decision',
  'stock.rights_exhausted',
  'days.detained',
  'cost.total',
] as const

/** By metric. Counted in people unless the label says cases or days. Stocks are at the end of the run. */
export const figureLabels: Readonly<Record<string, string>> = {
  'returns.total': 'Returns, people',
  'scheme.transferred': 'Transferred, people',
  'scheme.brought_back': 'Brought back, people',
  'barriers.arisen': 'Further submissions, people',
  'backlog.decision': 'Awaiting decision, people',
  'stock.rights_exhausted': 'Rights exhausted, people',
  'days.detained': 'In detention, person-days',
  'cost.total': 'Public cost',
  'arrivals.small_boat': 'Small-boat arrivals, people',
  'claims.lodged': 'Asylum claims, people',
  'crossings.intercepted': 'Stopped leaving, people',
  'decisions.made': 'Initial decisions, people',
  'decisions.granted': 'Initial grants, people',
  'wait.decision.median': 'Median decision wait, days',
  'appeals.determined': 'Appeals decided, cases',
  'appeals.allowed': 'Appeals allowed, cases',
  'backlog.appeal': 'Open appeals, cases',
  'wait.appeal.median': 'Median appeal wait, days',
  lost_contact: 'Lost contact, people',
  'returns.enforced': 'Enforced returns, people',
  'returns.voluntary': 'Voluntary returns, people',
  'detention.occupancy': 'In detention, people',
  reentries: 'Setting out again, people',
  'support.supported': 'Supported, people',
  'support.hotels': 'In hotels, people',
  deterred: 'Deterred, people',
}
