/** Figures about schemes, returns abroad and deterrence that disagree or mislead, each with its rule. */
import { type Conflict, point, rows, says } from './conflict.ts'

const memory = ['RET-24', 'RET-25', 'RET-26', 'AUS-02', 'AUS-03', 'DET-41', 'DET-42', 'EUR-05']
const alsoFromMemory = ['FLO-2018', 'FLO-2019', 'FLO-2020', 'eu_effective_return_rate']
const packages = ['DET-05', 'DET-06', 'DET-12', 'DET-13', 'DET-14', 'DET-24', 'DET-25', 'DET-40']
const hearsay = ['ROC-03', 'ROC-04', 'ROC-13', 'ROC-14', 'EUR-14']
const priors = ['DET-50', 'DET-51', 'DET-52', 'DET-53', 'DET-54', 'DET-55']

/** In the order in which the page shows them. */
export const policyConflicts: readonly Conflict[] = [
  {
    id: 'from-memory',
    title: 'Figures recalled and never checked',
    figures: rows(...memory, ...alsoFromMemory),
    rule: 'Kept for the record; refused as a value and as a source.',
    applied: ['src/evidence/withheld.ts', 'src/scenarios/checks/rules.ts'],
    neverCited: [...memory, ...alsoFromMemory],
  },
  {
    id: 'details-from-memory',
    title: 'Published figures with a detail in the note that was recalled',
    figures: rows(
      'it_al_programme_cost',
      'ITA-22',
      'cost_subsistence_week_catered',
      'cost_hotel_night_nao',
      'cost_enforced_return_2005',
      'DKK-05',
    ),
    rule: 'The detail is at most an end of a range, never a value; prices inflated with it are assumptions.',
    applied: ['current-policy: costs.subsistence_week_catered', 'current-policy: costs.enforced_return'],
  },
  {
    id: 'low-reliability',
    title: 'Figures from a site of low reliability',
    figures: rows('FRA-10', 'FRA-02'),
    rule: 'FRA-10 is withheld. FRA-02 is confirmed to the month, not to the day, so it serves for an end of a range that is an assumption.',
    applied: ['src/evidence/withheld.ts', 'one-in-one-out: schemes.exchange.agreement.runs_for_days'],
    onlyAssumed: ['FRA-02'],
  },
  {
    id: 'suggested-ranges',
    title: 'Suggested effects and lags of a hub are marked derived and are judgement',
    figures: rows(...priors),
    rule: 'A parameter that rests on them is an assumption.',
    applied: [
      'current-policy: deterrence.*.lag_days',
      'current-policy: deterrence.*.announcement_half_life_days',
      'current-policy: deterrence.*.displaced_share',
      'test/library/provenance.test.ts',
    ],
    onlyAssumed: priors,
  },
  {
    id: 'whole-packages',
    title: 'Effects of whole policy packages',
    figures: rows(...packages),
    rule: 'Bounds for illustration, always as an assumption; never the effect of a hub.',
    applied: [
      'current-policy: deterrence.illustrative-low.strength',
      'current-policy: deterrence.illustrative-high.strength',
      'current-policy: deterrence.albania-2022-ceiling.strength',
      'test/library/provenance.test.ts',
    ],
    onlyAssumed: packages,
  },
  {
    id: 'after-the-start',
    title: 'Rows about schemes that are later than 31 December 2024',
    figures: rows('ITA-18', 'ITA-19', 'FRA-09', 'FRA-16', 'FRA-20', 'DET-21', 'UKRH-02', 'UKRH-09', 'RET-27'),
    rule: 'They may describe a scheme; they are never used to fit or score claims, backlog, appeals, returns or arrivals of the UK.',
    applied: ['return-hubs: schemes.hub.stay.*', 'test/library/provenance.test.ts'],
  },
  {
    id: 'refused-and-returned',
    title: 'Refused applicants of 2010 to 2020 returned by 2022 and by 2024',
    figures: rows('RET-01', 'RET-02', 'RET-03'),
    rule: 'Refusals were counted anew between the editions, so the shares are never subtracted and never cited. RET-03 counts the returns instead.',
    applied: ['test/library/provenance.test.ts'],
    neverCited: ['RET-01', 'RET-02'],
  },
  {
    id: 'stalled-cohort',
    title: 'Claims of January 2023 that are stalled, or refused and not removed',
    figures: rows('RET-07', 'RET-08'),
    rule: 'RET-07 mixes withdrawn, disqualified and suspended claims with refused ones: never the probability of a state. RET-08 is a rough check only.',
    applied: ['test/library/provenance.test.ts'],
    neverCited: ['RET-07', 'RET-08'],
  },
  {
    id: 'human-rights-appeals',
    title: 'Appeals allowed on human-rights grounds',
    figures: rows('RET-21', 'RET-22'),
    rule: 'They count visa and family cases, or foreign offenders: never a rate at which removals are blocked.',
    applied: ['test/library/provenance.test.ts'],
    neverCited: ['RET-21', 'RET-22'],
  },
  {
    id: 'gjader-releases',
    title: 'Share sent back from Albania to Italy',
    figures: rows('ITA-19', 'it_al_returned_to_italy'),
    rule: 'The guarantor’s 40 of 140 released by judges is the value; one organisation’s 70% is the upper end, and its row is never cited.',
    applied: ['return-hubs: schemes.hub.stay.judicial_release_share', 'test/library/provenance.test.ts'],
    neverCited: ['it_al_returned_to_italy'],
  },
  {
    id: 'gjader-place-cost',
    title: 'Cost of a place built at Gjader',
    figures: [
      ...rows('ITA-27', 'it_al_bed_capex', 'ITA-26', 'ITA-05'),
      says('EUR 74.2m of contracts over 400 places: 185,500', 'ITA-26', 'ITA-05'),
    ],
    rule: 'The published cost per place is the value and the lower account the low end; contracts over places are not used, as their basis differs.',
    applied: ['return-hubs: schemes.hub.cost.per_place_built'],
  },
  {
    id: 'referral-limit',
    title: 'Days the UK has to refer a case to France',
    figures: rows('FRA-04', 'uk_france_referral_days'),
    rule: 'The longer limit is the value and the shorter the low end, so nobody is left out whom either account lets in.',
    applied: ['one-in-one-out: schemes.exchange.eligibility.within_days'],
  },
  {
    id: 'one-for-one',
    title: 'People admitted for each person returned to France',
    figures: [
      ...rows('FRA-07', 'FRA-08', 'FRA-09', 'FRA-15', 'FRA-18', 'FRA-19'),
      says('1,117 for 1,087 to the end of June 2026: 1.03', 'FRA-18', 'FRA-19'),
      says(
        '51 for 75, 57 for 94, about 350 for 281, then roughly equal',
        'FRA-07',
        'FRA-08',
        'FRA-09',
        'FRA-15',
      ),
    ],
    rule: 'One for one, as agreed, is an assumption about a pilot whose counts ran from 0.6 to 1.2.',
    applied: ['current-policy: schemes.exchange.exchange.admitted_per_transfer'],
  },
  {
    id: 'rwanda-totals',
    title: 'Cost of the Rwanda partnership: outturn and worked examples',
    figures: rows('RWA-11', 'rwanda_total', 'RWA-27', 'BE-B06', 'BE-B08'),
    rule: 'The outturn is sunk and in no total; the worked example stands as published, and press totals that add flights and direct costs are not used.',
    applied: ['rwanda-style: schemes.partnership.cost.sunk', 'rwanda-style: schemes.partnership.cost.set_up'],
  },
  {
    id: 'break-even-three-years',
    title: 'Break-even deterrence for a stay of three years',
    figures: [...rows('BE-A16', 'BE-A09'), says('three quarters of 106,000 gives 53%', 'BE-A09', 'BE-A08')],
    rule: 'The published 50% is not reproduced, as the profile of support behind it is not published; the other two break-evens are.',
    applied: ['docs/options.md'],
    neverCited: ['BE-A16'],
  },
  {
    id: 'hub-lag',
    title: 'Months since return hubs were announced with none open: 5 and 13.5',
    figures: rows('UKRH-05', 'UKRH-10', 'UKRH-02', 'UKRH-09'),
    rule: 'Both are cut off and so lower bounds. The shorter, to October 2025, stays with scenarios that start before July 2026; from then on the longer holds. What came after 30 June 2026 is not counted.',
    applied: [
      'return-hubs: schemes.hub.agreement.opening_median_days',
      'rwanda-style: schemes.partnership.agreement.opening_median_days',
    ],
  },
  {
    id: 'pilot-totals',
    title: 'People returned to France under the pilot',
    figures: [
      ...rows('uk_france_returned', 'FRA-15', 'FRA-18'),
      point('returns_asylum_related', 'returned_to_France_UK_France_pilot', '2025-08-06/2026-06-30', 1087),
    ],
    rule: 'The official table by month holds over press counts; one person returned twice is counted once. Press counts stay where a scenario tells what was known when it was written.',
    applied: ['current-policy: schemes.exchange.exchange.admitted_per_transfer'],
  },
  {
    id: 'reform-hearsay',
    title: 'Measures of 2025 and 2026 read in one outlet of low reliability, or as a promise',
    figures: rows(...hearsay),
    rule: 'They name a direction; nothing but an assumption may rest on them, and no measure that was not law on 30 June 2026 is in current policy.',
    applied: ['test/library/provenance.test.ts'],
    onlyAssumed: hearsay,
  },
]
