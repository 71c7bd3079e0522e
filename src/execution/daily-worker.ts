/** Runs in a worker thread: one job in, its arrivals by day out. */
import '../portable/install.ts'
import { arrivalsByDay } from '../model/measures/daily-arrivals.ts'
import type { Job, Outcome } from './job.ts'
import { outcomeOf } from './outcome.ts'

/** Runs one job. The result is an `ArrivalsByDay` as JSON. */
export default function runDailyJob({ scenario, key }: Job): Outcome {
  const { deterrence, seed, replication, horizonYears } = key
  return outcomeOf(() =>
    JSON.stringify(arrivalsByDay({ scenario, deterrence, seed, replication, horizonYears })),
  )
}
