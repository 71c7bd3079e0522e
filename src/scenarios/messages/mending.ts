/** What was probably meant by a name, number, date or unit that is not in the form wanted. Nothing is ever mended unasked. */
import { daysPerMonth, daysPerQuarter, daysPerYear } from '../../calendar/days.ts'

/** Lower-case words joined by hyphens; undefined if that changes nothing or leaves nothing. */
export function mendedName(name: string): string | undefined {
  const mended = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return mended === '' || mended === name ? undefined : mended
}

/** Whether text is a number as YAML writes it: it only stands in quotes. */
export const isQuotedNumber = (text: string): boolean => /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text.trim())

/** The number that text with thousands commas, a pound sign or a percent sign means. */
export function mendedNumber(text: string, unit: string | undefined): number | undefined {
  const bare = text.trim().replace(/^£\s*/, '')
  if (/^\d{1,3}([, _]\d{3})+(\.\d+)?$/.test(bare)) return Number(bare.replace(/[, _]/g, ''))
  const percent = /^(\d+(?:\.\d+)?)\s*(?:%|per ?cent)$/.exec(bare)?.[1]
  if (percent !== undefined && unit === 'share') return tidy(Number(percent) / 100)
  return bare !== text.trim() && isQuotedNumber(bare) ? Number(bare) : undefined
}

/** The ISO date that a date in numbers means, day first as in the UK; undefined if there is no such date. */
export function mendedDate(text: string): string | undefined {
  const dayFirst = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text.trim())
  const yearFirst = /^(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})$/.exec(text.trim())
  const [year, month, day] = dayFirst ? dayFirst.slice(1).reverse() : (yearFirst?.slice(1) ?? [])
  if (year === undefined) return undefined
  const iso = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)
  return exists && iso !== text ? iso : undefined
}

/** Mean days of a unit of time. */
const daysOf: Readonly<Record<string, number>> = {
  hour: 1 / 24,
  day: 1,
  night: 1,
  week: 7,
  month: daysPerMonth,
  quarter: daysPerQuarter,
  year: daysPerYear,
}
const multiples: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 }

const tidy = (value: number) => Number(value.toPrecision(6))

/** What a unit is counted in, before `per` and a time, and that time in days. */
function rate(unit: string): readonly [string, number] | undefined {
  const [, counted, time] = /^(.*?)\s*\bper (\w+)$/.exec(unit) ?? []
  const days = daysOf[time ?? '']
  return counted === undefined || days === undefined ? undefined : [counted, days]
}

/** How many of `unit` one of another unit is; undefined if that is not known. */
function ratio(other: string, unit: string): number | undefined {
  if (/^(%|per ?cent|percentage)$/.test(other))
    return unit === 'share' || unit === 'probability' ? 0.01 : undefined
  const [, multiple] = /\b(thousand|million|billion)\b/.exec(other) ?? []
  if (multiple !== undefined) {
    const rest = other.replace(multiple, '').replace(/\s+/g, ' ').trim()
    return rest === unit ? multiples[multiple] : undefined
  }
  const times = [other, unit].map((each) => daysOf[each.replace(/s$/, '')])
  if (times[0] !== undefined && times[1] !== undefined) return times[0] / times[1]
  const [from, to] = [rate(other), rate(unit)]
  return from && to && from[0] === to[0] ? to[1] / from[1] : undefined
}

/** A value in another unit, in the unit wanted; undefined if the other is no known multiple of it. */
export function inUnit(value: number, other: string, unit: string): number | undefined {
  const factor = ratio(other, unit)
  return factor === undefined ? undefined : tidy(value * factor)
}
