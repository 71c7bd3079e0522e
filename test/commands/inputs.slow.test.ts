import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { keptOutput } from './fixtures.ts'

const folder = temporaryFolder()
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
async function called(...argv: string[]) {
  const output = keptOutput()
  const code = await main(argv, output)
  return { code, printed: output.printed, told: output.told }
}
const short = ['--seed', '5', '--horizon', '0.25', '--workers', '2', '--quiet']
const design = `name: beds
title: Beds
baseline: current-policy
scenarios: [${process.cwd()}/examples/inputs.yaml]
set: [decisions.caseworkers=2600]
parameters:
  claiming: { path: arrivals.claim_share, values: [0.8, 0.9] }
  beds: { path: removals.beds, values: [2000, 2400] }
`

describe('scenarios with inputs, from the command line', () => {
  test('are compared, written as resolved with the file as source, and come out the same without it', async () => {
    const out = join(folder, 'compared')
    const { code } = await called(
      ...['compare', 'examples/inputs.yaml', '--replications', '2', ...short, '--out', out],
    )
    expect(code).toBe(0)
    const stored = readFileSync(join(out, 'scenarios', 'with-inputs.yaml'), 'utf8')
    expect(stored).not.toMatch(/^inputs:/m)
    expect(stored).toContain('inputs:inputs.csv')
    expect(readFileSync(join(out, 'assumptions.csv'), 'utf8')).toMatch(
      /^with-inputs:arrivals\.given\.small_boat,12000 from 2026-07-01 until 2026-10-01.*inputs:inputs\.csv,assumption/m,
    )
    expect((await called('verify', out, '--quiet')).code).toBe(0)
  })

  test('are swept, also over what the inputs were worked out from, and the sweep comes out the same', async () => {
    const out = join(folder, 'swept')
    const path = file('design.yaml', design)
    expect((await called('sweep', path, '--replications', '1', ...short, '--out', out)).code).toBe(0)
    expect((await called('verify', out, '--quiet')).code).toBe(0)
  })

  test('are traced', async () => {
    const { code, printed } = await called(
      ...['trace', 'examples/inputs.yaml', '--horizon', '0.5', '--having', 'granted_initially'],
    )
    expect(code).toBe(0)
    expect(printed).toContain('is granted at the initial decision')
  })

  test('with a fault end with exit code 2 and its place', async () => {
    file('in.csv', 'period,series,value,unit\n2025-Q1,detention_irc_beds,x,beds\n')
    const path = file('mine.yaml', 'name: mine\nextends: current-policy-2024\ninputs: in.csv\n')
    for (const command of ['run', 'compare', 'trace']) {
      const { code, told } = await called(command, path)
      expect(code).toBe(2)
      expect(told).toContain(`${folder}/in.csv:2:28 value: found "x" (text)`)
    }
  })
})
