/** Connections to a Redis server. */
import type { Redis } from 'ioredis'
import { InputError } from '../../input-error.ts'
import { type Address, shownAddress } from './address.ts'

/** How long a server may take to answer at first, in milliseconds. */
const patience = 5000

/** Longest time between two attempts to reach a server that has gone, in milliseconds. */
const longestPause = 2000

/**
 * Connects, and from then on waits for the server whenever it is gone.
 * @param told what is said when the server goes and comes back
 * @throws InputError within seconds if no server can be used there
 */
export async function connect(address: Address, told: (text: string) => void): Promise<Redis> {
  const { Redis } = await import('ioredis')
  const common = { connectTimeout: patience, connectionName: 'return-hubs' }
  const first = new Redis(address.url, { ...common, lazyConnect: true, retryStrategy: () => null })
  let fault: Error | undefined
  first.on('error', (error) => {
    fault ??= error
  })
  try {
    await within(patience, first.connect())
    await within(patience, first.ping())
  } catch (error) {
    throw cannotBeUsed(address, fault ?? (error as Error))
  } finally {
    first.disconnect()
  }
  const lasting = new Redis(address.url, {
    ...common,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(longestPause, 100 * times),
  })
  tellOfLosses(lasting, address, told)
  return lasting
}

/** What Redis says when it takes no command from us, or none that stores; waiting does not mend it. */
const refusal = /^(NOAUTH|NOPERM|WRONGPASS|OOM|READONLY|MISCONF)\b/

/** Whether the server answered that it will not do what is asked. */
export const isRefusal = (fault: unknown): fault is Error =>
  fault instanceof Error && refusal.test(fault.message)

/** The error for a server that cannot be used. */
export function cannotBeUsed(address: Address, fault: Error): InputError {
  const { code } = fault as NodeJS.ErrnoException
  return new InputError([
    {
      file: address.from,
      path: '',
      found: `found ${shownAddress(address)}, where no Redis server can be used (${code ?? fault.message})`,
      allowed: 'the address of a Redis server that runs and lets you in',
    },
  ])
}

/** Says once that the server is gone, and once that it is back. */
function tellOfLosses(redis: Redis, address: Address, told: (text: string) => void): void {
  let lost = false
  redis.on('error', () => {
    // What follows from it is said on 'close'.
  })
  redis.on('close', () => {
    if (lost || redis.status === 'end') return
    lost = true
    told(`Redis at ${shownAddress(address)} has gone; waiting for it.`)
  })
  redis.on('ready', () => {
    if (lost) told(`Redis at ${shownAddress(address)} is back.`)
    lost = false
  })
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds / 1000} s`)), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
