/** What limits an option: the step at which its schemes are held up, and what the whole system runs short of. */
import { binding } from '../charts/bottlenecks.ts'
import { limitShares } from '../charts/limits.ts'
import { resourceIds, useMetrics, wordsOf } from '../model/resources.ts'
import type { Block } from './briefing.ts'
import { level, schemeOf, shown } from './find.ts'
import { nameOf } from './findings.ts'
import { baselineOf, type Compared, type Material, optionsOf } from './material.ts'
import { figure, listing, quoted, say, type Text } from './text.ts'

/** The blocks of the section. */
export function limitsOf(material: Material): Block[] {
  const options = optionsOf(material)
  return [
    ...options.flatMap((option) => option.schemes.flatMap((scheme) => limitOf(material, option, scheme))),
    ...[baselineOf(material), ...(options.length === 1 ? options : [])].flatMap((scenario) =>
      resourcesOf(material, scenario),
    ),
  ]
}

const paragraph = (text: Text): Block => ({ kind: 'paragraph', text })

/** What limits a scheme, by share of the days on which it is open. */
function limitOf(material: Material, option: Compared, scheme: string): Block[] {
  const own = material.summary.filter(
    ({ scenario, deterrence }) => scenario === option.name && deterrence === 'none',
  )
  const label = quoted(option.values.schemes[scheme]?.label ?? scheme)
  const shares = limitShares(own, scheme)
  if (shares.length === 0) return [paragraph(say`‘${label}’ in ${nameOf(option)} does not open in this run.`)]
  const said = shares.map(
    ({ words, share }) =>
      say`${words} (${figure({ id: `limit|${option.name}|none|${scheme}|${words}`, value: share, unit: 'share' })} of days)`,
  )
  const used = level(material, {
    scenario: option.name,
    deterrence: 'none',
    metric: 'scheme.utilisation',
    scheme: schemeOf(option) === '' ? scheme : schemeOf(option),
  })
  return [
    paragraph(
      say`While ‘${label}’ is open in ${nameOf(option)}, what limits it is ${listing(said)}.${used === undefined ? [] : say` ${shown(used)} of its place-days are used.`}`,
    ),
  ]
}

/** How much of the shared resources is used. */
function resourcesOf(material: Material, scenario: Compared): Block[] {
  const known = resourceIds.flatMap((id) => {
    const found = level(material, {
      scenario: scenario.name,
      deterrence: 'none',
      metric: useMetrics(id).share,
    })
    return found === undefined ? [] : [{ found, words: wordsOf(id), isFull: found.row.mean! >= binding }]
  })
  if (known.length === 0) return []
  const full = known.filter(({ isFull }) => isFull)
  const rest = known.filter(({ isFull }) => !isFull)
  const name = nameOf(scenario)
  return [
    paragraph(
      say`Under ${name}, ${full.length === 0 ? 'nothing' : listing(full.map(({ words }) => [words]))} ${full.length > 1 ? 'are' : 'is'} in use all the time.${
        rest.length === 0
          ? []
          : say` The share of time that others are in use: ${listing(rest.map(({ found, words }) => say`${words} ${shown(found)}`))}.`
      }`,
    ),
  ]
}
