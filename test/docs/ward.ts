/** The ward of docs/engine.md without chance: its Kolmogorov equations, integrated over days until one is like the last. */

/** Hours are those of the day; rates are by the hour. */
interface Ward {
  /** Beds and arrivals by night, and by day from 8 to 20. */
  readonly beds: readonly [night: number, day: number]
  readonly arrivals: readonly [night: number, day: number]
  readonly urgentShare: number
  readonly meanStay: number
  /** Of those who are not urgent; urgent patients do not give up. */
  readonly meanPatience: number
}

/** What a day of the ward comes to. */
interface Day {
  /** Mean wait in hours, those who give up included. */
  readonly urgentWait: number
  readonly othersWait: number
  /** Share of those who are not urgent. */
  readonly gaveUp: number
  /** Mean number in use in each hour. */
  readonly bedsInUse: readonly number[]
}

const [mostUrgent, mostOthers] = [10, 25]
const [across, deep] = [mostOthers + 1, mostUrgent + 1]
const stepsPerHour = 8

/** A day of the ward after three others. A state is how many beds are in use and how many wait in each class. */
export function wardDay(ward: Ward): Day {
  const most = ward.beds[1]
  let shares = new Float64Array((most + 1) * deep * across)
  shares[0] = 1
  let day: Day | undefined
  for (let turn = 0; turn <= 3; turn++) {
    const [bedsInUse, waiting] = [[] as number[], { urgent: 0, others: 0 }]
    for (let hour = 0; hour < 24; hour++) {
      const time = hour >= 8 && hour < 20 ? 1 : 0
      if (hour === 8) shares = withMoreBeds(ward, shares)
      let inUse = 0
      for (let step = 0; step < stepsPerHour; step++) {
        const after = rungeKutta(ward, time, shares, 1 / stepsPerHour)
        // The trapezoidal rule.
        for (const each of [shares, after]) {
          const means = meansOf(each)
          inUse += means.inUse / 2 / stepsPerHour
          waiting.urgent += means.urgent / 2 / stepsPerHour
          waiting.others += means.others / 2 / stepsPerHour
        }
        shares = after
      }
      bedsInUse.push(inUse)
    }
    const arrived = 12 * (ward.arrivals[0] + ward.arrivals[1])
    // Little's law over a day that is like the one before.
    const othersWait = waiting.others / (1 - ward.urgentShare) / arrived
    const urgentWait = waiting.urgent / ward.urgentShare / arrived
    day = { urgentWait, othersWait, gaveUp: othersWait / ward.meanPatience, bedsInUse }
  }
  return day!
}

const at = (inUse: number, urgent: number, others: number) => (inUse * deep + urgent) * across + others

type Visit = (share: number, inUse: number, urgent: number, others: number) => void

/** Calls back with every state in which anyone can be. */
function eachState(shares: Float64Array, visit: Visit) {
  for (let index = 0; index < shares.length; index++) {
    const share = shares[index]!
    if (share === 0) continue
    const line = Math.floor(index / across)
    visit(share, Math.floor(line / deep), line % deep, index % across)
  }
}

function meansOf(shares: Float64Array) {
  const means = { inUse: 0, urgent: 0, others: 0 }
  eachState(shares, (share, inUse, urgent, others) => {
    means.inUse += share * inUse
    means.urgent += share * urgent
    means.others += share * others
  })
  return means
}

/** Whoever waits goes into the beds that open, urgent patients first. */
function withMoreBeds({ beds }: Ward, shares: Float64Array): Float64Array<ArrayBuffer> {
  const after = new Float64Array(shares.length)
  eachState(shares, (share, inUse, urgent, others) => {
    const first = Math.min(urgent, Math.max(0, beds[1] - inUse))
    const second = Math.min(others, Math.max(0, beds[1] - inUse - first))
    after[at(inUse + first + second, urgent - first, others - second)]! += share
  })
  return after
}

/** By how much shares change in an hour. */
function change(ward: Ward, time: 0 | 1, shares: Float64Array): Float64Array {
  const changes = new Float64Array(shares.length)
  const [beds, arrivals] = [ward.beds[time], ward.arrivals[time]]
  eachState(shares, (share, inUse, urgent, others) => {
    const here = at(inUse, urgent, others)
    const move = (rate: number, to: number) => {
      changes[here]! -= rate * share
      changes[to]! += rate * share
    }
    if (inUse < beds) move(arrivals, at(inUse + 1, 0, 0))
    else {
      if (urgent < mostUrgent) move(arrivals * ward.urgentShare, at(inUse, urgent + 1, others))
      if (others < mostOthers) move(arrivals * (1 - ward.urgentShare), at(inUse, urgent, others + 1))
    }
    const leaves = inUse / ward.meanStay
    if (inUse > beds || urgent + others === 0) {
      if (inUse > 0) move(leaves, at(inUse - 1, urgent, others))
    } else if (urgent > 0) move(leaves, at(inUse, urgent - 1, others))
    else move(leaves, at(inUse, urgent, others - 1))
    if (others > 0) move(others / ward.meanPatience, at(inUse, urgent, others - 1))
  })
  return changes
}

function rungeKutta(ward: Ward, time: 0 | 1, shares: Float64Array, step: number): Float64Array<ArrayBuffer> {
  const plus = (changes: Float64Array, by: number) =>
    shares.map((share, index) => share + by * changes[index]!)
  const first = change(ward, time, shares)
  const second = change(ward, time, plus(first, step / 2))
  const third = change(ward, time, plus(second, step / 2))
  const fourth = change(ward, time, plus(third, step))
  return shares.map(
    (share, i) => share + (step / 6) * (first[i]! + 2 * second[i]! + 2 * third[i]! + fourth[i]!),
  )
}
