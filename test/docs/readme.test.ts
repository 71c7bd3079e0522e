import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const readme = readFileSync('README.md', 'utf8')
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((block) =>
  (block[1] as string).trim().split('\n'),
)
const folder = mkdtempSync(join(tmpdir(), 'return-hubs-readme-'))

afterAll(() => rmSync(folder, { recursive: true }))

describe('every command of the README', () => {
  it('is one that continuous integration runs as a whole, or is run here', () => {
    const whole = commands.filter((command) => !command.startsWith('npx return-hubs '))
    expect(whole).toEqual(['npm ci && npm start', 'npm ci && npm test', 'npm run sensitivity'])
    const script = readFileSync('.ci/run', 'utf8')
    for (const step of ['npm ci', 'npm start', 'npm run sensitivity', 'npm test'])
      expect(script).toContain(step)
  })

  for (const command of commands.filter((line) => line.startsWith('npx return-hubs '))) {
    it(command, () => {
      const words = command.replaceAll('outputs/', `${folder}/`).split(' ').slice(1)
      const printed = execFileSync('npx', ['--no-install', ...words], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      expect(printed.length).toBeGreaterThan(20)
    })
  }
})
