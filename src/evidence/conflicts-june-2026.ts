/** What the edition of June 2026 revised, or has in another count than before, each with its rule. */
import { type Conflict, point, rows, says } from './conflict.ts'

/** In the order in which the page shows them. */
export const juneConflicts: readonly Conflict[] = [
  {
    id: 'tribunal-editions',
    title: 'Appeals received and disposed of, as first read and in the full series of the tribunal',
    figures: [
      point('appeals_ftt_tribunal', 'ftt_asylum_receipts_first_published', '2024-Q2', 9318),
      point('appeals_ftt_tribunal', 'ftt_asylum_receipts', '2024-Q2', 9668),
      point('appeals_ftt_tribunal', 'ftt_asylum_receipts_first_published', '2024/25', 40667),
      point('appeals_ftt_tribunal', 'ftt_asylum_receipts', '2024/25', 40715),
      point('appeals_ftt_tribunal', 'ftt_asylum_disposals_first_published', '2024-Q2', 3598),
      point('appeals_ftt_tribunal', 'ftt_asylum_disposals', '2024-Q2', 3579),
    ],
    rule: 'The tribunal’s own series holds; what it revised stands beside it as first published, for the runs and fits that were made with it. Financial years are sums of its quarters.',
    applied: [
      'src/evidence/as-of.ts',
      'current-policy-2024: appeals.disposals_per_quarter',
      'current-policy: appeals.disposals_per_quarter',
    ],
  },
  {
    id: 'tribunal-disposals-2024-25',
    title: 'Asylum appeals disposed of in 2024/25, published and implied by a balance',
    figures: [
      point('appeals_ftt_tribunal', 'ftt_asylum_disposals', '2024/25', 18496),
      point('appeals_ftt_tribunal', 'ftt_asylum_disposals_implied_by_balance', '2024/25', 16824),
      ...rows('ftt_asylum_disposals_quarter', 'ftt_wait_new_entrant_proxy'),
    ],
    rule: 'The published 18,496 is the figure. The 16,824 of the balance, and the quarterly mean made of it, stay only with scenarios that start on 1 January 2025 or before.',
    applied: ['current-policy-2024: appeals.disposals_per_quarter', 'src/evidence/as-of.ts'],
  },
  {
    id: 'allowed-rate-denominator',
    title: 'Appeals allowed, of those determined and of those disposed of',
    figures: [
      point('appeals_ftt_tribunal', 'ftt_asylum_allowed_rate', '2026-Q1', 0.4),
      point('appeals_ftt_tribunal', 'ftt_asylum_determined_share', '2026-Q1', 0.52),
      point('appeals_ftt_tribunal', 'ftt_asylum_withdrawn_share', '2026-Q1', 0.35),
    ],
    rule: 'An allowed rate is of appeals determined; disposals also count those withdrawn, struck out and invalid. The two are never multiplied without the share determined.',
    applied: [
      'current-policy-2024: groups.*.appeal_allowed_rate',
      'current-policy: groups.*.appeal_allowed_rate',
      'current-policy-2024: appeals.withdrawn_share',
      'current-policy: appeals.withdrawn_share',
    ],
  },
  {
    id: 'appeal-uplift',
    title: 'Grants after appeal over the claims of a cohort, and the grant rate at first decision',
    figures: [
      point('claim_cohort_returns', 'at_mid2026|refusal_to_grant_uplift', '2021', 0.3474),
      point('claim_cohort_returns', 'at_mid2026|refusal_to_grant_uplift', '2025', 0.0425),
    ],
    rule: 'An uplift is set against the first rate of the same cohort of claims, never against the rate of a year of decisions; appeals of recent cohorts are still open.',
    applied: [
      'current-policy-2024: groups.*.appeal_allowed_rate',
      'current-policy: groups.*.appeal_allowed_rate',
    ],
  },
  {
    id: 'flows-2025-revised',
    title: 'Claims and returns of 2025 by edition',
    figures: [
      ...rows('claims_people_2025'),
      says('first quarter of 2025: 22,874 claims in the edition of December 2025', 'HO_ISS_2025Q4'),
      point('asylum_claims_quarterly', 'asylum_claims_people', '2025-Q1', 21840),
      point('asylum_claims_quarterly', 'asylum_claims_people', '2025-04/2026-03', 93525),
      says(
        'the same year in the edition of June 2026: 96,027 (27,369 + 30,302 + 22,400 + 15,956)',
        'HO_ISS_2026Q2',
      ),
      point('returns_quarterly_and_type', 'enforced_returns', '2025-Q1', 2318),
    ],
    rule: 'Quarters are those of the edition of June 2026, save enforced returns of January to June 2025, whose cells were not read in it. Sums over a year to March are as first published and serve for shares only.',
    applied: ['src/evidence/README.md'],
  },
  {
    id: 'newest-quarter',
    title: 'The newest quarter of claims and of voluntary returns is revised up later',
    figures: [
      point('asylum_claims_quarterly', 'asylum_claims_people', '2025-Q4', 22400),
      says('20,725 as first published: up 8%', 'HO_ISS_2025Q4'),
      point('returns_quarterly_and_type', 'voluntary_returns', '2025-Q4', 8039),
      says('6,751 as first published: up 19%', 'HO_ISS_2025Q4'),
      point('asylum_claims_quarterly', 'asylum_claims_people', '2026-Q2', 17233),
    ],
    rule: 'The newest quarter is a lower reading: a level rests on more than it, and a forecast from it is scored on the figure as revised.',
    applied: ['src/evidence/README.md'],
  },
  {
    id: 'over-six-months-2026',
    title: 'Cases waiting for over six months at 30 June 2026: nobody publishes them',
    figures: [
      point(
        'awaiting_initial_decision_quarterly',
        'awaiting_over_6_months_cases_cohort_low',
        '2026-06-30',
        17594,
      ),
      point(
        'awaiting_initial_decision_quarterly',
        'awaiting_over_6_months_cases_cohort_high',
        '2026-06-30',
        20902,
      ),
      says('in people, at least 40,168 - (15,956 + 17,233) = 6,979', 'HO_ISS_2026Q2'),
      ...rows('over_six_months_share_june_2026'),
    ],
    rule: 'A bound worked out from claim cohorts, never written as published: main applicants of claims made by the end of 2025 without a first outcome. Older cohorts hold residuals of the records, so the lower end is the better one.',
    applied: ['src/evidence/README.md', 'test/library/provenance.test.ts'],
    onlyAssumed: ['over_six_months_share_june_2026'],
  },
  {
    id: 'grant-rates-by-nationality',
    title: 'Grants by nationality: main applicants to September 2024, people to 2025, nothing for 2026',
    figures: [
      point('initial_decisions_by_nationality_annual', 'grant_rate|Afghanistan', '2023', 0.9907),
      point(
        'initial_decisions_by_nationality_people',
        'initial_grant_rate_people|Afghanistan',
        '2023',
        0.987,
      ),
      point('initial_decisions_by_nationality_people', 'initial_grant_rate_people', '2025', 0.394),
      point('initial_decisions_by_nationality_people', 'initial_grants_people', '2025', 51958),
      says('the quarters of 2025 in the edition of June 2026: 55,117 grants, 0.41', 'HO_ISS_2026Q2'),
      point(
        'asylum_initial_outcomes_quarterly',
        'initial_grant_rate_of_grants_plus_refusals',
        '2026-Q2',
        0.3202,
      ),
    ],
    rule: 'The two counts are never mixed in one rate, and totals are those of the quarters. A rate of a group in 2026 is that of 2025 with the odds of all moved alike, so that the total is the published one: an assumption.',
    applied: ['current-policy-2024: groups.*.grant_rate', 'current-policy: groups.*.grant_rate'],
  },
  {
    id: 'small-boat-claims-by-edition',
    title: 'Small-boat arrivals without a claim, by edition',
    figures: [
      point('small_boats_claims_outcomes', 'asylum_claim|type: N/A - No asylum application', '2018', 8),
      point('small_boats_claims_outcomes', 'asylum_claim_at_mid2026|no claim', '2018', 5),
    ],
    rule: 'Each edition stands under a name of its own; a share is taken within one.',
    applied: ['current-policy-2024: arrivals.claim_share', 'current-policy: arrivals.claim_share'],
  },
  {
    id: 'detention-2023',
    title: 'Detention in 2023 by edition, and what is counted',
    figures: [
      point('detention', 'entering_detention_first_published', '2023', 15864),
      point('detention', 'entering_detention', '2023', 18398),
      point('detention', 'leaving_detention_reason_first_published|Returned', '2023', 5021),
      point('detention', 'leaving_detention_reason|Returned', '2023', 6982),
      ...rows('detention_leavers_returned', 'detention_leavers_returned_2025'),
    ],
    rule: 'Entries and leavers are events, so one person may be counted twice. The newer count holds; lengths of stay of 2023 and scenarios that start on 1 January 2025 rest on the older one.',
    applied: ['current-policy-2024: removals.other_users_per_day', 'test/evidence/derivations.test.ts'],
  },
  {
    id: 'accounts-overlap',
    title: 'Lines of the Home Office accounts lie within one another',
    figures: [
      point('asylum_costs_annual', 'asra_resource_outturn', '2025/26', 4181193000),
      point('asylum_costs_annual', 'asylum_costs_excluding_grants', '2025/26', 2962335000),
      point('asylum_costs_annual', 'immigration_enforcement_resource_outturn', '2025/26', 769811000),
      point('asylum_costs_annual', 'detention_costs', '2025/26', 159305000),
      point('asylum_costs_annual', 'asylum_support', '2024/25', 4000000000),
      point('asylum_costs_annual', 'accommodation_and_support', '2024/25', 3400000000),
      point('asylum_costs_annual', 'asylum_costs_excluding_grants', '2024/25', 3195769000),
    ],
    rule: 'Segments and kinds of expense are two cuts of the same money, with resettlement inside: never added, never divided by people for a unit cost, and no parameter rests on them.',
    applied: ['src/evidence/README.md'],
  },
  {
    id: 'prevented-crossings',
    title: 'Crossings prevented, counted in France by week and by year',
    figures: [
      point('small_boats_annual', 'migrants_prevented', '2024-12-30/2025-12-28', 22476),
      point('small_boats_annual', 'attempted_crossings_French_count', '2025', 49966),
      ...rows('french_prevented_crossings', 'DYN-04'),
    ],
    rule: 'Attempts, not people, by definitions that differ: the share prevented is an end of a range of interception, never its value.',
    applied: [
      'current-policy-2024: crossing.interception_share',
      'current-policy: crossing.interception_share',
    ],
  },
  {
    id: 'rounded-in-the-press',
    title: 'Figures read rounded, in the press or on a law firm’s page',
    figures: [
      point('awaiting_initial_decision_quarterly', 'awaiting_initial_decision_cases', '2025-06-30', 71000),
      point('detention', 'entering_detention', '2025-04/2026-03', 23000),
    ],
    rule: 'They fill a place in a series and serve for no value.',
    applied: ['src/evidence/README.md'],
  },
  {
    id: 'removal-pool-bound',
    title: 'Claims of 2013 to 2025 not granted and not recorded as returned',
    figures: [
      ...rows('RET-29', 'pool_subject_to_removal'),
      point('claim_cohort_returns', 'at_mid2026|latest_ungranted_not_returned', '2013/2025', 233675),
    ],
    rule: 'With open appeals and people who left unrecorded, it is above any removal pool: at most the end of a range that is an assumption.',
    applied: [
      'current-policy-2024: stocks.rights_exhausted',
      'current-policy: stocks.rights_exhausted',
      'test/library/provenance.test.ts',
    ],
    onlyAssumed: ['RET-29'],
  },
]
