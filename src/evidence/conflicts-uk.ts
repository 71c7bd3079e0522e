/** Figures about the UK system that disagree or mislead, each with its rule. */
import { type Conflict, point, rows, says } from './conflict.ts'

/** In the order in which the page shows them. */
export const ukConflicts: readonly Conflict[] = [
  {
    id: 'tribunal-volumes',
    title: 'Appeals in 2022/23 by the Home Office and by the tribunal',
    figures: [
      says('4,300 lodged in 2022/23 by the Home Office table (837 + 1,040 + 1,136 + 1,287)', 'HO_ISS_2025Q4'),
      point('appeals_ftt_tribunal', 'ftt_asylum_receipts', '2022/23', 8019),
    ],
    rule: 'Volumes of appeals are the tribunal’s.',
    applied: [
      'current-policy-2024: appeals.disposals_per_quarter',
      'current-policy-2024: stocks.appeals_open',
    ],
  },
  {
    id: 'claims-revised',
    title: 'Claims by edition',
    figures: [
      ...rows('claims_people_2024'),
      says('2022: 99,939, then 95,007; 2023: 91,811, then 87,427', 'HO_ISS_2024Q3', 'HO_ISS_2025Q4'),
    ],
    rule: 'Levels are as last revised. Splits by nationality and by main applicant are of the older edition and add up to more: they serve for shares only.',
    applied: [
      'current-policy-2024: arrivals.other_routes.central',
      'current-policy-2024: arrivals.dependants_other_routes',
      'current-policy-2024: groups.*.share_opening_stocks',
    ],
  },
  {
    id: 'small-boat-totals',
    title: 'Arrivals by small boat in the final statistics and in the daily series',
    figures: [
      point('small_boats_annual', 'small_boat_arrivals_final_statistics', '2022', 45774),
      point('small_boats_annual', 'small_boat_arrivals_provisional_time_series', '2022', 45755),
      point('small_boats_annual', 'small_boat_arrivals_final_statistics', '2020', 8466),
      point('small_boats_annual', 'small_boat_arrivals_provisional_time_series', '2020', 8462),
    ],
    rule: 'Levels of years are the final statistics; the daily series serves for what happens within a year.',
    applied: ['current-policy-2024: arrivals.small_boat.high', 'current-policy-2024: crossing.month_shares'],
  },
  {
    id: 'arrivals-to-may-2025',
    title: 'The same count is dated to 14 May 2025 in one row and to 15 May in another',
    figures: [
      ...rows('UKRH-06', 'sb_arrivals_to_15_may_2025'),
      point('small_boats_annual', 'cumulative_arrivals_to_15_May', '2025-01-01/2025-05-15', 12699),
    ],
    rule: 'Later than the start of a run: described, never used.',
    applied: ['test/library/provenance.test.ts'],
    neverCited: ['UKRH-06', 'sb_arrivals_to_15_may_2025'],
  },
  {
    id: 'claiming-share',
    title: 'Share of small-boat arrivals who claim asylum',
    figures: rows('sb_share_claiming_asylum', 'FLO-12'),
    rule: 'The count of arrivals and claims to mid-2023 is the value; its range holds the other.',
    applied: ['current-policy-2024: arrivals.claim_share'],
  },
  {
    id: 'grant-rate-denominator',
    title: 'Grant rate over decisions and over all outcomes',
    figures: [
      point('asylum_initial_outcomes_quarterly', 'initial_grants', '2024-Q4', 16455),
      point('asylum_initial_outcomes_quarterly', 'initial_refusals', '2024-Q4', 15692),
      point('asylum_initial_outcomes_quarterly', 'initial_outcomes_all', '2024-Q4', 39976),
    ],
    rule: 'A grant rate is over grants and refusals; withdrawals and administrative outcomes have rates of their own. The denominator is always stated.',
    applied: [
      'current-policy-2024: groups.*.grant_rate',
      'current-policy-2024: decisions.withdrawal_rate',
      'current-policy-2024: decisions.administrative_rate',
    ],
  },
  {
    id: 'nine-months-of-2024',
    title: 'Decisions by nationality count main applicants, and 2024 ends in September',
    figures: [
      point('initial_decisions_by_nationality_annual', 'grant_rate|Afghanistan', '2023', 0.9907),
      point('initial_decisions_by_nationality_annual', 'grant_rate|Afghanistan', '2024-Q1/Q3', 0.6955),
    ],
    rule: 'Nine months are called January to September 2024 and never stand for the year; the range of a rate covers 2023 where it differs.',
    applied: ['current-policy-2024: groups.*.grant_rate'],
  },
  {
    id: 'awaiting-june-2023',
    title: 'Cases awaiting a decision on 30 June 2023 in the transparency table and in the statistics',
    figures: [
      point('asylum_caseload_by_stage_annual', 'awaiting_initial_asylum_decision', '2023-06-30', 138134),
      point('awaiting_initial_decision_quarterly', 'awaiting_initial_decision_cases', '2023-06-30', 134046),
    ],
    rule: 'The stock awaiting a decision is that of the statistics; the transparency table serves for the stages after it, which nobody else publishes.',
    applied: [
      'current-policy-2024: stocks.awaiting_decision',
      'current-policy-2024: stocks.rights_exhausted',
    ],
  },
  {
    id: 'backlog-balance',
    title: 'The stock awaiting a decision is not the last stock plus claims less outcomes',
    figures: [
      point('check_backlog_balance', 'residual_published_minus_predicted', '2023-Q1', 7503),
      point('check_backlog_balance', 'residual_published_minus_predicted', '2024-Q3', 3757),
      point('check_backlog_balance', 'residual_published_minus_predicted', '2025-Q2', -6955),
      point('check_backlog_balance', 'residual_published_minus_predicted', '2026-Q2', -3647),
    ],
    rule: 'The published stock is what a run opens with and is compared with; the balance is not forced.',
    applied: ['current-policy-2024: stocks.awaiting_decision', 'test/model/opening-published.slow.test.ts'],
  },
  {
    id: 'tribunal-balance',
    title: 'Open appeals are not the last stock plus receipts less disposals',
    figures: [
      says('March 2024: 7,510 + 29,290 - 9,943 = 26,857, published 27,133', 'UKCLA_2024', 'FM_2025_06'),
      says('June 2024: 27,133 + 9,318 - 3,598 = 32,853, published 33,227', 'FM_2025_06', 'FM_2024_09'),
      point('appeals_ftt_tribunal', 'ftt_asylum_balance_residual', '2025-Q1', 584),
      point('appeals_ftt_tribunal', 'ftt_asylum_balance_residual', '2026-Q2', 4),
      ...rows('ftt_asylum_disposals_quarter'),
    ],
    rule: 'Stocks are as published, and no balance is forced: the source says that they do not add up. Disposals were taken from the balance of a whole year only while nobody published them.',
    applied: [
      'current-policy-2024: appeals.disposals_per_quarter',
      'current-policy-2024: stocks.appeals_open',
    ],
  },
  {
    id: 'appeals-per-refusal',
    title: 'Appeals lodged per refusal by cohort and by the tribunal’s receipts',
    figures: [
      ...rows('appeal_lodged_per_refusal'),
      says(
        'receipts over refusals of people: 0.70 in 2023/24, 0.80 in 2024/25',
        'FM_2025_06',
        'HO_ISS_2025Q4',
      ),
    ],
    rule: 'The cohort rate of main applicants is the value; receipts set appeals against people, so their ratio is an end of the range.',
    applied: ['current-policy-2024: appeals.lodged_share'],
  },
  {
    id: 'cohort-editions',
    title: 'Enforced returns of one claim cohort by edition',
    figures: [
      point('claim_cohort_returns', 'at_mid2021|enforced_returns', '2013', 3294),
      point('claim_cohort_returns', 'at_mid2024|enforced_returns', '2013', 5154),
      point('claim_cohort_returns', 'at_mid2026|enforced_returns', '2013', 5185),
    ],
    rule: 'Editions count differently and are never subtracted from each other; whatever rests on cohorts rests on one edition.',
    applied: [
      'current-policy-2024: groups.*.voluntary_departure_rate',
      'current-policy-2024: appeals.lodged_share',
    ],
  },
  {
    id: 'returned-by-age-of-claim',
    title: 'Shares returned a few years and a decade after the claim',
    figures: rows(
      'returned_share_ungranted_1y',
      'returned_share_ungranted_2y',
      'returned_share_ungranted_3y',
      'returned_share_ungranted_5y',
      'returned_share_ungranted_10y',
    ),
    rule: 'One snapshot of cohorts under different enforcement: compared with what a run gives, never read as one hazard by age.',
    applied: ['docs/assumptions.md', 'test/library/provenance.test.ts'],
    neverCited: [
      'returned_share_ungranted_1y',
      'returned_share_ungranted_2y',
      'returned_share_ungranted_3y',
      'returned_share_ungranted_5y',
      'returned_share_ungranted_10y',
    ],
  },
  {
    id: 'removal-pool-hazard',
    title: 'Asylum-related returns per case in the removal pool',
    figures: rows(
      'removable_pool_return_hazard',
      'removable_pool_enforced_hazard',
      'asylum_returns_2023',
      'asylum_returns_non_albanian_2023',
    ),
    rule: 'No hazard for refused claimants: 57% of the numerator of 2023 is one nationality, and it counts people removed later for other reasons. Never cited; Albania is a group of its own, and the rates of the groups are assumptions.',
    applied: ['current-policy-2024: groups.*.enforcement_rate', 'test/library/provenance.test.ts'],
    neverCited: ['removable_pool_return_hazard', 'removable_pool_enforced_hazard'],
  },
  {
    id: 'hotel-night',
    title: 'Cost of a hotel night',
    figures: [
      ...rows('cost_hotel_night_mar2025', 'RET-15', 'cost_hotel_night_nao', 'cost_hotel_night_top_down'),
      says('up to 158,000 a year for a family of three: 144.29 a night for each', 'ROC-07'),
      point('supported_population_quarterly', 'hotel_beds_paid_for', '2023-12', 64000),
      point('supported_population_quarterly', 'hotel_beds_occupied', '2023-12', 45800),
    ],
    rule: 'The National Audit Office’s figure is the value, the disclosures of March 2025 and March 2023 its range. The bill over people pays for empty beds: an average, never a marginal cost, never cited.',
    applied: ['current-policy-2024: costs.hotel_night', 'test/library/provenance.test.ts'],
    neverCited: ['cost_hotel_night_top_down'],
  },
  {
    id: 'enforced-return-cost',
    title: 'Cost of an enforced return: published for 2003 to 2005, recalled for 2025',
    figures: rows('cost_enforced_return_2005', 'RET-18', 'RET-24'),
    rule: 'The old figure only inflated, as a wide assumption; the recalled one is withheld.',
    applied: ['current-policy-2024: costs.enforced_return', 'src/evidence/withheld.ts'],
    onlyAssumed: ['cost_enforced_return_2005', 'RET-18'],
  },
  {
    id: 'assisted-return-cost',
    title: 'Mean cost of an assisted return',
    figures: rows('cost_assisted_return_avg', 'RET-17'),
    rule: 'The sum to February 2025 over returns is the value; the rounded sum differs by 2% and lies in its range.',
    applied: ['current-policy-2024: costs.voluntary_return'],
  },
  {
    id: 'one-source-only',
    title: 'Figures that could be read in one source only',
    figures: [
      point('supported_population_quarterly', 'supported_asylum_people', '2024-12-31', 112187),
      point('awaiting_initial_decision_quarterly', 'awaiting_initial_decision_people', '2026-06-30', 40168),
      point('appeals_ftt_tribunal', 'ftt_asylum_open_caseload', '2026-06-30', 90341),
      ...rows('pool_subject_to_removal', 'pool_post_decision', 'pool_on_hold'),
      point('appeals_ftt_tribunal', 'ftt_asylum_receipts', '2022/23', 8019),
    ],
    rule: 'What rests on them has a wide range.',
    applied: [
      'current-policy-2024: support.entitled_share',
      'current-policy-2024: stocks.rights_exhausted',
      'current-policy-2024: stocks.contact_share',
    ],
  },
]
