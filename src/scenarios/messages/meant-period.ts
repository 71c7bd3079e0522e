/** What was probably meant by a period that is not written as 2025-Q1 or 2025-01. Nothing is ever mended unasked. */

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const quarterText = (year: number, quarter: number) => `${year}-Q${quarter}`
const monthText = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`
const isMonth = (month: number) => month >= 1 && month <= 12
const isDay = (day: number) => day >= 1 && day <= 31

/** The quarter of the calendar in which the quarter of a financial year falls that begins in April. */
const financialQuarter = (year: number, quarter: number) =>
  quarter < 4 ? quarterText(year, quarter + 1) : quarterText(year + 1, 1)

/** What to write, as a sentence without full stop; undefined where it is not clear what is meant. */
export function meantPeriod(text: string): string | undefined {
  const readings = [financialYear, quarter, month, date, year]
  for (const reading of readings) {
    const remedy = reading(text.trim().toLowerCase())
    if (remedy !== undefined) return remedy
  }
  return undefined
}

/** `Q1 2025/26`, `2025/26 Q1`, `2025-26`. */
function financialYear(text: string): string | undefined {
  const [, before, from, to, after] =
    /^(?:q([1-4])[\s-]*)?(\d{4})[/-](\d{2}|\d{4})(?:[\s-]*q([1-4]))?$/.exec(text) ?? []
  const first = Number(from)
  if (from === undefined || Number(to!.slice(-2)) !== (first + 1) % 100) return undefined
  const named = before ?? after
  if (named === undefined)
    return `a financial year is four quarters: write ${financialQuarter(first, 1)} to ${financialQuarter(first, 4)}, each in a row`
  const months = ['April to June', 'July to September', 'October to December', 'January to March'][
    Number(named) - 1
  ]!
  return `Q${named} of the financial year ${from}/${to} is ${months} ${Number(named) < 4 ? first : first + 1}: write ${financialQuarter(first, Number(named))}`
}

/** `2025 Q1`, `2025Q1`, `Q1 2025`, `Q1-2025`. */
function quarter(text: string): string | undefined {
  const [, year, after] = /^(\d{4})[\s/_.-]*q([1-4])$/.exec(text) ?? []
  const [, before, other] = /^q([1-4])[\s/_.-]*(\d{4})$/.exec(text) ?? []
  const found = year ?? other
  return found === undefined ? undefined : `write ${quarterText(Number(found), Number(after ?? before))}`
}

/** `Jan 2025`, `January 2025`, `2025 January`, `01/2025`, `2025/1`. */
function month(text: string): string | undefined {
  const [, name, year] = /^([a-z]{3,9})[\s./-]*(\d{4})$/.exec(text) ?? []
  const [, otherYear, otherName] = /^(\d{4})[\s./-]*([a-z]{3,9})$/.exec(text) ?? []
  const named = monthNames.indexOf((name ?? otherName ?? '').slice(0, 3)) + 1
  if (named > 0) return `write ${monthText(Number(year ?? otherYear), named)}`
  const [, first, last] = /^(\d{1,2})[/. -](\d{4})$/.exec(text) ?? []
  const [, from, then] = /^(\d{4})[/. -](\d{1,2})$/.exec(text) ?? []
  const number = Number(first ?? then)
  return isMonth(number) ? `write ${monthText(Number(last ?? from), number)}` : undefined
}

/** `01/02/2025`, `2025-02-01`: a day, which may be written day first or month first. */
function date(text: string): string | undefined {
  const [, a, b, year] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text) ?? []
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})$/.exec(text) ?? []
  const candidates =
    year === undefined
      ? [[isoDay, isoMonth]]
      : [
          [a, b],
          [b, a],
        ]
  const months = [
    ...new Set(
      candidates
        .map(([day, month]) => [Number(day), Number(month)] as const)
        .filter(([day, month]) => isDay(day) && isMonth(month))
        .map(([, month]) => month),
    ),
  ]
  const of = Number(year ?? isoYear)
  const [first, second] = months
  if (first === undefined) return undefined
  if (second !== undefined)
    return `a day is no period: write the month, ${monthText(of, first)} if the day stands first or ${monthText(of, second)} if the month does`
  return `a day is no period: write ${monthText(of, first)} for the month or ${quarterText(of, Math.ceil(first / 3))} for the quarter`
}

/** `2025`. */
function year(text: string): string | undefined {
  return /^\d{4}$/.test(text)
    ? `a year is four quarters: write ${text}-Q1 to ${text}-Q4, each in a row`
    : undefined
}
