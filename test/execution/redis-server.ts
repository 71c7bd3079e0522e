/** A Redis server of the tests' own, which keeps what it has on disk. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { Redis } from 'ioredis'

const isThere = (program: string) => spawnSync(program, ['--version']).status === 0

/** Installs Redis where it is missing and may be installed. @throws with the command to run where it may not */
export function needRedis(): void {
  if (isThere('redis-server')) return
  const command = 'apt-get update && apt-get install --yes --no-install-recommends redis-server'
  const asRoot = process.getuid?.() === 0 ? ['bash', '-c'] : ['sudo', '--non-interactive', 'bash', '-c']
  const [program = '', ...words] = asRoot
  spawnSync(program, [...words, command], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  if (!isThere('redis-server'))
    throw new Error(`These tests need redis-server. Install it: sudo bash -c '${command}'`)
}

/** A port on which nobody listens. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** A server that can be stopped and started again with what it had. */
export class RedisServer {
  readonly url: string
  readonly #words: readonly string[]
  #process: ChildProcess | undefined

  private constructor(url: string, words: readonly string[]) {
    this.url = url
    this.#words = words
  }

  /** Starts a server on a free port. @param more words of its command line */
  static async start(folder: string, more: readonly string[] = []): Promise<RedisServer> {
    needRedis()
    const port = await freePort()
    const words = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '']
    const server = new RedisServer(`redis://127.0.0.1:${port}`, [
      ...words,
      ...['--appendonly', 'yes', '--appendfsync', 'everysec'],
      ...more,
    ])
    await server.begin()
    return server
  }

  /** Starts it, or starts it again, and waits until it answers. */
  async begin(): Promise<void> {
    this.#process = spawn('redis-server', this.#words, { stdio: 'ignore' })
    const redis = this.client()
    await redis.ping().catch((fault: Error) => {
      if (!/^NOAUTH/.test(fault.message)) throw fault
    })
    redis.disconnect()
  }

  /** Ends it. @param signal SIGKILL: as a crash does */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#process
    if (child === undefined || child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }

  /** A connection; whoever takes it disconnects it. */
  client(): Redis {
    const redis = new Redis(this.url, { maxRetriesPerRequest: null, retryStrategy: () => 50 })
    redis.on('error', () => {})
    return redis
  }
}
