/** The answer: how far it is, then its sentences, tables and charts. A partial figure is never shown as final. */
import type { BriefingChart } from '../../briefing/briefing.ts'
import { plain } from '../../briefing/text.ts'
import type { Answer } from '../answer.ts'
import type { ChartForm } from '../messages.ts'
import { button, el, svgOf } from './dom.ts'
import { blockOf, plainTable, scrolling, words } from './text.ts'

/** What the view asks of the page. */
export interface Asks {
  /** A chart is in view: draw it. */
  readonly draw: (chart: string, form: ChartForm) => void
}

/** The answer to the question that is being changed. */
export class AnswerView {
  readonly element: HTMLElement = el('div', { class: 'answer' })
  #asks: Asks
  #state = el('p', { class: 'state' })
  #bar = el('progress', { max: 20, value: 0, 'aria-label': 'Runs of the model' })
  #live = el('p', { class: 'hidden', role: 'status' })
  #body = el('div', { class: 'body' })
  /** What is behind the answer: tables, charts, limits. */
  readonly behind: HTMLElement = el('div', { class: 'behind-answer' })
  #pictures = new Map<string, string>()
  #seen: IntersectionObserver
  #said = ''

  constructor(asks: Asks) {
    this.#asks = asks
    this.element.append(el('div', { class: 'running' }, this.#state, this.#bar), this.#live, this.#body)
    this.#seen = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting) {
            this.#seen.unobserve(target)
            this.#asks.draw(target.id.replace(/^picture-/, ''), 'panels')
          }
      },
      { rootMargin: '200px' },
    )
  }

  /** Says once, to those who listen as well, what has come about. */
  say(text: string): void {
    if (text === this.#said) return
    this.#said = text
    this.#live.textContent = text
  }

  /** A new question is being answered: what is shown is of the one before. */
  waiting(of: number): void {
    this.#bar.max = of
    this.#bar.value = 0
    this.#bar.hidden = false
    this.element.className = 'answer stale'
    const before = this.#body.childElementCount > 0
    this.#state.textContent = `Running: 0 of ${of}.${before ? ' What is below is the answer before your last change.' : ''}`
  }

  /** So many runs are through. */
  progress(done: number, of: number, isShown: boolean): void {
    this.#bar.max = of
    this.#bar.value = done
    if (!isShown && done < of)
      this.#state.textContent = `${this.#state.textContent?.replace(/^Running: \d+/, `Running: ${done}`)}`
  }

  /** The model or the input refuses the question. */
  refused(problems: readonly string[]): void {
    this.element.className = 'answer refused'
    this.#bar.hidden = true
    this.#state.textContent = 'This cannot be run. Nothing below is an answer to it.'
    this.say('This cannot be run.')
    this.#body.replaceChildren(
      el('ul', { class: 'problems', role: 'alert' }, ...problems.map((problem) => el('li', {}, problem))),
    )
    this.behind.replaceChildren()
  }

  /** Shows an answer. */
  show(answer: Answer, isFinal: boolean): void {
    const { replications, of } = answer
    this.element.className = isFinal ? 'answer final' : 'answer partial'
    this.#bar.max = of
    this.#bar.value = replications
    this.#bar.hidden = isFinal
    const runs = `${replications} of ${of} runs`
    this.#state.textContent = isFinal
      ? `Complete: ${runs}.${answer.failures.length > 0 ? ` ${answer.failures.length} failed and are left out.` : ''}`
      : `${runs} so far. These figures will change.${replications < 2 ? ' One run shows no more than that the model runs: nothing can be claimed.' : ''}`
    if (isFinal) this.say(`The answer is ready: ${runs}. ${plain(answer.findings[0]?.heading ?? [])}`)
    else if (replications === 1) this.say(`First figures, ${runs}.`)
    this.#fill(answer)
  }

  #fill(answer: Answer): void {
    const open = new Set([...this.behind.querySelectorAll('details[open]')].map(({ id }) => id))
    const focused = document.activeElement?.id
    this.#body.replaceChildren(...headOf(answer))
    this.behind.replaceChildren(...this.#sections(answer))
    for (const details of this.behind.querySelectorAll('details'))
      if (open.has(details.id)) details.open = true
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
    for (const picture of this.behind.querySelectorAll('.picture')) this.#seen.observe(picture)
  }

  #sections({ sections }: Answer): HTMLElement[] {
    return sections.map(({ id, heading, blocks }, i) =>
      el(
        'details',
        { class: 'section', id: `section-${id}`, open: this.behind.childElementCount === 0 && i < 2 },
        el('summary', { id: `summary-${id}` }, el('h3', {}, heading)),
        ...blocks.map((block) => blockOf(block, (chart) => this.#chart(chart))),
      ),
    )
  }

  #chart({ id, title, subtitle, note, source, behind, description }: BriefingChart): HTMLElement {
    const known = this.#pictures.get(id)
    const picture = el(
      'div',
      { class: 'picture', id: `picture-${id}`, role: 'region', tabindex: 0, 'aria-label': `Chart: ${title}` },
      known === undefined ? el('p', {}, description) : svgOf(id, known),
    )
    const table = plainTable('behind', behind.caption, behind.head, behind.rows)
    return el(
      'figure',
      { id: `chart-${id}` },
      el('figcaption', {}, el('strong', {}, title), subtitle === '' ? '' : el('span', {}, ` ${subtitle}`)),
      picture,
      el('p', { class: 'note' }, `${note} ${source}`),
      el(
        'p',
        { class: 'take' },
        button('Save as SVG', () => this.#asks.draw(id, 'whole'), {
          class: 'quiet',
          'aria-label': `Save as SVG: ${title}`,
        }),
        button('Save as a slide (PNG)', () => this.#asks.draw(id, 'slide'), {
          class: 'quiet',
          'aria-label': `Save as a slide (PNG): ${title}`,
        }),
      ),
      behind.rows.length === 0
        ? undefined
        : el(
            'details',
            { id: `behind-${id}` },
            el('summary', {}, 'The figures behind this chart', el('span', { class: 'hidden' }, `: ${title}`)),
            scrolling(`Figures behind: ${title}`, table),
          ),
    )
  }

  /** Puts a drawn chart in its place. */
  drawn(id: string, svg: string): void {
    this.#pictures.set(id, svg)
    const place = document.getElementById(`picture-${id}`)
    place?.replaceChildren(svgOf(id, svg))
  }

  /** Forgets pictures of another question. */
  forget(): void {
    this.#pictures.clear()
  }
}

/** The answer in short, with what it holds on. */
function headOf({ title, question, warnings, findings, conditions }: Answer): HTMLElement[] {
  return [
    el('h2', { id: 'answer-title' }, ...words(title)),
    el('p', { class: 'lead' }, ...words(question)),
    el(
      'ol',
      { class: 'findings' },
      ...findings.map(({ heading, lines }) =>
        el('li', {}, el('h3', {}, ...words(heading)), ...lines.map((line) => el('p', {}, ...words(line)))),
      ),
    ),
    ...(conditions.length === 0
      ? []
      : [
          el('h3', {}, 'What this holds on'),
          el('ul', {}, ...conditions.map((line) => el('li', {}, ...words(line)))),
        ]),
    ...warnings.map(({ heading, text }) =>
      el('div', { class: 'warning' }, el('p', {}, el('strong', {}, `${heading}.`), ' ', ...words(text))),
    ),
  ]
}
