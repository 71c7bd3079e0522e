/** Options side by side: the one that is being changed, and those that are kept beside it, each against its own baseline. */
import type { Answer } from '../answer.ts'
import { button, el } from './dom.ts'
import { scrolling } from './text.ts'

/** An option in the table. */
export interface Column {
  readonly key: string
  readonly title: string
  /** What differs from the option that is being changed. */
  readonly differing: readonly string[]
  readonly answer: Answer | undefined
  readonly isFinal: boolean
  readonly problems: readonly string[]
}

/** What may be done with an option that is kept. */
export interface PinActs {
  readonly take: (key: string) => void
  readonly remove: (key: string) => void
}

const hypothesisIn = (key: string): string => {
  const name = key.split('\t')[0]!
  return name === 'none' ? 'no deterrent effect' : `deterrence as in ‘${name}’`
}

/** The table; nothing where no option is kept. @param columns the option that is being changed first */
export function pinsOf(columns: readonly Column[], { take, remove }: PinActs): HTMLElement[] {
  if (columns.length < 2) return []
  const rows = new Map<string, string>()
  for (const { answer } of columns)
    for (const { head, deterrence } of answer?.outcomes ?? []) rows.set(`${deterrence}\t${head}`, head)
  const withHypothesis = new Set([...rows.keys()].map((key) => key.split('\t')[0])).size > 1
  const cellOf = ({ answer, isFinal }: Column, key: string) => {
    const row = answer?.outcomes.find((each) => `${each.deterrence}\t${each.head}` === key)
    if (row === undefined) return el('td', {}, answer === undefined ? 'running' : 'not in this option')
    const so = isFinal ? '' : ` (${answer!.replications} of ${answer!.of} runs so far)`
    return el(
      'td',
      {},
      `${row.difference === '' ? 'the baseline itself' : row.difference}${so}`,
      el('span', { class: 'note' }, row.verdict),
    )
  }
  const head = columns.map((column, i) =>
    el(
      'th',
      { scope: 'col' },
      el('span', { class: 'option' }, i === 0 ? `${column.title} (being changed)` : column.title),
      ...column.problems.map((problem) => el('span', { class: 'beyond' }, problem)),
      i === 0
        ? undefined
        : el('ul', { class: 'differing' }, ...column.differing.map((line) => el('li', {}, line))),
      i === 0
        ? undefined
        : el(
            'span',
            { class: 'take' },
            button('Change this one', () => take(column.key), {
              class: 'quiet',
              'aria-label': `Change this one: ${column.title}, option ${i}`,
            }),
            button('Remove', () => remove(column.key), {
              class: 'quiet',
              'aria-label': `Remove: ${column.title}, option ${i}`,
            }),
          ),
    ),
  )
  const caption =
    'Change from the baseline, with the 95% interval of the average. Each option is compared with its own baseline: where a setting holds in both, the baselines differ too.'
  const table = el(
    'table',
    { class: 'figures pins' },
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Outcome'), ...head)),
    el(
      'tbody',
      {},
      ...[...rows].map(([key, name]) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, withHypothesis ? `${name} (${hypothesisIn(key)})` : name),
          ...columns.map((column) => cellOf(column, key)),
        ),
      ),
    ),
  )
  return [el('h2', {}, 'Options side by side'), scrolling('Options side by side', table)]
}
