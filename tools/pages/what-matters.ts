/** docs/what-matters.md and the README’s part on it: a sensitivity analysis of the hub, from its run folder. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { duration } from '../../src/calendar/in-words.ts'
import { rankedBy } from '../../src/experiments/sensitivity/row.ts'
import { readManifest } from '../../src/run-folder/folder.ts'
import { readTable } from '../../src/run-folder/read.ts'
import { articleFile } from '../../src/run-folder/sensitivity-files.ts'
import { sensitivityTables } from '../../src/run-folder/sensitivity-tables.ts'
import type { SensitivityAsked } from '../../src/runs/sensitivity-plan.ts'
import { figureText, plural } from '../../src/words/numbers.ts'
import { inSentence } from '../../src/words/text.ts'
import type { Page } from './page.ts'
import { withPart } from './parts.ts'
import { Pictures } from './pictures.ts'
import { filled } from './template.ts'

const folder = 'outputs/what-matters'
const metrics = ['returns.total', 'cost.total']

/** The page, its pictures, and the README with its part. */
export function whatMattersPage(): Page {
  const { asked: question, seed, horizon_years: years } = readManifest(folder)
  const asked = question as SensitivityAsked
  const parameters = readTable(folder, sensitivityTables.parameters)
  const pictures = new Pictures('what-matters')
  const values = {
    seed,
    horizon: duration(years),
    replications: asked.design.replications,
    parameters: parameters.filter(({ low, high }) => low < high).length,
    decisive: (metric: string) => decisive(metric, asked),
    resting: restingText(),
    charts: metrics.map((metric) => pictures.of(folder, `tornado-${metric.replace('.', '-')}`)),
    article: readFileSync(join(folder, articleFile), 'utf8')
      .replace(/^# .*\n/, '')
      .replaceAll(/^## /gm, '### '),
  }
  const texts = new Map([
    ['docs/what-matters.md', filled('what-matters', values)],
    ['README.md', withPart(readFileSync('README.md', 'utf8'), 'matters', filled('readme-matters', values))],
  ])
  return { texts, pictures }
}

/** Most figures that are named. */
const mostNamed = 5

/** The figures that decide a difference, the most decisive first, in words; those that chance hides are told apart. */
function decisive(metric: string, { design }: SensitivityAsked): string {
  const rows = readTable(folder, sensitivityTables.sensitivity)
    .filter(
      (row) =>
        row.of === 'difference' &&
        row.metric === metric &&
        row.statistic === rankedBy[design.method] &&
        row.stage === 'full' &&
        row.value !== 0,
    )
    .toSorted((a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY))
  const namesOf = (of: typeof rows) =>
    of.map(
      ({ parameter_label, value, ci_low, ci_high, unit }) =>
        `${inSentence(parameter_label)}, ${figureText(value!, ci_low, ci_high, unit)}`,
    )
  const clear = namesOf(rows.filter(({ verdict }) => ['more', 'fewer'].includes(verdict))).slice(0, mostNamed)
  const hidden = namesOf(rows.filter(({ verdict }) => verdict === 'unclear')).slice(
    0,
    mostNamed - clear.length,
  )
  const chance = `chance hides by how much in ${plural(design.replications, 'replication')}`
  if (clear.length === 0) return hidden.length === 0 ? 'none of them' : `${hidden.join('; ')}; ${chance}`
  const told = clear.join('; ')
  return hidden.length === 0 ? told : `${told}. These may matter too, but ${chance}: ${hidden.join('; ')}`
}

/** How much of what decides the differences rests on assumptions, in a sentence. */
function restingText(): string {
  const [returns, cost] = metrics.map(restsOn)
  return returns === 100 && cost === 100
    ? 'All of this rests on assumptions.'
    : `Of what decides the two, ${returns}% and ${cost}% rest on assumptions.`
}

/** Share in per cent of what decides a difference that rests on assumptions. */
function restsOn(metric: string): number {
  const row = readTable(folder, sensitivityTables.agenda).find(
    (each) => each.of === 'difference' && each.metric === metric && each.rests_on === 'assumption',
  )
  return Math.round(100 * (row?.share ?? Number.NaN))
}
