/** What somebody may write into a document as text: what is taken, and has to stay text wherever it is shown, and what is refused. */

/** A letter after which nothing is the same, put between two that are. */
const between = (code: number) => `a${String.fromCodePoint(code)}b`

/** Text that every field takes. */
export const takenTexts: readonly string[] = [
  '<script>alert(1)</script>',
  '</script><img src=x onerror=alert(1)>',
  '</title></svg><b>',
  ']]>&amp;&lt;&bogus;',
  '"quoted" and \'single\'',
  '<!-- comment --> <?php ?>',
  '<%= 7 * 7 %> {{7*7}} ${7*7} #{7*7}',
  '=HYPERLINK("http://x.example","here")',
  "+1+cmd|' /C calc'!A0",
  '-2+3+cmd',
  '@SUM(A1:A9)',
  '|a|b| and **bold** and `code`',
  '[here](javascript:alert(1))',
  '# heading',
  '%s %d %n %x',
  '$(rm -rf /) `id` ; ls',
  "'; DROP TABLE results; --",
  '../../etc/passwd',
  'C:\\con\\nul',
  'null',
  'true',
  '1e5',
  'שלום עולם',
  '数字と文字',
  'é è ê 👩‍👩‍👧 ligature'.replaceAll('\u200d', ''),
]

/** Text that no field takes. */
export const refusedTexts: readonly string[] = [
  between(0x00), // nothing
  between(0x07), // bell
  between(0x08), // back
  between(0x0d), // to the beginning of the line
  `a${String.fromCodePoint(0x1b)}[2Jb`, // clears a terminal
  `a${String.fromCodePoint(0x1b)}]0;title${String.fromCodePoint(0x07)}b`, // names its window
  between(0x7f),
  between(0x85),
  between(0x9b), // the same as escape and a bracket
  between(0x200b), // no width
  between(0x200f), // right to left
  between(0x202e), // turns what follows round
  between(0x2028), // ends a line
  between(0x2066), // sets apart
  between(0xfeff), // order of bytes
  between(0xfffe), // no character
  between(0xffff),
  between(0xfdd0),
  between(0x1fffe),
  between(0xe0041), // a hidden letter
]
