/** Markdown from data: tables whose cells hold any text, and documents from templates. */
import { fileURLToPath } from 'node:url'
import { Eta } from 'eta'

/** Text as a cell of a table: on one line, and nothing in it is markup. A blank is a dash. */
const cell = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line === '' ? '–' : line.replace(/[\\|<>*`[\]]/g, (mark) => `\\${mark}`)
}

/** A table of text. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads.map(cell), heads.map(() => '---'), ...rows.map((row) => row.map(cell))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

/** Templates stand in the package beside the compiled code and beside the source. */
const templates = new Eta({
  views: fileURLToPath(new URL('../../../assets/templates', import.meta.url)),
  defaultExtension: '.md',
  useWith: true,
  autoEscape: false,
  autoTrim: false,
  autoFilter: true,
  filterFunction: shown,
})

/** A document from the template of that name. @throws RangeError where it shows what is not given */
export const filled = (name: string, values: Readonly<Record<string, unknown>>): string =>
  templates.render(`./${name}`, values)

function shown(value: unknown): string {
  const text = String(value)
  if (value === undefined || value === null || /\b(NaN|undefined)\b/.test(text))
    throw new RangeError(`a template shows what is not given: ${text}`)
  return text
}
