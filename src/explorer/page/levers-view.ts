/** The levers: each with its value, range, unit, source and confidence, and what it is in the baseline. */
import type { Choice, GroupFacts, LeverFacts } from '../facts.ts'
import { button, el } from './dom.ts'

/** Tells the page that a path is to have a value; undefined takes the setting back. */
export type Move = (path: string, value: string | undefined) => void

const confidences: Readonly<Record<string, string>> = {
  published: 'Published figure',
  derived: 'Derived from published figures',
  assumption: 'Assumption',
}

const group = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 })

const shown = (facts: LeverFacts, value: string): string => {
  if (value === '') return facts.kind === 'date' ? 'drawn at random' : 'none'
  const choice = facts.choices?.find((each) => each.value === value)
  if (choice !== undefined) return choice.label
  if (facts.kind === 'several')
    return value
      .split(' ')
      .map((each) => labelOf(facts.choices, each))
      .join(', ')
  const number = facts.kind === 'number' ? Number(value) : Number.NaN
  const unit = facts.unit === 'choice' || facts.unit === 'date' ? '' : ` ${facts.unit}`
  return `${Number.isFinite(number) ? group.format(number) : value}${unit}`
}

const labelOf = (choices: readonly Choice[] | undefined, value: string) =>
  choices?.find((each) => each.value === value)?.label ?? value

/** Whether a number lies beyond what is thought plausible. */
const beyond = ({ kind, value, low, high }: LeverFacts): boolean =>
  kind === 'number' &&
  low !== undefined &&
  high !== undefined &&
  high > low &&
  (Number(value) < low || Number(value) > high)

/** The list of levers, which keeps its parts from one answer to the next. */
export class LeversView {
  readonly element: HTMLElement = el('div', { class: 'levers' })
  #move: Move
  #paths = ''
  #rows = new Map<string, Row>()

  constructor(move: Move) {
    this.#move = move
  }

  /** Shows levers as they stand. */
  show(groups: readonly GroupFacts[]): void {
    const all = groups.flatMap(({ levers }) => levers)
    const paths = all.map(({ path, kind }) => `${path} ${kind}`).join()
    if (paths !== this.#paths) this.#build(groups)
    this.#paths = paths
    for (const facts of all) this.#rows.get(facts.path)!.show(facts)
  }

  #build(groups: readonly GroupFacts[]): void {
    this.#rows = new Map(
      groups.flatMap(({ levers }) => levers).map((facts) => [facts.path, new Row(facts, this.#move)]),
    )
    const open = new Set([...this.element.querySelectorAll('details[open]')].map(({ id }) => id))
    this.element.replaceChildren(
      ...groups.map(({ id, heading, about, levers }, i) =>
        el(
          'details',
          { class: 'group', id: `group-${id}`, open: this.#paths === '' ? i === 0 : open.has(`group-${id}`) },
          el('summary', {}, el('h3', {}, heading)),
          el('p', { class: 'note' }, about),
          ...levers.map(({ path }) => this.#rows.get(path)!.element),
        ),
      ),
    )
  }
}

/** One lever. */
class Row {
  readonly element: HTMLElement
  #facts: LeverFacts
  #move: Move
  #value = el('output', { class: 'value' })
  #warning = el('p', { class: 'beyond', hidden: true })
  #about = el('div', {})
  #reset: HTMLButtonElement
  #range: HTMLInputElement | undefined
  #input: HTMLInputElement | HTMLSelectElement | undefined
  #boxes: readonly HTMLInputElement[] = []

  constructor(facts: LeverFacts, move: Move) {
    this.#facts = facts
    this.#move = move
    this.#reset = button('Set back', () => this.#move(this.#facts.path, undefined), {
      class: 'quiet',
      'aria-label': `Set back: ${facts.label}`,
    })
    const id = `lever-${facts.path.replaceAll('.', '-')}`
    this.element = el('div', { class: 'lever', role: 'group', 'aria-label': facts.label })
    const name =
      facts.kind === 'several'
        ? el('span', { class: 'name' }, facts.label)
        : el('label', { for: id, class: 'name' }, facts.label)
    this.element.append(
      el('div', { class: 'head' }, name, this.#value),
      ...this.#controls(id),
      this.#warning,
      el(
        'details',
        { class: 'facts' },
        el('summary', {}, 'What this is', el('span', { class: 'hidden' }, `: ${facts.label}`)),
        this.#about,
      ),
    )
  }

  #controls(id: string): HTMLElement[] {
    const { kind, choices = [], label } = this.#facts
    if (kind === 'several') {
      this.#boxes = choices.map(({ value }) =>
        el('input', { type: 'checkbox', value, id: `${id}-${value}`, onchange: () => this.#several() }),
      )
      const boxes = choices.map(({ value, label: words }, i) =>
        el('label', { for: `${id}-${value}`, class: 'box' }, this.#boxes[i], words),
      )
      return [el('div', { class: 'boxes' }, ...boxes), this.#reset]
    }
    if (kind === 'choice') {
      const options = choices.map(({ value, label: words }) => el('option', { value }, words))
      const select = el(
        'select',
        { id, onchange: () => this.#move(this.#facts.path, select.value) },
        ...options,
      )
      this.#input = select
      return [el('div', { class: 'controls' }, select, this.#reset)]
    }
    const type = kind === 'date' ? 'date' : 'number'
    const input = el('input', { id, type, step: 'any', onchange: () => this.#typed(input.value) })
    this.#input = input
    this.#range = this.#slider(input, label)
    return [el('div', { class: 'controls' }, this.#range, input, this.#reset)]
  }

  /** A slider across the plausible range, where there is one. */
  #slider(input: HTMLInputElement, label: string): HTMLInputElement | undefined {
    const { kind, low, high } = this.#facts
    if (kind !== 'number' || low === undefined || high === undefined || high <= low) return undefined
    const slider = el('input', {
      type: 'range',
      min: low,
      max: high,
      step: stepOf(low, high),
      'aria-label': `${label}, within its plausible range`,
      oninput: () => {
        input.value = slider.value
      },
      onchange: () => this.#typed(slider.value),
    })
    return slider
  }

  #typed(value: string): void {
    if (value === '' && this.#facts.kind === 'number') return
    this.#move(this.#facts.path, value === '' || value === this.#facts.usual ? undefined : value)
  }

  #several(): void {
    const chosen = this.#boxes.filter(({ checked }) => checked).map(({ value }) => value)
    this.#move(
      this.#facts.path,
      chosen.join(' ') === this.#facts.usual ? undefined : `[${chosen.join(', ')}]`,
    )
  }

  /** Shows the lever as it stands. What is being typed is left alone. */
  show(facts: LeverFacts): void {
    this.#facts = facts
    const { kind, value, isSet } = facts
    this.#value.textContent = shown(facts, value)
    this.element.classList.toggle('set', isSet)
    this.#reset.hidden = !isSet
    if (this.#input !== undefined && document.activeElement !== this.#input) this.#input.value = value
    if (this.#range !== undefined && document.activeElement !== this.#range) this.#range.value = value
    this.#range?.setAttribute('aria-valuetext', shown(facts, value))
    if (kind === 'several') for (const box of this.#boxes) box.checked = value.split(' ').includes(box.value)
    this.#warning.hidden = !beyond(facts)
    this.#warning.textContent = beyond(facts)
      ? `Beyond the range thought plausible: ${group.format(facts.low!)} to ${group.format(facts.high!)} ${facts.unit}. The model runs, but nothing supports such a value.`
      : ''
    this.#about.replaceChildren(...aboutOf(facts))
  }
}

function stepOf(low: number, high: number): number {
  const raw = (high - low) / 200
  const power = Math.pow(10, Math.floor(Math.log10(raw)))
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= raw)!
  return low % 1 === 0 && high % 1 === 0 && high - low >= 10 ? Math.max(1, Math.round(step)) : step
}

/** What is said of a lever on request. */
function aboutOf(facts: LeverFacts): HTMLElement[] {
  const { meaning, isNot, low, high, min, max, unit, baseline, usual, note, changes, sources } = facts
  const rows: [string, string | undefined][] = [
    ['Unit', unit === 'choice' ? undefined : unit],
    [
      'Plausible range',
      low === undefined || high === undefined ? undefined : `${group.format(low)} to ${group.format(high)}`,
    ],
    [
      'The model takes',
      min === undefined && max === undefined ? undefined : `${min ?? 'any'} to ${max ?? 'any'}`,
    ],
    ['In this scenario', shown(facts, usual)],
    ['In the baseline', baseline === undefined ? 'the baseline has no such value' : shown(facts, baseline)],
    ['Changes on dates', changes],
    ['How sure', confidences[facts.confidence]],
    ['Rests on', note === '' ? undefined : note],
    ['Source', sources.length === 0 ? undefined : sources.join('; ')],
    ['Name on the command line', facts.path],
  ]
  return [
    el('p', {}, meaning, isNot === undefined ? '' : ` It is not ${isNot}.`),
    el(
      'dl',
      {},
      ...rows.flatMap(([term, text]) => (text === undefined ? [] : [el('dt', {}, term), el('dd', {}, text)])),
    ),
  ]
}
