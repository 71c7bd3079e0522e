/** A book as ODS (OpenDocument 1.3, ISO/IEC 26300): the parts that a book of text and numbers needs. */
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

const mimetype = 'application/vnd.oasis.opendocument.spreadsheet'
const namespace = (of: string) => `urn:oasis:names:tc:opendocument:xmlns:${of}:1.0`
const namespaces = [
  ...['office', 'table', 'text', 'style', 'meta'].map((of) => `xmlns:${of}="${namespace(of)}"`),
  `xmlns:number="${namespace('datastyle')}"`,
  `xmlns:fo="${namespace('xsl-fo-compatible')}"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'office:version="1.3"',
].join(' ')

/** Centimetres that a character takes. */
const characterWidth = 0.22

/** The bytes of the file: the same for the same book. The type comes first and is not compressed, so that programs know the file by it. */
export function odsOf(book: Book): Uint8Array {
  checkBook(book)
  return archive(
    new Map([
      ['mimetype', mimetype],
      ['META-INF/manifest.xml', packageManifest],
      ['content.xml', content(book)],
      ['styles.xml', styles],
      ['meta.xml', properties(book)],
    ]),
    ['mimetype'],
  )
}

const textCell = (style: string, inner: string) =>
  `<table:table-cell table:style-name="${style}" office:value-type="string"><text:p>${inner}</text:p></table:table-cell>`

const cellOf = (cell: Cell) =>
  typeof cell === 'string'
    ? textCell('Wrapped', escaped(cell))
    : `<table:table-cell table:style-name="Number${cell.decimals}" office:value-type="float" office:value="${cell.value}"><text:p>${cell.value}</text:p></table:table-cell>`

const rowOf = (cells: string) => `<table:table-row table:style-name="Row">${cells}</table:table-row>`

const sheet = (name: string, columns: string, rows: string) =>
  `<table:table table:name="${escaped(name)}" table:style-name="Sheet">${columns}${rows}</table:table>`

const columnOf = (width: number) => `<table:table-column table:style-name="Width${width}"/>`

const coverStyles: Readonly<Record<CoverLine['kind'], string>> = {
  text: 'Wrapped',
  heading: 'Heading_20_2',
  link: 'Link',
}

const coverLine = (line: CoverLine) =>
  textCell(
    coverStyles[line.kind],
    line.kind === 'link'
      ? `<text:a xlink:type="simple" xlink:href="#'${escaped(line.sheet)}'.A1">${escaped(line.text)}</text:a>`
      : escaped(line.text),
  )

const coverWidth = 100

const coverSheet = ({ title, coverName, cover }: Book) =>
  sheet(
    coverName,
    columnOf(coverWidth),
    [textCell('Heading_20_1', escaped(title)), ...cover.map(coverLine)].map(rowOf).join(''),
  )

function tableSheet({ name, title, lines, columns, rows }: TableSheet): string {
  const above = [
    textCell('Heading_20_1', escaped(title)),
    ...lines.map((line) => textCell('Plain', escaped(line))),
  ].map(rowOf)
  const header = rowOf(columns.map(({ heading }) => textCell('Header', escaped(heading))).join(''))
  const body = rows.map((cells) => rowOf(cells.map(cellOf).join('')))
  return sheet(
    name,
    columns.map(({ width }) => columnOf(width)).join(''),
    `${above.join('')}<table:table-header-rows>${header}</table:table-header-rows>${body.join('')}`,
  )
}

/** What marks the cells of a sheet as a table with a header row. */
function rangeOf(of: TableSheet): string {
  const header = headerRow(of)
  const last = `${columnLetters(of.columns.length - 1)}${header + of.rows.length}`
  const place = `'${of.name}'`
  return `<table:database-range table:name="${tableName(of)}" table:target-range-address="${escaped(`${place}.A${header}:${place}.${last}`)}" table:contains-header="true"/>`
}

function content(book: Book): string {
  const widths = new Set([
    coverWidth,
    ...book.sheets.flatMap(({ columns }) => columns.map(({ width }) => width)),
  ])
  const widthStyles = [...widths].map(
    (width) =>
      `<style:style style:name="Width${width}" style:family="table-column"><style:table-column-properties style:column-width="${(width * characterWidth).toFixed(2)}cm"/></style:style>`,
  )
  const automatic = `<style:style style:name="Sheet" style:family="table" style:master-page-name="Default"><style:table-properties table:display="true"/></style:style><style:style style:name="Row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>${widthStyles.join('')}`
  const sheets = [coverSheet(book), ...book.sheets.map(tableSheet)]
  return `${declaration}<office:document-content ${namespaces}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:spreadsheet>${sheets.join('')}<table:database-ranges>${book.sheets.map(rangeOf).join('')}</table:database-ranges></office:spreadsheet></office:body></office:document-content>`
}

const styles = (() => {
  const decimals = Array.from({ length: mostDecimals + 1 }, (_, i) => i)
  const formats = decimals.map(
    (of) =>
      `<number:number-style style:name="N${of}"><number:number number:decimal-places="${of}" number:min-decimal-places="${of}" number:min-integer-digits="1" number:grouping="true"/></number:number-style>`,
  )
  const top = '<style:table-cell-properties style:vertical-align="top"/>'
  const wraps = '<style:table-cell-properties style:vertical-align="top" fo:wrap-option="wrap"/>'
  const font = (size: number, more = '') => `<style:text-properties fo:font-size="${size}pt"${more}/>`
  const bold = ' fo:font-weight="bold"'
  const style = (name: string, inner: string, more = '') =>
    `<style:style style:name="${name}" style:family="table-cell" style:parent-style-name="Default"${more}>${inner}</style:style>`
  const cells = [
    style('Heading_20_1', top + font(16, bold), ' style:display-name="Heading 1"'),
    style('Heading_20_2', top + font(14, bold), ' style:display-name="Heading 2"'),
    style('Plain', top),
    style('Wrapped', wraps),
    style('Header', wraps + font(12, bold)),
    style(
      'Link',
      wraps +
        font(
          12,
          ' fo:color="#12436d" style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"',
        ),
    ),
    ...decimals.map((of) => style(`Number${of}`, top, ` style:data-style-name="N${of}"`)),
  ]
  return `${declaration}<office:document-styles ${namespaces}><office:font-face-decls/><office:styles><style:default-style style:family="table-cell"><style:text-properties fo:font-family="Arial" fo:font-size="12pt" fo:language="en" fo:country="GB"/></style:default-style><style:style style:name="Default" style:family="table-cell"/>${formats.join('')}${cells.join('')}</office:styles><office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Default" style:page-layout-name="Page"/></office:master-styles></office:document-styles>`
})()

const properties = ({ title, description }: Book) =>
  `${declaration}<office:document-meta ${namespaces}><office:meta><dc:title>${escaped(title)}</dc:title><dc:description>${escaped(description)}</dc:description><meta:initial-creator>return-hubs</meta:initial-creator><dc:language>en-GB</dc:language></office:meta></office:document-meta>`

const packageManifest = `${declaration}<manifest:manifest xmlns:manifest="${namespace('manifest')}" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${mimetype}"/>${['content', 'styles', 'meta'].map((part) => `<manifest:file-entry manifest:full-path="${part}.xml" manifest:media-type="text/xml"/>`).join('')}</manifest:manifest>`
