/** `--ensemble FILE`: from the file to what is run, and to what is said of it. */
import { basename, join } from 'node:path'
import type { Participant } from '../experiments/compare.ts'
import { membersReached } from '../experiments/members.ts'
import { mostReplications, type PrecisionRule } from '../experiments/precision.ts'
import { InputError } from '../input-error.ts'
import type { EnsembleInputs, Manifest } from '../reports/manifest.ts'
import { type Ensemble, readEnsemble } from '../scenarios/ensemble.ts'
import type { LoadedScenario } from '../scenarios/load.ts'
import { refuseUnfit, underMembers } from '../scenarios/members.ts'
import { messages } from '../scenarios/messages.ts'
import { problemAt } from '../scenarios/tree.ts'
import type { SimulationOptions } from './options.ts'
import { plural } from './plural.ts'

/** Name of the stored ensemble in the run folder. */
export const ensembleFile = 'ensemble.csv'

/** The word that stands for the built-in fit in place of a file. */
const builtInFit = 'stored'

/** The file that `--ensemble` means: the built-in fit is to be found here once there is one. */
function fileOf(reference: string): string {
  if (reference !== builtInFit) return reference
  throw new InputError([problemAt({ file: '--ensemble' }, [], messages.noBuiltInFit(reference))])
}

/** The ensemble that is asked for, if one is. @throws InputError if it does not fit the scenarios or the settings */
export function openEnsemble(
  { ensemble: reference, settings }: SimulationOptions,
  scenarios: readonly LoadedScenario[],
): Ensemble | undefined {
  if (reference === undefined) return undefined
  const ensemble = readEnsemble(fileOf(reference))
  refuseUnfit(ensemble, scenarios, settings)
  return ensemble
}

/** The ensemble of a stored run, if it had one. */
export const storedEnsemble = (folder: string, { ensemble }: Manifest): Ensemble | undefined =>
  ensemble && readEnsemble(join(folder, ensembleFile))

/** What the manifest says of an ensemble. */
export const inputsOf = ({ file, origin, members, sha256 }: Ensemble): EnsembleInputs => ({
  file: basename(file),
  ...(origin !== undefined && { origin }),
  members: members.length,
  sha256,
})

/**
 * The scenarios as they take part: as they are, or under the members that the replications reach.
 * @param except paths that are left as the scenarios have them
 */
export function participantsOf(
  scenarios: readonly LoadedScenario[],
  ensemble: Ensemble | undefined,
  replications: number | PrecisionRule,
  except: readonly string[] = [],
): Participant[] {
  if (ensemble === undefined) return [...scenarios]
  const reached = membersReached(most(replications), ensemble.members.length)
  const members = underMembers(scenarios, ensemble, reached, except)
  return scenarios.map((scenario, i) => ({
    ...scenario,
    members: members[i]!.map(({ values, sha256 }) => ({ values, sha256 })),
  }))
}

const most = (replications: number | PrecisionRule) =>
  typeof replications === 'number' ? replications : mostReplications

/** `10 of 200 parameter sets, fitted at 2024-Q4`. */
export function setsText(
  { members, origin }: Pick<EnsembleInputs, 'members' | 'origin'>,
  replications: number | PrecisionRule,
): string {
  const reached = typeof replications === 'number' ? membersReached(replications, members) : members
  const count =
    reached < members ? `${reached} of ${plural(members, 'parameter set')}` : plural(members, 'parameter set')
  return origin === undefined ? count : `${count}, fitted at ${origin}`
}

/** The scenarios with what their tables of assumptions say of the parameters that the members set: mean and range. */
export function rangesOf(
  { origin, members, parameters }: Ensemble,
  scenarios: readonly LoadedScenario[],
  replications: number,
): Pick<LoadedScenario, 'name' | 'yaml' | 'parameters'>[] {
  const used = members.slice(0, membersReached(replications, members.length))
  const fitted = origin === undefined ? '' : ` fitted at ${origin}`
  const rows = new Map(
    parameters.map(({ path }, i) => {
      const values = used.map(({ settings }) => Number(settings[i]!.value))
      return [path.replace(/\.value$/, ''), values] as const
    }),
  )
  return scenarios.map(({ name, yaml, parameters: own }) => ({
    name,
    yaml,
    parameters: own.map((row) => {
      const values = rows.get(row.id)
      if (values === undefined) return row
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      return {
        ...row,
        value: String(Number(mean.toPrecision(6))),
        low: String(Math.min(...values)),
        high: String(Math.max(...values)),
        source: 'fit',
        confidence: 'assumption',
        note: `Mean and range of ${plural(values.length, 'parameter set')}${fitted}, in place of ${row.value}`,
      }
    }),
  }))
}
