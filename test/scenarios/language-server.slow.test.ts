/** The JSON Schema in use: a real YAML language server completes, explains and checks a scenario with it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node.js'
import { scenarioJsonSchema } from '../../src/scenarios/load.ts'
import { temporaryFolder } from './files.ts'

const { write } = temporaryFolder()
const program = join(
  dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json')),
  'bin/yaml-language-server',
)
const text = `# yaml-language-server: $schema=scenario.schema.json
name: mine
title: Mine
summary: Mine
extends: return-hubs
schemes:
  hub:
    capacity:
      full_places: { value: 200, unit: places, source: assumption, confidence: assumption }
      ${'' /* the cursor stands here */}
    refferal: {}
`

let server: ChildProcess
let connection: MessageConnection
let uri = ''
const diagnostics: { message: string; range: { start: { line: number } } }[] = []

beforeAll(async () => {
  write('scenario.schema.json', JSON.stringify(scenarioJsonSchema()))
  uri = pathToFileURL(write('mine.yaml', text)).href
  server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] })
  connection = createMessageConnection(
    new StreamMessageReader(server.stdout!),
    new StreamMessageWriter(server.stdin!),
  )
  connection.listen()
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null))
  connection.onRequest('client/registerCapability', () => null)
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (found: { diagnostics: typeof diagnostics }) => {
      diagnostics.splice(0, diagnostics.length, ...found.diagnostics)
    },
  )
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: dirname(uri),
    workspaceFolders: [{ uri: dirname(uri), name: 'test' }],
    capabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } } } },
  })
  await connection.sendNotification('initialized', {})
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  })
}, 60_000)

afterAll(() => {
  connection.dispose()
  server.kill()
})

const ask = <T>(method: string, line: number, character: number) =>
  connection.sendRequest<T>(method, { textDocument: { uri }, position: { line, character } })
const lineOf = (words: string) => text.split('\n').findIndex((line) => line.includes(words))

describe('in an editor', () => {
  it('fields that a section may have are offered', async () => {
    const line = lineOf('full_places') + 1
    const { items } = await ask<{ items: { label: string }[] }>('textDocument/completion', line, 6)
    const offered = items.map(({ label }) => label)
    expect(offered).toEqual(expect.arrayContaining(['opening_places', 'ramp_days', 'seats_per_flight']))
    expect(offered).not.toContain('full_places')
  })

  it('a field is explained with what it means', async () => {
    const line = lineOf('full_places')
    const hover = await ask<{ contents: { value: string } }>('textDocument/hover', line, 10)
    expect(hover.contents.value).toContain('Places when the ramp is complete.')
  })

  it('a key that does not exist is marked where it stands', async () => {
    await expect.poll(() => diagnostics.length, { timeout: 20_000 }).toBeGreaterThan(0)
    const wrong = diagnostics.filter(({ message }) => message.includes('refferal'))
    expect(wrong.map(({ range }) => range.start.line)).toEqual([lineOf('refferal')])
  })
})
