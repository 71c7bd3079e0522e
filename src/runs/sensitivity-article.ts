/** What a sensitivity analysis found, as an article: what decides each figure, what that rests on, and what to find out first. */
import { labelOf as metricLabel } from '../experiments/metric-label.ts'
import { type Agenda, agendaOf, type Deciding } from '../experiments/sensitivity/agenda.ts'
import { type Support, supportOf } from '../experiments/sensitivity/evidence.ts'
import type { Factor } from '../experiments/sensitivity/factors.ts'
import { labelOf } from '../experiments/sensitivity/label.ts'
import { type IndexRow, type Method, rankedBy } from '../experiments/sensitivity/row.ts'
import type { Sensitivity } from '../experiments/sensitivity/sensitivity.ts'
import { findMetric } from '../model/measures/metrics.ts'
import { countedFor } from '../run-folder/sensitivity-files.ts'
import { meaningAt } from '../scenarios/schema/policy-questions.ts'
import { figureText, formatNumber, formatSigned, percentage, plural } from '../words/numbers.ts'
import { listed } from '../words/text.ts'
import { yearsText } from './comparison-summary.ts'
import type { SensitivityRun } from './sensitivity-plan.ts'

/** What a support is called in a sentence. */
export const supportWords: Readonly<Record<Support, string>> = {
  assumption: 'assumptions',
  press: 'press reports',
  published: 'published figures',
}

/** What the sum is of that shares are shares of. */
const sumOf: Readonly<Record<Method, string>> = {
  tornado: 'the sum of the clear swings',
  morris: 'the sum of the clear mean effects',
  sobol: 'the sum of the clear total indices',
}

/** What ranks the parameters, in words. */
const rankingWords: Readonly<Record<Method, string>> = {
  tornado: 'the swing over the range,',
  morris: 'the mean effect over the range, up or down,',
  sobol: 'the share of the variance that goes with it, interactions included,',
}

/** The agendas that are told: of the difference, or of the level where there is no other. */
export const toldAgendas = ({ option, baseline }: SensitivityRun, outcome: Sensitivity): Agenda[] =>
  agendaOf(
    outcome.rows,
    outcome.parameters.map(({ factor }) => factor),
    outcome.method,
  ).filter(({ of }) => of === (option === baseline ? 'scenario' : 'difference'))

/** A figure with its interval, in the unit in which people read it; a share in per cent. */
export function rowText({ value, ci_low, ci_high, metric, statistic }: IndexRow): string {
  if (value === null) return 'not defined'
  if (statistic === 'total' || statistic === 'first_order') {
    const [low, high] = [ci_low, ci_high].map((end) => Math.round(100 * Math.max(0, end ?? value)))
    return `${Math.round(100 * Math.max(0, value))}% [${low}, ${high}]`
  }
  const format = statistic === 'mu_star' ? formatNumber : formatSigned
  return figureText(value, ci_low, ci_high, findMetric(metric)?.unit ?? '', format)
}

/** A value of a parameter as people read it: three digits, or whole numbers with commas. */
export const plainNumber = (value: number): string =>
  Math.abs(value) >= 100 ? formatNumber(value) : String(Number(value.toPrecision(3))).replace('-', '−')

/** A range in words: `1 to 50 (ratio), 1 as declared`. */
export const rangeText = ({ low, usual, high, unit }: Factor): string =>
  `${plainNumber(low)} to ${plainNumber(high)} (${unit}), ${plainNumber(usual)} as declared`

/** The article, as Markdown. */
export function articleOf(run: SensitivityRun, outcome: Sensitivity): string {
  const { option, baseline, asked, plan } = run
  const compared =
    option === baseline
      ? option.values.title
      : `${option.values.title}, compared with ${baseline.values.title}`
  const varied = outcome.parameters.filter(({ factor }) => factor.low < factor.high).length
  const left = outcome.parameters.filter(({ note }) => note !== '')
  const lines = [
    `# What decides the result: ${compared}`,
    '',
    `${plural(varied, 'parameter')} with a declared range, over ${yearsText(plan.question.horizonYears)}. ${methodText(run, outcome)} Hypothesis of deterrence: ${asked.hypothesis}.`,
    '',
    ...toldAgendas(run, outcome).flatMap((agenda) => sectionOf(agenda, run, outcome)),
    ...(left.length === 0
      ? []
      : [
          '## What could not be run',
          '',
          ...left.map(({ factor, note }) => `- \`${factor.id}\`: ${note}`),
          '',
        ]),
    '## How to read this',
    '',
    `${asked.ranges ? 'The ranges are those of the design file, or where it names none those that the scenario declares. They' : 'The ranges are those that the scenario declares, and'} say how far each figure may be from its value. A narrow range that should be wide hides a parameter here. What the model leaves out is in no range.`,
    '',
  ]
  return `${lines.join('\n')}`
}

function methodText({ plan: { design } }: SensitivityRun, { rows }: Sensitivity): string {
  const runs = plural(design.replications, 'replication')
  const size = design.scale === 1 ? '' : ` in a system of ${percentage(design.scale)}% of the size`
  switch (design.method) {
    case 'tornado': {
      const { screening, keep } = design
      const first = rows.some(({ stage }) => stage === 'screening')
        ? `A first look at all of them, in a system of ${percentage(screening.scale)}% of the size with ${plural(screening.replications, 'replication')}, chose the ${keep} that were run in full. `
        : ''
      return `${first}Each is set to its low and its high end while all else stays as declared, with the same people and the same luck, ${runs} each${size}.`
    }
    case 'morris':
      return `All vary together along ${plural(design.trajectories, 'random walk')} through their ranges, which change one at a time, with the same luck, ${runs} at each point${size}.`
    case 'sobol':
      return `All vary together, each with a triangular distribution over its range, in two samples of ${plural(design.points, 'point')} and their mixtures, with the same luck, ${runs} at each point${size}.`
  }
}

function sectionOf(agenda: Agenda, run: SensitivityRun, outcome: Sensitivity): string[] {
  const { method, rows } = outcome
  const { plan } = run
  const { metric, deciding, unclear, shares } = agenda
  const heading = `## ${metricLabel(metric, countedFor(metric))}`
  const hidden =
    unclear.length === 0
      ? []
      : [
          `${deciding.length === 0 ? 'These' : 'These too'} may matter, but with ${plural(plan.design.replications, 'replication')} chance hides by how much:`,
          '',
          ...unclear.map((each) => `- ${decidingText(each, run)}`),
          '',
        ]
  if (deciding.length === 0)
    return [
      heading,
      '',
      'Nothing that was varied makes a difference that is told from chance.',
      '',
      ...hidden,
    ]
  return [
    heading,
    '',
    `Most decisive first, by ${rankingWords[method]} with its 95% interval:`,
    '',
    ...deciding.map((each, i) => `${i + 1}. ${decidingText(each, run)}`),
    '',
    ...hidden,
    ...[
      shares.length === 0
        ? ''
        : `Of ${sumOf[method]}, ${listed(shares.filter(({ share }) => share > 0).map(({ support, share }) => `${percentage(share)}% rests on ${supportWords[support]}`))}.`,
      othersText(outcome, agenda),
      noiseText(rows, agenda),
    ].filter((sentence) => sentence !== ''),
    '',
  ]
}

/** A parameter with what it is and rests on, or a group of them. */
function decidingText({ factor, row }: Deciding, { option }: SensitivityRun): string {
  const head = `**${labelOf(row.parameter, option.values)}**: ${rowText(row)}.`
  if (factor === undefined) return head
  const about = meaningAt(factor.id.split('.'))?.about ?? ''
  const isSaid = labelOf(factor.id, option.values)
    .toLowerCase()
    .startsWith(about.toLowerCase().replace(/\.$/, ''))
  return `${head}${isSaid ? '' : ` ${about}`} Range: ${rangeText(factor)}. ${roleText(factor)}${basisText(factor)} (\`${factor.id}\`)`
}

/** Who decides a parameter, where a design says so. */
const roleText = ({ role }: Factor): string =>
  role === undefined ? '' : role === 'lever' ? 'Policy sets it. ' : 'Nobody controls it. '

/** How much of a single run is chance, where that is known. */
function noiseText(rows: readonly IndexRow[], { of, metric }: Agenda): string {
  const noise = rows.find(
    (row) => row.of === of && row.metric === metric && row.statistic === 'noise_share',
  )?.value
  return noise === undefined || noise === null
    ? ''
    : `Chance is ${percentage(noise)}% of the variance of a single run, and is taken out of these shares.`
}

/** What a parameter rests on, with its sources. */
function basisText(factor: Factor): string {
  const named = factor.sources.filter((id) => id !== 'assumption')
  const word = { assumption: 'An assumption', press: 'From press reports', published: 'Published' }[
    supportOf(factor)
  ]
  return `${word}${factor.confidence === 'derived' ? ', derived' : ''}${named.length === 0 ? '' : ` (${named.join(', ')})`}.`
}

/** How many parameters, or groups of them, were run, and how many of these change nothing. */
function othersText({ rows, method, parameters }: Sensitivity, { of, metric }: Agenda): string {
  const own = rows.filter(
    (row) =>
      row.of === of && row.metric === metric && row.statistic === rankedBy[method] && row.stage === 'full',
  )
  const zero = own.filter(({ value }) => value === 0).length
  const isParameter = parameters.some(({ factor }) => factor.id === own[0]?.parameter)
  const what = `${plural(own.length, isParameter ? 'parameter' : 'group')} ${own.length === 1 ? 'was' : 'were'}`
  const how = rows.some(({ stage }) => stage === 'screening') ? 'run in full' : 'run'
  return `${what} ${how}${zero === 0 ? '' : `, ${zero} of them without any effect`}.`
}
