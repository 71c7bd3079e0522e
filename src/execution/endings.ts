/** Endings as text, so that they travel and are stored with a result: some ten bits a party. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Endings } from '../model/endings.ts'

/** Subjects as steps from one to the next, which are mostly 1, then the other columns; compressed, as base64. */
export function packEndings({ subjects, endings, people, schemes }: Endings): string {
  const steps = subjects.map((subject, i) => subject - (i === 0 ? 0 : subjects[i - 1]!))
  const columns = Buffer.concat([new Uint8Array(steps.buffer), endings, people, schemes])
  return deflateRawSync(columns, { level: 1 }).toString('base64')
}

/** The endings that `packEndings` made a text of. */
export function unpackEndings(text: string): Endings {
  const bytes = inflateRawSync(Buffer.from(text, 'base64'))
  const count = bytes.length / 7
  const subjects = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 4 * count))
  for (let i = 1; i < count; i++) subjects[i]! += subjects[i - 1]!
  const column = (n: number) => new Uint8Array(bytes.subarray((4 + n) * count, (5 + n) * count))
  return { subjects, endings: column(0), people: column(1), schemes: column(2) }
}
