/** Values that the schema lets pass one by one and that make no sense together: what is wanted could not be got. */
import { daysPerQuarter } from '../../calendar/days.ts'
import { StepFunction } from '../../calendar/step-function.ts'
import { compileGroups } from '../../closed-form/groups.ts'
import { onwardAppeals } from '../../closed-form/under-way.ts'
import { messages } from '../messages/messages.ts'
import { valuesOf } from '../schema/parameters.ts'
import type { ScenarioDocument } from '../schema/schema.ts'
import type { BrokenRule } from './rules.ts'

/** Months are counted from the start, so a run begins with one. */
export function* firstOfMonth({ start }: ScenarioDocument): Generator<BrokenRule> {
  if (start < '1950-01-01' || start > '2200-12-31')
    yield { path: ['start'], wording: messages.startOutside(start, 1950, 2200) }
  if (start.endsWith('-01')) return
  const [year, month] = start.split('-').map(Number) as [number, number]
  const first = (months: number) => new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
  yield { path: ['start'], wording: messages.notFirstOfMonth(start, first(0), first(1)) }
}

/** Twelve shares rounded to three decimals may miss their sum by this. */
const rounding = 0.006

/** The year's intentions are those of its months. */
export function* monthShares({ crossing }: ScenarioDocument): Generator<BrokenRule> {
  const total = crossing.month_shares.value.reduce((sum, share) => sum + share, 0)
  if (Math.abs(total - 1) > rounding)
    yield { path: ['crossing', 'month_shares', 'value'], wording: messages.sumToOne(total, 'twelve shares') }
}

/** Parties have on average no more dependants than those that have any. */
export function* dependants({ arrivals, stocks }: ScenarioDocument): Generator<BrokenRule> {
  const most = arrivals.dependants_per_family.value
  const means = [
    [['arrivals', 'dependants_small_boat'], arrivals.dependants_small_boat.value],
    [['arrivals', 'dependants_other_routes'], arrivals.dependants_other_routes.value],
    [['stocks', 'people_per_case'], stocks.people_per_case.value - 1],
  ] as const
  for (const [path, mean] of means)
    if (mean > most + 1e-9)
      yield { path: [...path, 'value'], wording: messages.tooManyDependants(mean, most) }
}

/** Section 4 is for people whose rights are exhausted and who are in contact: their least number and share are attained in every draw. */
export function* section4People({ arrivals, stocks }: ScenarioDocument): Generator<BrokenRule> {
  const perParty = 1 + arrivals.dependants_other_routes.value
  const inContact = stocks.rights_exhausted.low * stocks.contact_share.low * perParty
  if (stocks.section4.value > inContact)
    yield {
      path: ['stocks', 'section4', 'value'],
      wording: messages.stockNotAttainable(
        stocks.section4.value,
        0,
        inContact,
        'the people whose rights are exhausted and who are in contact, at the least number and share that are drawn',
      ),
    }
}

/**
 * The supported are in any case those on section 4, families whose rights are exhausted, and those of the move-on period; with them any
 * part of those with an open claim or appeal. Families are entitled at the scenario's share. The range is attained whatever number of
 * exhausted cases is drawn, and is that of the expected sizes of parties.
 */
export function* supportedPeople(document: ScenarioDocument): Generator<BrokenRule> {
  const scenario = valuesOf(document)
  const { arrivals, appeals, stocks, support } = scenario
  const dependants = arrivals.dependants_other_routes
  const perParty = 1 + dependants
  const inFamilies = (dependants / arrivals.dependants_per_family) * (1 + arrivals.dependants_per_family)
  const families = (end: 'low' | 'high') => {
    const parties = stocks.rights_exhausted[end] * stocks.contact_share[end]
    const others = parties > 0 ? Math.max(0, 1 - stocks.section4 / (parties * perParty)) : 0
    return parties * inFamilies * support.entitled_share * others
  }
  const moveOn = new StepFunction(support.move_on_days, scenario.start)
  let movingOn = 0
  for (let day = 0.5; day < daysPerQuarter; day++)
    if (moveOn.at(-day) + (support.leaving_days ?? 0) > day)
      movingOn += (stocks.grants_last_quarter * support.entitled_share) / daysPerQuarter
  const lodging =
    (stocks.refusals_last_quarter * appeals.lodged_share * Math.min(appeals.lodging_days, daysPerQuarter)) /
    daysPerQuarter
  const onward = onwardAppeals(scenario, compileGroups(scenario)) * perParty
  const open = stocks.awaiting_decision + stocks.appeals_open * perParty + lodging + onward
  const others = movingOn + stocks.section4
  const [least, most] = [others + families('high'), others + families('low') + open]
  if (stocks.supported < least || stocks.supported > most)
    yield {
      path: ['stocks', 'supported', 'value'],
      wording: messages.stockNotAttainable(
        stocks.supported,
        least,
        most,
        'from those in the move-on period, on section 4 and in families whose rights are exhausted to these and everyone with an open claim or appeal',
      ),
    }
}
