/**
 * Pages from Markdown templates in docs/templates. A template is Markdown with figures between marks:
 * `<%= number(row.mean) %>` puts one in, `<% if (…) { %> … <% } %>` and loops stand around text; a mark that ends in `-%>` takes the line end after it
 * along. What may stand in the marks are the formats of formats.ts and what the page's file in
 * tools/pages gives. A figure that is not there is an error, never a blank.
 */
import { resolve } from 'node:path'
import { templatesIn } from '../../src/words/templates.ts'
import * as formats from './formats.ts'

const templates = templatesIn(resolve('docs/templates'))

/** Text of a template with its figures in place. @param values what stands in its marks, beside the formats */
export const filled = (name: string, values: Readonly<Record<string, unknown>>): string =>
  templates(name, { ...formats, ...values })
