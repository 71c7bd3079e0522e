import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const readme = readFileSync('README.md', 'utf8')
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((block) =>
  (block[1] as string).trim().split('\n'),
)
/** A command that takes longer hangs: the longest takes half a minute on two cores. */
const longest = 300_000
const folder = mkdtempSync(join(tmpdir(), 'return-hubs-readme-'))

afterAll(() => rmSync(folder, { recursive: true }))

describe('every command of the how-to', () => {
  const text = readFileSync('docs/how-to.md', 'utf8')
  const lines = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((block) =>
    (block[1] as string).trim().split('\n'),
  )
  // In a folder of their own, so that nothing is left in the checkout.
  for (const line of lines) {
    it(
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

  it('leads to the charts it names', () => {
    for (const chart of [
      'my-hub/charts/differences.png',
      'second-hub/charts/differences.png',
      'second-hub/charts/hub-occupancy.png',
      'sizes/charts/sweep-lines.png',
      'inputs/charts/differences.png',
    ])
      expect(existsSync(join(folder, 'outputs', chart)), chart).toBe(true)
  })
})

describe('every command of the README', () => {
  it('is one that continuous integration runs as a whole, or is run here', () => {
    const whole = commands.filter((command) => !command.startsWith('npx return-hubs '))
    expect(whole).toEqual(['npm ci && npm start', 'npm ci && npm test', 'npm run sensitivity'])
    const script = readFileSync('.ci/run', 'utf8')
    for (const step of ['npm ci', 'npm start', 'npm run sensitivity', 'npm test'])
      expect(script).toContain(step)
  })

  for (const command of commands.filter((line) => line.startsWith('npx return-hubs '))) {
    it(
      command,
      () => {
        const words = command.replaceAll('outputs/', `${folder}/`).split(' ').slice(1)
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
