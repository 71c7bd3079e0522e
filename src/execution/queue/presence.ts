/** Who is there: workers and submitters say so every few seconds, and are forgotten when they fall silent. */
import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { Edition } from './edition.ts'
import { prefix } from './names.ts'

/** Somebody who is there. */
export interface Present {
  readonly edition: Edition
  /** Jobs that it runs at a time; 0 for a submitter. */
  readonly threads: number
}

/** What somebody is. */
export type Role = 'worker' | 'submitter'

/** Who has said nothing for so many seconds has gone. */
const silenceSeconds = 10
const betweenSigns = 2000

const listKey = (role: Role) => `${prefix}:${role}s`
const signKey = (role: Role, id: string) => `${prefix}:${role}:${id}`

/** Says that somebody is there until the function returned is called. */
export async function announce(redis: Redis, role: Role, who: Present): Promise<() => Promise<void>> {
  const id = randomUUID()
  const sign = () =>
    redis
      .multi()
      .set(signKey(role, id), JSON.stringify(who), 'EX', silenceSeconds)
      .sadd(listKey(role), id)
      .exec()
  await sign()
  const timer = setInterval(() => {
    if (redis.status === 'ready') sign().catch(() => {})
  }, betweenSigns)
  return async () => {
    clearInterval(timer)
    await redis.multi().del(signKey(role, id)).srem(listKey(role), id).exec()
  }
}

/** Everybody of a role who is there. */
export async function presentAs(redis: Redis, role: Role): Promise<Present[]> {
  const ids = await redis.smembers(listKey(role))
  if (ids.length === 0) return []
  const signs = await redis.mget(ids.map((id) => signKey(role, id)))
  const gone = ids.filter((_, i) => signs[i] === null)
  if (gone.length > 0) await redis.srem(listKey(role), gone)
  return signs.flatMap((sign) => (sign === null ? [] : [JSON.parse(sign) as Present]))
}
