/** Texts from templates: a figure that is not there is an error, never a blank. */
import { Eta } from 'eta'

/**
 * The Markdown templates of a folder.
 * @returns what puts values into the marks of the template of a name
 * @throws RangeError, when it does so, where a template shows a figure that is not there
 */
export function templatesIn(
  folder: string,
): (name: string, values: Readonly<Record<string, unknown>>) => string {
  const templates = new Eta({
    views: folder,
    defaultExtension: '.md',
    useWith: true,
    autoEscape: false,
    autoTrim: false,
    autoFilter: true,
    filterFunction: shown,
  })
  return (name, values) => templates.render(`./${name}`, values)
}

function shown(value: unknown): string {
  const text = String(value)
  if (value === undefined || value === null || /\b(NaN|undefined)\b/.test(text))
    throw new RangeError(`a template shows a figure that is not there: ${text}`)
  return text
}
