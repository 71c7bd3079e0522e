/** Files that a path may have been meant for, where there is none of that name. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'

/**
 * Files beside a path that is no file; if its folder is not there either, files of that name in folders beside it. Written as
 * the path is. @param wanted whether a file name is of the kind @param from folder that the path starts from
 */
export function similarFiles(
  path: string,
  wanted: (file: string) => boolean = (file) => extname(file) === extname(path),
  from = '.',
): readonly string[] {
  const [folder, name] = [dirname(path), basename(path)]
  const at = resolve(from, folder)
  if (existsSync(at))
    return readdirSync(at)
      .filter(wanted)
      .sort()
      .map((file) => join(folder, file))
  const above = dirname(at)
  if (!existsSync(above)) return []
  return readdirSync(above)
    .filter((other) => existsSync(join(above, other, name)))
    .sort()
    .map((other) => join(dirname(folder), other, name))
}
