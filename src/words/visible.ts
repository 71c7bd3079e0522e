/** Characters that are not to be seen, or that change how others are seen, made visible: text of others stays text wherever it is shown. */

/**
 * Controls (C0, DEL, C1), marks that reverse or hide text, halves of a pair and characters that are none: nothing that a reader
 * would miss, and what terminals, XML and spreadsheets take for commands or cannot take at all.
 */
const hidden =
  '\\u0000-\\u001F\\u007F-\\u009F\\u061C\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB\\u{E0000}-\\u{E007F}' +
  '\\uD800-\\uDFFF\\uFDD0-\\uFDEF' +
  Array.from({ length: 17 }, (_, plane) =>
    [0xfffe, 0xffff].map((last) => `\\u{${(plane * 0x10000 + last).toString(16)}}`).join(''),
  ).join('')

const each = new RegExp(`[${hidden}]`, 'gu')
const eachButLines = new RegExp(`(?![\\n\\t])[${hidden}]`, 'gu')

const escapeOf = (character: string): string => {
  const code = character.codePointAt(0)!
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/** Whether a text has none of them but ends of lines and tabs. */
export const isPlain = (text: string): boolean => text.search(eachButLines) === -1

/** A text in one line with every such character as an escape: `\u001b[2J`. */
export const visible = (text: string): string => text.replace(each, escapeOf)

/** The same of a text of several lines: ends of lines and tabs stay. */
export const visibleLines = (text: string): string => text.replace(eachButLines, escapeOf)
