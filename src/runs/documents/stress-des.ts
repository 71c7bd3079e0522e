/** stress-des.md: the items of the STRESS-DES guideline, filled in from a run and from the model's declarations. */
import { builtInEvidence, sources } from '../../evidence/load.ts'
import { sourcesBehind } from '../../evidence/register.ts'
import { eventKinds } from '../../model/declaration/events.ts'
import { Purpose } from '../../model/declaration/purposes.ts'
import { Tie } from '../../model/engine/event-list.ts'
import { inputsDigest } from '../../run-folder/manifest.ts'
import { tool } from '../../run-folder/tool.ts'
import { parameterDifferences } from '../../scenarios/document/difference.ts'
import type { LoadedScenario } from '../../scenarios/load.ts'
import { parametersOf } from '../../scenarios/schema/parameters.ts'
import { fewestForVerdict } from '../../statistics/verdict.ts'
import { listed } from '../../words/numbers.ts'
import { setsText } from '../ensemble.ts'
import { filled, plainText, table } from './markdown.ts'
import {
  activityRows,
  diagramLines,
  exitRows,
  outcomeWords,
  queueRows,
  resourceRows,
  stageRows,
} from './model-parts.ts'
import { decisive, uncertaintyRegister } from './registers.ts'
import type { StoredComparison } from './stored.ts'

/** Path in the run folder. */
export const stressFile = 'stress-des.md'

/** The document. */
export const stressDes = (stored: StoredComparison): string =>
  filled('stress-des', { table, listed, ...aboutRun(stored), ...aboutModel(stored), ...aboutData(stored) })

function aboutRun({ inputs, scenarios, metrics, circumstances }: StoredComparison) {
  const { baseline, deterrence, ensemble, horizon_years, replications, seed, with: layer } = inputs
  const { environment, failures, precision } = circumstances
  return {
    tool,
    baseline,
    deterrence,
    replications,
    seed,
    environment,
    scenarios: scenarios.map(({ name, values: { title, summary } }) => ({ name, title, summary })),
    options: scenarios.map(({ name }) => name).filter((name) => name !== baseline),
    outputs: [...new Map(metrics.map((row) => [`${row.metric} ${row.counted_in}`, row])).values()].map(
      ({ metric_label, metric, unit, kind, total_is }) => [metric_label, metric, unit, kind, total_is],
    ),
    ensemble: ensemble ? `from ${plainText(ensemble.file)}, ${setsText(ensemble, replications)}` : '',
    layer: plainText(layer?.name ?? ''),
    start: scenarios[0]!.values.start,
    horizon: `${horizon_years} ${horizon_years === 1 ? 'year' : 'years'}`,
    precision:
      precision === undefined
        ? ', a fixed number'
        : `, as many as the precision asked for took (${precision.every(({ reached }) => reached) ? 'reached' : 'not reached'} for ${listed([...new Set(precision.map(({ metric }) => metric))])})`,
    fewest: fewestForVerdict,
    failures: failures.length,
    libraries: Object.entries(environment.dependencies),
    inputs: inputsDigest(inputs),
  }
}

function aboutModel({ scenarios }: StoredComparison) {
  const { values } = scenarios[0]!
  return {
    diagram: diagramLines(),
    stages: stageRows(),
    activities: activityRows(),
    resources: resourceRows(values),
    queues: queueRows(values),
    exits: exitRows(),
    outcomes: outcomeWords(),
    groups: Object.entries(values.groups).map(([id, { label }]) => [label, id]),
    purposes: Object.keys(Purpose),
    events: eventKinds,
    ties: Object.keys(Tie),
    changes: changesOf(scenarios),
  }
}

/** What each scenario has that the baseline has not. */
const changesOf = ([baseline, ...others]: readonly LoadedScenario[]): string[][] =>
  others.flatMap(({ name, parameters }) =>
    parameterDifferences(baseline!.parameters, parameters).map(({ id, from, to, unit, source }) => [
      name,
      id,
      from,
      to,
      unit,
      source,
    ]),
  )

function aboutData(stored: StoredComparison) {
  const { assumptions, scenarios } = stored
  const pathOf = (id: string) => id.slice(id.indexOf(':') + 1)
  const withNote = (confidence: string) =>
    assumptions
      .filter((row) => row.confidence === confidence && row.note !== '')
      .map(({ id, note }) => [id, note])
  const countOf = (confidence: string) => assumptions.filter((row) => row.confidence === confidence).length
  const sampled = scenarios.flatMap(({ document }) =>
    parametersOf(document)
      .filter(([, parameter]) => parameter.sampled !== undefined)
      .map(([path]) => path.join('.')),
  )
  return {
    parameters: assumptions.map(({ id, value, low, high, unit, confidence, source }) => [
      ...[id, value, low, high, unit, confidence, source],
    ]),
    derivedCount: countOf('derived'),
    derived: withNote('derived'),
    impacts: decisive(stored),
    uncertainties: uncertaintyRegister(stored).map((row) => [
      ...[row.uncertainty, row.kind, row.treatment, row.in_intervals, row.size],
    ]),
    assumedCount: countOf('assumption'),
    assumed: withNote('assumption'),
    sampled: [...new Set(sampled)],
    stocks: assumptions
      .filter(({ id }) => pathOf(id).startsWith('stocks.'))
      .map(({ id, value, low, high, unit, confidence }) => [id, value, low, high, unit, confidence]),
    sources: sourceRows(assumptions.flatMap(({ source }) => source.split(';'))),
  }
}

/** The sources that cited ids come down to, each once with the ids; what is cited and not in the evidence stands as it is. */
function sourceRows(cited: readonly string[]): string[][] {
  const ids = [...new Set(cited)].filter((id) => id !== '' && id !== 'assumption').sort()
  const citing = new Map<string, string[]>()
  for (const id of ids) {
    const behind = sourcesBehind([id], builtInEvidence)
    for (const source of behind.size === 0 ? [id] : behind)
      citing.set(source, [...(citing.get(source) ?? []), id])
  }
  return [...citing]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, by]) => {
      const source = sources().get(id)
      const about = source
        ? [source.publisher, source.title, source.date, source.reference]
        : ['', 'named by the scenario or the command line', '', '']
      return [id, ...about, by.join('; ')]
    })
}
