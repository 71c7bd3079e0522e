/** What a kind of run is: all that commands, the run folder and `verify` need to know of it. */
import { join } from 'node:path'
import type { Chart } from '../charts/kit/chart.ts'
import type { Job } from '../execution/job.ts'
import type { Shard } from '../execution/shard.ts'
import type { Execution, Plan, Replicated } from '../experiments/replications/replicate.ts'
import type { Asked, Circumstances, Manifest, RunInputs, Unsealed } from '../run-folder/manifest.ts'

/** What comes of any run besides its tables. */
export type Outcome = Omit<Replicated, 'sets'>

/** Content of files by path in the run folder. */
export type Files = ReadonlyMap<string, string | Uint8Array>

/** What the JSON of every run begins with: where its manifest is, the digest of its results, its seed. */
export const identityOf = (folder: string, { results, seed }: Manifest) => ({
  manifest: join(folder, 'manifest.json'),
  results: results.sha256,
  seed,
})

/** What is known of a run's jobs before any has been run. */
export interface Foreseen {
  /** The jobs that are run whatever comes out, or a shard's of them, batch by batch. */
  readonly batches: Iterable<readonly Job[]>
  /** What other jobs there will be; absent: none. */
  readonly further?: {
    /** As a clause: `where to look next follows from what came out`. */
    readonly why: string
    /** Whether they are left to the merging of shards; unless so, the run cannot be divided. */
    readonly onMerging: boolean
  }
}

/** Where a run's folder is and what its manifest says. */
export interface Finished<A extends Asked> {
  readonly folder: string
  readonly manifest: Manifest<A>
}

/** What the manifest of a run says that its report rests on. */
export type Reported<A extends Asked> = Omit<Unsealed<A>, 'files' | 'run'>

/**
 * A kind of run. `A` is what the manifest says of it, `Run` what is run, `O` what comes out.
 * `plan` and `stored` are inverse: what `stored` writes is what `plan` reads.
 */
export interface Kind<A extends Asked, Run, O extends Outcome> {
  /** As the manifest names it. */
  readonly name: A['kind']
  /** As messages name one of it: `a sweep`. */
  readonly noun: string
  /** What a stored run ran, from what its manifest says and the files beside it. */
  plan(folder: string, inputs: RunInputs<A>): Run
  /** The jobs of a run, as far as they are known before. */
  foreseen(run: Run, shard: Shard): Foreseen
  /** Runs it, for the first time or again. */
  execute(run: Run, execution: Execution): Promise<O>
  /** The results. */
  files(run: Run, outcome: O): Files
  /** What is kept beside the results and the charts. @param inputs with the replications that were run */
  stored(run: Run, inputs: RunInputs<A>): Files
  /** Documents that are made of the results once these are in the folder; none of a kind that makes none. @param inputs with the replications that were run */
  documents?(folder: string, run: Run, inputs: RunInputs<A> & Circumstances): Promise<Files>
  /** The charts; none where a scenario has no replication to show. @param inputs with the replications that were run */
  charts(run: Run, inputs: RunInputs<A>, outcome: O): Promise<readonly Chart[]>
  /**
   * The charts again from what the folder holds; undefined where it does not hold all that they say, absent where no report is made.
   * @param manifest that of the folder
   */
  redraw?(folder: string, manifest: Manifest<A>): Promise<readonly Chart[] | undefined>
  /** What is printed when it is done: text of at most 80 columns, or JSON. */
  summary(finished: Finished<A>, run: Run, outcome: O, asJson: boolean): string
  /** Digests that the question has of files beside the results, by path. */
  digests(asked: A): ReadonlyMap<string, string>
  /** What sets two questions apart so that a run of the one cannot go on with the other, in words. */
  differences(then: A, now: A): readonly string[]
  /**
   * The report of a run from what its folder holds; absent where the kind has none.
   * @param manifest that of the folder, or what it will say of all but the files beside the results
   */
  report?(folder: string, manifest: Reported<A>): Promise<Files>
  /** The plan whose jobs can be compared one by one; undefined where it takes all of them to say what came out. */
  readonly sampled: { planOf(run: Run): Plan } | undefined
}

/** Any kind of run, as far as its manifest tells. */
export type AnyKind = Kind<Asked, unknown, Outcome>

/** A difference in what is fitted, forecast or scored, if there is one. */
export const otherQuestion = (then: unknown, now: unknown): readonly string[] =>
  JSON.stringify(then) === JSON.stringify(now) ? [] : ['what is fitted, forecast or scored is not the same']
