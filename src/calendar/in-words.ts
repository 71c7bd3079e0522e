/** Calendar words for charts, in UTC. */

/** Last day of a month 'YYYY-MM' as 'YYYY-MM-DD': where the value of a stock at the month’s end is drawn. */
export function monthEnd(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** January to December. */
export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The end of a month 'YYYY-MM' in words: 'end 2029' for a December, else 'end March 2030'. */
export function endOf(month: string): string {
  const [year, number] = month.split('-') as [string, string]
  return number === '12' ? `end ${year}` : `end ${monthNames[Number(number) - 1]} ${year}`
}

/** A day 'YYYY-MM-DD' in words: '1 January 2025'. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${date} ${monthNames[month - 1]} ${year}`
}

/** '5 years', '1 year', '18 months'. */
export function duration(years: number): string {
  if (Number.isInteger(years)) return years === 1 ? '1 year' : `${years} years`
  return `${Math.round(years * 12)} months`
}
