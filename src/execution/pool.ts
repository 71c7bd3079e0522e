/** Threads that work off a list of tasks. */
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'

const ownEnding = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** The worker module of a name beside another module. @param from that module’s `import.meta.url` */
export const workerBeside = (from: string, name: string): URL => new URL(`./${name}.${ownEnding}`, from)

/** The options a worker thread needs to read its module: TypeScript goes through tsx. */
const loaderFor = (file: URL) => (file.pathname.endsWith('.ts') ? { execArgv: ['--import', 'tsx'] } : {})

/**
 * Starts worker threads. The one who opens them closes them.
 * @param worker module whose default export turns a task into a result
 * @param atATime tasks that a thread has at a time
 */
export function openPool<Task, Result>(threads: number, worker: URL, atATime = 1): Piscina<Task, Result> {
  return new Piscina<Task, Result>({
    filename: fileURLToPath(worker),
    ...loaderFor(worker),
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: atATime,
    recordTiming: false,
  })
}
