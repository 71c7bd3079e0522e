/**
 * The appraisal table: for every option, money and people in fixed rows, and rows for what the model leaves out, which
 * say so instead of being absent.
 */
import { costPerAdditionalReturn } from './differences.ts'
import type { DifferenceRow, Tables } from './tables.ts'

/** A row of the appraisal. */
interface AppraisalLine {
  readonly section: 'money' | 'outcomes' | 'people' | 'not modelled'
  readonly label: string
  /** Metric whose difference from the baseline it shows; absent where nothing is computed. */
  readonly metric?: string
  readonly note?: string
}

const lines: readonly AppraisalLine[] = [
  { section: 'money', label: 'Net present social value', metric: 'npsv', note: 'resource costs only; 3.5 %' },
  {
    section: 'money',
    label: 'Net present social value, with optimism bias',
    metric: 'npsv.with_optimism_bias',
  },
  { section: 'money', label: 'Benefit-cost ratio', note: 'not computed: benefits are not monetised' },
  { section: 'money', label: 'Cost to the public purse, present value', metric: 'cost.discounted' },
  {
    section: 'money',
    label: 'Cost to the public purse, present value at 3.0 %',
    metric: 'cost.discounted_3_percent',
    note: 'a sensitivity, not current guidance',
  },
  { section: 'money', label: 'Cost to the public purse, undiscounted', metric: 'cost.total' },
  {
    section: 'money',
    label: 'Uplift for optimism bias',
    metric: 'cost.optimism_bias',
    note: 'in no other row of cost',
  },
  {
    section: 'money',
    label: 'Spent before the start (sunk)',
    metric: 'cost.scheme_sunk',
    note: 'in no other row',
  },
  { section: 'money', label: 'Cost per additional return', metric: costPerAdditionalReturn.id },
  { section: 'outcomes', label: 'Returns, all types', metric: 'returns.total' },
  { section: 'outcomes', label: 'Small-boat arrivals', metric: 'arrivals.small_boat' },
  { section: 'outcomes', label: 'Deterred from crossing', metric: 'deterred' },
  { section: 'outcomes', label: 'Displaced to other routes', metric: 'displaced' },
  { section: 'outcomes', label: 'Deflected into irregularity', metric: 'deflected' },
  { section: 'outcomes', label: 'Re-entry after a return', metric: 'reentries' },
  { section: 'outcomes', label: 'Loss of contact', metric: 'lost_contact' },
  { section: 'outcomes', label: 'Awaiting a decision at the end', metric: 'backlog.decision' },
  { section: 'people', label: 'Person-days waiting', metric: 'days.waiting' },
  { section: 'people', label: 'Person-days detained', metric: 'days.detained' },
  { section: 'people', label: 'Person-days held on board', metric: 'days.at_sea' },
  { section: 'people', label: 'Person-days in a facility', metric: 'days.in_scheme' },
  { section: 'people', label: 'Transferred', metric: 'scheme.transferred' },
  { section: 'people', label: 'Brought back', metric: 'scheme.brought_back' },
  { section: 'people', label: 'Released by a court', metric: 'scheme.released_by_court' },
  {
    section: 'people',
    label: 'Transferred though screening should have stopped it',
    metric: 'scheme.missed_vulnerable',
  },
  { section: 'people', label: 'Transferred as members of a family', metric: 'scheme.families' },
  { section: 'people', label: 'Moved on from the host country', metric: 'scheme.moved_on' },
  { section: 'not modelled', label: 'Exposure to refoulement' },
  { section: 'not modelled', label: 'Deaths and injuries on the journey' },
  { section: 'not modelled', label: 'Compliance with domestic and international law' },
  { section: 'not modelled', label: 'Mental and physical health in detention and abroad' },
  { section: 'not modelled', label: 'Equalities: age, sex, disability and other characteristics' },
  { section: 'not modelled', label: 'Effects on local areas and on the host country' },
  { section: 'not modelled', label: 'International relations' },
]

/** A row of results/appraisal.csv. */
export interface AppraisalRow {
  readonly scenario: string
  readonly baseline: string
  readonly deterrence: string
  readonly section: AppraisalLine['section']
  readonly row: string
  readonly metric: string
  readonly unit: string
  /** Option less baseline; null where nothing is computed, and the note says why. */
  readonly mean: number | null
  readonly ci_low: number | null
  readonly ci_high: number | null
  readonly note: string
}

/** The rows that say what is not modelled, for charts. */
export const notModelled: readonly string[] = lines
  .filter(({ section }) => section === 'not modelled')
  .map(({ label }) => label)

/** Every option against the baseline under every hypothesis. */
export function appraisalOf({ differences }: Tables): AppraisalRow[] {
  const options = new Map(
    differences.map(({ scenario, baseline, deterrence }) => [
      `${scenario}\t${deterrence}`,
      { scenario, baseline, deterrence },
    ]),
  )
  return [...options.values()].flatMap((option) =>
    lines.map(({ section, label, metric, note }) => {
      const found = metric === undefined ? undefined : rowOf(differences, option, metric)
      return {
        ...option,
        section,
        row: label,
        metric: metric ?? '',
        unit: found?.unit ?? '',
        mean: found?.mean ?? null,
        ci_low: found?.ci_low ?? null,
        ci_high: found?.ci_high ?? null,
        note: [note, section === 'not modelled' ? 'not modelled' : noteOf(metric, found)]
          .filter((text) => text !== undefined && text !== '')
          .join('; '),
      }
    }),
  )
}

/** What the row of differences says of itself; a line without a metric says it itself. */
const noteOf = (metric: string | undefined, found: DifferenceRow | undefined) =>
  found === undefined ? (metric === undefined ? undefined : 'not applicable') : found.note

const rowOf = (
  rows: readonly DifferenceRow[],
  { scenario, deterrence }: Pick<DifferenceRow, 'scenario' | 'deterrence'>,
  metric: string,
) =>
  rows.find(
    (row) =>
      row.scenario === scenario &&
      row.deterrence === deterrence &&
      row.metric === metric &&
      row.scheme === '' &&
      (row.counted_in === '' || row.counted_in === 'people'),
  )
