/** docs/validation.md: does the model reproduce what happened? From the run folders of the commands that the page names. */
import { readFileSync } from 'node:fs'
import { sha256 } from '../../src/digest.ts'
import { fitsFile } from '../../src/experiments/calibration/stored-fits.ts'
import { dailyReplicationsPerReplication } from '../../src/experiments/history/days/daily-runs.ts'
import { membersReached } from '../../src/experiments/replications/member-of-replication.ts'
import { readManifest } from '../../src/run-folder/folder.ts'
import { readTable } from '../../src/run-folder/read.ts'
import { backtestTables } from '../../src/run-folder/tables.ts'
import type { Page } from './page.ts'
import { Pictures } from './pictures.ts'
import { filled } from './template.ts'
import { daysSection } from './validation-days.ts'
import { fitSection } from './validation-fit.ts'
import { inputsSection } from './validation-inputs.ts'
import { reasonFigures } from './validation-reasons.ts'
import { shiftedErrors } from './validation-shift.ts'
import { targetsOf } from './validation-targets.ts'

const [backtest, unfitted, calibration] = [
  'outputs/backtest',
  'outputs/backtest-unfitted',
  'outputs/calibration',
]

const labels: Readonly<Record<string, string>> = {
  awaiting_initial_decision_people: 'Awaiting an initial decision',
  awaiting_over_6_months_share: 'Share of them over six months',
  supported_asylum_people: 'Supported',
  hotel_people: 'In hotels',
  ftt_asylum_open_caseload: 'Open first-tier appeals',
  asylum_claims_people: 'Asylum claims in a quarter',
  small_boat_arrivals: 'Small-boat arrivals in a quarter',
  initial_outcomes_all: 'Initial outcomes in a quarter',
  ftt_asylum_receipts: 'Appeals received by the tribunal in a quarter',
}

/** The page. */
export function validationPage(): Page {
  const manifest = readManifest(backtest)
  const { replications, ensemble } = manifest
  if (ensemble?.sha256 !== sha256(readFileSync(fitsFile)))
    throw new Error(`${backtest} was not run under the stored fits: npm run fits, npm run backtest`)
  const pictures = new Pictures('validation')
  const fit = fitSection({
    ...{ calibration, backtest, unfitted, labels },
    reached: membersReached(replications, ensemble.members),
    picture: pictures.of(calibration, 'calibration'),
  })
  const forecasts = readTable(backtest, backtestTables.forecasts)
  const origins = forecasts.map(({ origin }) => origin).toSorted()
  const text = filled('validation', {
    ...{ replications, fit, inputs: inputsSection(), ...scoresOf(), ...targetsOf(forecasts) },
    figures: reasonFigures(),
    shifted: shiftedErrors(backtest),
    ...{ first: origins[0], last: origins.at(-1) },
    picture: (series: string) => pictures.of(backtest, `backtest-${series.replaceAll('_', '-')}`),
    // Every figure of the table with full inputs, and those that its interval holds.
    pooled: forecasts.filter(
      ({ mode, tier, ahead, series }) =>
        mode === 'conditional' && tier === 'full' && ahead === 4 && series in labels,
    ),
    covered: ({ observed, p05, p95 }: (typeof forecasts)[number]) => observed >= p05 && observed <= p95,
    days: daysSection(
      readTable(backtest, backtestTables.daily),
      dailyReplicationsPerReplication * replications,
      pictures.of(backtest, 'daily-arrivals'),
    ),
  })
  return { texts: new Map([['docs/validation.md', text]]), pictures }
}

/** The scores as tables, and those that the page tells of in words. */
function scoresOf() {
  const rows = readTable(backtest, backtestTables.scores)
  const score = (mode: string, tier: string, series: string, quarters = 4) =>
    rows.find(
      (row) => row.mode === mode && row.tier === tier && row.series === series && row.ahead === quarters,
    )
  const stock = 'awaiting_initial_decision_people'
  return {
    scores: (mode: string, tier: string, quarters: number) =>
      Object.entries(labels).flatMap(([series, label]) => {
        const own = score(mode, tier, series, quarters)
        return own === undefined ? [] : [{ label, score: own }]
      }),
    full: score('conditional', 'full', stock)!,
    share: score('conditional', 'full', 'awaiting_over_6_months_share')!,
    supported: score('conditional', 'full', 'supported_asylum_people')!,
    hotelsAll: score('conditional', 'all', 'hotel_people')!,
    free: score('unconditional', 'all', stock)!,
  }
}
