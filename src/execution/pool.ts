/** Threads that work off a list of tasks. */
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'

const ownEnding = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** The worker module of a name beside another module. @param from that module’s `import.meta.url` */
export const workerBeside = (from: string, name: string): URL => new URL(`./${name}.${ownEnding}`, from)

/** The options a worker thread needs to read its module: TypeScript goes through tsx, which a thread has to be told of by itself. */
function loaderFor(file: URL): { readonly execArgv?: string[] } {
  if (!file.pathname.endsWith('.ts')) return {}
  const registers = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register()`
  return { execArgv: ['--import', `data:text/javascript,${encodeURIComponent(registers)}`] }
}

/** Worker threads that work off a list of tasks. The one who opens them closes them. */
export interface Pool<Task, Result> {
  /** @throws what the task throws; AbortError if `signal` ended it; what the thread failed by */
  readonly run: (
    task: Task,
    how?: { readonly filename?: string; readonly signal?: AbortSignal },
  ) => Promise<Result>
  /** Tells of a thread that failed without a task. */
  readonly onFault: (tell: (fault: Error) => void) => void
  readonly close: () => Promise<void>
}

/** Threads without a task that were kept, by what they run. */
const idle = new Map<string, Piscina[]>()
let isKept = false
/** Where our own modules are: those of others may remember what they were started for. */
const ours = new URL('..', import.meta.url).href

/**
 * From now on threads that are closed without a task wait for the next run of this process that opens the same: they
 * have loaded and compiled what they run. For a process that makes many runs; they do not hold it open.
 */
export function keepThreads(): void {
  isKept = true
}

/**
 * Starts worker threads, or takes up those that were kept.
 * @param worker module whose default export turns a task into a result
 * @param atATime tasks that a thread has at a time
 */
export function openPool<Task, Result>(threads: number, worker: URL, atATime = 1): Pool<Task, Result> {
  const key = `${worker.href} ${threads} ${atATime}`
  const pool = idle.get(key)?.pop() ?? startedPool(threads, worker, atATime)
  let [running, isSound] = [0, true]
  const faults = (fault: Error) => {
    isSound = false
    for (const tell of tellers) tell(fault)
  }
  const tellers: ((fault: Error) => void)[] = []
  pool.on('error', faults)
  return {
    run: async (task, how) => {
      running++
      try {
        return (await pool.run(task, how)) as Result
      } finally {
        running--
      }
    },
    onFault: (tell) => {
      tellers.push(tell)
    },
    close: async () => {
      if (!isKept || running > 0 || !isSound || !worker.href.startsWith(ours)) return pool.destroy()
      pool.off('error', faults)
      idle.set(key, [...(idle.get(key) ?? []), pool])
    },
  }
}

const startedPool = (threads: number, worker: URL, atATime: number): Piscina =>
  new Piscina({
    filename: fileURLToPath(worker),
    ...loaderFor(worker),
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: atATime,
    recordTiming: false,
  })
