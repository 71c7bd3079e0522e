/** Paths with forward slashes, as `node:path` has them. The folder that relative paths start from is `/work`. */

/** Between the parts of a path. */
export const sep = '/'

/** Whether a path says where it starts. */
export const isAbsolute = (path: string): boolean => path.startsWith('/')

/** A path without `.`, `..` and doubled slashes. */
export function normalize(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part === '..' && !isAbsolute(path)) parts.push(part)
    else if (part !== '' && part !== '.' && part !== '..') parts.push(part)
  }
  const joined = parts.join('/')
  return isAbsolute(path) ? `/${joined}` : joined || '.'
}

/** Parts put together. */
export const join = (...parts: readonly string[]): string =>
  normalize(parts.filter((part) => part !== '').join('/'))

/** The absolute path. */
export function resolve(...parts: readonly string[]): string {
  let path = '/work'
  for (const part of parts) path = isAbsolute(part) ? part : `${path}/${part}`
  return normalize(path)
}

/** The folder that a path is in. */
export function dirname(path: string): string {
  const at = path.lastIndexOf('/')
  return at < 0 ? '.' : at === 0 ? '/' : path.slice(0, at)
}

/** The last part of a path. */
export function basename(path: string, ending = ''): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return ending !== '' && name.endsWith(ending) && name !== ending ? name.slice(0, -ending.length) : name
}

/** The ending of a name, with its dot. */
export function extname(path: string): string {
  const name = basename(path)
  const at = name.lastIndexOf('.')
  return at <= 0 ? '' : name.slice(at)
}

/** The way from one folder to a file. */
export function relative(from: string, to: string): string {
  const [start, end] = [resolve(from), resolve(to)].map((path) =>
    path.split('/').filter((part) => part !== ''),
  )
  let same = 0
  while (same < start!.length && start![same] === end![same]) same++
  return [...start!.slice(same).map(() => '..'), ...end!.slice(same)].join('/')
}

export default { sep, isAbsolute, normalize, join, resolve, dirname, basename, extname, relative }
