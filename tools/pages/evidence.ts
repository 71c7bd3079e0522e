/** docs/evidence.md and the register of files, from the evidence, the conflicts and the scenarios. */

import { parsePeriod } from '../../src/calendar/periods.ts'
import { conflicts, type Figure, idsIn } from '../../src/evidence/conflicts.ts'
import {
  builtInEvidence,
  type EvidenceRow,
  evidence,
  findEvidence,
  loadSeries,
  type SeriesPoint,
  seriesFiles,
  sources,
} from '../../src/evidence/load.ts'
import { makeRegister, type RegisteredFile } from '../../src/evidence/register.ts'
import { idsCited, type Use, usesOfScenarios, wordsOf } from './evidence-usage.ts'
import { table as tableOf } from './formats.ts'
import type { Page } from './page.ts'
import { filled } from './template.ts'

/** A Markdown table; a line end in a cell is a blank. */
const table = (header: readonly string[], lines: readonly (readonly string[])[]): string =>
  tableOf(
    header,
    lines.map((cells) => cells.map((cell) => cell.replaceAll('\n', ' '))),
  )

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

/** The register and the page. */
export function evidencePages(): Page {
  const register = makeRegister(builtInEvidence)
  const uses = usesOfScenarios()
  const text = filled('evidence', {
    files: filesTable(register),
    conflicts: conflictText(),
    withheld: withheldTable(),
    rows: rowsTable(uses),
    direct: directTable(uses),
    series: seriesTable(),
    sources: sourcesTable(),
  })
  return {
    texts: new Map([
      ['src/evidence/register.json', `${JSON.stringify({ files: register }, null, 2)}\n`],
      ['docs/evidence.md', text],
    ]),
  }
}
