/** Sentences, titles and lists as people read them: broken, fitted, cut and joined. */

/** Longest title a chart may have, in characters. */
export const titleLimit = 90

/** `text` broken at spaces into lines no longer than `limit`, in characters if `lengthOf` does not say otherwise; a year and a unit stay with what is before them. */
export function wrap(text: string, limit: number, lengthOf = (words: string) => words.length): string[] {
  const words = text.split(/(?<!£) (?!\d{4}\b|%)/)
  return inLines(words, (first, last) => lengthOf(words.slice(first, last + 1).join(' ')) <= limit)
}

/** Words set into lines, each with as many as fit. @param fitsLine whether the words from the first to the last given fit one line; a single word has to */
export function inLines(
  words: readonly string[],
  fitsLine: (first: number, last: number) => boolean,
): string[] {
  const lines: string[] = []
  let line = ''
  let first = 0
  for (const [i, word] of words.entries()) {
    if (line !== '' && fitsLine(first, i)) {
      line = `${line} ${word}`
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    first = i
  }
  return [...lines, line]
}

/** As `wrap`, for a title: two lines are broken after a clause where that leaves the first at least half as long. */
export function wrapTitle(title: string, limit: number): string[] {
  const lines = wrap(title, limit)
  if (lines.length !== 2) return lines
  const clauses = [...title.matchAll(/[;:,] /g)].map(({ index }) => index + 1)
  const at = clauses.findLast((end) => end <= limit && end >= 0.5 * limit && title.length - end - 1 <= limit)
  return at === undefined ? lines : [title.slice(0, at), title.slice(at + 1)]
}

/** Texts of lines, brought to the same number of lines by blank ones above. */
export function evenLines(texts: readonly string[][]): string[][] {
  const most = Math.max(...texts.map((text) => text.length))
  return texts.map((text) => [...Array.from({ length: most - text.length }, () => ''), ...text])
}

/** The first candidate that fits a title; the last is to be short whatever the names, and is cut if it is not. */
export function fitTitle(candidates: readonly string[]): string {
  const title = candidates.find((candidate) => candidate.length <= titleLimit) ?? candidates.at(-1) ?? ''
  const sentence = capitalised(title)
  return sentence.length <= titleLimit ? sentence : `${sentence.slice(0, titleLimit - 1)}…`
}

/** A text, cut where it is long. */
export const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

/** A key that somebody wrote, as messages quote it: what is not one may be of any length. */
export const shortKey = (key: string): string => (key.length > 40 ? `${key.slice(0, 39)}…` : key)

/** 'a', 'a and b', 'a, b and c'. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** A label at the beginning of a sentence. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A label within a sentence; one that begins with an abbreviation stays as it is. */
export const inSentence = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
