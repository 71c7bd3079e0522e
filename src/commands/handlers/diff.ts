/** `return-hubs diff <run-dir> <run-dir>`: what changed in inputs and in results from one run to another. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeAtomically } from '../../execution/files.ts'
import { InputError } from '../../input-error.ts'
import { json } from '../../run-folder/folder.ts'
import { fileOf } from '../../run-folder/table.ts'
import { inputChanges } from '../../runs/diff/inputs.ts'
import { resultChanges } from '../../runs/diff/results.ts'
import { notesOf, openSides, pairsOf, type Side } from '../../runs/diff/side.ts'
import { diffTables } from '../../runs/diff/tables.ts'
import { diffText, type Found } from '../../runs/diff/text.ts'
import type { Output } from '../../terminal/output.ts'

/** Options of `diff`. */
export interface DiffArguments {
  readonly from: string
  readonly to: string
  readonly out?: string | undefined
  readonly json?: boolean | undefined
}

/** Compares two run folders. @returns 0 @throws InputError where they cannot be compared, or `--out` cannot be written to */
export async function diff({ from, to, out, json: asJson }: DiffArguments, output: Output): Promise<number> {
  if (out !== undefined) refuseOccupied(out)
  const sides = openSides(from, to)
  const pairs = pairsOf(sides)
  const found: Found = {
    sides,
    notes: notesOf(sides, pairs),
    inputs: inputChanges(sides, pairs),
    results: await resultChanges(sides, pairs),
  }
  if (out !== undefined) writeTables(out, found)
  output.print(asJson ? json(asData(found)) : diffText(found, out))
  return 0
}

function asData({ sides, notes, inputs, results }: Found) {
  const about = ({ folder, manifest }: Side) => ({
    folder,
    version: manifest.tool.version,
    seed: manifest.seed,
    replications: manifest.replications,
    horizon_years: manifest.horizon_years,
    results: manifest.results.sha256,
  })
  return {
    from: about(sides.from),
    to: about(sides.to),
    inputs,
    method: results.method,
    ...(results.refused !== undefined && { not_compared: results.refused }),
    results: results.rows,
    notes,
  }
}

function writeTables(out: string, { inputs, results }: Found): void {
  for (const [path, content] of [fileOf(diffTables.inputs, inputs), fileOf(diffTables.results, results.rows)])
    writeAtomically(join(out, path), content)
}

/** Refuses a folder that holds anything but tables that `diff` wrote there before. */
function refuseOccupied(out: string): void {
  if (!existsSync(out)) return
  const own = Object.values(diffTables).map(({ path }) => path)
  const others = statSync(out).isDirectory()
    ? readdirSync(out).filter((entry) => !own.includes(entry))
    : [out]
  if (others.length === 0) return
  const found = `found ${others.slice(0, 3).join(', ')} there`
  throw new InputError([
    { file: '--out', path: '', found, allowed: `a new folder, or one of ${own.join(' and ')}` },
  ])
}
