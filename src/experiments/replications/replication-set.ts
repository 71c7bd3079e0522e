/** All replications of one scenario under one deterrence hypothesis, held as numbers in typed arrays. */
import type { CountedIn, GroupResult, ReplicationResult } from '../../model/result.ts'

/** What one series measures. */
export interface SeriesKey {
  readonly metric: string
  readonly scheme: string
  readonly countedIn: CountedIn
}

/** A series key as text, for look-ups. */
export const keyText = ({ metric, scheme, countedIn }: SeriesKey): string =>
  `${metric}\t${scheme}\t${countedIn}`

interface Stored {
  readonly replication: number
  readonly totals: Float64Array
  readonly monthly: Float64Array
  readonly incidence: Float64Array
  /** Packed; absent where they were not asked for. */
  readonly endings: string | undefined
}

/** The layout that every replication of a scenario shares. */
interface Layout {
  readonly months: readonly string[]
  readonly series: readonly SeriesKey[]
  readonly causes: readonly string[]
  /** How many months since exhaustion each incidence curve has. */
  readonly incidenceMonths: number
}

const blank = (value: number | null | undefined) => value ?? Number.NaN

/** Replications by number; undefined values are held as NaN. */
export class ReplicationSet {
  readonly scenario: string
  readonly deterrence: string
  /** Members of the ensemble whose parameters the replications are run with in turn; absent without an ensemble. */
  readonly members?: number
  #layout: Layout | undefined
  #positions = new Map<string, number>()
  #stored: Stored[] = []
  #groups = new Map<string, { readonly label: string; readonly set: ReplicationSet }>()

  constructor(scenario: string, deterrence: string, members?: number) {
    this.scenario = scenario
    this.deterrence = deterrence
    if (members !== undefined) this.members = members
  }

  /**
   * Adds a replication, in any order of arrival.
   * @throws if its months, series or causes differ from the others'
   */
  add(replication: number, result: ReplicationResult): void {
    const layout = layoutOf(result)
    if (this.#layout === undefined) {
      this.#layout = layout
      this.#positions = new Map(layout.series.map((key, position) => [keyText(key), position]))
    } else if (JSON.stringify(layout) !== JSON.stringify(this.#layout)) {
      throw new Error(
        `replication ${replication} of ${this.scenario} has other series than the replications before`,
      )
    }
    const months = layout.months.length
    const monthly = new Float64Array(result.series.length * months)
    result.series.forEach(({ monthly: values }, s) => {
      for (let m = 0; m < months; m++) monthly[s * months + m] = blank(values[m])
    })
    const incidence = new Float64Array(result.incidence.length * layout.incidenceMonths)
    result.incidence.forEach(({ cumulative }, c) => {
      for (let m = 0; m < layout.incidenceMonths; m++)
        incidence[c * layout.incidenceMonths + m] = blank(cumulative[m])
    })
    const totals = Float64Array.from(result.series, ({ total }) => blank(total))
    this.#stored.push({ replication, totals, monthly, incidence, endings: result.endings })
    this.#stored.sort((a, b) => a.replication - b.replication)
    for (const group of result.groups ?? []) this.#addGroup(replication, group, result)
  }

  /** A group's figures are a set of their own, so that whatever is made of replications can be made of a group. */
  #addGroup(replication: number, { id, label, series }: GroupResult, { counts }: ReplicationResult): void {
    const group = this.#groups.get(id) ?? { label, set: this.#empty() }
    this.#groups.set(id, group)
    const ofGroup = series.map((each) => ({ ...each, scheme: '', monthly: [] }))
    group.set.add(replication, { months: [], series: ofGroup, incidence: [], counts })
  }

  #empty(): ReplicationSet {
    return new ReplicationSet(this.scenario, this.deterrence, this.members)
  }

  /** The same replications under another scenario's name. */
  named(scenario: string): ReplicationSet {
    const set = new ReplicationSet(scenario, this.deterrence, this.members)
    set.#layout = this.#layout
    set.#positions = this.#positions
    set.#stored = this.#stored
    for (const [id, { label, set: own }] of this.#groups)
      set.#groups.set(id, { label, set: own.named(scenario) })
    return set
  }

  /** The replications whose numbers are from one number to before another, without figures by group. */
  between(from: number, to: number): ReplicationSet {
    const set = this.#empty()
    set.#layout = this.#layout
    set.#positions = this.#positions
    set.#stored = this.#stored.filter(({ replication }) => from <= replication && replication < to)
    return set
  }

  /** Numbers of the replications held, ascending. */
  get replications(): readonly number[] {
    return this.#stored.map(({ replication }) => replication)
  }

  /** Whether any replication knows where people are at the end. */
  get hasEndings(): boolean {
    return this.#stored.some(({ endings }) => endings !== undefined)
  }

  /** Where people are at the end of a replication, packed; undefined where that was not asked for. */
  endings(replication: number): string | undefined {
    return this.#stored.find((stored) => stored.replication === replication)?.endings
  }

  /** Nationality groups by id, with their labels; none where figures by group were not asked for. */
  get groups(): ReadonlyMap<string, string> {
    return new Map([...this.#groups].map(([id, { label }]) => [id, label]))
  }

  /** The same replications with the figures of one nationality group: totals, without months. Empty where there is no such group. */
  ofGroup(id: string): ReplicationSet {
    return this.#groups.get(id)?.set ?? this.#empty()
  }

  /** YYYY-MM, ascending; empty before the first replication. */
  get months(): readonly string[] {
    return this.#layout?.months ?? []
  }

  get series(): readonly SeriesKey[] {
    return this.#layout?.series ?? []
  }

  get causes(): readonly string[] {
    return this.#layout?.causes ?? []
  }

  get incidenceMonths(): number {
    return this.#layout?.incidenceMonths ?? 0
  }

  /** Position of a series, or undefined where the scenario has none such. */
  position(key: SeriesKey): number | undefined {
    return this.#positions.get(keyText(key))
  }

  /** The series' total in each replication, ascending by replication; NaN where undefined. */
  totals(series: number): Float64Array {
    return Float64Array.from(this.#stored, ({ totals }) => totals[series]!)
  }

  /** The series' total in the replication at this position of `replications`; NaN where undefined. */
  totalOf(position: number, series: number): number {
    return this.#stored[position]!.totals[series]!
  }

  /** The series' value of one month in the replication at this position; NaN where undefined. */
  valueOf(position: number, series: number, month: number): number {
    return this.#stored[position]!.monthly[series * this.months.length + month]!
  }

  /** The series' value of one month in each replication; NaN where undefined. */
  month(series: number, month: number): Float64Array {
    const at = series * this.months.length + month
    return Float64Array.from(this.#stored, ({ monthly }) => monthly[at]!)
  }

  /** Cumulative incidence of a cause so many months after exhaustion, in each replication; NaN where undefined. */
  incidence(cause: number, month: number): Float64Array {
    const at = cause * this.incidenceMonths + month
    return Float64Array.from(this.#stored, ({ incidence }) => incidence[at]!)
  }
}

function layoutOf({ months, series, incidence }: ReplicationResult): Layout {
  return {
    months,
    series: series.map(({ metric, scheme, countedIn }) => ({ metric, scheme, countedIn })),
    causes: incidence.map(({ cause }) => cause),
    incidenceMonths: Math.max(0, ...incidence.map(({ cumulative }) => cumulative.length)),
  }
}
