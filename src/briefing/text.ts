/** Sentences of a briefing: plain words with figures and names among them, so that every number can be traced to its row. */
import { formatNumber, formatSigned, percentage, roundingStep } from '../words/numbers.ts'

/** A number as it is printed, and where in the run folder it stands. */
export interface Figure {
  readonly kind: 'figure'
  /** Place of the number: table, key and column, or `manifest|…`. */
  readonly id: string
  readonly text: string
}

/** Words that somebody else wrote: the title of a scenario, a note of a parameter. They may hold numbers of their own. */
export interface Quoted {
  readonly kind: 'quoted'
  readonly text: string
}

/** A run of a sentence. */
export type Piece = string | Figure | Quoted

/** A sentence, or several. */
export type Text = readonly Piece[]

/** Words that somebody else wrote. */
export const quoted = (text: string): Quoted => ({ kind: 'quoted', text })

/** A sentence from a template: ``say`${figure} people more``. Texts among the values are joined in. */
export const say = (
  words: TemplateStringsArray,
  ...values: readonly (Figure | Quoted | Text | string)[]
): Text =>
  words.flatMap((part, i): Piece[] => {
    const value = values[i]
    const pieces: readonly Piece[] =
      value === undefined || value === '' ? [] : isText(value) ? value : [value]
    return [...(part === '' ? [] : [part]), ...pieces]
  })

const isText = (value: Figure | Quoted | Text | string): value is Text => Array.isArray(value)

/** Texts one after the other, with a blank between them; those without a word are left out. */
export const joined = (texts: readonly Text[], between = ' '): Text =>
  texts.filter((text) => text.length > 0).flatMap((text, i) => (i === 0 ? text : [between, ...text]))

/** Headings of columns. */
export const heads = (...names: readonly (string | Text)[]): Text[] =>
  names.map((name) => (typeof name === 'string' ? [name] : name))

/** Names or figures in a list: ‘a, b and c’. */
export function listing(items: readonly Text[]): Text {
  return items.flatMap((item, i) => {
    if (i === 0) return item
    return [i === items.length - 1 ? ' and ' : ', ', ...item]
  })
}

/** The words of a text as one string. */
export const plain = (text: Text): string =>
  text.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')

/** A number that is to be printed, with the interval that says to how many digits. */
export interface Value {
  readonly id: string
  readonly value: number
  readonly unit: string
  /** 95 % interval of the mean, where there is one. */
  readonly low?: number | null
  readonly high?: number | null
}

/** `size`: without its sign. `signed`: with one, also where it is above zero. */
export type Form = 'level' | 'size' | 'signed'

const million = 1e6

/**
 * The one way in which a number of a run is printed: rounded to what its interval supports, to three digits where it has none,
 * people and days of many people to whole ones, pounds in millions or billions, shares in per cent.
 */
export function figure({ id, value, unit, low, high }: Value, form: Form = 'level'): Figure {
  return {
    kind: 'figure',
    id,
    text: printed(form === 'size' ? Math.abs(value) : value, unit, form, low, high),
  }
}

function printed(
  value: number,
  unit: string,
  form: Form,
  low: number | null | undefined,
  high: number | null | undefined,
): string {
  if (unit === 'share') return `${form === 'level' ? percentage(value) : formatNumber(100 * value, 1)}%`
  const format = form === 'signed' ? formatSigned : formatNumber
  const step = roundingStep(value, low ?? undefined, high ?? undefined)
  if (unit !== 'GBP' && !unit.startsWith('GBP per ')) return format(value, Math.max(finest(unit), step))
  const isLarge = unit === 'GBP' && Math.abs(value) >= 1000 * million
  const [scale, word] = isLarge ? [1000 * million, 'bn'] : unit === 'GBP' ? [million, 'm'] : [1, '']
  const least = unit === 'GBP' ? 0.01 : 1
  return `${format(value / scale, Math.max(least, step / scale)).replace(/^([+−]?)/, '$1£')}${word}`
}

/** Finest step to which what is counted is printed. */
const finest = (unit: string) => (unit === 'days' ? 0.1 : 1)

/** A whole number that the run was asked for, as it stands. */
export const count = (id: string, value: number): Figure => ({
  kind: 'figure',
  id,
  text: formatNumber(value, Number.isInteger(value) ? 1 : 0.01),
})

/** A figure as it stands in a file, such as a digest or a day. */
export const verbatim = (id: string, text: string): Figure => ({ kind: 'figure', id, text })
