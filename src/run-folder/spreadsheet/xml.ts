/** Text for XML, and files zipped to the same bytes everywhere. */
import { strToU8, type Zippable, zipSync } from 'fflate'
import { escaped as inMarkup } from '../../words/markup.ts'

/** What XML may not hold in any form, and half characters. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Text or XML without what XML may not hold. */
export const permitted = (text: string): string => text.replace(forbidden, '')

/** Text as it may stand in XML: on one line, without control characters. */
export const escaped = (text: string): string => inMarkup(permitted(text).replace(/\s+/g, ' '))

/** The beginning of every XML file. */
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The date of every file in an archive: the first that one may have. In local time, which is what an archive holds. */
const fixedDate = () => new Date(1980, 0, 1)

/** Files by path as an archive, in their order. @param stored paths that are not compressed */
export function archive(
  files: ReadonlyMap<string, string | Uint8Array>,
  stored: readonly string[] = [],
): Uint8Array {
  const entries: Zippable = {}
  for (const [path, content] of files)
    entries[path] = [
      typeof content === 'string' ? strToU8(content) : content,
      { level: stored.includes(path) ? 0 : 6 },
    ]
  return zipSync(entries, { mtime: fixedDate() })
}
