/** The report of a comparison: from its stored results, and what was put beside them for it, to a page, a document and slides. */

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredChart } from '../briefing/briefing.ts'
import { pageOf } from '../briefing/html.ts'
import { briefingOf } from '../briefing/make.ts'
import type { About, Material } from '../briefing/material.ts'
import { slidesFileOf } from '../briefing/office/slides.ts'
import { wordOf } from '../briefing/office/word.ts'
import { readSignOff } from '../briefing/sign-off.ts'
import type { Behind } from '../run-folder/figures-behind.ts'
import { hasTable, readTable } from '../run-folder/read.ts'
import { storedErrors } from '../run-folder/stored-errors.ts'
import { storedFile } from '../run-folder/stored-file.ts'
import type { RowOf, Table } from '../run-folder/table.ts'
import { tables } from '../run-folder/tables.ts'
import { comparedSchemes } from '../scenarios/compared-schemes.ts'
import type { LoadedScenario } from '../scenarios/load.ts'
import { readingsLeft } from '../scenarios/readings.ts'
import type { Files } from './kind.ts'
import { reportInputs, sensitivityIn } from './stored-sensitivity.ts'

/** The report of a comparison, by path in the run folder. @param about what its manifest says, or will say */
export async function reportOfComparison(
  folder: string,
  about: About,
  scenarios: readonly LoadedScenario[],
): Promise<Files> {
  const briefing = briefingOf(materialOf(folder, about, scenarios))
  return new Map<string, string | Uint8Array>([
    ['report.html', pageOf(briefing)],
    ['report.docx', await wordOf(briefing)],
    ['briefing.pptx', await slidesFileOf(briefing)],
  ])
}

/** Everything that a briefing is made from, as the run folder has it. */
export function materialOf(folder: string, about: About, scenarios: readonly LoadedScenario[]): Material {
  const read = new Map<string, readonly unknown[]>()
  const rowsOf = <T extends Table>(table: T): readonly RowOf<T>[] => {
    const rows = read.get(table.path) ?? (hasTable(folder, table) ? readTable(folder, table) : [])
    read.set(table.path, rows)
    return rows as readonly RowOf<T>[]
  }
  return {
    about,
    scenarios: scenarios.map((scenario) => ({
      name: scenario.name,
      values: scenario.values,
      schemes: comparedSchemes(scenario, scenarios, about.baseline),
    })),
    summary: rowsOf(tables.summary),
    differences: rowsOf(tables.differences),
    monthly: rowsOf(tables.monthly),
    ifOpen: rowsOf(tables.ifOpen),
    uncertainty: rowsOf(tables.uncertainty),
    assumptions: rowsOf(tables.assumptions),
    readings: readingsLeft(scenarios),
    charts: chartsIn(folder),
    rowsOf: ({ table }: Behind) => rowsOf(table) as ReturnType<Material['rowsOf']>,
    pastErrors: storedErrors(),
    sensitivity: sensitivityIn(folder),
    signOff: existsSync(join(folder, reportInputs.signOff))
      ? readSignOff(join(folder, reportInputs.signOff))
      : undefined,
  }
}

/** Pictures of charts that pages embed, and the ending of the specifications that have their words. */
const picture = '.panels.svg'
const pictureForOffice = '.panels.png'
const specification = '.vl.json'

/** What a report reads of a chart's specification. */
interface Spec {
  readonly description: string
  readonly usermeta: { readonly title: string; readonly source: string; readonly note: string }
  readonly title: { readonly subtitle?: readonly string[] }
}

const storedText = (path: string) => storedFile(path).toString('utf8')

/** The charts of the folder, by name. */
function chartsIn(folder: string): StoredChart[] {
  const charts = join(folder, 'charts')
  if (!existsSync(charts)) return []
  return readdirSync(charts)
    .filter((file) => file.endsWith(picture))
    .toSorted()
    .map((file) => {
      const id = file.slice(0, -picture.length)
      const spec = JSON.parse(storedText(join(charts, `${id}${specification}`))) as Spec
      return {
        id,
        ...spec.usermeta,
        subtitle: (spec.title.subtitle ?? []).join(' '),
        description: spec.description,
        svg: storedText(join(charts, file)),
        png: storedFile(join(charts, `${id}${pictureForOffice}`)),
      }
    })
}
