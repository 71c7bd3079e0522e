/** The edition of this tool that is installed here: workers and those who submit to them must have the same. */
import { sha256 } from '../digest.ts'
import { codeDigest, filesOf } from '../execution/model-digest.ts'
import type { Edition } from '../execution/queue/edition.ts'
import { modelDigest } from './model.ts'
import { tool } from './tool.ts'

/** The files of the two ends of the queue, which must pack jobs and outcomes alike. */
export const queueFiles = (): URL[] => filesOf(['queue/submitter', 'queue/worker-process'])

/** The edition that is installed here. */
export const installedEdition = (): Edition => ({
  tool: `${tool.name} ${tool.version}`,
  build: sha256(JSON.stringify([modelDigest(), codeDigest(queueFiles())])).slice(0, 12),
})
