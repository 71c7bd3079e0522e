/** `--ensemble FILE`: from the file to what is run, and to what is said of it. */
import { basename, join } from 'node:path'
import { fitsFile } from '../experiments/calibration/stored-fits.ts'
import { membersReached } from '../experiments/replications/member-of-replication.ts'
import { mostUnder, type PrecisionRule } from '../experiments/replications/precision.ts'
import type { Participant } from '../experiments/replications/replicate.ts'
import type { EnsembleInputs, RunInputs } from '../run-folder/manifest.ts'
import { type Ensemble, parameterName, readEnsemble } from '../scenarios/designs/ensemble.ts'
import { refuseUnfit, underMembers } from '../scenarios/designs/members.ts'
import type { LoadedScenario } from '../scenarios/load.ts'
import { plural } from '../words/numbers.ts'
import { visible } from '../words/visible.ts'
import type { SimulationOptions } from './asked.ts'

/** Name of the stored ensemble in the run folder. */
export const ensembleFile = 'ensemble.csv'

/** The word that stands for the built-in fit in place of a file. */
export const builtInFit = 'stored'

/** The word for the scenarios as they are. */
const noFit = 'none'

/** The file that `--ensemble` means; undefined for none. */
export const fileOf = (reference: string): string | undefined =>
  reference === noFit ? undefined : reference === builtInFit ? fitsFile : reference

/** The ensemble that is asked for, if one is. @throws InputError if it does not fit the scenarios or the settings */
export function openEnsemble(
  { ensemble: reference, settings }: SimulationOptions,
  scenarios: readonly LoadedScenario[],
): Ensemble | undefined {
  const file = reference === undefined ? undefined : fileOf(reference)
  if (file === undefined) return undefined
  const ensemble = readEnsemble(file)
  refuseUnfit(ensemble, scenarios, settings)
  return ensemble
}

/** The ensemble of a stored run, if it had one. */
export const storedEnsemble = (
  folder: string,
  { ensemble }: Pick<RunInputs, 'ensemble'>,
): Ensemble | undefined => ensemble && readEnsemble(join(folder, ensembleFile))

/** What the manifest says of an ensemble. */
export const inputsOf = ({ file, origin, members, sha256 }: Ensemble): EnsembleInputs => ({
  file: visible(basename(file)),
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
  typeof replications === 'number' ? replications : mostUnder(replications)

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
      const values = used.map(({ settings }) => settings[i]!.value)
      return [parameterName(path), values] as const
    }),
  )
  return scenarios.map(({ name, yaml, parameters: own }) => ({
    name,
    yaml,
    parameters: own.map((row) => {
      const values = rows.get(row.id)
      if (values === undefined) return row
      const sets = `${plural(values.length, 'parameter set')}${fitted}, in place of ${row.value}`
      const about = { ...row, source: 'fit', confidence: 'assumption' }
      const numbers = values.filter((value) => typeof value === 'number')
      if (numbers.length < values.length)
        return { ...about, value: [...new Set(values)].join(' or '), note: `By turns, in ${sets}` }
      const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length
      return {
        ...about,
        value: String(Number(mean.toPrecision(6))),
        low: String(Math.min(...numbers)),
        high: String(Math.max(...numbers)),
        note: `Mean and range of ${sets}`,
      }
    }),
  }))
}
