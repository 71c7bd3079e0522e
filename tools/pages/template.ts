/**
 * Pages from Markdown templates in docs/templates. A template is Markdown with figures between marks:
 * `<%= number(row.mean) %>` puts one in, `<% if (…) { %> … <% } %>` and loops stand around text; a mark that ends in `-%>` takes the line end after it
 * along. What may stand in the marks are the formats of formats.ts and what the page's file in
 * tools/pages gives. A figure that is not there is an error, never a blank.
 */
import { resolve } from 'node:path'
import { Eta } from 'eta'
import * as formats from './formats.ts'

const templates = new Eta({
  views: resolve('docs/templates'),
  defaultExtension: '.md',
  useWith: true,
  autoEscape: false,
  autoTrim: false,
  autoFilter: true,
  filterFunction: shown,
})

/** Text of a template with its figures in place. @param values what stands in its marks, beside the formats */
export const filled = (name: string, values: Readonly<Record<string, unknown>>): string =>
  templates.render(`./${name}`, { ...formats, ...values })

function shown(value: unknown): string {
  const text = String(value)
  if (value === undefined || value === null || /\b(NaN|undefined)\b/.test(text))
    throw new RangeError(`a template shows a figure that is not there: ${text}`)
  return text
}
