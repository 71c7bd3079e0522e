/** The answer in three findings: returns, people, money. Each stands without a deterrent effect first, then under each assumed one. */

import { capitalised } from '../words/text.ts'
import type { Finding } from './briefing.ts'
import {
  difference,
  type Found,
  ifOpens,
  interval,
  level,
  placeOf,
  schemeOf,
  shown,
  withInterval,
} from './find.ts'
import { baselineOf, type Compared, type Material, optionsOf } from './material.ts'
import { headline, nineInTen, type Outcome, outcomes, statement, verdictIn } from './outcomes.ts'
import { count, joined, quoted, say, type Text } from './text.ts'

/** The hypothesis that every run has. */
const noEffect = 'none'

/** Most options of which a finding tells the spread of runs too. */
const fewOptions = 3

/** A scenario's title within quotation marks. */
export const nameOf = ({ values }: Compared): Text => ['‘', quoted(values.title), '’']

/** ‘5 years’. */
export const yearsOf = ({ about }: Material): Text => {
  const years = about.horizon_years
  return years < 1
    ? say`${count('manifest|horizon_months', Math.round(years * 12))} months`
    : say`${count('manifest|horizon_years', years)} ${years === 1 ? 'year' : 'years'}`
}

/** ‘20 runs’. */
export const runsOf = ({ about }: Material): Text =>
  say`${count('manifest|replications', about.replications)} ${about.replications === 1 ? 'run' : 'runs'}`

/** The three findings of a run. */
export const findingsOf = (material: Material): Finding[] =>
  optionsOf(material).length === 0 ? levels(material) : differences(material)

/** Of a run of one scenario: what it comes to. */
function levels(material: Material): Finding[] {
  const of = (outcome: Outcome) =>
    level(material, {
      scenario: baselineOf(material).name,
      deterrence: noEffect,
      metric: outcome.metric,
    })
  const line = (outcome: Outcome) => say`${outcome.head}: ${withInterval(of(outcome))}.`
  const over = say`These are averages of ${runsOf(material)} over ${yearsOf(material)}. Brackets show the 95% interval of the average.`
  const { returns, arrivals, waiting, exhausted, wait, detained, cost } = outcomes
  return [
    {
      heading: say`${shown(of(returns))} people are returned`,
      lines: [over, line(returns), line(arrivals)],
    },
    {
      heading: say`${shown(of(waiting))} people wait for a first decision at the end`,
      lines: [line(waiting), line(exhausted), line(wait), line(detained)],
    },
    { heading: say`Public cost is ${shown(of(cost))}`, lines: [line(cost)] },
  ]
}

/** Of a comparison: what options change. */
function differences(material: Material): Finding[] {
  const over = say`These are averages of ${runsOf(material)} over ${yearsOf(material)}, compared with ${nameOf(baselineOf(material))}. Brackets show the 95% interval of the average. No deterrent effect is assumed unless a line says so.`
  return [
    {
      heading: headingOf(material, outcomes.returns),
      lines: [over, ...perOption(material, [outcomes.returns])],
    },
    {
      heading: peopleHeading(material),
      lines: perOption(material, [outcomes.detained, outcomes.waiting], transfers),
    },
    {
      heading: headingOf(material, outcomes.cost),
      lines: perOption(material, [outcomes.cost], costPerReturn),
    },
  ]
}

const differenceIn = (material: Material, option: Compared, outcome: Outcome, deterrence = noEffect) =>
  difference(material, {
    scenario: option.name,
    deterrence,
    metric: outcome.metric,
    scheme: outcome.ofScheme ? schemeOf(option) : '',
  })

/** A line an option. @param besides what is said of it after the differences */
function perOption(
  material: Material,
  told: readonly Outcome[],
  besides: (material: Material, option: Compared) => Text = () => [],
): Text[] {
  const options = optionsOf(material)
  return options.map((option) => {
    const statements = (deterrence: string) =>
      told.map((outcome) => statement(differenceIn(material, option, outcome, deterrence), outcome))
    const assumed = material.about.deterrence.filter((name) => name !== noEffect)
    const more = besides(material, option)
    return joined([
      ...(options.length === 1
        ? statements(noEffect).map((each) => say`${beginning(each)}.`)
        : [say`${nameOf(option)}: ${joined(statements(noEffect), '; ')}.`]),
      ...(options.length <= fewOptions && told.length === 1
        ? [nineInTen(differenceIn(material, option, told[0]!))]
        : []),
      more,
      ...assumed.map(
        (name) =>
          say`If a deterrent effect as in ‘${quoted(name)}’ is assumed: ${joined(statements(name), '; ')}.`,
      ),
    ])
  })
}

/** A text as the beginning of a sentence. */
const beginning = ([first, ...rest]: Text): Text =>
  first === undefined ? [] : [typeof first === 'string' ? capitalised(first) : first, ...rest]

/** Who is transferred and brought back by the schemes that an option adds. */
function transfers(material: Material, option: Compared): Text {
  if (option.schemes.length === 0) return []
  const of = (outcome: Outcome) => differenceIn(material, option, outcome)
  const { transferred, broughtBack } = outcomes
  return joined([
    of(transferred) === undefined
      ? []
      : addsSchemes(material, option)
        ? say`${shown(of(transferred))} people are transferred ${interval(of(transferred))}, of whom ${shown(of(broughtBack))} are brought back ${interval(of(broughtBack))}.`
        : say`${beginning(statement(of(transferred), transferred))}; ${statement(of(broughtBack), broughtBack)}.`,
    ...option.schemes.map((scheme) => openingOf(material, option, scheme)),
  ])
}

/** What an additional return costs, or why that cannot be said. */
function costPerReturn(material: Material, option: Compared): Text {
  const row = material.differences.find(
    ({ scenario, deterrence, metric }) =>
      scenario === option.name && deterrence === noEffect && metric === 'cost.per_additional_return',
  )
  if (row === undefined) return []
  return row.mean === null
    ? say`A cost per additional return would mean nothing here: there are ${quoted(row.note.replace(/^not defined: /, ''))}.`
    : say`Each additional return costs ${withInterval({ table: 'differences', row })}.`
}

/** A heading that says what one option does, or with how many of several which way it goes. */
function headingOf(material: Material, outcome: Outcome): Text {
  const options = optionsOf(material)
  if (options.length === 1)
    return say`${nameOf(options[0]!)}: ${headline(differenceIn(material, options[0]!, outcome), outcome)}`
  const verdicts = options.map((option) => {
    const found = differenceIn(material, option, outcome)
    return found === undefined ? 'unknown' : verdictIn(found)
  })
  const outOf = (verdict: string) =>
    count(`count|${outcome.metric}|${verdict}`, verdicts.filter((each) => each === verdict).length)
  const [higher, lower] = outcome === outcomes.cost ? ['higher', 'lower'] : ['more', 'fewer']
  const what = outcome === outcomes.cost ? 'Public cost' : 'People returned'
  return say`${what}: clearly ${higher} with ${outOf('more')} and ${lower} with ${outOf('fewer')} of ${count('count|options', options.length)} options`
}

/** Whether an option has schemes, and the baseline none of them. */
const addsSchemes = (material: Material, { schemes }: Compared): boolean =>
  schemes.length > 0 && schemes.every((id) => baselineOf(material).values.schemes[id] === undefined)

/** What happens to people who are transferred, where a single option has a scheme that opens. */
function peopleHeading(material: Material): Text {
  const options = optionsOf(material)
  const [option] = options
  if (options.length > 1 || option === undefined || !addsSchemes(material, option))
    return say`People: transfers, time in detention and waits`
  const of = (outcome: Outcome) => differenceIn(material, option, outcome)
  const [transferred, back] = [of(outcomes.transferred), of(outcomes.broughtBack)]
  return transferred?.row.mean && back
    ? say`Of ${shown(transferred)} people transferred, ${shown(back)} are brought back`
    : say`Nobody is transferred`
}

/** In how many runs a scheme opens, and after how long. */
export function openingOf(material: Material, option: Compared, scheme: string): Text {
  const found: Found | undefined = ifOpens(
    material,
    { scenario: option.name, deterrence: noEffect, metric: 'scheme.opening_days', scheme },
    '',
  )
  const row = material.ifOpen.find(
    (each) =>
      each.scenario === option.name &&
      each.deterrence === noEffect &&
      each.metric === 'scheme.opening_days' &&
      each.scheme === scheme &&
      each.baseline === '',
  )
  if (row === undefined) return []
  const label = quoted(option.values.schemes[scheme]?.label ?? scheme)
  const place = { table: 'if-open', row }
  const [opened, all] = [
    count(placeOf(place, 'opened'), row.opened),
    count(placeOf(place, 'replications'), row.replications),
  ]
  const which = optionsOf(material).length > 1 ? say`‘${label}’ in ${nameOf(option)}` : say`‘${label}’`
  if (found === undefined) return say`${which} opens in ${opened} of ${all} runs.`
  if (row.opened === row.replications && row.mean === 0) return say`${which} is open from the start.`
  return say`${which} opens in ${opened} of ${all} runs, on average ${shown(found)} days after the start.${row.opened < row.replications ? ' The averages here count the other runs too.' : ''}`
}
