/** Numbers as people read them: plain British English, independent of the machine’s locale. */

/**
 * Power of ten to round to: from 20 to 200 steps across an interval. Where there is no interval it leaves three digits
 * to the value, and no decimals to whole numbers and to values of ten or more.
 */
export function roundingStep(value: number, low?: number, high?: number): number {
  const width = low === undefined || high === undefined ? 0 : high - low
  // An interval of rounding errors only is no interval.
  if (width > 1e-6 * Math.abs(value)) return Math.pow(10, Math.floor(Math.log10(width / 20)))
  const finest = Number.isInteger(value) || Math.abs(value) >= 10 ? 1 : 0.1
  return Math.max(finest, value === 0 ? 0 : Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 2))
}

/** `value` rounded to `step` (a power of ten), with commas at thousands and a true minus sign: '−1,200'. */
export function formatNumber(value: number, step = 1): string {
  const decimals = Math.max(0, Math.round(-Math.log10(step)))
  // Half is rounded away from zero on both sides, so that a fall and a rise of the same size read alike.
  const rounded = step >= 1 ? Math.sign(value) * Math.round(Math.abs(value) / step) * step : value
  const [whole, fraction] = Math.abs(rounded).toFixed(decimals).split('.') as [string, string?]
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
  return rounded < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits
}

/** As `formatNumber`, with a plus sign in front of what is above zero. */
export function formatSigned(value: number, step = 1): string {
  const text = formatNumber(value, step)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** A share from 0 to 1 in per cent, without the sign; what is not quite nothing or all does not read so: '<1', '>99'. */
export function percentage(share: number): string {
  const rounded = Math.round(100 * share)
  if (rounded === 0 && share > 0) return '<1'
  return rounded === 100 && share < 1 ? '>99' : String(rounded)
}

/** A figure in its unit: pounds get a sign and arrive in millions, the rest is printed bare. */
export function inUnit(text: string, unit: string): string {
  return unit === 'GBP' ? `${text.replace(/^([+−]?)/, '$1£')}m` : text
}

/**
 * A figure with its 95 % interval, where it has one, rounded to what that supports, in the unit in which people read it: '+1,200 [900, 1,500]'.
 * @param format how the figure itself is written; with a sign unless given
 */
export function figureText(
  value: number,
  low: number | null,
  high: number | null,
  unit: string,
  format: (value: number, step: number) => string = formatSigned,
): string {
  const factor = unitFactor(unit)
  const [from, to] = [low, high].map((end) => (end === null ? undefined : end * factor))
  const step = roundingStep(value * factor, from, to)
  const text = inUnit(format(value * factor, step), unit)
  return from === undefined || to === undefined
    ? text
    : `${text} [${formatNumber(from, step)}, ${formatNumber(to, step)}]`
}

/** Finest step to which a figure in a unit is printed: whole people, tenths of a day and of a million pounds. */
export function finestStep(unit: string): number {
  return unit === 'days' || unit === 'GBP' ? 0.1 : 1
}

/** What a stored value is multiplied by before it is printed: pounds become millions. */
export function unitFactor(unit: string): number {
  return unit === 'GBP' ? 1e-6 : 1
}

/** A count with its word: '1 worker', '2 workers'. */
export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** '3 of 9 options', '1 of 1 option'. */
export function outOf(count: number, total: number, noun: string): string {
  return `${count} of ${total} ${noun}${total === 1 ? '' : 's'}`
}

/** '1 replication', '8 replications'. */
export const counted = (replications: number): string =>
  `${replications} replication${replications === 1 ? '' : 's'}`

/** 'a', 'a and b', 'a, b and c'. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
