/** What every line of the evidence must be. A file that breaks this is refused whole, with each fault at its line. */

import { parsePeriod } from '../calendar/periods.ts'
import { expanded, idsOf, isKindOfSource, isNumber, rowIdOf } from './evidence-rows.ts'
import { confidenceWords, type Fault, faults } from './faults.ts'
import { type Cells, type FaultAt, type Line, refusal } from './files.ts'

/** Columns that each kind of file must have. */
export const columnsOf = {
  series: ['period', 'series', 'value', 'unit', 'source_id', 'confidence'],
  points: ['id', 'description', 'value', 'low', 'high', 'unit', 'period', 'source_id', 'confidence', 'note'],
  workedExample: ['row_id', 'example', 'line', 'value', 'unit', 'role', 'source_id', 'confidence', 'note'],
  sources: ['id', 'publisher', 'title', 'date', 'url_or_reference'],
} as const

/** Throws InputError if there are faults. */
function settle(path: string, found: readonly FaultAt[]): void {
  if (found.length > 0) throw refusal(path, found)
}

/** Faults of each line by itself, then lines that repeat an earlier one's key. */
function inspect(
  lines: readonly Line[],
  keyOf: (cells: Cells) => string,
  faultsOf: (cells: Cells) => Iterable<Fault>,
  before: ReadonlyMap<string, number> = new Map(),
): FaultAt[] {
  const seen = new Map(before)
  return lines.flatMap(({ line, cells }) => {
    const own = [...faultsOf(cells)]
    const key = keyOf(cells)
    const first = seen.get(key)
    if (first === undefined) seen.set(key, line)
    else own.push(faults.twice(key, first))
    return own.map((fault) => ({ line, fault }))
  })
}

function* numberFaults(cells: Cells, columns: readonly string[]): Generator<Fault> {
  for (const column of columns) {
    const text = cells[column] ?? ''
    if (text.trim() !== '' && !isNumber(text)) yield faults.notANumber(column, text)
  }
}

function* confidenceFaults({ confidence = '' }: Cells): Generator<Fault> {
  if (!(confidenceWords as readonly string[]).includes(confidence)) yield faults.unknownConfidence(confidence)
}

/** Checks a series file. Throws InputError. */
export function checkSeries(path: string, lines: readonly Line[], sourceIds: ReadonlySet<string>): void {
  settle(
    path,
    inspect(
      lines,
      ({ period = '', series = '' }) => `${series} for ${period}`,
      function* (cells) {
        const { period = '', series = '', unit = '', source_id = '' } = cells
        if (!parsePeriod(period)) yield faults.notAPeriod(period)
        if (series === '') yield faults.empty('series', 'the name of a series, a breakdown after a |')
        if (unit === '') yield faults.empty('unit', 'the unit of the value')
        yield* numberFaults(cells, ['value'])
        if (!sourceIds.has(source_id)) yield faults.unknownSource(source_id, 'one id of a sources file')
        yield* confidenceFaults(cells)
      },
    ),
  )
}

/** Checks a file of point values; a row may have text in place of a number only where it has no range. Throws InputError. */
export function checkPoints(
  path: string,
  lines: readonly Line[],
  sourceIds: ReadonlySet<string>,
  rowIds: ReadonlySet<string>,
): void {
  settle(
    path,
    inspect(lines, rowIdOf, function* (cells) {
      if (rowIdOf(cells) === '') yield faults.empty('id', 'an id of its own')
      yield* confidenceFaults(cells)
      yield* numberFaults(cells, ['low', 'high'])
      if (`${cells.low ?? ''}${cells.high ?? ''}` !== '') yield* numberFaults(cells, ['value'])
      const isDerived = cells.confidence === 'derived'
      const allowed = isDerived
        ? 'ids of a sources file or of rows, joined by ;'
        : 'ids of a sources file, joined by ;'
      const ids = idsOf(cells.source_id)
      if (ids.length === 0) yield faults.unknownSource('', allowed)
      for (const id of ids) {
        const known = expanded(id).every(
          (each) => sourceIds.has(each) || (isDerived && rowIds.has(each) && each !== rowIdOf(cells)),
        )
        if (!known || expanded(id).length === 0) yield faults.unknownSource(id, allowed)
      }
    }),
  )
}

/** Checks a sources file. Throws InputError. */
export function checkSources(path: string, lines: readonly Line[]): void {
  settle(
    path,
    inspect(
      lines,
      ({ id = '' }) => id,
      function* ({ id = '', publisher = '', title = '', kind }) {
        if (id === '') yield faults.empty('id', 'an id of its own')
        if (publisher === '') yield faults.empty('publisher', 'who published it')
        if (title === '') yield faults.empty('title', 'what it is called')
        if (kind !== undefined && !isKindOfSource(kind)) yield faults.unknownKind(kind)
      },
    ),
  )
}
