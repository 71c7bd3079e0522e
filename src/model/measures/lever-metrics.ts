/**
 * What a parameter bears on: the metrics that anybody who changes it looks at first. A run that compares scenarios shows these
 * besides its headlines, so that a lever is never judged without the queue that it empties.
 */
import type { CountedIn } from '../result.ts'

/** A metric and what it is counted in. */
export type Measure = readonly [metric: string, countedIn: CountedIn]

/** Paths, their parts joined by dots and a star for any one part, and the metrics that they bear on. */
const bearings: readonly (readonly [path: string, measures: readonly Measure[]])[] = [
  [
    'arrivals',
    [
      ['arrivals.small_boat', 'people'],
      ['claims.lodged', 'people'],
    ],
  ],
  [
    'crossing',
    [
      ['arrivals.small_boat', 'people'],
      ['crossings.intercepted', 'people'],
    ],
  ],
  [
    'decisions',
    [
      ['decisions.made', 'people'],
      ['claims.withdrawn', 'people'],
      ['departures.withdrawn', 'people'],
      ['wait.decision.median', ''],
    ],
  ],
  [
    'appeals',
    [
      ['appeals.determined', 'parties'],
      ['backlog.appeal', 'parties'],
      ['wait.appeal.median', ''],
    ],
  ],
  [
    'renewals',
    [
      ['renewals.due', 'people'],
      ['renewals.decided', 'people'],
      ['backlog.decision', 'people'],
      ['wait.decision.median', ''],
    ],
  ],
  ['exhausted', [['lost_contact', 'people']]],
  ['exhausted.unrecorded_departure_rate', [['departures.unrecorded', 'people']]],
  [
    'departure_offer',
    [
      ['returns.voluntary', 'people'],
      ['offers.taken', 'people'],
      ['offers.paid', 'people'],
      ['support.supported', 'people'],
    ],
  ],
  [
    'removals',
    [
      ['returns.enforced', 'people'],
      ['detention.occupancy', 'people'],
    ],
  ],
  [
    'lags.caseworkers',
    [
      ['decisions.made', 'people'],
      ['wait.decision.median', ''],
    ],
  ],
  [
    'lags.tribunal',
    [
      ['appeals.determined', 'parties'],
      ['backlog.appeal', 'parties'],
    ],
  ],
  ['lags.beds', [['detention.occupancy', 'people']]],
  ['lags.escort_teams', [['returns.enforced', 'people']]],
  [
    'cooperation',
    [
      ['returns.voluntary', 'people'],
      ['returns.enforced', 'people'],
      ['reentries', 'people'],
    ],
  ],
  [
    'support',
    [
      ['support.supported', 'people'],
      ['support.hotels', 'people'],
    ],
  ],
  ['cleared.awaiting_decision', [['cleared.decision.days', '']]],
  ['cleared.appeals_open', [['cleared.appeal.days', '']]],
  ['reentry', [['reentries', 'people']]],
  ['deterrence', [['deterred', 'people']]],
  [
    'response',
    [
      ['returns.voluntary', 'people'],
      ['lost_contact', 'people'],
      ['returns.enforced', 'people'],
      ['claims.withdrawn', 'people'],
    ],
  ],
  ['groups.*.grant_rate', [['decisions.granted', 'people']]],
  [
    'groups.*.appeal_allowed_rate',
    [
      ['appeals.allowed', 'parties'],
      ['backlog.appeal', 'parties'],
    ],
  ],
  ['groups.*.voluntary_departure_rate', [['returns.voluntary', 'people']]],
  ['groups.*.enforcement_rate', [['returns.enforced', 'people']]],
  ['groups.*.undocumented_share', [['returns.enforced', 'people']]],
  ['groups.*.never_documented_share', [['returns.enforced', 'people']]],
  ['groups.*.document_days', [['returns.enforced', 'people']]],
  ['groups.*.reentry_probability', [['reentries', 'people']]],
]

/** What changed parameters bear on, each once, in the order of the pathway. @param paths dotted paths in the scenario document */
export function measuresOf(paths: readonly string[]): Measure[] {
  const found = bearings
    .filter(([path]) => paths.some((changed) => isUnder(changed.split('.'), path.split('.'))))
    .flatMap(([, measures]) => measures)
  return [...new Map(found.map((measure) => [measure.join(' '), measure])).values()]
}

/** Every metric that a parameter bears on. */
export const leverMeasures: readonly Measure[] = bearings.flatMap(([, measures]) => measures)

const isUnder = (changed: readonly string[], path: readonly string[]) =>
  path.every((part, i) => part === '*' || part === changed[i])
