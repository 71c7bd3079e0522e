import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Manifest } from '../../src/run-folder/manifest.ts'
import { call, compareWithStandIn, keptOutput } from '../commands/fixtures.ts'
import { temporaryFolder } from '../execution/fixtures.ts'
import { unnoticedChanges } from './tampering.ts'

const folder = join(temporaryFolder(), 'run')
const argv = { out: folder, replications: '3' }
beforeAll(async () => {
  // One replication of the hub fails, so that failures.json is there as well.
  expect(await compareWithStandIn(argv, { titles: ['hub:title=breaks'] })).toBe(4)
})
const pathOf = (file: string) => join(folder, file)
const manifest = () => JSON.parse(readFileSync(pathOf('manifest.json'), 'utf8')) as Manifest

describe('a finished folder', () => {
  test('has every file in its manifest', () => {
    const { files, results } = manifest()
    const names = files.map(({ path }) => path)
    expect(names).toEqual(expect.arrayContaining(['assumptions.csv', 'failures.json', 'scenarios/hub.yaml']))
    expect(names.some((path) => path.startsWith('results/'))).toBe(false)
    expect(results.files.every(({ path }) => path.startsWith('results/'))).toBe(true)
  })

  test('keeps no change of a file from verify', async () => {
    expect(await unnoticedChanges(folder)).toEqual([])
    expect((await call('verify', folder, '--stored')).code).toBe(0)
  })

  test('keeps no change of the manifest from verify, wherever it is', async () => {
    const text = readFileSync(pathOf('manifest.json'))
    for (let i = 0; i < text.length; i += 37) {
      const changed = Buffer.from(text)
      changed.writeUInt8(changed.readUInt8(i) ^ 1, i)
      writeFileSync(pathOf('manifest.json'), changed)
      const { code, printed, told } = await call('verify', folder, '--stored')
      // A manifest that says it is of another program or layout is refused as such.
      expect([2, 3], `${i}: ${code} ${printed}${told}`).toContain(code)
      expect(printed + told).toContain('manifest.json')
    }
    writeFileSync(pathOf('manifest.json'), text)
  })

  test('that was changed is not taken for finished by --resume', async () => {
    const resumed = async () => {
      const output = keptOutput()
      return {
        code: await compareWithStandIn({ ...argv, resume: true }, { titles: ['hub:title=breaks'], output }),
        told: output.told,
      }
    }
    expect(await resumed()).toMatchObject({ code: 4, told: expect.stringContaining('nothing to resume') })
    const text = readFileSync(pathOf('assumptions.csv'), 'utf8')
    writeFileSync(pathOf('assumptions.csv'), `${text}\n`)
    expect(await resumed()).toMatchObject({
      code: 3,
      told: expect.stringContaining('  assumptions.csv: altered'),
    })
    writeFileSync(pathOf('assumptions.csv'), text)
  })

  test('may hold files of the user, which verify names and leaves alone', async () => {
    writeFileSync(pathOf('notes.txt'), 'mine')
    const { code, printed } = await call('verify', folder, '--stored')
    expect(code).toBe(0)
    expect(printed).toContain('  notes.txt: not a file of the run, not checked')
  })
})
