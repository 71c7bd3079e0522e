import { read, utils } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type Book, checkBook, columnLetters } from '../../src/run-folder/spreadsheet/book.ts'
import { odsOf } from '../../src/run-folder/spreadsheet/ods.ts'
import { xlsxOf } from '../../src/run-folder/spreadsheet/xlsx.ts'

const odd = ['=1+1', '+44', '-x', '@A1', 'a\u0000b\u000b c\ud800', 'A & <B> "C"', '£ é 中 😀']
const plain = ['=1+1', '+44', '-x', '@A1', 'ab c', 'A & <B> "C"', '£ é 中 😀']

const book: Book = {
  title: 'Tables of a test',
  description: 'A test & nothing else.',
  coverName: 'Cover',
  cover: [
    { kind: 'text', text: 'What this is.' },
    { kind: 'heading', text: 'Contents' },
    { kind: 'link', text: 'Odd words', sheet: 'Odd' },
  ],
  sheets: [
    {
      name: 'Odd',
      title: 'Odd words',
      lines: ['This sheet has one table.'],
      columns: [
        { heading: 'Words', width: 20 },
        { heading: 'Number [note 1]', width: 12 },
      ],
      rows: odd.map((words, i) => [words, { value: -1234.5 / (i + 1), decimals: 1 }]),
    },
  ],
}
const formats = [
  ['XLSX', xlsxOf, 'xl/worksheets/sheet2.xml'],
  ['ODS', odsOf, 'content.xml'],
] as const

describe.each(formats)('a book as %s', (format, write, part) => {
  const bytes = write(book)
  const text = (path: string) => strFromU8(unzipSync(bytes)[path]!)

  test('is read by another library: a title, a line, a header row, text as text and numbers as numbers', () => {
    const { Sheets, SheetNames } = opened(bytes)
    expect(SheetNames).toEqual(['Cover', 'Odd'])
    expect(utils.sheet_to_json(Sheets.Cover!, { header: 1 })).toEqual([
      ['Tables of a test'],
      ['What this is.'],
      ['Contents'],
      ['Odd words'],
    ])
    expect(utils.sheet_to_json(Sheets.Odd!, { header: 1 })).toEqual([
      ['Odd words'],
      ['This sheet has one table.'],
      ['Words', 'Number [note 1]'],
      ...plain.map((words, i) => [words, -1234.5 / (i + 1)]),
    ])
    const cells = Object.entries(Sheets.Odd!).filter(([place]) => /^[AB]\d/.test(place))
    expect(cells.filter(([, cell]) => 'f' in (cell as object))).toEqual([])
    expect((Sheets.Odd!.B4 as { t: string }).t).toBe('n')
    expect((Sheets.Odd!.A4 as { t: string }).t).toBe('s')
  })

  test('has the same bytes again, and no clock in them', () => {
    expect(write(book)).toEqual(bytes)
    const dates = new Set(entries(bytes).map(({ date }) => date))
    expect([...dates]).toEqual([(1 << 5) | 1])
  })

  test('merges, hides and freezes nothing', () => {
    expect(text(part)).not.toMatch(/mergeCell|spanned|hidden|<pane|autoFilter|display-filter-buttons/)
  })

  test('is one that a program knows by its first file', () => {
    const first = { XLSX: '[Content_Types].xml', ODS: 'mimetype' }[format]
    const [entry] = entries(bytes)
    expect(entry).toMatchObject({ name: first })
    if (format === 'ODS') expect(entry!.method).toBe(0)
  })
})

/** A book as another library reads it, which writes into what it is given. */
const opened = (bytes: Uint8Array) => read(Uint8Array.from(bytes))

/** The local headers of an archive: name, method, date. */
function entries(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: { name: string; method: number; date: number }[] = []
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const [method, date] = [view.getUint16(at + 8, true), view.getUint16(at + 12, true)]
    const [size, nameLength, more] = [
      view.getUint32(at + 18, true),
      view.getUint16(at + 26, true),
      view.getUint16(at + 28, true),
    ]
    found.push({ name: strFromU8(bytes.subarray(at + 30, at + 30 + nameLength)), method, date })
    at += 30 + nameLength + more + size
  }
  return found
}

test('XLSX keeps words that look like its escapes', () => {
  const [sheet] = book.sheets
  const rows = [['_x0041_', { value: 1, decimals: 0 }]]
  const { Sheets } = opened(xlsxOf({ ...book, sheets: [{ ...sheet!, rows }] }))
  expect(Sheets.Odd!.A4).toMatchObject({ v: '_x0041_' })
})

test('each table is marked as one, with its header row and a name of its own', () => {
  const xlsx = unzipSync(xlsxOf(book))
  expect(strFromU8(xlsx['xl/tables/table1.xml']!)).toContain(
    'displayName="Table_Odd" ref="A3:B10" headerRowCount="1"',
  )
  const ods = strFromU8(unzipSync(odsOf(book))['content.xml']!)
  expect(ods).toContain('table:name="Table_Odd" table:target-range-address="\'Odd\'.A3:\'Odd\'.B10"')
  expect(ods.match(/<table:table-header-rows>/g)).toHaveLength(1)
})

test('a book that breaks the rules is refused', () => {
  const [sheet] = book.sheets
  const withSheet = (change: object): Book => ({ ...book, sheets: [{ ...sheet!, ...change }] })
  expect(() => checkBook(withSheet({ rows: [['a', '']] }))).toThrow('blank')
  expect(() => checkBook(withSheet({ rows: [['a']] }))).toThrow('blank or missing')
  expect(() => checkBook(withSheet({ rows: [] }))).toThrow('no rows')
  expect(() => checkBook(withSheet({ name: 'Cover' }))).toThrow('twice')
  expect(() => checkBook(withSheet({ name: 'a/b' }))).toThrow('not allowed')
  const twice = [sheet!.columns[0]!, sheet!.columns[0]!]
  expect(() => checkBook(withSheet({ columns: twice }))).toThrow('heading twice')
})

test('columns go on after Z', () => {
  expect([0, 25, 26, 51, 52, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'AAA'])
})
