/** State of the arrivals process: see pathway/crossing/arrivals.ts. */
import type { GivenDays } from '../calendar/given-days.ts'

const nothingGiven: GivenDays = new Float64Array(0)

export class ArrivalsState {
  smallBoatParties = 0
  otherParties = 0
  otherUsers = 0
  deflectedParties = 0
  crossable = false
  otherLevel = 1
  /** People who form the intention to cross on each day, so that they arrive when they are to. */
  intentions = nothingGiven
  /** People given for each day: claims by other routes. */
  givenOther = nothingGiven
  /** People a day who are returned at the rates of the start and will set out again. */
  reentriesPerDay = 0
  /** Boats that suppliers provide beyond the scheduled supply, and when that was last brought up to date. */
  extraBoats = 0
  extraBoatsAt = 0
}
