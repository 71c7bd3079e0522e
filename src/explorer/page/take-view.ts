/** What may be taken away: a link, tables, the scenario, and the command that gives the same bytes. */
import type { Answer } from '../answer.ts'
import { button, el } from './dom.ts'

/** What the reader asks for. */
export interface TakeActs {
  readonly copyLink: () => Promise<boolean>
  readonly take: (what: 'csv' | 'xlsx' | 'yaml' | 'all') => void
}

/** The part of the page for taking away. */
export class TakeView {
  readonly element: HTMLElement
  #command = el('code', { id: 'command' })
  #digest = el('code', { id: 'digest' })
  #remarks = el('ul', { class: 'remarks' })
  #said = el('span', { role: 'status', class: 'said' })
  #buttons: readonly HTMLButtonElement[]

  constructor({ copyLink, take }: TakeActs) {
    this.#buttons = [
      button('Summary (CSV)', () => take('csv')),
      button('Spreadsheet (XLSX)', () => take('xlsx')),
      button('Scenario (YAML)', () => take('yaml')),
      button('All tables (ZIP)', () => take('all')),
    ]
    const copied = async () => {
      this.#said.textContent = (await copyLink())
        ? 'The link is copied.'
        : 'Copy the address of this page: it holds all of this.'
    }
    this.element = el(
      'section',
      { class: 'take-away', 'aria-labelledby': 'take-title' },
      el('h2', { id: 'take-title' }, 'Share it, take it away, check it'),
      el(
        'p',
        { class: 'take' },
        button('Copy a link to this', () => void copied()),
        ...this.#buttons,
        this.#said,
      ),
      el('p', {}, 'The same version of the command line gives the same bytes:'),
      el('pre', { tabindex: 0, 'aria-label': 'Command' }, this.#command),
      el('p', {}, 'SHA-256 of results/summary.csv: ', this.#digest),
      this.#remarks,
    )
  }

  /** Shows the command and what the command line would say of the settings. */
  opened(command: string, remarks: readonly string[]): void {
    this.#command.textContent = command
    this.#remarks.replaceChildren(...remarks.map((remark) => el('li', {}, remark)))
  }

  /** Shows the digest of a finished answer; of an unfinished one there is none. */
  answered(answer: Answer | undefined, isFinal: boolean): void {
    this.#digest.textContent = answer !== undefined && isFinal ? answer.summary : 'not complete yet'
    for (const each of this.#buttons) each.disabled = !(answer !== undefined && isFinal)
  }
}
