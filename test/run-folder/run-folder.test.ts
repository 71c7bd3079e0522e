import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  checkFolder,
  closeFolder,
  inspectFolder,
  makeRunFolder,
  openFolder,
  readManifest,
} from '../../src/run-folder/folder.ts'
import { type Manifest, manifestSchema, type RunInputs } from '../../src/run-folder/manifest.ts'
import { environment, tool } from '../../src/run-folder/tool.ts'
import { temporaryFolder } from '../execution/fixtures.ts'

const inputs: RunInputs = {
  asked: { kind: 'comparison' },
  seed: 1,
  replications: 20,
  horizon_years: 5,
  baseline: 'a',
  deterrence: ['none'],
  scenarios: [{ name: 'a', sha256: '1'.repeat(64) }],
}
const digest = '0'.repeat(64)
const manifest: Manifest = {
  ...{ schema: manifestSchema, tool, command_line: [], ...inputs },
  inputs: { sha256: digest },
  results: { sha256: digest, files: [] },
  environment: environment(),
  failures: [],
  run: { started: '', seconds: 0, workers: 1 },
  files: [],
  sha256: digest,
}

function unfinished() {
  const folder = join(temporaryFolder(), 'run')
  makeRunFolder(folder)
  openFolder(folder, inputs, ['run', 'a'], false)
  mkdirSync(join(folder, 'jobs'))
  return folder
}
const check = (folder: string, now: RunInputs, how: 'refuse' | 'resume' | 'force') =>
  checkFolder(folder, inspectFolder(folder), now, how, () => [])

describe('a folder that is not ours', () => {
  test('is refused unless it is empty or new, even by force', () => {
    const folder = temporaryFolder()
    expect(inspectFolder(folder).kind).toBe('empty')
    expect(inspectFolder(join(folder, 'new')).kind).toBe('empty')
    writeFileSync(join(folder, 'thesis.docx'), '')
    expect(() => inspectFolder(folder)).toThrow('not empty and not a run folder')
    writeFileSync(join(folder, 'manifest.json'), '{"tool":{"name":"another"}}')
    expect(() => inspectFolder(folder)).toThrow('not empty and not a run folder')
    expect(() => inspectFolder(join(folder, 'thesis.docx'))).toThrow('found a file')
  })
})

describe('an unfinished run', () => {
  test('says so, and how to go on', () => {
    const note = JSON.parse(readFileSync(join(unfinished(), 'unfinished.json'), 'utf8')).note
    expect(note).toContain('has not finished')
    expect(note).toContain('--resume')
  })
  test('is refused unless resumed or forced, and is no run folder to read', () => {
    const folder = unfinished()
    expect(() => check(folder, inputs, 'refuse')).toThrow('found an unfinished run; add --resume')
    expect(() => check(folder, inputs, 'resume')).not.toThrow()
    expect(() => check(folder, inputs, 'force')).not.toThrow()
    expect(() => readManifest(folder)).toThrow('found an unfinished run')
  })
  test('may be resumed with more replications', () => {
    expect(() => check(unfinished(), { ...inputs, replications: 40 }, 'resume')).not.toThrow()
  })
  test.each([
    [{ seed: 2 }, 'seed 1, now 2'],
    [{ horizon_years: 1 }, 'horizon 5 years, now 1 years'],
    [{ baseline: 'b' }, 'baseline a, now b'],
    [{ asked: { kind: 'sweep' } }, 'kind of run comparison, now sweep'],
    [{ deterrence: ['none', 'strong'] }, 'deterrence none, now none,strong'],
    [{ scenarios: [{ name: 'a', sha256: '2'.repeat(64) }] }, 'scenario a has changed'],
    [{ scenarios: [] }, 'scenario a is missing now'],
    [{ scenarios: [...inputs.scenarios, { name: 'c', sha256: '3'.repeat(64) }] }, 'scenario c is new'],
  ])('is not resumed with other inputs: %j', (other, said) => {
    expect(() => check(unfinished(), { ...inputs, ...other }, 'resume')).toThrow(said)
  })
  test('is not resumed with another question of its kind', () => {
    const folder = unfinished()
    const differences = () => ['design 1, now 2']
    expect(() => checkFolder(folder, inspectFolder(folder), inputs, 'resume', differences)).toThrow(
      'other inputs (design 1, now 2)',
    )
  })
  test('is not resumed by another version', () => {
    const folder = unfinished()
    const file = join(folder, 'unfinished.json')
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(`"version": "${tool.version}"`, '"version": "0.0.0"'),
    )
    expect(() => check(folder, inputs, 'resume')).toThrow(`version 0.0.0, now ${tool.version}`)
  })
})

describe('a finished run', () => {
  test('has a manifest and no traces of work', () => {
    const folder = unfinished()
    closeFolder(folder, manifest)
    expect(readdirSync(folder)).toEqual(['manifest.json'])
    expect(readManifest(folder)).toEqual(manifest)
    expect(() => check(folder, inputs, 'refuse')).toThrow('found a finished run; add --force')
    expect(() => check(folder, { ...inputs, replications: 40 }, 'resume')).toThrow('replications 20, now 40')
  })
  test('is replaced by force, but not what the user put beside it', () => {
    const folder = unfinished()
    closeFolder(folder, manifest)
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    mkdirSync(join(folder, 'results'))
    openFolder(folder, inputs, [], true)
    expect(readdirSync(folder).sort()).toEqual(['notes.txt', 'unfinished.json'])
    expect(existsSync(join(folder, 'manifest.json'))).toBe(false)
  })
  test('of another schema is refused with the version that can verify it, and may be replaced', () => {
    const folder = unfinished()
    closeFolder(folder, { ...manifest, schema: 2, tool: { ...tool, version: '0.0.9' } })
    const reason = `manifest.json: written by schema 2, and this build reads schema ${manifestSchema}; verify it with version 0.0.9`
    expect(() => readManifest(folder)).toThrow(reason)
    for (const how of ['refuse', 'resume'] as const) expect(() => check(folder, inputs, how)).toThrow(reason)
    expect(() => check(folder, inputs, 'force')).not.toThrow()
  })
})

test('no run folder at all', () => {
  expect(() => readManifest(join(temporaryFolder(), 'nothing'))).toThrow('there is no such folder')
})
