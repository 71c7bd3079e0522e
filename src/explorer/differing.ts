/** What differs between two options, in words. */
import { parameterDifferences } from '../scenarios/document/difference.ts'
import { meaningAt } from '../scenarios/schema/policy-questions.ts'
import { labelAt } from './levers.ts'
import type { Question } from './question.ts'

/** Most differences that are told one by one. */
const most = 12

/** What differs in the second option, a phrase each: `Places when complete: 48 in place of 800 places`. */
export function differingIn(one: Question, other: Question): string[] {
  const [before, after] = [one.scenarios.at(-1)!, other.scenarios.at(-1)!]
  const found = parameterDifferences(before.parameters, after.parameters).filter(({ id }) => id !== 'start')
  const told = found.slice(0, most).map(({ id, from, to, unit }) => {
    const words = labelAt(id) ?? meaningAt(id.split('.'))?.about.replace(/\.$/, '') ?? id
    const of = unit === 'choice' ? '' : ` ${unit}`
    return `${words}: ${to === '' ? 'not there' : `${to}${of}`} in place of ${from === '' ? 'none' : from}`
  })
  const { state: a } = one
  const { state: b } = other
  return [
    ...(before.name === after.name ? [] : [`${after.values.title} in place of ${before.values.title}`]),
    ...(before.name === after.name || found.length <= most ? told : []),
    ...(found.length > most ? [`${found.length} values differ in all`] : []),
    ...(a.deterrence === b.deterrence
      ? []
      : [`deterrence ${b.deterrence ?? 'none'} in place of ${a.deterrence ?? 'none'}`]),
    ...(['seed', 'replications', 'horizon'] as const).flatMap((key) =>
      a[key] === b[key] ? [] : [`${wordFor[key]} ${b[key]} in place of ${a[key]}`],
    ),
  ]
}

const wordFor = { seed: 'seed', replications: 'runs', horizon: 'years' } as const
