/** A book as XLSX (Office Open XML, ECMA-376): the parts that a book of text and numbers needs. */
import {
  type Book,
  type Cell,
  type CoverLine,
  checkBook,
  columnLetters,
  headerRow,
  mostDecimals,
  type TableSheet,
  tableName,
} from './book.ts'
import { archive, declaration, escaped } from './xml.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const type = (of: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${of}+xml`

/** Positions in the list of cell formats of `styles`; numbers follow, by their decimals. */
const formats = { plain: 0, title: 1, heading: 2, wrapped: 3, header: 4, link: 5, numbers: 6 } as const

/** The bytes of the file: the same for the same book. */
export function xlsxOf(book: Book): Uint8Array {
  checkBook(book)
  const { sheets } = book
  const numbered = sheets.map((sheet, i) => ({ sheet, at: i + 2, table: i + 1 }))
  return archive(
    new Map([
      ['[Content_Types].xml', contentTypes(sheets.length)],
      ['_rels/.rels', packageRelations],
      ['docProps/core.xml', properties(book)],
      ['xl/workbook.xml', workbook(book)],
      ['xl/_rels/workbook.xml.rels', workbookRelations(sheets.length)],
      ['xl/styles.xml', styles],
      ['xl/worksheets/sheet1.xml', coverSheet(book)],
      ...numbered.flatMap(({ sheet, at, table }) => [
        [`xl/worksheets/sheet${at}.xml`, tableSheet(sheet)] as const,
        [
          `xl/worksheets/_rels/sheet${at}.xml.rels`,
          relations([['rId1', `${office}/table`, `../tables/table${table}.xml`]]),
        ] as const,
        [`xl/tables/table${table}.xml`, tablePart(sheet, table)] as const,
      ]),
    ]),
  )
}

/** A cell of text; `_x0041_` would be taken for an escape, so its first character is one. */
const textCell = (place: string, text: string, format: number) => {
  const words = escaped(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return `<c r="${place}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`
}

const cellOf = (place: string, cell: Cell) =>
  typeof cell === 'string'
    ? textCell(place, cell, formats.wrapped)
    : `<c r="${place}" s="${formats.numbers + cell.decimals}"><v>${cell.value}</v></c>`

/** Points that a line of text takes. */
const lineHeight = 15.75

/** A row, as high as its lines: not every program works that out from a file. */
const rowOf = (row: number, cells: string, lines: number) =>
  `<row r="${row}" ht="${lines * lineHeight}">${cells}</row>`

/** Lines that cells take in columns so wide; a font is wider than the digits that a width counts. */
const linesOf = (cells: readonly Cell[], widths: readonly number[]): number =>
  Math.max(
    1,
    ...cells.map((cell, i) => (typeof cell === 'string' ? Math.ceil((1.15 * cell.length) / widths[i]!) : 1)),
  )

const worksheet = (
  widths: readonly number[],
  rows: string,
  after: { readonly links: string; readonly tables: string },
  isFirst: boolean,
) =>
  `${declaration}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ''}><selection activeCell="A1" sqref="A1"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join(
      '',
    )}</cols><sheetData>${rows}</sheetData>${after.links}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>${after.tables}</worksheet>`

/** Of the cover's only column, in characters. */
const coverWidth = 100

const coverFormats: Readonly<Record<CoverLine['kind'], number>> = {
  text: formats.wrapped,
  heading: formats.heading,
  link: formats.link,
}

function coverSheet({ title, cover }: Book): string {
  const rows = cover.map(({ kind, text }, i) =>
    rowOf(i + 2, textCell(`A${i + 2}`, text, coverFormats[kind]), linesOf([text], [coverWidth])),
  )
  const links = cover.flatMap((line, i) =>
    line.kind === 'link'
      ? [
          `<hyperlink ref="A${i + 2}" location="'${escaped(line.sheet)}'!A1" display="${escaped(line.text)}"/>`,
        ]
      : [],
  )
  const first = rowOf(1, textCell('A1', title, formats.title), 1.5)
  return worksheet(
    [coverWidth],
    [first, ...rows].join(''),
    { links: links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '', tables: '' },
    true,
  )
}

function tableSheet(sheet: TableSheet): string {
  const { title, lines, columns, rows } = sheet
  const header = headerRow(sheet)
  const above = [
    textCell('A1', title, formats.title),
    ...lines.map((line, i) => textCell(`A${i + 2}`, line, formats.plain)),
  ]
  const letters = columns.map((_, i) => columnLetters(i))
  const [widths, headings] = [columns.map(({ width }) => width), columns.map(({ heading }) => heading)]
  const heads = columns.map(({ heading }, i) => textCell(`${letters[i]}${header}`, heading, formats.header))
  const body = rows.map((cells, r) => {
    const row = header + 1 + r
    const content = cells.map((cell, i) => cellOf(`${letters[i]}${row}`, cell)).join('')
    return rowOf(row, content, linesOf(cells, widths))
  })
  const all = [
    ...above.map((cell, i) => rowOf(i + 1, cell, i === 0 ? 1.5 : 1)),
    rowOf(header, heads.join(''), linesOf(headings, widths)),
    ...body,
  ]
  return worksheet(
    widths,
    all.join(''),
    { links: '', tables: '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' },
    false,
  )
}

/** What marks cells as a table with a header row. Without a filter, which would hide rows. */
function tablePart(sheet: TableSheet, id: number): string {
  const { columns, rows } = sheet
  const header = headerRow(sheet)
  const range = `A${header}:${columnLetters(columns.length - 1)}${header + rows.length}`
  const name = tableName(sheet)
  const named = columns.map(({ heading }, i) => `<tableColumn id="${i + 1}" name="${escaped(heading)}"/>`)
  return `${declaration}<table xmlns="${main}" id="${id}" name="${name}" displayName="${name}" ref="${range}" headerRowCount="1"><tableColumns count="${columns.length}">${named.join('')}</tableColumns></table>`
}

function workbook({ coverName, sheets }: Book): string {
  const named = [coverName, ...sheets.map(({ name }) => name)].map(
    (name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${named.join('')}</sheets></workbook>`
}

const relations = (of: readonly (readonly [id: string, kind: string, target: string])[]) =>
  `${declaration}<Relationships xmlns="${packaged}/relationships">${of
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`

const workbookRelations = (tables: number) =>
  relations([
    ...Array.from({ length: tables + 1 }, (_, i): [string, string, string] => [
      `rId${i + 1}`,
      `${office}/worksheet`,
      `worksheets/sheet${i + 1}.xml`,
    ]),
    [`rId${tables + 2}`, `${office}/styles`, 'styles.xml'],
  ])

const packageRelations = relations([
  ['rId1', `${office}/officeDocument`, 'xl/workbook.xml'],
  ['rId2', `${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'],
])

function contentTypes(tables: number): string {
  const parts = [
    ['/xl/workbook.xml', type('sheet.main')],
    ['/xl/styles.xml', type('styles')],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ...Array.from({ length: tables + 1 }, (_, i) => [`/xl/worksheets/sheet${i + 1}.xml`, type('worksheet')]),
    ...Array.from({ length: tables }, (_, i) => [`/xl/tables/table${i + 1}.xml`, type('table')]),
  ]
  const overrides = parts.map(([part, of]) => `<Override PartName="${part}" ContentType="${of}"/>`)
  return `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
}

const properties = ({ title, description }: Book) =>
  `${declaration}<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:creator>return-hubs</dc:creator><dc:description>${escaped(description)}</dc:description><dc:language>en-GB</dc:language></cp:coreProperties>`

const styles = (() => {
  const decimals = Array.from({ length: mostDecimals + 1 }, (_, i) => i)
  const code = (of: number) => `#,##0${of === 0 ? '' : `.${'0'.repeat(of)}`}`
  const numberFormats = decimals.map((of) => `<numFmt numFmtId="${164 + of}" formatCode="${code(of)}"/>`)
  const font = (more: string, size: number) =>
    `<font>${more}<sz val="${size}"/><name val="Arial"/><family val="2"/></font>`
  const format = (fontId: number, style: number, wraps: boolean, numberFormat = 0) =>
    `<xf numFmtId="${numberFormat}" fontId="${fontId}" fillId="0" borderId="0" xfId="${style}" applyFont="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"${wraps ? ' wrapText="1"' : ''}/></xf>`
  const base = (fontId: number) => `<xf numFmtId="0" fontId="${fontId}" fillId="0" borderId="0"/>`
  const fonts = [
    font('', 12),
    font('<b/>', 16),
    font('<b/>', 14),
    font('<b/>', 12),
    font('<u/>', 12).replace('<sz', '<color rgb="FF12436D"/><sz'),
  ]
  // A font's parts come in a fixed order: underline, then size, then colour.
  const ordered = fonts.map((each) => each.replace(/(<color[^>]*\/>)(<sz[^>]*\/>)/, '$2$1'))
  const cells = [
    format(0, 0, false),
    format(1, 1, false),
    format(2, 2, false),
    format(0, 0, true),
    format(3, 0, true),
    format(4, 3, true),
    ...decimals.map((of) => format(0, 0, false, 164 + of)),
  ]
  return `${declaration}<styleSheet xmlns="${main}"><numFmts count="${numberFormats.length}">${numberFormats.join('')}</numFmts><fonts count="${ordered.length}">${ordered.join('')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="4">${[0, 1, 2, 4].map(base).join('')}</cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="4"><cellStyle name="Normal" xfId="0" builtinId="0"/><cellStyle name="Heading 1" xfId="1" builtinId="16"/><cellStyle name="Heading 2" xfId="2" builtinId="17"/><cellStyle name="Hyperlink" xfId="3" builtinId="8"/></cellStyles></styleSheet>`
})()
