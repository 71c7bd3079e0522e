/** Options under a response in the country, beside the same options without: scenarios made of those that are loaded. */
import { InputError } from '../input-error.ts'
import { nearestName } from '../words/nearest.ts'
import { inSentence } from '../words/text.ts'
import { type LoadedScenario, parseSetting, reopenScenarios, type Setting } from './load.ts'
import { noResponse } from './schema/response.ts'

type Load = (settings: readonly Setting[]) => LoadedScenario[]

/** Name of a scenario under a response. */
export const nameUnder = (scenario: string, response: string): string => `${scenario}-response-${response}`

/** Most characters of a title. */
const longestTitle = 80

/** Whether a scenario has a scheme that people may respond to: one that was not open before the start. */
const mayRespond = ({ values: { schemes, start } }: LoadedScenario): boolean =>
  Object.values(schemes).some(({ agreement: { opens } }) => opens === undefined || opens >= start)

/**
 * Loads the same scenarios and, beside each that has a scheme which people may respond to, the same scenario under each of the responses.
 * Settings may name those too.
 * @param names of the responses; `none` is what the scenarios are anyhow
 * @param first place of the first scenario that is also run under them: 1 leaves a baseline as it is
 */
export function withResponses(load: Load, names: readonly string[], first: 0 | 1): Load {
  const wanted = [...new Set(names)].filter((name) => name !== noResponse)
  if (wanted.length === 0) return load
  return (settings) => {
    const isOfOne = ({ scenario }: Setting) => wanted.some((name) => scenario?.endsWith(nameUnder('', name)))
    const own = settings.filter(isOfOne)
    const loaded = load(settings.filter((setting) => !isOfOne(setting)))
    const responding = loaded.slice(first).filter(mayRespond)
    refuseUnknown(wanted, loaded.slice(first), responding)
    const all = loaded.flatMap((scenario) => [
      scenario,
      ...(responding.includes(scenario) ? wanted.map((response) => under(scenario, response, own)) : []),
    ])
    const nobodys = own.filter(({ scenario }) => all.every(({ name }) => name !== scenario))
    // The loader knows how to refuse a setting for a scenario that is not there.
    if (nobodys.length > 0) load(nobodys)
    return all
  }
}

/** The scenario under a response. */
function under(scenario: LoadedScenario, response: string, settings: readonly Setting[]): LoadedScenario {
  const name = nameUnder(scenario.name, response)
  const label = scenario.document.response.hypotheses[response]!.label
  const words = inSentence(label)
  const title = `${scenario.document.title}: ${words}`.slice(0, longestTitle)
  const changes = { name, title, 'response.in_force': response }
  const [renamed] = reopenScenarios([scenario]).load(
    Object.entries(changes).map(([path, value]) => parseSetting(`${path}=${JSON.stringify(value)}`)),
  )
  const own = settings.filter((setting) => setting.scenario === name)
  return own.length === 0 ? renamed! : reopenScenarios([renamed!]).load(own)[0]!
}

/** @throws InputError where a response is not known, or no scenario has a scheme that people may respond to */
function refuseUnknown(
  names: readonly string[],
  options: readonly LoadedScenario[],
  responding: readonly LoadedScenario[],
): void {
  const file = '--response'
  const problems = responding.flatMap(({ name, document: { response } }) => {
    const known = [noResponse, ...Object.keys(response.hypotheses)]
    return names
      .filter((wanted) => !known.includes(wanted))
      .map((wanted) => {
        const nearest = nearestName(wanted, known)
        return {
          file,
          path: '',
          found: `found "${wanted}"`,
          allowed: `one of ${known.join(', ')}, in ${name}`,
          ...(nearest !== undefined && { nearest }),
        }
      })
  })
  if (responding.length === 0) {
    const found = `found ${names.join(', ')} with ${options.map(({ name }) => name).join(', ')}`
    const allowed = 'with a scenario that has a scheme which was not open before the start'
    problems.push({ file, path: '', found, allowed })
  }
  if (problems.length > 0) throw new InputError(problems)
}
