/** Markdown from data: tables whose cells hold any text, and documents from templates. */
import { fileURLToPath } from 'node:url'
import { templatesIn } from '../../words/templates.ts'

/** Text of somebody else's on one line, in which nothing is markup. */
export const plainText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\|<>*`[\]]/g, (mark) => `\\${mark}`)

/** Text as a cell of a table. A blank is a dash. */
const cell = (text: string): string => plainText(text) || '–'

/** A table of text. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads.map(cell), heads.map(() => '---'), ...rows.map((row) => row.map(cell))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

/** A document from the template of that name. Templates stand in the package beside the compiled code and beside the source. */
export const filled = templatesIn(fileURLToPath(new URL('../../../assets/templates', import.meta.url)))
