/** The README’s tables of figures and docs/gallery.md: those of `npm start` and `npm run sensitivity`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayInWords, duration, endOf } from '../../src/calendar/in-words.ts'
import type { CountedIn } from '../../src/model/result.ts'
import { readManifest } from '../../src/run-folder/folder.ts'
import { readOpenTable, readTable } from '../../src/run-folder/read.ts'
import { sweepTables, tables } from '../../src/run-folder/tables.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { change, changeWithInterval, level } from './formats.ts'
import type { Page } from './page.ts'
import { withPart } from './parts.ts'
import { Pictures, wordsOf } from './pictures.ts'
import { filled } from './template.ts'

const folder = 'outputs/latest'
const [baseline, option, hub] = ['current-policy', 'return-hubs', 'hub']
/** A sweep whose table the README shows beside the figures. */
const sensitivity = 'outputs/return-pace'

/** The README, the gallery and its pictures. */
export function readmePages(): Page {
  const figured = withPart(readFileSync('README.md', 'utf8'), 'figures', figures())
  const pictures = new Pictures('charts')
  const texts = new Map([
    ['README.md', withPart(figured, 'sensitivity', sensitivities())],
    ['docs/gallery.md', gallery(pictures)],
  ])
  return { texts, pictures }
}

/** The table of figures, and what they are where the hub opens. */
function figures(): string {
  const summary = readTable(folder, tables.summary)
  const differences = readTable(folder, tables.differences)
  const ifOpen = readTable(folder, tables.ifOpen)
  const { horizon_years: years, replications } = readManifest(folder)
  const { start } = loadScenario(option).values
  const openings = ifOpen.find(({ metric, scheme }) => metric === 'scheme.opening_days' && scheme === hub)!
  return filled('readme-figures', {
    replications,
    horizon: duration(years),
    start: dayInWords(start),
    end: endOf(
      readTable(folder, tables.monthly).reduce((last, { month }) => (month > last ? month : last), ''),
    ),
    opening: openings,
    row: (metric: string, countedIn: CountedIn | '' = 'people', scheme = '') => {
      const of = (each: (typeof summary)[number] | (typeof differences)[number], scenario: string) =>
        each.scenario === scenario &&
        each.metric === metric &&
        each.counted_in === countedIn &&
        each.scheme === scheme
      const base = summary.find((each) => of(each, baseline))
      const difference = differences.find((each) => of(each, option))
      const interval = `${change(difference, 'ci_low')} to ${change(difference, 'ci_high')}`
      return [base === undefined ? '0' : level(base, 'mean'), change(difference, 'mean'), interval].join(
        ' | ',
      )
    },
    ifOpen: (metric: string, scheme: string, isDifference: boolean) =>
      ifOpen.find(
        (each) =>
          each.metric === metric &&
          each.scheme === scheme &&
          each.counted_in !== 'parties' &&
          (each.baseline === '') !== isDifference,
      )!.mean,
  })
}

/** The table of the sweep. */
function sensitivities(): string {
  const points = readOpenTable(sensitivity, sweepTables.points)
  const effects = readTable(sensitivity, sweepTables.differences)
  const values = (name: string) => [...new Set(points.map(({ others }) => others[name]!))]
  const cell = (pace: string, preset: string, metric: string, scheme = '') => {
    const at = points.find(({ others }) => others['pace'] === pace && others['barriers'] === preset)
    return effects.find(
      (row) =>
        row.point === at?.row.point &&
        row.metric === metric &&
        row.scheme === scheme &&
        row.counted_in !== 'parties',
    )
  }
  return filled('readme-sensitivity', {
    replications: effects[0]!.replications,
    paces: values('pace'),
    presets: values('barriers'),
    returned: (pace: string, preset: string) => {
      const row = cell(pace, preset, 'returns.total')
      return changeWithInterval(row)
    },
    returnedShare: (pace: string) => {
      const [returned, transferred] = ['returns.from_scheme', 'scheme.transferred'].map(
        (metric) => cell(pace, 'frailty', metric, hub)!.mean!,
      )
      return returned! / transferred!
    },
  })
}

/** The gallery: every chart of the run by name, and one of the sweep. */
function gallery(pictures: Pictures): string {
  const names = readdirSync(join(folder, 'charts'))
    .filter((name) => name.endsWith('.vl.json'))
    .sort()
    .map((name) => name.replace('.vl.json', ''))
  const all = [
    ...names.map((chart) => ({ run: folder, chart, id: chart })),
    { run: sensitivity, chart: 'sweep-lines', id: 'return-pace' },
  ]
  const charts = all.map(({ run, chart, id }) => ({
    title: wordsOf(join(run, 'charts', `${chart}.vl.json`)).title,
    picture: pictures.of(run, chart, id),
  }))
  return filled('gallery', { charts }).replace(/\n+$/, '\n')
}
