/** The worker that opens scenarios and makes answers begins here: files are read as modules load, so the disk comes first. */
import { unzipSync } from 'fflate'
import type { FromDesk, ToDesk } from '../messages.ts'
import { put } from './node/fs.ts'

let work: Promise<typeof import('./desk-work.ts')> | undefined

addEventListener('message', async ({ data }: MessageEvent<ToDesk>) => {
  try {
    if (data.kind === 'start') {
      const disk = unzipSync(data.parts, { filter: ({ name }) => name.startsWith('package/') })
      for (const [path, content] of Object.entries(disk)) put(`/${path}`, content)
      work = import('./desk-work.ts')
    }
    await (await work)?.hear(data)
  } catch (error) {
    postMessage({ kind: 'failed', message: String(error) } satisfies FromDesk)
  }
})
