/** Files that are none, that never end, or that lead round in circles: each is refused in a moment, by a process of its own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../execution/fixtures.ts'

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(at(name), content)
  return at(name)
}
const scenario = (name: string, text: string) => put(name, `name: mine\nextends: current-policy\n${text}`)

// A pipe that nobody writes to, a socket, and a folder in the place of a file.
execFileSync('mkfifo', [at('pipe')])
mkdirSync(at('folder'))
symlinkSync('circle', at('circle'))
symlinkSync(at('pipe'), at('to-pipe'))
const server = createServer()
beforeAll(() => new Promise<void>((done) => void server.listen(at('socket'), () => done())))
afterAll(() => void server.close())

for (let i = 0; i < 3000; i++)
  put(
    `chain-${i}.yaml`,
    `name: chain-${i}\nextends: ${i === 2999 ? 'current-policy' : `chain-${i + 1}.yaml`}\n`,
  )
put('round-a.yaml', 'name: round-a\nextends: round-b.yaml\n')
put('round-b.yaml', 'name: round-b\nextends: round-a.yaml\n')
const laughs = Array.from(
  { length: 30 },
  (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`,
)

/** A run folder of which the manifest is something else. */
const runOf = (name: string, make: (file: string) => void, file = 'manifest.json') => {
  mkdirSync(at(name))
  make(join(at(name), file))
  return at(name)
}

const show = (file: string) => ['scenarios', 'validate', file]
const inputs = (file: string) =>
  show(scenario(`inputs-${file.replaceAll('/', '-')}.yaml`, `inputs: ${file}\n`))
const run = (...more: string[]) => [
  'run',
  'current-policy',
  '--replications',
  '1',
  '--horizon',
  '0.25',
  '--seed',
  '1',
  '--dry-run',
  ...more,
]

/** What is asked and what is said of it. */
const rows: readonly (readonly [does: string, argv: readonly string[], says: RegExp])[] = [
  ['a pipe as a scenario', show(at('pipe')), /pipe: found .*no file|allowed: /],
  ['a link to a pipe', show(at('to-pipe')), /to-pipe: /],
  ['a socket', show(at('socket')), /socket: /],
  ['a link to itself', show(at('circle')), /circle/],
  ['a folder', show(at('folder')), /folder: /],
  ['endless zeros', show('/dev/zero'), /\/dev\/zero: /],
  ['endless chance', show('/dev/urandom'), /\/dev\/urandom: /],
  ['nothing at all', show('/dev/null'), /\/dev\/null: /],
  ['the console', show('/dev/tty'), /\/dev\/tty: /],
  ['the messages of the kernel', show('/proc/kmsg'), /\/proc\/kmsg: /],
  ['the memory of a process', show('/proc/self/mem'), /\/proc\/self\/mem: /],
  ['a file that says it is empty', show('/proc/self/status'), /\/proc\/self\/status:/],
  ['a page of the memory', show('/proc/self/pagemap'), /\/proc\/self\/pagemap: /],
  ['messages of the kernel as inputs', inputs('/proc/kmsg'), /\/proc\/kmsg/],
  ['a pipe as inputs', inputs(at('pipe')), /pipe: /],
  ['endless inputs', inputs('/dev/zero'), /\/dev\/zero/],
  ['a folder as inputs', inputs(at('folder')), /folder/],
  ['a pipe as parent', show(put('of-pipe.yaml', `name: x\nextends: ${at('pipe')}\n`)), /pipe: /],
  ['3,000 files that extend each other', show(at('chain-0.yaml')), /more than 50 deep/],
  ['two files that extend each other', show(at('round-a.yaml')), /extends itself/],
  [
    'a file that extends itself',
    show(put('self.yaml', 'name: self\nextends: self.yaml\n')),
    /extends itself/,
  ],
  [
    'the passwords as a parent',
    show(put('of-passwd.yaml', 'name: x\nextends: /etc/passwd\n')),
    /\/etc\/passwd/,
  ],
  ['a billion laughs', show(put('laughs.yaml', `a0: &a0 ha\n${laughs.join('\n')}\n`)), /too many values/],
  ['maps in maps', show(put('deep.yaml', '{a: '.repeat(20_000))), /nested too deep/],
  ['a line of a megabyte', show(put('long.yaml', `name: ${'x'.repeat(999_000)}\n`)), /name: found "xxx/],
  ['more than a megabyte', show(put('large.yaml', 'x'.repeat(1_000_001))), /large\.yaml: /],
  ['no text', show(put('binary.yaml', new Uint8Array([0xff, 0xfe, 0, 1]))), /binary\.yaml: /],
  [
    '60,000 keys',
    show(put('keys.yaml', Array.from({ length: 60_000 }, (_, i) => `key-${i}: 1`).join('\n'))),
    /and 60003 more problems/,
  ],
  [
    'a key of 10,000 letters',
    show(put('key.yaml', `name: x\nextends: current-policy\n? ${'k'.repeat(10_000)}\n: 1\n`)),
    /unknown key "k{39}…"/,
  ],
  ['Mac line ends', show(put('mac.yaml', 'name: mac\rextends: current-policy\rbogus: 1\r')), /mac\.yaml:3:1/],
  ['a pipe as a layer', run('--with', at('pipe')), /pipe: /],
  ['endless zeros as a layer', run('--with', '/dev/zero'), /\/dev\/zero/],
  ['a pipe as an ensemble', run('--ensemble', at('pipe')), /pipe: /],
  ['a pipe as a design', ['sweep', at('pipe')], /pipe: /],
  ['a pipe as a design of a calibration', ['calibrate', at('pipe')], /pipe/],
  ['a pipe as a store', run('--store', at('pipe')), /pipe: /],
  [
    'a run folder in /proc',
    ['run', 'current-policy', '--replications', '1', '--horizon', '0.25', '--seed', '1', '--out', '/proc/x'],
    /\/proc\/x: .*cannot be made/,
  ],
  [
    'a run folder below a file',
    [
      'run',
      'current-policy',
      '--replications',
      '1',
      '--horizon',
      '0.25',
      '--seed',
      '1',
      '--out',
      join(put('file', ''), 'x'),
    ],
    /cannot be made/,
  ],
  ['a pipe as a manifest', ['verify', runOf('piped', (file) => execFileSync('mkfifo', [file]))], /piped: /],
  [
    'endless zeros as a manifest',
    ['verify', runOf('zeros', (file) => symlinkSync('/dev/zero', file))],
    /zeros: /,
  ],
  [
    'a pipe as the mark of an unfinished run',
    ['verify', runOf('begun', (file) => execFileSync('mkfifo', [file]), 'unfinished.json')],
    /begun: /,
  ],
  [
    'a pipe as a sign-off',
    ['report', runOf('unsigned', (file) => writeFileSync(file, '{}')), '--sign-off', at('pipe')],
    /unsigned: /,
  ],
]

/** Longest that a refusal may take, with two processors shared by others, in milliseconds. */
const patience = 30_000

const ended = (child: ChildProcess) =>
  new Promise<number | null>((done) => void child.on('close', (code) => done(code)))

/** The rows by one process, which says what came of each before it begins the next. */
test('each is refused with words and exit code 2, and none holds the program up', async () => {
  const log = at('log')
  const asked = put('asked.json', JSON.stringify(rows.map(([, argv]) => argv)))
  const child = spawn(
    process.execPath,
    ['--import', './tools/compiled.js', 'test/commands/many.ts', asked, log],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const end = ended(child)
  const watch = setTimeout(() => child.kill('SIGKILL'), patience + 2000 * rows.length)
  await end
  clearTimeout(watch)
  const said = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { code: number; told: string; ms: number })
  expect(said.length, `stopped at: ${rows[said.length]?.[0]}`).toBe(rows.length)
  for (const [i, { code, told, ms }] of said.entries()) {
    const [does, , says] = rows[i]!
    expect(told, does).toMatch(says)
    expect({ does, code }).toEqual({ does, code: 2 })
    expect(told.length, does).toBeLessThan(20_000)
    expect(told, does).not.toContain('fault in return-hubs')
    expect(ms, does).toBeLessThan(patience)
  }
}, 200_000)

test('there are forty', () => expect(rows.length).toBeGreaterThanOrEqual(40))
