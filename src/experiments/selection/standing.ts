/** Where the options of a selection stand: how probable it is that each is the best, and which cannot be told from the best. */
import { draws } from '../../model/engine/random.ts'
import { meanInterval, moments } from '../../statistics/interval.ts'
import { fewestForVerdict } from '../../statistics/verdict.ts'
import { totalsByReplication } from '../replications/paired-sample.ts'
import type { Selection, SelectionRule } from './selection.ts'

/** What is said of an option. */
export const standings = ['selected', 'separable', 'not separable', 'unknown'] as const

/** A row of results/selection.csv. */
export interface StandingRow {
  readonly scenario: string
  readonly mean: number | null
  /** Less that of the reference, over the replications that both have. */
  readonly difference: number | null
  readonly ci_low: number | null
  readonly ci_high: number | null
  readonly probability_best: number | null
  readonly standing: (typeof standings)[number]
  readonly left_out: 'yes' | 'no'
  readonly replications: number
}

/** Resamples of the bootstrap. */
const resamples = 2000

/** Values of an option by replication; those that are undefined are left out. */
type Values = ReadonlyMap<number, number>

/**
 * A row for each option, the best mean first. All are compared with a reference: the selected option, or the one with the best mean
 * where none is. Intervals of the differences hold together with the confidence asked for (Bonferroni).
 */
export function standingsOf(selection: Selection, rule: SelectionRule, seed: string): StandingRow[] {
  const sign = rule.better === 'higher' ? 1 : -1
  const options = selection.sets.map((set) => ({
    scenario: set.scenario,
    values: new Map([...totalsByReplication(set, rule.metric)].filter(([, value]) => Number.isFinite(value))),
  }))
  const meanOf = (values: Values) => moments([...values.values()])?.mean ?? null
  const score = ({ values }: { values: Values }) => sign * (meanOf(values) ?? Number.NaN)
  const ranked = [...options].sort((a, b) => score(b) - score(a))
  const reference = options.find(({ scenario }) => scenario === selection.selected) ?? ranked[0]!
  const probabilities = probabilitiesOf(
    options.map(({ values }) => values),
    reference.values,
    sign,
    seed,
  )
  const level = 1 - (1 - rule.confidence) / Math.max(1, options.length - 1)
  return ranked.map(({ scenario, values }): StandingRow => {
    const isReference = scenario === reference.scenario
    const differences = isReference ? [] : pairsOf(values, reference.values)
    const of = moments(differences)
    const interval = of && meanInterval(of, level)
    const position = options.findIndex((option) => option.scenario === scenario)
    return {
      scenario,
      mean: meanOf(values),
      difference: of?.mean ?? null,
      ci_low: interval?.low ?? null,
      ci_high: interval?.high ?? null,
      probability_best: probabilities?.[position] ?? null,
      standing: isReference
        ? selection.selected === undefined
          ? 'unknown'
          : 'selected'
        : interval === null || differences.length < fewestForVerdict
          ? 'unknown'
          : interval.low > 0 || interval.high < 0
            ? 'separable'
            : 'not separable',
      left_out: selection.contenders.includes(scenario) ? 'no' : 'yes',
      replications: values.size,
    }
  })
}

const pairsOf = (values: Values, others: Values): number[] =>
  [...values].flatMap(([replication, value]) =>
    others.has(replication) ? [value - others.get(replication)!] : [],
  )

/**
 * The share of resamples of the replications in which each option is the best, its mean being that of the reference and the mean
 * difference over the replications that both have; ties are shared. Null where an option has too few pairs with the reference.
 */
function probabilitiesOf(
  options: readonly Values[],
  reference: Values,
  sign: number,
  seed: string,
): number[] | null {
  const replications = [...reference.keys()]
  const differences = options.map((values) =>
    replications.map((r) => (values.has(r) ? sign * (values.get(r)! - reference.get(r)!) : Number.NaN)),
  )
  const known = differences.map((own) => moments(own.filter(Number.isFinite)))
  if (known.some((of) => of === null || of.count < fewestForVerdict)) return null
  const luck = draws(seed, 'selection')
  const won = new Float64Array(options.length)
  for (let resample = 0; resample < resamples; resample++) {
    const drawn = replications.map((_, n) =>
      Math.floor(luck.uniform(n, 0, 0, resample) * replications.length),
    )
    const leads = differences.map((own, option) => meanOfDrawn(own, drawn) ?? known[option]!.mean)
    const most = Math.max(...leads)
    const best = leads.flatMap((lead, option) => (lead === most ? option : []))
    for (const option of best) won[option]! += 1 / best.length
  }
  return Array.from(won, (count) => count / resamples)
}

/** The mean of the values drawn that are defined; undefined where none is. */
function meanOfDrawn(values: readonly number[], drawn: readonly number[]): number | undefined {
  let [sum, count] = [0, 0]
  for (const at of drawn) {
    const value = values[at]!
    if (Number.isNaN(value)) continue
    sum += value
    count++
  }
  return count === 0 ? undefined : sum / count
}
