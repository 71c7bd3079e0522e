import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { keptOutput } from '../commands/fixtures.ts'

const commandsOf = (page: string) =>
  [...readFileSync(page, 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((block) =>
    (block[1] as string).trim().split('\n'),
  )
const [readme, howTo] = [commandsOf('README.md'), commandsOf('docs/how-to.md')]
const checkout = process.cwd()
/** A command that takes longer hangs: the longest takes half a minute on two cores. */
const longest = 300_000
// Outside the checkout, so that nothing is left in it.
const folder = mkdtempSync(join(tmpdir(), 'return-hubs-readme-'))

beforeAll(() => process.chdir(folder))
afterAll(() => {
  process.chdir(checkout)
  rmSync(folder, { recursive: true })
})

/** What a line of the page prints, run in this process with `examples/` of the checkout: in a process each they took half as long again. */
async function printedBy(line: string): Promise<string> {
  expect(line).not.toMatch(/['"|&;$`]/)
  const [command, file] = line.replaceAll('examples/', `${checkout}/examples/`).split(' > ') as [
    string,
    string?,
  ]
  const [program, ...words] = command.split(' ')
  if (program === 'cp') {
    copyFileSync(words[0]!, words[1]!)
    return ''
  }
  expect([program, words.shift()]).toEqual(['npx', 'return-hubs'])
  const output = keptOutput()
  expect(await main(words, output), output.told).toBe(0)
  if (file !== undefined) writeFileSync(file, output.printed)
  return output.printed
}

describe('every command of the README', () => {
  test('is one that continuous integration runs as a whole, or is run here', () => {
    const whole = readme.filter((command) => !command.startsWith('npx return-hubs '))
    expect(whole).toEqual(['npm ci && npm start', 'npm ci && npm test', 'npm run sensitivity'])
    const script = readFileSync(join(checkout, '.ci/run'), 'utf8')
    for (const step of ['npm ci', 'npm start', 'npm run sensitivity', 'npm test'])
      expect(script).toContain(step)
  })

  test('works as it is typed', () => {
    const printed = execFileSync('npx', ['--no-install', 'return-hubs', 'scenarios', 'list'], {
      encoding: 'utf8',
      cwd: checkout,
    })
    expect(printed).toContain('current-policy')
  })

  for (const line of readme.filter((command) => command.startsWith('npx return-hubs ')))
    test(line, async () => expect((await printedBy(line)).length).toBeGreaterThan(20), longest)
})

describe('every command of the how-to that is not in the README', () => {
  for (const line of howTo.filter((command) => !readme.includes(command)))
    test(line, () => printedBy(line), longest)

  test('leads to the charts it names', () => {
    for (const chart of [
      'my-hub/charts/differences.png',
      'second-hub/charts/differences.png',
      'second-hub/charts/hub-occupancy.png',
      'sizes/charts/sweep-lines.png',
      'inputs/charts/differences.png',
      'matters/charts/tornado-cost-total.png',
      'states/robust/charts/robust-trade-off-return-hubs.png',
    ])
      expect(existsSync(join(folder, 'outputs', chart)), chart).toBe(true)
  })
})
