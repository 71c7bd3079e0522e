/** What is asked: the option, the assumed deterrence, the levers, and how often and how far it is run. */
import type { Listed, Opened } from '../messages.ts'
import { firstState, mostReplications, mostYears, type State, withSetting } from '../state.ts'
import { button, el } from './dom.ts'
import { LeversView } from './levers-view.ts'

/** What the panel tells the page. */
export interface PanelActs {
  readonly change: (state: State) => void
  readonly open: (file: File) => void
}

/** The panel beside the answer. */
export class Panel {
  readonly element: HTMLElement
  #acts: PanelActs
  #state: State = firstState
  #scenario = el('select', { id: 'scenario', onchange: () => this.#choose() })
  #summary = el('p', { class: 'note' })
  #hypothesis = el('select', { id: 'hypothesis', onchange: () => this.#assume() })
  #levers = new LeversView((path, value) => this.#acts.change(withSetting(this.#state, path, value)))
  #others = el('ul', { class: 'others' })
  #another = el('input', {
    id: 'another',
    type: 'text',
    spellcheck: 'false',
    autocomplete: 'off',
    placeholder: 'path=value',
  })
  #numbers: Readonly<Record<'horizon' | 'replications' | 'seed', HTMLInputElement>>

  constructor(acts: PanelActs) {
    this.#acts = acts
    const number = (id: string, min: number, max: number, step: string) =>
      el('input', { id, type: 'number', min, max, step, onchange: () => this.#measure() })
    this.#numbers = {
      horizon: number('horizon', 1, mostYears, '1'),
      replications: number('replications', 1, mostReplications, '1'),
      seed: number('seed', 0, Number.MAX_SAFE_INTEGER, '1'),
    }
    const file = el('input', {
      id: 'file',
      type: 'file',
      accept: '.yaml,.yml,.json',
      onchange: () => {
        if (file.files?.[0]) this.#acts.open(file.files[0])
        file.value = ''
      },
    })
    const labelled = (id: string, label: string, control: HTMLElement) =>
      el('p', { class: 'field' }, el('label', { for: id }, label), control)
    this.element = el(
      'section',
      { class: 'panel', 'aria-labelledby': 'panel-title' },
      el('h2', { id: 'panel-title' }, 'What would you change?'),
      labelled('scenario', 'Option', this.#scenario),
      this.#summary,
      labelled('hypothesis', 'Deterrent effect assumed', this.#hypothesis),
      el(
        'p',
        { class: 'note' },
        'Whether any option deters people is not known. A hypothesis is run beside “no deterrent effect”, never in place of it.',
      ),
      this.#levers.element,
      el(
        'details',
        { class: 'group', id: 'group-run' },
        el('summary', {}, el('h3', {}, 'How it is run')),
        labelled('horizon', 'Years', this.#numbers.horizon),
        labelled('replications', 'Runs of each scenario', this.#numbers.replications),
        labelled('seed', 'Seed of the random numbers', this.#numbers.seed),
      ),
      el(
        'details',
        { class: 'group', id: 'group-any' },
        el('summary', {}, el('h3', {}, 'Any other parameter')),
        el(
          'p',
          { class: 'note' },
          'As on the command line: the path of a parameter and its value, such as decisions.grant_odds=0.9.',
        ),
        el(
          'form',
          {
            class: 'field',
            onsubmit: (event) => {
              event.preventDefault()
              this.#add()
            },
          },
          el('label', { for: 'another' }, 'Set'),
          this.#another,
          el('button', {}, 'Set it'),
        ),
        this.#others,
      ),
      labelled('file', 'Or open a scenario file of your own (drop it anywhere on the page)', file),
    )
  }

  /** The options to choose from. */
  list(scenarios: readonly Listed[]): void {
    this.#scenario.replaceChildren(
      ...scenarios.map(({ name, title }) => el('option', { value: name }, title)),
    )
  }

  /** Shows what is asked. */
  show(state: State): void {
    this.#state = state
    const own = state.file?.name
    const options = [...this.#scenario.options]
    for (const option of options.filter(({ value }) => value.startsWith('file:'))) option.remove()
    if (own !== undefined) this.#scenario.append(el('option', { value: `file:${own}` }, own))
    this.#scenario.value = own === undefined ? state.scenario! : `file:${own}`
    for (const [key, input] of Object.entries(this.#numbers))
      if (document.activeElement !== input) input.value = String(state[key as 'seed'])
  }

  /** Shows what the question is about, once that is known. */
  opened({ summary, groups, hypotheses }: Opened): void {
    this.#summary.textContent = summary
    this.#hypothesis.replaceChildren(...hypotheses.map(({ value, label }) => el('option', { value }, label)))
    this.#hypothesis.value = this.#state.deterrence ?? 'none'
    this.#levers.show(groups)
    const paths = new Set(groups.flatMap(({ levers }) => levers.map(({ path }) => path)))
    const others = this.#state.settings.filter((text) => !paths.has(text.slice(0, text.indexOf('='))))
    this.#others.replaceChildren(
      ...others.map((text) =>
        el(
          'li',
          {},
          el('code', {}, text),
          ' ',
          button('Set back', () => this.#drop(text), { class: 'quiet', 'aria-label': `Set back: ${text}` }),
        ),
      ),
    )
  }

  #drop(text: string): void {
    this.#acts.change(withSetting(this.#state, text.slice(0, text.indexOf('=')), undefined))
  }

  #choose(): void {
    const { value } = this.#scenario
    const { scenario: _, file, ...rest } = this.#state
    if (value.startsWith('file:')) return
    this.#acts.change({
      ...rest,
      scenario: value,
      settings: rest.settings.filter((text) => !text.startsWith('schemes.')),
    })
  }

  #assume(): void {
    const { deterrence: _, ...rest } = this.#state
    const { value } = this.#hypothesis
    const settings = rest.settings.filter((text) => !text.startsWith('deterrence.'))
    this.#acts.change(value === 'none' ? { ...rest, settings } : { ...rest, settings, deterrence: value })
  }

  #measure(): void {
    const read = Object.entries(this.#numbers).map(([key, input]) => {
      const value = input.valueAsNumber
      const isRight = input.checkValidity() && Number.isInteger(value)
      return [key, isRight ? value : this.#state[key as 'seed']] as const
    })
    this.#acts.change({ ...this.#state, ...Object.fromEntries(read) })
  }

  #add(): void {
    const text = this.#another.value.trim()
    const at = text.indexOf('=')
    if (at <= 0) {
      this.#another.setCustomValidity('Write path=value')
      this.#another.reportValidity()
      this.#another.setCustomValidity('')
      return
    }
    this.#acts.change(withSetting(this.#state, text.slice(0, at), text.slice(at + 1)))
    this.#another.value = ''
  }
}
