/** From the stored results of a run to its briefing. Pure: the same results give the same briefing. */

import { dayInWords } from '../calendar/in-words.ts'
import type { Block, Briefing, Section } from './briefing.ts'
import { byYear } from './by-year.ts'
import { certaintyOf } from './certainty.ts'
import { chartOf } from './chart-blocks.ts'
import { conditionsOf } from './conditions.ts'
import { findingsOf, nameOf, yearsOf } from './findings.ts'
import { glossaryOf } from './glossary.ts'
import { largestRisk, leftOut, uses } from './left-out.ts'
import { limitsOf } from './limits.ts'
import { baselineOf, type Material, optionsOf } from './material.ts'
import { monthsOf } from './months.ts'
import { pastForecasts } from './past-forecasts.ts'
import { reproduce } from './reproduce.ts'
import { openingsOf, sideBySide } from './side-by-side.ts'
import { count, listing, plain, quoted, say, type Text, verbatim } from './text.ts'

/** Options whose titles the page's own title can take. */
const mostInTitle = 3

/** The briefing of a run. */
export function briefingOf(material: Material): Briefing {
  const { about, signOff } = material
  const sections = sectionsOf(material)
  const conditions = conditionsOf(material)
  const findings = findingsOf(material)
  const words = [
    ...findings.flatMap(({ heading, lines }) => [heading, ...lines]),
    ...conditions,
    ...sections.flatMap(({ blocks }) => blocks.flatMap(textsOf)),
  ]
  return {
    title: titleOf(material),
    question: questionOf(material),
    warnings: [
      { heading: 'The largest risk that is not in the figures', text: largestRisk(material) },
      ...(signOff === undefined
        ? [
            {
              heading: 'Not signed off',
              text: say`Nobody is named as having assured or approved this analysis. Treat it as the output of an analyst’s tool.`,
            },
          ]
        : []),
    ],
    findings,
    conditions,
    sections: [
      ...sections.filter(({ blocks }) => blocks.length > 0),
      {
        id: 'words',
        heading: 'Words used',
        blocks: [{ kind: 'terms', items: glossaryOf(words.map(plain).join(' ')) }],
      },
      { id: 'reproduce', heading: 'How to make and check these figures', blocks: reproduce(material) },
    ],
    signOff,
    origin: [
      quoted(`${about.tool.name} ${about.tool.version}`),
      ', seed ',
      verbatim('manifest|seed', String(about.seed)),
      ', results ',
      verbatim('manifest|results.sha256', about.results.sha256.slice(0, 12)),
    ],
  }
}

function titleOf(material: Material): Text {
  const options = optionsOf(material)
  const baseline = quoted(baselineOf(material).values.title)
  if (options.length === 0) return [baseline]
  return options.length <= mostInTitle
    ? say`${listing(options.map(({ values }) => [quoted(values.title)]))} compared with ${baseline}`
    : say`${count('count|options', options.length)} options compared with ${baseline}`
}

function questionOf(material: Material): Text {
  const options = optionsOf(material)
  const baseline = baselineOf(material)
  const start = say`from ${verbatim('scenario|start', dayInWords(baseline.values.start))}`
  if (options.length === 0)
    return say`What would happen to asylum claims, waits, returns, detention and public cost over ${yearsOf(material)} ${start} under ${nameOf(baseline)}?`
  const which =
    options.length <= mostInTitle
      ? listing(options.map(nameOf))
      : say`each of ${count('count|options', options.length)} options`
  return say`What would ${which} change in returns, waits, detention and public cost over ${yearsOf(material)} ${start}, compared with ${nameOf(baseline)}, and how sure are we?`
}

/** The sections between the findings and the glossary. */
function sectionsOf(material: Material): Section[] {
  const placed = new Set<string>()
  const charts = (...ids: readonly string[]): Block[] =>
    ids.flatMap((id) => {
      const chart = chartOf(material, id)
      if (chart === undefined || placed.has(id)) return []
      placed.add(id)
      return [chart]
    })
  const isComparison = optionsOf(material).length > 0
  const of = (prefix: string) => material.charts.map(({ id }) => id).filter((id) => id.startsWith(prefix))
  const sections: Section[] = [
    {
      id: 'certainty',
      heading: 'How sure we are, and what would change our mind',
      blocks: [...certaintyOf(material), ...charts('uncertainty')],
    },
    {
      id: 'options',
      heading: isComparison ? 'Options side by side' : 'The main figures',
      blocks: [
        ...sideBySide(material),
        ...charts(...of('options-'), 'differences'),
        ...scenariosOf(material),
      ],
    },
    { id: 'opening', heading: 'If it opens, and if it does not', blocks: openingsOf(material) },
    {
      id: 'limits',
      heading: 'What limits it',
      blocks: [
        ...limitsOf(material),
        ...charts('bottlenecks', 'hub-occupancy', 'scheme-exits', 'transferred-people'),
      ],
    },
    {
      id: 'years',
      heading: 'People and money, year by year',
      blocks: [
        ...byYear(material),
        ...monthsOf(material),
        ...charts('waits', 'detention', 'cost-over-time', 'cost-by-line'),
      ],
    },
    { id: 'left-out', heading: 'What is not in the figures', blocks: leftOut() },
    { id: 'past', heading: 'How past forecasts fared', blocks: pastForecasts(material) },
    { id: 'uses', heading: 'What the figures may be used for', blocks: uses() },
  ]
  const rest = charts(...material.charts.map(({ id }) => id))
  return [...sections, { id: 'charts', heading: 'More charts', blocks: rest }]
}

/** What each scenario is, in its own words. */
function scenariosOf({ scenarios }: Material): Block[] {
  return [
    {
      kind: 'details',
      summary: 'What each scenario is',
      blocks: [
        {
          kind: 'terms',
          items: scenarios.map(({ values }) => ({
            term: [quoted(values.title)],
            text: [quoted(values.summary)],
          })),
        },
      ],
    },
  ]
}

/** Every text of a block. */
export function textsOf(block: Block): readonly Text[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [block.text]
    case 'list':
      return block.items
    case 'terms':
      return block.items.flatMap(({ term, text }) => [term, text])
    case 'details':
      return block.blocks.flatMap(textsOf)
    case 'table':
      return [block.caption, ...block.head, ...block.rows.flat()]
    case 'chart':
    case 'months':
    case 'command':
      return []
  }
}
