/** How sure the findings are, and what would change them. */
import { percentage } from '../words/numbers.ts'
import type { Block } from './briefing.ts'
import { confidenceOf, ownParameters } from './conditions.ts'
import { runsOf } from './findings.ts'
import { type Material, optionsOf, type StoredSensitivity } from './material.ts'
import { count, type Figure, figure, heads, joined, quoted, say, type Text, verbatim } from './text.ts'

const paragraph = (text: Text): Block => ({ kind: 'paragraph', text })

/** Most parameters that are told as deciding. */
const mostTold = 5

/** The blocks of the section. */
export function certaintyOf(material: Material): Block[] {
  const { sensitivity } = material
  return [
    paragraph(coverage(material)),
    ...spreadOf(material).map(paragraph),
    { kind: 'heading', text: ['What would change our mind'] },
    ...(sensitivity === undefined ? notMeasured() : measured(material, sensitivity)),
    ...readingsOf(material),
    ...optionsOf(material).flatMap((option): Block[] => {
      const rows = ownParameters(material, option)
      return rows.length === 0
        ? []
        : [
            paragraph(confidenceOf(material, option)),
            {
              kind: 'details',
              summary: `The values that set ‘${option.values.title}’ apart`,
              blocks: [
                {
                  kind: 'table',
                  caption: ['From assumptions.csv. docs/evidence.md in the package lists the sources.'],
                  head: heads('Parameter', 'Value', 'Lowest', 'Highest', 'Unit', 'Confidence', 'Sources'),
                  rows: rows.map(({ id, value, low, high, unit, confidence, source }) =>
                    [
                      id.replace(`${option.name}:`, ''),
                      value,
                      low,
                      high,
                      unit,
                      confidence,
                      source.replaceAll(';', ', '),
                    ].map((cell) => [quoted(cell)]),
                  ),
                },
              ],
            },
          ]
    }),
  ]
}

/** Rival readings that were not tried. */
function readingsOf({ readings }: Material): Block[] {
  if (readings.length === 0) return []
  return [
    paragraph(
      say`Some published figures can be read in more than one way. These other readings affect the findings, and this run did not try them:`,
    ),
    {
      kind: 'list',
      items: readings.map((reading) => say`${quoted(reading.words)} (${quoted(reading.with)})`),
    },
  ]
}

/** What the intervals are of and what they leave out. */
function coverage(material: Material): Text {
  const { about } = material
  const what =
    about.ensemble === undefined
      ? say`The intervals cover chance, the level of arrivals, opening stocks that are not published, and the days on which schemes open. They do not cover any other parameter, or anything the model leaves out.`
      : say`The intervals cover chance and ${count('manifest|ensemble.members', about.ensemble.members)} sets of parameters fitted to published figures. They do not cover anything the model leaves out.`
  const failed =
    about.failures.length === 0
      ? []
      : say`${count('manifest|failures', about.failures.length)} runs failed and are not counted: see failures.json.`
  return joined([
    say`Figures are averages of ${runsOf(material)} of the model, each with its own luck. A 95% interval shows how far the average could be from what very many runs would give. More runs make it narrower.`,
    what,
    say`We call a change clear if its interval does not include zero.`,
    failed,
  ])
}

/** What of the spread is parameters, where a run with an ensemble can tell. */
function spreadOf({ uncertainty, about }: Material): Text[] {
  const told = uncertainty.filter(
    ({ metric, scheme, counted_in, deterrence, share_parameters, baseline, scenario }) =>
      metric === 'returns.total' &&
      scheme === '' &&
      counted_in === 'people' &&
      deterrence === 'none' &&
      share_parameters !== null &&
      (baseline !== '' || scenario === about.baseline),
  )
  return told.map(({ scenario, baseline, share_parameters }) => {
    const id = `uncertainty|${scenario}|${baseline}|none|returns.total||people|share_parameters`
    const share: Figure = { kind: 'figure', id, text: `${percentage(share_parameters!)}%` }
    return baseline === ''
      ? say`Of the spread of people returned in ‘${quoted(scenario)}’, ${share} is parameters; the rest is chance.`
      : say`Of the spread of the difference that ‘${quoted(scenario)}’ makes to people returned, ${share} is parameters; the rest is chance.`
  })
}

/** Nothing was measured: said, with where to find the command that measures it. */
const notMeasured = (): Block[] => [
  paragraph(
    say`This run does not measure which parameter would change the findings most. It can only say how much of what went in is published and how much is assumed. The last section has the commands that measure it and add the result to this report.`,
  ),
]

/** What a stored analysis found: of each figure, the parameters on which it depends most, those of differences first. */
function measured(material: Material, { scenario, seed, results, rows }: StoredSensitivity): Block[] {
  const ranked = rows.filter(
    (row) =>
      ranking.includes(row.statistic) && row.rank !== null && row.rank <= mostTold && row.value !== null,
  )
  const figures = [...new Map(ranked.map((row) => [`${row.of}\t${row.metric}`, row])).values()]
  const tables = (isTold: (of: string) => boolean) =>
    figures
      .filter(({ of }) => isTold(of))
      .map((head) =>
        ofFigure(
          material,
          head,
          ranked.filter(({ of, metric }) => of === head.of && metric === head.metric),
        ),
      )
  const levels = tables((of) => of !== 'difference')
  return [
    paragraph(
      say`From a sensitivity analysis of ‘${quoted(scenario)}’, seed ${verbatim('sensitivity|seed', String(seed))}, results ${verbatim('sensitivity|results', results.slice(0, 12))}: each parameter was varied over its declared range. Where chance could explain an effect, more runs may show one.`,
    ),
    ...tables((of) => of === 'difference'),
    ...(levels.length === 0
      ? []
      : [{ kind: 'details' as const, summary: 'What the levels depend on most', blocks: levels }]),
  ]
}

/** Statistics by which an analysis ranks parameters. */
const ranking = ['swing', 'mu_star', 'total']

type SensitivityRow = StoredSensitivity['rows'][number]

/** The parameters on which a figure depends most, with what each rests on. */
function ofFigure(material: Material, head: SensitivityRow, own: readonly SensitivityRow[]): Block {
  const of = { difference: 'change that the option makes', scenario: 'level with the option' }[
    head.of as 'difference' | 'scenario'
  ]
  return {
    kind: 'table',
    caption: say`${quoted(head.metric_label)}, ${of ?? 'level of the baseline'}: the parameters on which it depends most. Brackets show the 95% interval.`,
    head: heads(
      'Parameter',
      statisticHead(head.statistic),
      'Is the effect clear?',
      'What its range rests on',
    ),
    rows: own.map((row) => {
      const id = `sensitivity|${row.of}|${row.metric}|${row.parameter}|${row.statistic}`
      const unit = row.statistic === 'total' ? 'share' : row.unit
      const value = (column: 'value' | 'ci_low' | 'ci_high'): Figure | string =>
        row[column] === null
          ? '–'
          : figure({ id: `${id}|${column}`, value: row[column], unit, low: row.ci_low, high: row.ci_high })
      const isClear = row.verdict === 'more' || row.verdict === 'fewer'
      return [
        [quoted(row.parameter_label)],
        say`${value('value')} (${value('ci_low')} to ${value('ci_high')})`,
        [isClear ? 'Yes' : row.value === 0 ? 'No effect' : 'No: chance could explain it'],
        [quoted(basisOf(material, row.parameter))],
      ]
    }),
  }
}

/** Confidence and sources of a parameter, as the assumptions of the run have them. */
function basisOf({ assumptions }: Material, parameter: string): string {
  const row = assumptions.find(({ id }) => id.slice(id.indexOf(':') + 1) === parameter)
  if (row === undefined) return '–'
  const sources = row.source.split(';').filter((source) => source !== '' && source !== 'assumption')
  return [row.confidence, ...sources].join(', ')
}

const statisticHead = (statistic: string) =>
  statistic === 'total'
    ? 'Share of the variance, with interactions'
    : statistic === 'swing'
      ? 'Change from its lowest to its highest value'
      : 'Mean size of the effect over the range'
