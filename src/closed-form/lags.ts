/** Capacity that comes some time after it is ordered: staff to be hired and trained, beds to be built. */
import { dateAfter } from '../calendar/days.ts'
import type { Change, Schedule } from '../calendar/step-function.ts'

/** How long more capacity takes: days until it begins to come, and days from then until all of it is there. */
export interface Lag {
  readonly days: number
  readonly ramp_days: number
}

/** Days between the steps by which capacity comes. */
const stepDays = 30

/** So much more, there from a date on. */
interface Arrival {
  readonly from: string
  amount: number
}

/**
 * A schedule as it comes about, where each of its own rises is an order. It comes in equal steps about every thirty days, at the middle of its part of the ramp,
 * so that there is as much in all as on a straight line. A fall takes effect on its day: what is on order is cancelled first, the newest before the rest.
 * Given changes stay as they are, and so do those up to the start: what they bring is there.
 * @param start first day of the run
 */
export function delayed(schedule: Schedule, lag: Lag, start: string): Schedule {
  if (lag.days === 0 && lag.ramp_days === 0) return schedule
  const given = schedule.changes.filter((change) => change.given)
  const own = schedule.changes.filter((change) => !change.given)
  const come: Change[] = own.filter(({ from }) => from <= start)
  let there = come.at(-1)?.value ?? schedule.value
  let ordered = there
  let onOrder: Arrival[] = []
  const arrive = (until: string) => {
    while (onOrder.length > 0 && onOrder[0]!.from <= until) {
      const { from, amount } = onOrder.shift()!
      there += amount
      come.push({ from, value: there })
    }
  }
  for (const { from, value } of own.slice(come.length)) {
    arrive(from)
    if (value > ordered) {
      onOrder.push(...arrivals(from, value - ordered, lag))
      onOrder.sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))
    } else {
      onOrder = cancelled(onOrder, ordered - value)
      if (value < there) come.push({ from, value })
      there = Math.min(there, value)
    }
    ordered = value
  }
  arrive('9999')
  return { value: schedule.value, changes: [...lastOfEachDay(come), ...given] }
}

/** The steps by which so much comes that is ordered on a date. */
function arrivals(date: string, amount: number, lag: Lag): Arrival[] {
  const steps = Math.max(1, Math.round(lag.ramp_days / stepDays))
  return Array.from({ length: steps }, (_, step) => ({
    from: dateAfter(date, Math.round(lag.days + (lag.ramp_days * (step + 0.5)) / steps)),
    amount: amount / steps,
  }))
}

/** What is left on order when so much of it is cancelled, the newest first. */
function cancelled(onOrder: readonly Arrival[], amount: number): Arrival[] {
  const left = onOrder.map((each) => ({ ...each }))
  for (let toCancel = amount; toCancel > 0 && left.length > 0; ) {
    const last = left.at(-1)!
    const taken = Math.min(last.amount, toCancel)
    last.amount -= taken
    toCancel -= taken
    if (last.amount === 0) left.pop()
  }
  return left
}

const lastOfEachDay = (changes: readonly Change[]): Change[] =>
  changes.filter(({ from }, i) => from !== changes[i + 1]?.from)
