/** What a parameter rests on: an assumption, what the press reported, or what was published. */
import type { KindOfSource } from '../../evidence/evidence-rows.ts'
import { sources as allSources, findEvidence } from '../../evidence/load.ts'
import type { Factor } from './factors.ts'

export const supports = ['assumption', 'press', 'published'] as const
export type Support = (typeof supports)[number]

/** The kinds of the sources behind an id: of a source, or of the sources of an evidence row. */
function kindsBehind(id: string): KindOfSource[] {
  const source = allSources().get(id)
  if (source !== undefined) return [source.kind]
  return (findEvidence(id)?.sources ?? []).filter((each) => each !== id).flatMap(kindsBehind)
}

/** Whether every source that a figure cites is of the press. Where none is known, it is taken as published. */
function isFromPress(sources: readonly string[]): boolean {
  const kinds = sources.flatMap(kindsBehind)
  return kinds.length > 0 && kinds.every((kind) => kind === 'press')
}

/** What a parameter rests on. A figure that is somebody's judgement is an assumption, whatever it cites. */
export const supportOf = ({ confidence, sources }: Pick<Factor, 'confidence' | 'sources'>): Support =>
  confidence === 'assumption' ? 'assumption' : isFromPress(sources) ? 'press' : 'published'
