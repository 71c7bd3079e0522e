/** A Redis server of the tests' own, which keeps what it has on disk. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { systemProgram } from '../system-package.ts'

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
  /** File of the certificate that clients trust; absent without TLS. */
  readonly certificate: string | undefined
  readonly #words: readonly string[]
  #process: ChildProcess | undefined

  private constructor(url: string, words: readonly string[], certificate?: string) {
    this.url = url
    this.certificate = certificate
    this.#words = words
  }

  /** Starts a server on a free port. @param tls whether it is reached by TLS alone */
  static async start(folder: string, tls = false): Promise<RedisServer> {
    for (const program of ['redis-server', 'openssl']) systemProgram(program)
    const port = `${await freePort()}`
    const words = [
      ...['--bind', '127.0.0.1', '--dir', folder, '--save', ''],
      ...['--appendonly', 'yes', '--appendfsync', 'everysec'],
    ]
    const server = tls
      ? RedisServer.#withTls(port, folder, words)
      : new RedisServer(`redis://127.0.0.1:${port}`, [...words, '--port', port])
    await server.begin()
    return server
  }

  static #withTls(port: string, folder: string, words: readonly string[]): RedisServer {
    const [certificate, key] = [join(folder, 'server.crt'), join(folder, 'server.key')]
    execFileSync(
      'openssl',
      [
        ...[
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '2',
        ],
        ...[
          '-subj',
          '/CN=return-hubs',
          '-addext',
          'subjectAltName=IP:127.0.0.1',
          '-keyout',
          key,
          '-out',
          certificate,
        ],
      ],
      { stdio: 'ignore' },
    )
    const secured = ['--port', '0', '--tls-port', port, '--tls-auth-clients', 'no']
    const files = ['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', certificate]
    return new RedisServer(`rediss://127.0.0.1:${port}`, [...words, ...secured, ...files], certificate)
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
    const redis = new Redis(this.url, {
      ...{ maxRetriesPerRequest: null, retryStrategy: () => 50 },
      ...(this.certificate !== undefined && { tls: { ca: readFileSync(this.certificate) } }),
    })
    redis.on('error', () => {})
    return redis
  }
}
