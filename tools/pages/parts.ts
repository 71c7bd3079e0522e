/** Parts of a page that are made, between marks in text that is written by hand. */

/** The text with what stands between the marks of that name replaced. @throws where the README has no such marks */
export function withPart(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}: start -->\n`, `<!-- ${name}: end -->`]
  const from = text.indexOf(begin) + begin.length
  const to = text.indexOf(end)
  if (from < begin.length || to < from) throw new Error(`README.md has lost its marks "${name}"`)
  return text.slice(0, from) + content + text.slice(to)
}
