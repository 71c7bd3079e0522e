/** What differs between the inputs of two runs: how they were run, and every parameter with its provenance. */
import type { Manifest, ScenarioDigest } from '../../run-folder/manifest.ts'
import type { ParameterRow } from '../../scenarios/load.ts'
import type { ScenarioPair, Sides } from './side.ts'
import type { InputChange } from './tables.ts'

/** The differences: first of the runs as wholes, then of parameters. One that is the same in every scenario stands once, without a scenario. */
export function inputChanges({ from, to }: Sides, pairs: readonly ScenarioPair[]): InputChange[] {
  const byScenario = pairs.map((pair) => parameterChanges(pair))
  const [first = [], ...others] = byScenario
  const isShared = (row: InputChange) =>
    others.length > 0 && others.every((rows) => rows.some((other) => isSame(row, other)))
  const shared = first.filter(isShared).map((row) => ({ ...row, scenario: '' }))
  const own = byScenario.flat().filter((row) => !shared.some((each) => isSame(each, row)))
  return [...runChanges(from.manifest, to.manifest), ...shared, ...own]
}

/** Whether two rows are alike but for their scenario. */
const isSame = ({ scenario: _, ...one }: InputChange, { scenario: __, ...other }: InputChange) =>
  JSON.stringify(one) === JSON.stringify(other)

/** How a run was made, as far as results depend on it, with the unit of each. */
const settingsOf = (
  manifest: Manifest,
): readonly (readonly [input: string, value: string, unit: string])[] => [
  ['version', manifest.tool.version, ''],
  ['node', manifest.environment.node, ''],
  ['seed', String(manifest.seed), ''],
  ['replications', String(manifest.replications), ''],
  ['horizon', String(manifest.horizon_years), 'years'],
  ['baseline', manifest.baseline, ''],
  ['deterrence', manifest.deterrence.join(' '), ''],
  ['ensemble', manifest.ensemble ? `${manifest.ensemble.file} ${manifest.ensemble.sha256}` : 'none', ''],
  ['with', manifest.with ? `${manifest.with.name} ${manifest.with.sha256}` : 'none', ''],
  ['design', designOf(manifest), ''],
  ['failed jobs', String(manifest.failures.length), ''],
]

/** The design of a sweep by its digest; '' for other runs. */
const designOf = ({ asked }: Manifest): string => {
  const { design } = asked as { readonly design?: ScenarioDigest }
  return design === undefined ? '' : `${design.name} ${design.sha256}`
}

function runChanges(from: Manifest, to: Manifest): InputChange[] {
  const after = settingsOf(to)
  return settingsOf(from).flatMap(([input, value, unit], i): InputChange[] => {
    const [, now] = after[i]!
    if (value === now) return []
    return [{ input, aspect: 'run', scenario: '', from: value, to: now, unit, source: '', confidence: '' }]
  })
}

/** What a parameter is, in aspects that may change by themselves. */
const aspects = {
  value: ({ value }: ParameterRow) => value,
  range: ({ low, high }: ParameterRow) => (low === '' && high === '' ? '' : `${low} to ${high}`),
  source: ({ source }: ParameterRow) => source,
  confidence: ({ confidence }: ParameterRow) => confidence,
} as const

function parameterChanges({ name, from, to }: ScenarioPair): InputChange[] {
  const before = new Map(from.parameters.map((row) => [row.id, row]))
  const after = new Map(to.parameters.map((row) => [row.id, row]))
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [old, now] = [before.get(id), after.get(id)]
    const { unit, source, confidence } = now ?? old!
    const row = (aspect: keyof typeof aspects): InputChange => ({
      input: id,
      aspect,
      scenario: name,
      from: old === undefined ? '' : aspects[aspect](old),
      to: now === undefined ? '' : aspects[aspect](now),
      unit,
      source,
      confidence,
    })
    // What only one of them has is one difference, not four.
    if (old === undefined || now === undefined) return [row('value')]
    return (Object.keys(aspects) as (keyof typeof aspects)[]).map(row).filter((each) => each.from !== each.to)
  })
}
