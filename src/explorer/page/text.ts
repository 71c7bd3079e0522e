/** The briefing as parts of the page: sentences, tables and lists as the report lays them out. */
import type { Block, BriefingChart, BriefingTable } from '../../briefing/briefing.ts'
import { plain, type Text } from '../../briefing/text.ts'
import { el } from './dom.ts'

/** A sentence: each figure says where in the results it stands. */
export const words = (text: Text): Node[] =>
  text.map((piece) => {
    if (typeof piece === 'string') return document.createTextNode(piece)
    if (piece.kind === 'figure') return el('span', { 'data-figure': piece.id }, piece.text)
    return el('span', { class: 'quoted' }, piece.text)
  })

/** A table that moves sideways by itself where it is too wide. */
export function scrolling(label: string, table: HTMLTableElement): HTMLElement {
  return el('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': label }, table)
}

/** A table of plain cells. */
export function plainTable(
  className: string,
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLTableElement {
  return el(
    'table',
    { class: className },
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, ...head.map((cell) => el('th', { scope: 'col' }, cell)))),
    el('tbody', {}, ...rows.map((row) => el('tr', {}, ...row.map((cell) => el('td', {}, cell))))),
  )
}

function tableOf({ caption, head, rows }: BriefingTable): HTMLElement {
  const table = el(
    'table',
    { class: 'figures' },
    el('caption', {}, ...words(caption)),
    el('thead', {}, el('tr', {}, ...head.map((cell) => el('th', { scope: 'col' }, ...words(cell))))),
    el(
      'tbody',
      {},
      ...rows.map(([name = [], ...cells]) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, ...words(name)),
          ...cells.map((cell) => el('td', {}, ...words(cell))),
        ),
      ),
    ),
  )
  return scrolling(plain(caption), table)
}

/** A block of a section. @param chartOf what stands for a chart */
export function blockOf(block: Block, chartOf: (chart: BriefingChart) => HTMLElement): HTMLElement {
  switch (block.kind) {
    case 'paragraph':
      return el('p', {}, ...words(block.text))
    case 'heading':
      return el('h4', {}, ...words(block.text))
    case 'list':
      return el('ul', {}, ...block.items.map((item) => el('li', {}, ...words(item))))
    case 'terms':
      return el(
        'dl',
        {},
        ...block.items.flatMap(({ term, text }) => [
          el('dt', {}, ...words(term)),
          el('dd', {}, ...words(text)),
        ]),
      )
    case 'command':
      return el('pre', {}, el('code', {}, block.line))
    case 'details':
      return el(
        'details',
        {},
        el('summary', {}, block.summary),
        ...block.blocks.map((inner) => blockOf(inner, chartOf)),
      )
    case 'table':
      return tableOf(block)
    case 'chart':
      return chartOf(block)
    // Charts of this page can be looked at month by month themselves.
    case 'months':
      return el('div', {})
  }
}
