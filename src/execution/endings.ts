/** Endings as text, so that they travel and are stored with a result: some four bits a party. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Endings } from '../model/endings.ts'

/**
 * Subjects as steps from one to the next, which are mostly 1, then the other columns and last whether there are columns of
 * transfers; compressed, as base64.
 */
export function packEndings({ subjects, endings, transfers }: Endings): string {
  const steps = subjects.map((subject, i) => subject - (i === 0 ? 0 : subjects[i - 1]!))
  const columns = [new Uint8Array(steps.buffer), endings]
  if (transfers !== undefined) columns.push(transfers.people, transfers.schemes)
  const marked = Buffer.concat([...columns, Uint8Array.of(transfers === undefined ? 0 : 1)])
  return deflateRawSync(marked, { level: 1 }).toString('base64')
}

/** The endings that `packEndings` made a text of. */
export function unpackEndings(text: string): Endings {
  const bytes = inflateRawSync(Buffer.from(text, 'base64'))
  const ofTransfers = bytes.at(-1) === 1
  const count = (bytes.length - 1) / (ofTransfers ? 7 : 5)
  const subjects = new Uint32Array(Uint8Array.from(bytes.subarray(0, 4 * count)).buffer)
  for (let i = 1; i < count; i++) subjects[i]! += subjects[i - 1]!
  const column = (n: number) => Uint8Array.from(bytes.subarray((4 + n) * count, (5 + n) * count))
  return {
    subjects,
    endings: column(0),
    ...(ofTransfers && { transfers: { people: column(1), schemes: column(2) } }),
  }
}
