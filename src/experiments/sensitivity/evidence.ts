/** What a parameter rests on: an assumption, what the press reported, or what was published. */
import { sources as allSources, findEvidence } from '../../evidence/load.ts'
import type { Factor } from './factors.ts'

export const supports = ['assumption', 'press', 'published'] as const
export type Support = (typeof supports)[number]

/** Names of newspapers, broadcasters and agencies as the evidence writes publishers. */
const press =
  /\b(agencies|ANSA|AP|BBC|Business Standard|City AM|Daily|Devdiscourse|Epoch Times|Euronews|Express|Fanpage|Financial Times|GB News|Guardian|Independent|inews|i newspaper|InfoMigrants|LBC|Local|London Economic|Mail|Metro|National World|NationalWorld|New Statesman|News|PA|PTI|Quartz|Radio|Reuters|Sky|Telegraph|TGCOM24|The National|The Times|Top Wide|Upday|VisaVerge|Welt)\b/i

/** The publishers behind an id: of a source, or of the sources of an evidence row. */
function publishersOf(id: string): string[] {
  const source = allSources().get(id)
  if (source !== undefined) return [source.publisher]
  return (findEvidence(id)?.sources ?? []).filter((each) => each !== id).flatMap(publishersOf)
}

/** Whether every publisher that a figure cites is of the press. Where none is known, it is taken as published. */
function isFromPress(sources: readonly string[]): boolean {
  const publishers = sources.flatMap(publishersOf)
  return publishers.length > 0 && publishers.every((publisher) => press.test(publisher))
}

/** What a parameter rests on. A figure that is somebody's judgement is an assumption, whatever it cites. */
export const supportOf = ({ confidence, sources }: Pick<Factor, 'confidence' | 'sources'>): Support =>
  confidence === 'assumption' ? 'assumption' : isFromPress(sources) ? 'press' : 'published'
