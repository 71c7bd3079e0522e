/** The edition of this tool that is installed here: workers and those who submit to them must have the same. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../digest.ts'
import type { Edition } from '../execution/queue/edition.ts'
import { environment, tool } from './tool.ts'

/** Where all code stands that takes part in a job, below `src` or `dist`; a test holds it to what the worker imports. */
export const codeOfJobs = ['calendar', 'closed-form', 'execution', 'model'] as const
/** Files of the same, beside the rooms. */
export const filesOfJobs = ['unreachable'] as const

const root = fileURLToPath(new URL('..', import.meta.url))
const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

/** The edition that is installed here. */
export function installedEdition(): Edition {
  const { v8, dependencies } = environment()
  return {
    tool: `${tool.name} ${tool.version}`,
    build: sha256(JSON.stringify([v8, dependencies, codeDigest()])).slice(0, 12),
  }
}

/** Digest of the code of jobs. */
function codeDigest(): string {
  const inRooms = codeOfJobs.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(ending) && !file.endsWith('.d.ts'))
      .map((file) => `${room}/${file.replaceAll('\\', '/')}`),
  )
  const files = [...inRooms, ...filesOfJobs.map((file) => `${file}${ending}`)].sort()
  return sha256(JSON.stringify(files.map((file) => [file, sha256(readFileSync(join(root, file)))])))
}
