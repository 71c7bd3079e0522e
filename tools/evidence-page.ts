/** docs/evidence.md, made from the register, the evidence, the conflicts and the scenarios. */

import { parsePeriod } from '../src/calendar/periods.ts'
import { conflicts, type Figure, idsIn } from '../src/evidence/conflicts.ts'
import {
  type EvidenceRow,
  evidence,
  findEvidence,
  loadSeries,
  type SeriesPoint,
  seriesFiles,
  sources,
} from '../src/evidence/load.ts'
import type { RegisteredFile } from '../src/evidence/register.ts'
import { idsCited, type Use, usesOfScenarios, wordsOf } from './evidence-usage.ts'

/** A Markdown table; an upright stroke in a cell is escaped. */
function table(header: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...lines.map(line)].join('\n')
}

const number = (value: number | string | null | undefined): string =>
  typeof value === 'number' ? value.toLocaleString('en-GB', { maximumFractionDigits: 6 }) : (value ?? '–')

const range = ({ low, high }: Pick<EvidenceRow, 'low' | 'high'>): string =>
  low === null && high === null ? '–' : `${number(low)} to ${number(high)}`

const described = (ids: Iterable<string>): string => [...ids].join(', ') || '–'

const filesTable = (register: readonly RegisteredFile[]): string =>
  table(
    ['file', 'rows', 'from', 'to', 'edition', 'rows by confidence', 'SHA-256'],
    register.map(({ file, rows, first, last, edition, confidence, sha256 }) => [
      `\`${file}\``,
      number(rows),
      first ?? '–',
      last ?? '–',
      edition ?? '–',
      described(Object.entries(confidence).map(([word, count]) => `${word} ${number(count)}`)),
      `\`${sha256.slice(0, 12)}\``,
    ]),
  )

/** Series of a file, breakdowns of one measure taken together. */
function seriesTable(): string {
  const lines = seriesFiles().flatMap((file) => {
    const measures = new Map<string, SeriesPoint[]>()
    for (const point of loadSeries(file)) {
      const measure = point.series.includes('|') ? `${point.series.split('|')[0]}|…` : point.series
      const points = measures.get(measure) ?? []
      points.push(point)
      measures.set(measure, points)
    }
    return [...measures].map(([measure, points]) => {
      const names = new Set(points.map(({ series }) => series))
      const periods = points
        .map(({ period }) => period)
        .sort((a, b) => ((parsePeriod(a)?.last ?? a) < (parsePeriod(b)?.last ?? b) ? -1 : 1))
      return [
        `\`${file}\``,
        `\`${measure}\`${measure.endsWith('…') ? ` (${names.size})` : ''}`,
        described(new Set(points.map(({ unit }) => unit))),
        periods[0] ?? '–',
        periods.at(-1) ?? '–',
        number(points.length),
        described(new Set(points.map(({ source_id }) => source_id))),
      ]
    })
  })
  return table(['file', 'series', 'unit', 'first', 'last', 'points', 'sources'], lines)
}

const usesOf = (uses: readonly Use[], id: string): readonly Use[] =>
  uses.filter((use) => idsCited(use).includes(id))

const rowsTable = (uses: readonly Use[]): string =>
  table(
    ['id', 'what', 'value', 'range', 'unit', 'sources', 'confidence', 'used by'],
    [...evidence().values()].flatMap((row) => {
      const users = usesOf(uses, row.id)
      if (users.length === 0) return []
      return [
        [
          `\`${row.id}\``,
          row.description,
          number(row.value),
          range(row),
          row.unit || '–',
          described(row.sources),
          row.confidence,
          wordsOf(users),
        ],
      ]
    }),
  )

/** Parameters that are published or derived and name sources, not rows. */
const directTable = (uses: readonly Use[]): string =>
  table(
    ['parameter', 'value', 'unit', 'sources', 'confidence', 'how'],
    uses
      .filter((use) => use.parameter.confidence !== 'assumption' && !idsCited(use).some(findEvidence))
      .map((use) => [
        `\`${use.scenario}: ${use.path}\``,
        [use.parameter.value]
          .flat()
          .map((value) => number(typeof value === 'object' ? value.value : value))
          .join(' '),
        use.parameter.unit,
        described(idsCited(use)),
        use.parameter.confidence,
        use.parameter.note ?? '–',
      ]),
  )

const withheldTable = (): string =>
  table(
    ['id', 'what', 'the figure …'],
    [...evidence().values()].flatMap(({ id, description, withheld }) =>
      withheld === null ? [] : [[`\`${id}\``, description, withheld]],
    ),
  )

function figureText(figure: Figure): string {
  if ('says' in figure) return `${figure.says} (${described(figure.from)})`
  if ('file' in figure)
    return `${number(figure.value)}: \`${figure.series}\` for ${figure.period}, \`${figure.file}.csv\``
  const row = findEvidence(figure.row)
  if (!row) throw new RangeError(`a conflict names "${figure.row}", which is no row`)
  const value = row.value === null ? 'no value' : [number(row.value), row.unit].join(' ').trim()
  const ends = row.low === row.high ? '' : `, range ${range(row)}`
  return `${value}${ends}: ${row.description} (\`${idsIn(figure).join()}\`, ${row.period || 'no period'})`
}

const conflictText = (): string =>
  conflicts
    .map(
      ({ id, title, figures, rule, applied }) =>
        `### ${title}\n\n\`${id}\`\n\n${figures.map((figure) => `- ${figureText(figure)}`).join('\n')}\n\n**Rule.** ${rule} Applied in ${applied.map((place) => `\`${place}\``).join(', ')}.`,
    )
    .join('\n\n')

const sourcesTable = (): string =>
  table(
    ['id', 'publisher', 'title', 'date', 'licence'],
    [...sources().values()].map(({ id, publisher, title, date, licence }) => [
      `\`${id}\``,
      publisher,
      title,
      date || '–',
      licence || 'cited for its figures only',
    ]),
  )

/** The whole page. */
export function evidencePage(register: readonly RegisteredFile[]): string {
  const uses = usesOfScenarios()
  return `# Evidence

Made by \`npm run register\` from the files in [src/evidence](../src/evidence/README.md); nothing on this page is typed. What the words
mean and how files are read is told there, on which terms the figures stand in [LICENSE-DATA.md](../LICENSE-DATA.md), and what is assumed for want
of a figure in [assumptions.md](assumptions.md).

## Files

The edition is the newest date among the sources that a file's rows name. Files of point values span the years that their periods name.

${filesTable(register)}

## Where figures disagree or mislead

One rule each, kept in \`src/evidence/conflicts.ts\`.

${conflictText()}

## Withheld figures

Kept for the record; no scenario may rest on them.

${withheldTable()}

## Point values that the built-in scenarios use

Each path is named in the scenario that writes it; scenarios that extend it take it over. In italics: the parameter is an assumption, and
the row is what it leans on.

${rowsTable(uses)}

## Values taken from series and sources

Published or derived parameters that rest on a source and not on one row; the arithmetic is in the last column.

${directTable(uses)}

## Series

A \`|…\` stands for a breakdown, with the number of its parts.

${seriesTable()}

## Sources

${sourcesTable()}
`
}
