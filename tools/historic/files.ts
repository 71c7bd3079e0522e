/** The files of the scenario historic-2018-2024 as text. */
import { stringify } from 'csv-stringify/sync'
import { Document, isMap, isScalar, visit } from 'yaml'
import type { Setting } from '../../src/scenarios/document/settings.ts'
import { loadScenario } from '../../src/scenarios/load.ts'
import { parametersOf } from '../../src/scenarios/schema/parameters.ts'
import { historic, observed, opening, type SettingWithChanges } from './inputs.ts'

type Tree = { [key: string]: Tree | unknown }

const parameters = new Map(
  parametersOf(loadScenario(historic.base).document).map(([path, parameter]) => [path.join('.'), parameter]),
)

/** A parameter that stands in the scenario in place of the baseline's. Ranges of 2024 are left out. */
function parameterOf({ path, value, from, changes }: SettingWithChanges): Tree {
  const own = parameters.get(path.join('.'))
  if (own === undefined || from === undefined) throw new RangeError(`${path.join('.')} is no parameter`)
  return {
    value: Number(Number(value).toPrecision(6)),
    unit: own.unit,
    ...(changes && { changes }),
    source: from.source,
    confidence: from.confidence,
    note: from.note,
  }
}

/** The stock that nobody publishes, with its range. */
function exhausted(settings: readonly Setting[]): Tree {
  const end = (name: string) =>
    settings.find(({ path }) => path.join('.') === `stocks.rights_exhausted.${name}`)!.value
  const own = parameters.get('stocks.rights_exhausted')!
  return {
    value: end('value'),
    low: end('low'),
    high: end('high'),
    unit: own.unit,
    sampled: 'triangular',
    source: own.source,
    confidence: 'assumption',
    note: `Not published. What ${historic.base} assumes (${['low', 'value', 'high'].map((key) => (own as unknown as Tree)[key]).join(', ')}), in proportion to the published cases subject to removal action: the end of 2017, between two Junes, over June 2023`,
  }
}

/** The scenario file. */
export function scenarioText(): string {
  const settings = opening()
  const tree: Tree = {
    name: historic.name,
    extends: historic.base,
    title: 'As observed, 2018 to 2024',
    summary:
      'Opens with the system as published for the end of 2017. Arrivals, claims, caseworkers, decisions, grant rates, withdrawals and ' +
      'disposals are given as observed to the end of 2024; queues, waits, support and returns are left to the model. For comparing it ' +
      'with what happened over those seven years: no option, no baseline for one, and no statement about later years.',
    start: '2018-01-01',
    inputs: `${historic.name}.csv`,
  }
  const put = (path: readonly string[], leaf: Tree) => {
    let node = tree
    for (const key of path.slice(0, -1)) {
      node[key] ??= {}
      node = node[key] as Tree
    }
    node[path.at(-1)!] = leaf
  }
  for (const each of settings) {
    if (each.path[1] === 'rights_exhausted') put(['stocks', 'rights_exhausted'], exhausted(settings))
    else put(each.path, parameterOf(each))
  }
  const yaml = new Document(tree, { aliasDuplicateObjects: false })
  visit(yaml, {
    Map: (_key, node) => {
      if (node.items.some(({ key }) => isScalar(key) && key.value === 'unit') && isMap(node)) node.flow = true
    },
  })
  return `# Made by npm run historic from src/evidence; not to be edited.\n${yaml.toString({ lineWidth: 0, flowCollectionPadding: true })}`
}

/** The inputs file. */
export const inputsText = (): string =>
  stringify(
    observed().map(({ period, series, value, unit }) => [period, series, value, unit]),
    { header: true, columns: ['period', 'series', 'value', 'unit'] },
  )
