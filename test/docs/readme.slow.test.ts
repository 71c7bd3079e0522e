import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const commandsOf = (page: string) =>
  [...readFileSync(page, 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((block) =>
    (block[1] as string).trim().split('\n'),
  )
const [readme, howTo] = [commandsOf('README.md'), commandsOf('docs/how-to.md')]
/** A command that takes longer hangs: the longest takes half a minute on two cores. */
const longest = 300_000
// Outside the checkout, so that nothing is left in it.
const folder = mkdtempSync(join(tmpdir(), 'return-hubs-readme-'))

afterAll(() => rmSync(folder, { recursive: true }))

describe('every command of the README', () => {
  test('is one that continuous integration runs as a whole, or is run here', () => {
    const whole = readme.filter((command) => !command.startsWith('npx return-hubs '))
    expect(whole).toEqual(['npm ci && npm start', 'npm ci && npm test', 'npm run sensitivity'])
    const script = readFileSync('.ci/run', 'utf8')
    for (const step of ['npm ci', 'npm start', 'npm run sensitivity', 'npm test'])
      expect(script).toContain(step)
  })

  for (const command of readme.filter((line) => line.startsWith('npx return-hubs '))) {
    test(
      command,
      () => {
        const words = command.replaceAll('outputs/', `${folder}/outputs/`).split(' ').slice(1)
        const printed = execFileSync('npx', ['--no-install', ...words], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        expect(printed.length).toBeGreaterThan(20)
      },
      longest,
    )
  }
})

describe('every command of the how-to that is not in the README', () => {
  for (const line of howTo.filter((command) => !readme.includes(command))) {
    test(
      line,
      () => {
        const command = line
          .replaceAll('examples/', `${process.cwd()}/examples/`)
          .replaceAll('npx return-hubs', `node ${process.cwd()}/bin/return-hubs.js`)
        execFileSync('bash', ['-c', command], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
      },
      longest,
    )
  }

  test('leads to the charts it names', () => {
    for (const chart of [
      'my-hub/charts/differences.png',
      'second-hub/charts/differences.png',
      'second-hub/charts/hub-occupancy.png',
      'sizes/charts/sweep-lines.png',
      'inputs/charts/differences.png',
      'matters/charts/tornado-cost-total.png',
    ])
      expect(existsSync(join(folder, 'outputs', chart)), chart).toBe(true)
  })
})
