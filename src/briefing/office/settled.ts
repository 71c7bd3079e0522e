/** Office files as the libraries make them, without what differs between two makings of the same. */
import { strFromU8, unzipSync } from 'fflate'
import { archive, permitted } from '../../run-folder/spreadsheet/xml.ts'

/** When it was made and last changed: no format asks for either. */
const dates = /<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g

/**
 * The same file without the time at which it was made.
 * @param file of Office Open XML
 * @param mend what the library leaves out of a part, by its path
 */
export function settled(
  file: Uint8Array,
  mend: (xml: string, path: string) => string = (xml) => xml,
): Uint8Array {
  const entries = Object.entries(unzipSync(file)).filter(([path]) => !path.endsWith('/'))
  const isPicture = (path: string) => path.endsWith('.png')
  const part = (path: string, content: Uint8Array) =>
    isPicture(path) ? content : mend(permitted(strFromU8(content)).replace(dates, ''), path)
  return archive(
    new Map(entries.map(([path, content]) => [path, part(path, content)])),
    entries.map(([path]) => path).filter(isPicture),
  )
}
