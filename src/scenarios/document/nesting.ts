/** A look at raw text before the YAML library sees it: nesting far beyond any scenario’s would exhaust its stack. */

/** Nesting that no scenario comes near; what is within is counted exactly later. */
const most = 500

/**
 * Offset at which the text is nested deeper than `most` levels, by a count that may be too high only for text with
 * hundreds of unbalanced brackets: open brackets and braces, list and key marks at the head of a line, indentation.
 * Undefined if it is not. Linear in the length.
 */
export function tooDeepAt(text: string): number | undefined {
  let open = 0
  let column = 0
  let heads = 0
  let atHead = true
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 10) {
      column = 0
      heads = 0
      atHead = true
      continue
    }
    column++
    if (c === 91 || c === 123) open++
    else if ((c === 93 || c === 125) && open > 0) open--
    if (atHead) {
      if (c === 45 || c === 63) heads++
      else if (c !== 32) atHead = false
      if (column > 4 * most) return i
    }
    if (open > most || heads > most) return i
  }
  return undefined
}
