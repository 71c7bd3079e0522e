/** `return-hubs report <run-dir>`: all that is made of a run's results, made again from what is stored. */

import { join } from 'node:path'
import { readSignOff } from '../../briefing/sign-off.ts'
import { writeCharts } from '../../charts/kit/write.ts'
import { writeDurably } from '../../execution/files.ts'
import { InputError } from '../../input-error.ts'
import { json, readManifest } from '../../run-folder/folder.ts'
import { digestsBesideResults, madeEntries } from '../../run-folder/folder-files.ts'
import { lockFolder } from '../../run-folder/lock.ts'
import type { Manifest } from '../../run-folder/manifest.ts'
import { readTable } from '../../run-folder/read.ts'
import { sealed } from '../../run-folder/seal.ts'
import { sensitivityTables } from '../../run-folder/sensitivity-tables.ts'
import { fileOf } from '../../run-folder/table.ts'
import { tool } from '../../run-folder/tool.ts'
import { describe, type FileFault, hasSealedManifest, storedFaults } from '../../run-folder/verify.ts'
import { kindOf, kinds } from '../../runs/kinds.ts'
import { writeFiles } from '../../runs/outputs.ts'
import type { SensitivityAsked } from '../../runs/sensitivity-plan.ts'
import { reportInputs, type SensitivityOrigin } from '../../runs/stored-sensitivity.ts'
import { readText } from '../../scenarios/document/read.ts'
import type { Output } from '../../terminal/output.ts'

/** Options of `report`. */
export interface ReportArguments {
  readonly folder: string
  readonly sensitivity?: string | undefined
  readonly signOff?: string | undefined
  readonly json?: boolean | undefined
}

/** The exit code where stored results are not those of the manifest. */
const different = 3

/**
 * Makes everything again that is made of a finished run's results, with what is to be put beside them, and seals the manifest anew.
 * Nothing is run.
 * @returns 0, or 3 if results of the folder are not those of its manifest
 */
export async function report(argv: ReportArguments, output: Output): Promise<number> {
  readManifest(argv.folder)
  const unlock = lockFolder(argv.folder)
  try {
    return await reportIn(argv, output)
  } finally {
    unlock()
  }
}

async function reportIn(argv: ReportArguments, output: Output): Promise<number> {
  const { folder, sensitivity } = argv
  const manifest = readManifest(folder)
  const kind = kindOf(folder, manifest)
  if (kind.report === undefined || 'forecast' in manifest.asked) throw noReport(folder, manifest)
  refuseOtherVersion(folder, manifest)
  const notMade = storedFaults(folder, manifest, kind.digests(manifest.asked)).filter(
    ({ path }) => !madeEntries.includes(path.split('/')[0]!),
  )
  // Drawing takes as long as all the rest, and charts that are as the run drew them would come out the same.
  const isChart = ({ path }: FileFault) => path.startsWith('charts/')
  const charts = notMade.some(isChart) ? await kind.redraw?.(folder, manifest) : undefined
  const faults = charts === undefined ? notMade : notMade.filter((fault) => !isChart(fault))
  if (faults.length > 0) {
    const lines = faults.map((fault) => `  ${describe(fault)}\n`).join('')
    output.tell(`${folder} differs from its manifest, so no report is made of it:\n${lines}`)
    return different
  }
  writeFiles(
    folder,
    new Map([
      ...(argv.signOff === undefined ? [] : signOffFiles(argv.signOff)),
      ...(sensitivity === undefined ? [] : sensitivityFiles(folder, manifest, sensitivity)),
    ]),
  )
  if (charts !== undefined) await writeCharts(Promise.resolve(charts), join(folder, 'charts'))
  writeFiles(folder, (await kind.documents?.(folder, kind.plan(folder, manifest), manifest)) ?? new Map())
  const files = await kind.report(folder, manifest)
  writeFiles(folder, files)
  const { sha256: _, ...unsealed } = manifest
  const resealed = sealed({ ...unsealed, files: digestsBesideResults(folder) })
  writeDurably(join(folder, 'manifest.json'), json(resealed))
  const written = [...files.keys()].map((path) => join(folder, path))
  output.print(argv.json ? json({ folder, written }) : written.map((path) => `Report: ${path}\n`).join(''))
  return 0
}

function noReport(folder: string, manifest: Manifest): InputError {
  const { noun } = kindOf(folder, manifest)
  const allowed = kinds.filter((kind) => 'report' in kind).map((kind) => kind.noun)
  const found = `found ${'forecast' in manifest.asked ? 'a forecast' : noun}`
  return new InputError([{ file: folder, path: '', found, allowed: `the folder of ${allowed.join(' or ')}` }])
}

/** Words and rules of a report are those of a version: another one would make another page of the same results. */
function refuseOtherVersion(folder: string, { tool: by }: Manifest): void {
  if (by.version === tool.version) return
  const found = `found a run by version ${by.version}`
  throw new InputError([
    { file: folder, path: '', found, allowed: `version ${tool.version}`, remedy: 'use that version' },
  ])
}

function signOffFiles(path: string): [string, string][] {
  readSignOff(path)
  return [[reportInputs.signOff, readText(path, path)]]
}

/** The table of a sensitivity analysis of one of the run's scenarios, and of what run it is. */
function sensitivityFiles(folder: string, manifest: Manifest, from: string): [string, string][] {
  const refuse = (found: string, allowed: string) =>
    new InputError([{ file: `--sensitivity ${from}`, path: '', found, allowed }])
  const other = readManifest(from)
  const asked = other.asked as SensitivityAsked
  if (asked.kind !== 'sensitivity')
    throw refuse(`found ${kindOf(from, other).noun}`, 'the folder of a sensitivity analysis')
  if (!hasSealedManifest(from, other) || storedFaults(from, other, new Map()).length > 0)
    throw refuse('found files that are not those of its manifest', 'the folder as the run wrote it')
  const same = other.scenarios.find(({ sha256 }) => manifest.scenarios.some((own) => own.sha256 === sha256))
  const names = manifest.scenarios.map(({ name }) => name).join(', ')
  if (same === undefined || !manifest.scenarios.some(({ name }) => name === asked.scenario))
    throw refuse(`found an analysis of ${asked.scenario}`, `one of ${names}, as ${folder} has it`)
  const origin: SensitivityOrigin = {
    scenario: asked.scenario,
    seed: other.seed,
    results: other.results.sha256,
  }
  const [, table] = fileOf(sensitivityTables.sensitivity, readTable(from, sensitivityTables.sensitivity))
  return [
    [reportInputs.sensitivity, table],
    [reportInputs.sensitivityOrigin, json(origin)],
  ]
}
