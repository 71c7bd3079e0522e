/** The files of examples/cluster: the one for a single machine is run, the others are held to its command. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { main } from '../../src/cli.ts'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { keptOutput, small } from './fixtures.ts'

const folder = temporaryFolder()
const program = `${process.execPath} ${process.cwd()}/bin/return-hubs.js`
const sweep = [
  'sweep',
  'examples/hub-size.yaml',
  ...small,
  '--replications',
  '1',
  '--horizon',
  '0.25',
  '--seed',
  '1',
]
const manifestOf = (run: string) => JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as Manifest
const clusterFile = (name: string) => readFileSync(join('examples/cluster', name), 'utf8')
const shell = (script: string, words: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  execFileSync('bash', [join('examples/cluster', script), ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, RETURN_HUBS: program, ...env },
  })

describe('examples/cluster', () => {
  test('processes on one machine give the bytes of one run', async () => {
    const out = join(folder, 'in-three')
    shell('processes.sh', ['3', out, ...sweep])
    const whole = join(folder, 'whole')
    expect(await main([...sweep, '--out', whole], keptOutput())).toBe(0)
    const [merged, one] = [manifestOf(join(out, 'run')), manifestOf(whole)]
    expect(merged.results).toEqual(one.results)
    expect(merged.files).toEqual(one.files)
    // All parts share a store, in which no job is twice; a further run with it has nothing to do.
    const output = keptOutput()
    await main([...sweep, '--store', join(out, 'store'), '--dry-run', '--json'], output)
    const { jobs, stored } = JSON.parse(output.printed)
    expect([jobs, stored]).toEqual([5, 5])
  })

  test.each([
    [{ PART: '2' }, 'part-2'],
    [{ SLURM_ARRAY_TASK_ID: '2' }, 'part-2'],
    [{ JOB_COMPLETION_INDEX: '1' }, 'part-2'],
    [{ AWS_BATCH_JOB_ARRAY_INDEX: '1' }, 'part-2'],
  ])('a part is told by its scheduler which it is: %j', (env, part) => {
    const said = shell('part.sh', ['3', '/shared', 'run', 'x', '--seed', '1'], {
      ...env,
      RETURN_HUBS: 'echo',
    })
    expect(said).toBe(`run x --seed 1 --shard 2/3 --out /shared/${part} --store /shared/store --resume\n`)
    expect(() => shell('part.sh', ['3', '/shared'], { RETURN_HUBS: 'echo' })).toThrow('which part')
  })

  test('a part in which jobs failed is finished; any other fault is a fault', () => {
    const script = join(folder, 'ends')
    writeFileSync(script, '#!/bin/sh\nexit $CODE\n', { mode: 0o755 })
    const with4 = shell('part.sh', ['1', folder, 'run'], { PART: '1', RETURN_HUBS: script, CODE: '4' })
    expect(with4).toBe('')
    expect(() =>
      shell('part.sh', ['1', folder, 'run'], { PART: '1', RETURN_HUBS: script, CODE: '2' }),
    ).toThrow()
  })

  test('files for schedulers are well formed, name files that are there, and ask for as many parts as there are tasks', () => {
    for (const name of readdirSync('examples/cluster')) {
      for (const [path] of clusterFile(name).matchAll(/examples\/[\w/-]+\.(?:sh|yaml)/g))
        expect(existsSync(path), `${name}: ${path}`).toBe(true)
      if (name.endsWith('.sh')) execFileSync('bash', ['-n', join('examples/cluster', name)])
      if (name.endsWith('.yaml'))
        for (const document of parseAllDocuments(clusterFile(name))) expect(document.errors).toEqual([])
    }
    const [parts] = parseAllDocuments(clusterFile('kubernetes.yaml')).map((document) => document.toJS())
    expect(parts.spec.completionMode).toBe('Indexed')
    expect(parts.spec.template.spec.containers[0].command[1]).toBe(String(parts.spec.completions))
    const { jobs } = parseAllDocuments(clusterFile('github-actions.yaml'))[0]!.toJS()
    const { part } = jobs.part.strategy.matrix
    expect(part).toEqual(part.map((_: number, i: number) => i + 1))
    expect(
      jobs.part.steps.some(({ run = '' }) => run.startsWith(`examples/cluster/part.sh ${part.length} `)),
    ).toBe(true)
    expect(clusterFile('slurm.sh')).toContain('--array=1-8')
  })
})
