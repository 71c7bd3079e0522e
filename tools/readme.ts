/**
 * Keeps the README’s figures and the chart gallery those of `npm start` and `npm run sensitivity`. Reads their folders; without an argument
 * writes them, with `--check` fails if they differ.
 */
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

const folder = 'outputs/latest'
const pictures = 'docs/charts'
const page = 'docs/gallery.md'
/** A sweep whose table the README shows beside the figures. */
const sensitivity = 'outputs/return-pace'
const marks = (name: string) => [`<!-- ${name}: start -->\n`, `<!-- ${name}: end -->`] as const

type Row = Record<string, string>
const read = (file: string): Row[] => parse(readFileSync(`${folder}/results/${file}`), { columns: true })
const summary = read('summary.csv')
const differences = read('differences.csv')

/** Metric, unit it is counted in, words. */
const rows: readonly [string, string, string][] = [
  ['returns.total', 'people', 'People returned'],
  ['returns.voluntary', 'people', 'of these voluntarily from the UK'],
  ['returns.enforced', 'people', 'of these enforced from the UK'],
  ['returns.from_scheme', 'people', 'of these from the hub'],
  ['scheme.transferred', 'people', 'People transferred to the hub'],
  ['scheme.brought_back', 'people', 'People brought back from it'],
  ['barriers.arisen', 'people', 'Further submissions made'],
  ['arrivals.small_boat', 'people', 'Small-boat arrivals'],
  ['backlog.decision', 'people', 'Awaiting an initial decision, end 2029'],
  ['backlog.appeal', 'parties', 'Open appeals (cases), end 2029'],
  ['stock.rights_exhausted', 'people', 'Rights exhausted and in the UK, end 2029'],
  ['support.supported', 'people', 'Supported, end 2029'],
  ['days.detained', 'people', 'Person-days detained'],
  ['days.in_scheme', 'people', 'Person-days in the hub'],
  ['cost.total', '', 'Public cost, £ million, 2024/25 prices'],
]

function value(row: Row | undefined, column: string, signed: boolean): string {
  const text = row?.[column]
  if (text === undefined || text === '') return '–'
  const number = Number(text) / (row?.['unit'] === 'GBP' ? 1e6 : 1)
  const rounded = Math.sign(number) * Math.round(Math.abs(number))
  const sign = rounded < 0 ? '−' : signed && rounded > 0 ? '+' : ''
  return (
    sign +
    Math.abs(rounded)
      .toString()
      .replace(/\B(?=(\d{3})+$)/g, ',')
  )
}

const find = (table: Row[], scenario: string, metric: string, countedIn: string) =>
  table.find(
    (r) =>
      r['scenario'] === scenario &&
      r['metric'] === metric &&
      r['counted_in'] === countedIn &&
      r['scheme'] === '',
  )

const lines = rows.map(([metric, countedIn, words]) => {
  const base = find(summary, 'current-policy', metric, countedIn)
  const difference = find(differences, 'return-hubs', metric, countedIn)
  const interval = `${value(difference, 'ci_low', true)} to ${value(difference, 'ci_high', true)}`
  return `| ${words} | ${value(base, 'mean', false)} | ${value(difference, 'mean', true)} | ${interval} |`
})
const table = `
| Over five years from 1 January 2025, mean of 20 replications; people unless it says otherwise | Current policy | Difference with the hub | 95 % interval of the mean |
| --- | ---: | ---: | ---: |
${lines.join('\n')}

`

const readSweep = (file: string): Row[] =>
  parse(readFileSync(`${sensitivity}/results/${file}`), { columns: true })
const points = readSweep('points.csv')
const effects = readSweep('differences.csv')
const presets = [...new Set(points.map((point) => point['barriers'] as string))]
const paces = [...new Set(points.map((point) => point['pace'] as string))]
const cell = (pace: string, preset: string, metric: string) => {
  const point = points.find((each) => each['pace'] === pace && each['barriers'] === preset)?.['point']
  return effects.find(
    (row) =>
      row['point'] === point &&
      row['metric'] === metric &&
      row['scheme'] === '' &&
      ['people', ''].includes(row['counted_in'] as string),
  )
}
const withInterval = (row: Row | undefined) =>
  `${value(row, 'mean', true)} [${value(row, 'ci_low', true)}, ${value(row, 'ci_high', true)}]`
const returnedShare = (pace: string) => {
  const [returned, transferred] = ['returns.from_scheme', 'scheme.transferred'].map((metric) =>
    Number(cell(pace, 'frailty', metric)?.['mean']),
  )
  return (returned! / transferred!).toFixed(2)
}
const paceTable = `
| Difference in people returned, ${effects[0]?.['replications']} replications; pace of attempted returns from the hub | Barriers: none | Barriers: frailty | Barriers: duration | Share of those transferred who are returned from the hub |
| --- | ---: | ---: | ---: | ---: |
${paces
  .map(
    (pace) =>
      `| ${pace === '1' ? 'as in the UK (the table above)' : `${pace} times the UK’s`} | ${presets.map((preset) => withInterval(cell(pace, preset, 'returns.total'))).join(' | ')} | ${returnedShare(pace)} |`,
  )
  .join('\n')}

`

const readme = readFileSync('README.md', 'utf8')
/** The README with the text between the marks of that name replaced. */
function replaced(text: string, name: string, content: string): string {
  const [begin, end] = marks(name)
  const from = text.indexOf(begin) + begin.length
  const to = text.indexOf(end)
  if (from < begin.length || to < from) throw new Error(`README.md has lost its marks "${name}"`)
  return text.slice(0, from) + content + text.slice(to)
}
const wanted = replaced(replaced(readme, 'figures', table), 'sensitivity', paceTable)

/** Charts in the order in which they are named in the first column of the gallery. */
const charts = readdirSync(`${folder}/charts`)
  .filter((name) => name.endsWith('.vl.json'))
  .sort()
  .map((name) => ({
    id: name.replace('.vl.json', ''),
    file: `${folder}/charts/${name.replace('.vl.json', '')}`,
  }))
  .concat([{ id: 'return-pace', file: `${sensitivity}/charts/sweep-lines` }])
  .map(({ id, file }) => {
    const spec = JSON.parse(readFileSync(`${file}.vl.json`, 'utf8')) as {
      description: string
      usermeta: { title: string }
    }
    return { id, file, title: spec.usermeta.title, description: spec.description }
  })
const gallery = `# Chart gallery

Every chart of \`npm start\` (seed 2025, 20 replications, no deterrent effect assumed), and one of \`npm run sensitivity\`, as they come out. Each is
also written as SVG and as a Vega-Lite specification with its data. What is shown rests on the assumptions in
[assumptions.md](assumptions.md).

${charts.map(({ id, title, description }) => `## ${title}\n\n![${description.replaceAll(/[[\]]/g, '')}](charts/${id}.png)\n`).join('\n')}`
const isSame = (path: string, content: Buffer | string) => {
  try {
    return readFileSync(path).equals(Buffer.from(content))
  } catch {
    return false
  }
}

if (process.argv.includes('--check')) {
  const differing = [
    ...(readme === wanted ? [] : ['README.md']),
    ...(isSame(page, gallery) ? [] : [page]),
    // The words and figures of every chart are on the page; pixels may differ between processors.
    ...charts.map(({ id }) => `${pictures}/${id}.png`).filter((path) => !existsSync(path)),
  ]
  if (differing.length > 0) {
    console.error(
      `Not as npm start and npm run sensitivity make them: ${differing.join(', ')}. Run both and npm run readme`,
    )
    process.exitCode = 1
  }
} else {
  writeFileSync('README.md', wanted)
  writeFileSync(page, gallery)
  for (const name of readdirSync(pictures)) rmSync(`${pictures}/${name}`)
  for (const { id, file } of charts) copyFileSync(`${file}.png`, `${pictures}/${id}.png`)
}
