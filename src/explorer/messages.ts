/** What the page and its desk say to each other. The desk is the worker that opens scenarios, makes tables and draws; it runs no job itself. */
import type { Job, Outcome } from '../execution/job.ts'
import type { Answer } from './answer.ts'
import type { Choice, GroupFacts } from './facts.ts'
import type { State } from './state.ts'

/** `panels` for the page, `whole` and `slide` as a run folder has them. */
export type ChartForm = 'panels' | 'whole' | 'slide'

/** A built-in scenario. */
export interface Listed {
  readonly name: string
  readonly title: string
  readonly summary: string
}

/** What a question is about, once it is opened. */
export interface Opened {
  readonly title: string
  readonly summary: string
  readonly name: string
  readonly groups: readonly GroupFacts[]
  readonly hypotheses: readonly Choice[]
  readonly command: string
  readonly remarks: readonly string[]
  /** What differs from the scenario as it is built in, or from each option that is kept, by its key. */
  readonly differing: Readonly<Record<string, readonly string[]>>
}

/** To the desk. */
export type ToDesk =
  /** @param parts the archive of the page @param fonts regular and bold */
  | { readonly kind: 'start'; readonly parts: Uint8Array; readonly fonts: readonly ArrayBuffer[] }
  /** Answer these, the first of them first; whatever else is under way is given up. */
  | { readonly kind: 'ask'; readonly states: readonly State[]; readonly workers: number }
  | { readonly kind: 'outcome'; readonly address: string; readonly outcome: Outcome }
  | { readonly kind: 'draw'; readonly key: string; readonly chart: string; readonly form: ChartForm }
  | { readonly kind: 'take'; readonly key: string; readonly what: 'csv' | 'xlsx' | 'yaml' | 'all' }

/** From the desk. */
export type FromDesk =
  | { readonly kind: 'ready'; readonly version: string; readonly scenarios: readonly Listed[] }
  | { readonly kind: 'opened'; readonly key: string; readonly opened: Opened }
  | { readonly kind: 'refused'; readonly key: string; readonly problems: readonly string[] }
  /** Run these, and none else. */
  | { readonly kind: 'run'; readonly jobs: readonly { readonly address: string; readonly job: Job }[] }
  | { readonly kind: 'progress'; readonly key: string; readonly done: number; readonly of: number }
  | { readonly kind: 'answer'; readonly key: string; readonly answer: Answer; readonly isFinal: boolean }
  | {
      readonly kind: 'drawn'
      readonly key: string
      readonly chart: string
      readonly form: ChartForm
      readonly svg: string
    }
  | {
      readonly kind: 'taken'
      readonly key: string
      readonly name: string
      readonly type: string
      readonly bytes: Uint8Array
    }
  | { readonly kind: 'failed'; readonly message: string }
