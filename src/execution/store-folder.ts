/** What a folder that is named as a store has to be. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { InputError, type Problem } from '../input-error.ts'
import { textOrNothing } from '../regular-file.ts'
import { storeMark, storeSchema } from './store-files.ts'

/**
 * Refuses what is no store.
 * @param place how the user named it: an option, or the folder itself
 * @throws InputError where it is a file, holds something else, or was written with another layout
 */
export function checkStore(folder: string, place = `--store ${folder}`): void {
  const refusal = (found: string, more: Pick<Problem, 'allowed' | 'remedy'>) =>
    new InputError([{ file: place, path: '', found, ...more }])
  if (!existsSync(folder)) return
  if (!statSync(folder).isDirectory())
    throw refusal('found a file', { allowed: 'a folder for finished jobs' })
  const mark = markOf(folder)
  const allowed = 'a store of finished jobs, or a new or empty folder'
  if (mark === undefined) {
    // Two runs may begin a store at once: one sees the first file of the other before its mark.
    const others = readdirSync(folder).filter((name) => !name.startsWith(storeMark))
    if (others.length > 0) throw refusal('found a folder that is not empty and not a store', { allowed })
  } else if (mark.schema !== storeSchema)
    throw refusal(`found a store of layout ${mark.schema}, and this version reads layout ${storeSchema}`, {
      remedy: 'use another folder',
    })
}

/** More than the mark of a store takes. */
const mostMarkBytes = 10_000

/** Whether a folder is a store. */
export const isStore = (folder: string): boolean => markOf(folder) !== undefined

function markOf(folder: string): { readonly schema: number } | undefined {
  try {
    const mark = JSON.parse(textOrNothing(join(folder, storeMark), mostMarkBytes) ?? '')
    return mark.store === 'return-hubs' ? mark : undefined
  } catch {
    return undefined
  }
}
