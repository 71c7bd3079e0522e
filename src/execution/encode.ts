/** A replication's result as JSON text: the one form in which results travel and are stored. */
import type { ReplicationResult } from '../model/result.ts'

/**
 * The result as JSON. Numbers survive to the last bit, so a stored result and a fresh one give the same tables.
 * @throws if a value is not finite, naming its metric: JSON would turn it into a blank without a word
 */
export function encodeResult(result: ReplicationResult): string {
  for (const { metric, monthly, total } of result.series) {
    if (!isValue(total)) throw new Error(`metric ${metric}: the total is ${total}`)
    const month = monthly.findIndex((value) => !isValue(value))
    if (month >= 0)
      throw new Error(`metric ${metric}: the value of ${result.months[month]} is ${monthly[month]}`)
  }
  for (const { cause, cumulative } of result.incidence) {
    const month = cumulative.findIndex((value) => !isValue(value))
    if (month >= 0)
      throw new Error(`incidence of ${cause}: the value at ${month} months is ${cumulative[month]}`)
  }
  for (const { id, series } of result.groups ?? []) {
    const wrong = series.find(({ total }) => !isValue(total))
    if (wrong !== undefined) throw new Error(`metric ${wrong.metric}: the total of ${id} is ${wrong.total}`)
  }
  return JSON.stringify(result)
}

const isValue = (value: number | null) => value === null || Number.isFinite(value)

/** The result that `encodeResult` made a text of. */
export function decodeResult(text: string): ReplicationResult {
  return JSON.parse(text) as ReplicationResult
}
