/** Writes docs/validation.md and its charts from the run folders of the commands that the page itself names. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { sha256 } from '../src/digest.ts'
import { fitsFile } from '../src/experiments/calibration/stored-fits.ts'
import { dailyReplicationsPerReplication } from '../src/experiments/history/days/daily-runs.ts'
import { membersReached } from '../src/experiments/replications/member-of-replication.ts'
import { daysSection } from './validation-days.ts'
import { fitSection } from './validation-fit.ts'

type Row = Record<string, string>
const [folder, unfitted, calibration] = [
  'outputs/backtest',
  'outputs/backtest-unfitted',
  'outputs/calibration',
]
const read = (file: string, from = folder): Row[] => parse(readFileSync(`${from}/${file}`), { columns: true })
const manifestOf = (from: string) =>
  JSON.parse(readFileSync(`${from}/manifest.json`, 'utf8')) as {
    replications: number
    seed: number
    run: { seconds: number }
    ensemble?: { sha256: string; members: number }
  }
const scores = read('results/scores.csv')
const { replications, run, ensemble } = manifestOf(folder)
if (ensemble?.sha256 !== sha256(readFileSync(fitsFile)))
  throw new Error(`${folder} was not run under the stored fits: npm run fits, npm run backtest`)

const origins = read('results/backtest.csv').map((row) => row['origin']!)
const [first, last] = [origins.toSorted()[0], origins.toSorted().at(-1)]

const labels: Readonly<Record<string, string>> = {
  awaiting_initial_decision_people: 'Awaiting an initial decision',
  awaiting_over_6_months_share: 'Share of them over six months',
  supported_asylum_people: 'Supported',
  hotel_people: 'In hotels',
  ftt_asylum_open_caseload: 'Open first-tier appeals',
  asylum_claims_people: 'Asylum claims in a quarter',
  small_boat_arrivals: 'Small-boat arrivals in a quarter',
  initial_outcomes_all: 'Initial outcomes in a quarter',
  appeals_lodged: 'Appeals lodged in a quarter',
}
const percent = (text: string | undefined, digits = 0) =>
  text === undefined || text === '' ? '–' : `${(100 * Number(text)).toFixed(digits)} %`
const score = (mode: string, tier: string, series: string, ahead: number) =>
  scores.find(
    (row) =>
      row['mode'] === mode &&
      row['tier'] === tier &&
      row['series'] === series &&
      row['ahead'] === String(ahead),
  )

function table(mode: string, tier: string, ahead: number): string {
  const rows = Object.entries(labels).flatMap(([series, label]) => {
    const own = score(mode, tier, series, ahead)
    if (own === undefined) return []
    const cells = [
      label,
      own['origins'],
      percent(own['mape'], 1),
      percent(own['coverage_50']),
      percent(own['coverage_90']),
      percent(own['beats_both_naive']),
      own['skill_identity'] === '' ? '–' : Number(own['skill_identity']).toFixed(2),
    ]
    return [`| ${cells.join(' | ')} |`]
  })
  return [
    '| Series | origins | mean error | in 50 % | in 90 % | beats both naive | skill over identity |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n')
}

/** Every figure of the table with full inputs, and whether its interval holds it. */
const pooled = read('results/backtest.csv').filter(
  (row) =>
    row['mode'] === 'conditional' &&
    row['tier'] === 'full' &&
    row['ahead'] === '4' &&
    Object.keys(labels).includes(row['series']!),
)
const covered = (row: Row) =>
  Number(row['observed']) >= Number(row['p05']) && Number(row['observed']) <= Number(row['p95'])

const pictures = 'docs/validation'
const used: [id: string, from: string][] = []
const picture = (series: string) => pictureOf(`backtest-${series.replaceAll('_', '-')}`)
function pictureOf(id: string, from = folder): string {
  used.push([id, from])
  const { description } = JSON.parse(readFileSync(`${from}/charts/${id}.vl.json`, 'utf8')) as {
    description: string
  }
  return `![${description.replaceAll(/[[\]]/g, '')}](validation/${id}.png)`
}

const stock = 'awaiting_initial_decision_people'
const full = score('conditional', 'full', stock, 4)!
const share = score('conditional', 'full', 'awaiting_over_6_months_share', 4)!
const supported = score('conditional', 'full', 'supported_asylum_people', 4)!
const hotels = score('conditional', 'full', 'hotel_people', 4)
const hotelsAll = score('conditional', 'all', 'hotel_people', 4)!
const free = score('unconditional', 'all', stock, 4)!

const page = `# Does it reproduce what happened?

Made by the commands at the end, never typed. The model is opened at the end of each quarter from ${first} to ${last}
from what is published of that date, and run for two years, ${replications} replications each, in ${Math.ceil(run.seconds / 60)} minutes on two processors. Published figures end on
31 December 2024 (tribunal: March 2025); nothing later has been looked at.

**Two questions are kept apart.** *Conditional:* given the arrivals, claims, caseworkers, decisions, grant rates, withdrawals and disposals that
followed, do the queues, waits and support come out? A count of decisions that follows from what is given is no achievement and is not
scored. *Unconditional:* with all of that forecast too, from the last four quarters.

## What is fitted

${fitSection({
  identifiability: read('results/identifiability.csv', calibration),
  points: read('results/points.csv', calibration),
  pairs: read('results/pairs.csv', calibration),
  ensemble: read('results/ensemble.csv', calibration),
  reached: membersReached(replications, ensemble.members),
  seconds: manifestOf(calibration).run.seconds,
  fitted: read('results/errors.csv'),
  unfitted: read('results/errors.csv', unfitted),
  labels,
  picture: pictureOf('calibration', calibration),
})}

## Given the inputs, four quarters ahead

Where caseworkers are published for every month (origins 2019-Q4 to 2022-Q4):

${table('conditional', 'full', 4)}

Every origin with a known outcome:

${table('conditional', 'all', 4)}

Of the ${pooled.length} figures of the first table ${percent(String(pooled.filter(covered).length / pooled.length))} lie within their 90 % interval.

*Mean error*: mean absolute error over the value published. *Beats both naive*: share of origins whose CRPS is below that of the last value and of the same
quarter a year before. *Skill over identity*: 1 less the CRPS over that of stock + claims − outcomes at the origin's rates.

${picture(stock)}

${picture('awaiting_over_6_months_share')}

${picture('supported_asylum_people')}

${picture('hotel_people')}

## With inputs forecast too, four quarters ahead

${table('unconditional', 'all', 4)}

${picture('small_boat_arrivals')}

${daysSection(read('results/daily.csv'), dailyReplicationsPerReplication * replications, pictureOf('daily-arrivals'))}

## What that means for use

- **The queue for a decision is right if its inputs are**: mean error ${percent(full['mape'], 1)} a year ahead, largest error of the share over six months ${(100 * Number(share['largest_error'])).toFixed(1)} percentage points,
  supported population ${percent(supported['mape'], 1)}. Differences between options work through these stocks.
- **Hotels are weak**: ${hotels === undefined ? '' : `${percent(hotels['mape'], 1)} from the one origin with full inputs, `}${percent(hotelsAll['mape'], 1)} over all ${hotelsAll['origins']}. They are what is left of two larger numbers, and other accommodation is held at its level of the origin
  while it grew through 2024.
- **It is no forecast of arrivals or of policy**: with inputs forecast the stock is wrong by ${percent(free['mape'], 1)} a year ahead, most of all from the end of 2022 to 2023, when
  caseworkers doubled within a year (1,237 to 2,392) and decided more cases each (2.5 to 7.1 a month). Its intervals there are too narrow (${percent(free['coverage_90'])} within 90 %).
- **Not tested here**: time from exhausted rights to return, further submissions, documents, contact, and anything about a hub. Nothing is
  published to test them on.

\`\`\`sh
npm run calibrate
npm run fits
npm run backtest
npm run fits
npm run backtest-unfitted
npm run validation-page
\`\`\`

The figures by origin are in \`outputs/backtest/results/backtest.csv\`, those by day in \`daily.csv\` beside it.
`

mkdirSync(pictures, { recursive: true })
for (const name of readdirSync(pictures)) rmSync(`${pictures}/${name}`)
for (const [id, from] of used) copyFileSync(`${from}/charts/${id}.png`, `${pictures}/${id}.png`)
writeFileSync('docs/validation.md', page)
