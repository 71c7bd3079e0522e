/** The disk of the page: files that the page brings along, or that somebody dropped on it. Stands in for `node:fs`; nothing is written. */
const files = new Map<string, Uint8Array>()

/** Puts a file on the disk, in place of one of that name. @param path absolute */
export function put(path: string, content: string | Uint8Array): void {
  files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content)
}

/** Takes a file off the disk. */
export const remove = (path: string): boolean => files.delete(path)

const pathOf = (path: string | URL): string => {
  const text = typeof path === 'string' ? path : decodeURIComponent(path.pathname)
  const absolute = text.startsWith('/') ? text : `/work/${text}`
  return absolute.length > 1 ? absolute.replace(/\/$/, '') : absolute
}

const childrenOf = (folder: string): string[] => {
  const start = `${pathOf(folder)}/`
  const names = [...files.keys()].filter((path) => path.startsWith(start))
  return [...new Set(names.map((path) => path.slice(start.length).split('/')[0]!))]
}

/** Whether there is a file or a folder of that name. */
export const existsSync = (path: string | URL): boolean =>
  files.has(pathOf(path)) || childrenOf(pathOf(path)).length > 0

/** A file as bytes, or as text where an encoding is given. @throws as Node does where there is none */
export function readFileSync(path: string | URL, encoding?: string): Uint8Array | string {
  const content = files.get(pathOf(path))
  if (content === undefined) throw missing(path)
  return encoding === undefined ? Buffer.from(content) : new TextDecoder().decode(content)
}

/** Names of what a folder holds. */
export const readdirSync = (path: string): string[] => childrenOf(path)

/** What is there: its size and whether it is a file; undefined where nothing is. */
export function statSync(path: string): { size: number; isFile: () => boolean } | undefined {
  const content = files.get(pathOf(path))
  if (content !== undefined) return { size: content.length, isFile: () => true }
  return existsSync(path) ? { size: 0, isFile: () => false } : undefined
}

/** A path without links: there are none. */
export const realpathSync = (path: string): string => pathOf(path)

function missing(path: string | URL): Error {
  return Object.assign(new Error(`no such file: ${String(path)}`), { code: 'ENOENT' })
}

/** How a file may be opened: only to be read. */
export const constants = { O_RDONLY: 0, O_NONBLOCK: 0, O_NOFOLLOW: 0 } as const

/** What is open, by descriptor, with how far it has been read. */
const open = new Map<number, { readonly content: Uint8Array; at: number }>()
let descriptors = 0

/** Opens a file, or a folder as an empty one. @throws as Node does where there is none */
export function openSync(path: string): number {
  const content = files.get(pathOf(path))
  if (content === undefined && !existsSync(path)) throw missing(path)
  open.set(++descriptors, { content: content ?? new Uint8Array(), at: 0 })
  return descriptors
}

/** What is open there. */
export const fstatSync = (descriptor: number): { size: number; isFile: () => boolean } => ({
  size: open.get(descriptor)!.content.length,
  isFile: () => true,
})

/** Reads on into `buffer`. @returns how many bytes came, 0 at the end */
export function readSync(descriptor: number, buffer: Uint8Array, offset: number, length: number): number {
  const file = open.get(descriptor)!
  const part = file.content.subarray(file.at, file.at + length)
  buffer.set(part, offset)
  file.at += part.length
  return part.length
}

/** Closes what is open there. */
export const closeSync = (descriptor: number): boolean => open.delete(descriptor)

const refuse = (): never => {
  throw new Error('the page writes no files')
}

export {
  refuse as mkdirSync,
  refuse as renameSync,
  refuse as rmSync,
  refuse as writeFileSync,
  refuse as writeSync,
}
