/** `return-hubs explore [scenario..]`: writes the page, or serves it on this machine until it is stopped. */
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename } from 'node:path'
import { writeAtomically } from '../../execution/files.ts'
import { baselineName } from '../../explorer/question.ts'
import { firstState, mostPins, type Shared, type State, sharedOf } from '../../explorer/state.ts'
import { explorerPage, isBuilt } from '../../explorer/write.ts'
import { InputError } from '../../input-error.ts'
import { json } from '../../run-folder/folder.ts'
import { readText } from '../../scenarios/document/read.ts'
import { builtInNames, openScenarios } from '../../scenarios/load.ts'
import { wholeNumber } from '../../terminal/numbers.ts'
import type { Output } from '../../terminal/output.ts'

/** Options of `explore`. */
export interface ExploreArguments {
  readonly scenario?: readonly string[] | undefined
  readonly out?: string | undefined
  readonly force?: boolean | undefined
  readonly port?: string | undefined
  readonly json?: boolean | undefined
}

const refuse = (file: string, found: string, allowed: string, remedy?: string) =>
  new InputError([{ file, path: '', found, allowed, ...(remedy !== undefined && { remedy }) }])

/** Writes or serves the page. @returns the exit code */
export async function explore(argv: ExploreArguments, output: Output): Promise<number> {
  const { out, force = false } = argv
  const port = argv.port === undefined ? { value: 0 } : wholeNumber('--port', argv.port, 1, 65_535)
  if ('problem' in port) throw new InputError([port.problem])
  if (out !== undefined && existsSync(out) && !force)
    throw refuse(`--out ${out}`, 'found a file there', 'another name', 'or --force to replace it')
  if (!isBuilt()) throw new Error('the page of the explorer was not built: run npm run build')
  const page = explorerPage(startOf(argv.scenario ?? []))
  if (out === undefined) return serve(page, port.value, output)
  writeAtomically(out, page)
  const bytes = Buffer.byteLength(page)
  const size = (bytes / 1e6).toFixed(1)
  output.print(
    argv.json
      ? json({ page: out, bytes })
      : `Page: ${out} (${size} MB). Open it in a browser; it needs no network.\n`,
  )
  return 0
}

/** What the page opens with: the first scenario to be changed, the others kept beside it. */
function startOf(references: readonly string[]): Shared | undefined {
  if (references.length === 0) return undefined
  if (references.length > mostPins + 1)
    throw refuse('scenarios', `found ${references.length}`, `at most ${mostPins + 1}`)
  const [now, ...pins] = references.map(stateOf)
  return sharedOf({ v: 1, now, pins })
}

function stateOf(reference: string): State {
  const open = openScenarios([baselineName, ...(reference === baselineName ? [] : [reference])])
  open([])
  const { scenario: _, ...rest } = firstState
  if (builtInNames().includes(reference)) return { ...rest, scenario: reference }
  const text = readText(reference, reference)
  if (/^extends:\s*\S*[./\\]/m.test(text))
    throw refuse(
      reference,
      'found a scenario that extends another file',
      'a file that extends a built-in scenario',
      'the page carries one file: give it what return-hubs scenarios show prints',
    )
  return { ...rest, file: { name: basename(reference), text } }
}

/** Serves the page on the loopback address until Ctrl-C. */
async function serve(page: string, port: number, output: Output): Promise<number> {
  const server = createServer(({ method, url }, response) => {
    const isPage = url === '/' && (method === 'GET' || method === 'HEAD')
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }
    response.writeHead(isPage ? 200 : 404, { ...headers, 'X-Content-Type-Options': 'nosniff' })
    response.end(isPage && method === 'GET' ? page : undefined)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? refuse(`--port ${port}`, 'found it in use', 'a free port') : error
  })
  const address = server.address()
  const at = typeof address === 'object' && address !== null ? address.port : port
  output.print(`http://127.0.0.1:${at}/\n`)
  output.tell('The explorer is served on this machine alone. Ctrl-C ends it.\n')
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  server.closeAllConnections()
  server.close()
  return 0
}
