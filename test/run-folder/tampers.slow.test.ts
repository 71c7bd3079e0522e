import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type VerifyArguments, verify } from '../../src/commands/handlers/verify.ts'
import { readManifest } from '../../src/run-folder/folder.ts'
import { compareWithStandIn, keptOutput } from '../commands/fixtures.ts'
import { standInWorker, temporaryFolder } from '../execution/fixtures.ts'
import {
  outsideTampers,
  plainTampers,
  questionTampers,
  sealAgain,
  sealedTampers,
  shapeTampers,
} from './tampers.ts'

const whole = join(temporaryFolder(), 'run')
beforeAll(async () => {
  expect(await compareWithStandIn({ out: whole })).toBe(0)
})

function copy(): string {
  const folder = join(temporaryFolder(), 'run')
  cpSync(whole, folder, { recursive: true })
  return folder
}
async function verified(folder: string, argv: Partial<VerifyArguments> = {}) {
  const output = keptOutput()
  const code = await verify({ folder, worker: standInWorker, workers: '1', ...argv }, output)
  return { code, lines: output.printed }
}

test('there are sixty', () => {
  const all = [plainTampers, sealedTampers, shapeTampers, questionTampers, outsideTampers].flat()
  expect(all.length).toBeGreaterThanOrEqual(60)
})

test.each(plainTampers)('$does: refused', async ({ change, says }) => {
  const folder = copy()
  change(folder)
  const { code, lines } = await verified(folder, { stored: true })
  expect(lines).toContain(says)
  expect(code).toBe(3)
})

test.each(shapeTampers)(
  'a manifest that no run writes, sealed again, with $does: refused',
  async ({ change, says }) => {
    const folder = copy()
    change(folder)
    const { code, lines } = await verified(folder)
    expect(lines).toContain(says)
    expect(code).toBe(3)
  },
)

describe('a folder that is sealed again', () => {
  test('as it was, is as it was', async () => {
    const folder = copy()
    sealAgain(folder)
    expect((await verified(folder, { stored: true })).code).toBe(0)
  })

  test('does not hide what is not made again', async () => {
    const folder = copy()
    for (const { change } of sealedTampers) change(folder)
    sealAgain(folder)
    expect((await verified(folder, { stored: true })).code).toBe(0)
    const { code, lines } = await verified(folder)
    expect(code).toBe(3)
    for (const { does, says } of sealedTampers) expect(lines, does).toContain(`  ${says}\n`)
  })

  test.each(questionTampers)('does not hide $does', async ({ change, says }) => {
    const folder = copy()
    change(folder)
    const { code, lines } = await verified(folder)
    expect(lines).toContain(says)
    expect(code).toBe(3)
  })

  test.each(outsideTampers)(
    'is not shown to be right on $does, and verify says so',
    async ({ change, says }) => {
      const folder = copy()
      change(folder)
      const { code, lines } = await verified(folder)
      expect(lines).toContain(`Not run or made again:\n  ${says}\n`)
      expect(code).toBe(0)
    },
  )

  test('does not hide a table from a sample of jobs, which says what it leaves out', async () => {
    const folder = copy()
    const right = await verified(folder, { sample: '1' })
    expect(right.code).toBe(0)
    expect(right.lines).toContain('3 other jobs')
    expect(right.lines).toContain('results/incidence.csv')
    expect(right.lines).toMatch(/all beside the tables: assumptions\.csv, .*charts, .*report\.html.* and /)
    sealedTampers.find(({ does }) => does === 'a value of a summary')!.change(folder)
    sealAgain(folder)
    const { code, lines } = await verified(folder, { sample: '1' })
    expect(lines).toContain('results/summary.csv: not what the stored replications give')
    expect(code).toBe(3)
  })

  test('does not have a sample in which there is nothing to run again', async () => {
    const folder = copy()
    const { scenarios, replications } = readManifest(folder)
    const failures = scenarios.flatMap(({ name }) =>
      Array.from({ length: replications }, (_, replication) => ({
        ...{ scenario: name, deterrence: 'none', replication, stage: '', message: 'forged' },
      })),
    )
    sealAgain(folder, (manifest) => Object.assign(manifest, { failures }))
    const { code, lines } = await verified(folder, { sample: '1' })
    expect(lines).toContain('no job can be run again: the manifest says that all failed')
    expect(code).toBe(3)
  })

  test('does not pass a specification off as right where the pictures were drawn elsewhere', async () => {
    const folder = copy()
    const drawnElsewhere = ({ environment }: Record<string, unknown>) => {
      ;(environment as { drawing: Record<string, string> }).drawing['vega'] = '6.4.1'
    }
    sealAgain(folder, drawnElsewhere)
    const right = await verified(folder)
    expect(right.code).toBe(0)
    expect(right.lines).toContain('but the pictures of its charts came out the same')
    const path = join(folder, 'charts/differences.vl.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"title": "', '"title": "Forged: '))
    sealAgain(folder)
    const { code, lines } = await verified(folder)
    expect(lines).toContain('charts/differences.vl.json: not as when run again')
    expect(code).toBe(3)
  })

  test('does not leave unnamed what lies where a run had its work', async () => {
    const folder = copy()
    mkdirSync(join(folder, 'jobs'))
    for (const file of ['jobs/final-report.html', 'part.json', 'unfinished.json'])
      writeFileSync(join(folder, file), '{}')
    const { code, lines } = await verified(folder, { stored: true })
    for (const file of ['jobs/final-report.html', 'part.json', 'unfinished.json'])
      expect(lines).toContain(`${file}: not a file of the run, not checked`)
    expect(code).toBe(0)
  })
})
