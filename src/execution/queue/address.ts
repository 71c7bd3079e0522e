/** The address of a Redis server: read, and shown without its password. */
import type { Problem } from '../../input-error.ts'

/** The environment variable that may hold the address, so that no password is on a command line. */
export const addressVariable = 'RETURN_HUBS_REDIS_URL'

/** Where a Redis server is. */
export interface Address {
  /** With the password, if there is one: never shown and never stored. */
  readonly url: string
  /** Where the user wrote it: `--redis-url`, or the environment variable. */
  readonly from: string
}

const allowed =
  'redis://host[:port][/database], or rediss:// for TLS; user:password@ stands before the host where there is one'

/**
 * The address that the user gave, or that of the environment.
 * @param given after `--redis-url`
 */
export function readAddress(
  given: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): { readonly address: Address } | { readonly problem: Problem } {
  const from = given === undefined ? addressVariable : '--redis-url'
  const url = given ?? environment[addressVariable]
  if (url === undefined || url === '')
    return {
      problem: {
        file: '--redis-url',
        path: '',
        found: `found neither it nor ${addressVariable} in the environment`,
        allowed,
      },
    }
  if (!isRedisUrl(url))
    return { problem: { file: from, path: '', found: `found "${withoutPasswords(url)}"`, allowed } }
  return { address: { url, from } }
}

function isRedisUrl(text: string): boolean {
  if (!/^rediss?:\/\//.test(text) || !URL.canParse(text)) return false
  const { hostname, pathname, search } = new URL(text)
  return hostname !== '' && /^(\/\d*)?$/.test(pathname) && search === ''
}

/** The address without user and password, as messages show it: `redis://host:6379`. */
export const shownAddress = ({ url }: Address): string => withoutPasswords(url).replace('***@', '')

/** A text in which addresses of Redis servers have `***` in place of user and password, and no query. */
export const withoutPasswords = (text: string): string =>
  text.replace(/\b(rediss?:\/\/)\S*@/gi, '$1***@').replace(/\b(rediss?:\/\/[^\s?"']*)\?[^\s"']*/gi, '$1')
