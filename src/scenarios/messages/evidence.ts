/** Messages about references to evidence. */
import type { Wording } from '../../input-error.ts'
import { suggestion } from './phrases.ts'

/** Wordings about references to evidence. */
export const evidenceMessages = {
  unknownEvidence: (id: string, ids: readonly string[]): Wording => ({
    found: `found "${id}", which is not an evidence id`,
    ...suggestion(id, ids),
    allowed: 'an id from "return-hubs evidence list"',
  }),
  withheldEvidence: (id: string, reason: string): Wording => ({
    found: `found "${id}", a figure that ${reason}`,
    allowed: 'a figure that is published or derived',
    remedy: 'write your own value with source: assumption, confidence: assumption',
  }),
  evidenceWithoutValue: (id: string): Wording => ({
    found: `found "${id}", a row without a value that can be used here`,
    allowed: 'a row whose value is a number or a date',
  }),
  evidenceUnit: (id: string, evidenceUnit: string, unit: string): Wording => ({
    found: `found "${id}" in ${evidenceUnit === '' ? 'no unit' : evidenceUnit}`,
    allowed: `a figure that is in ${unit}`,
    remedy: 'convert it and write the parameter in full, with the id as source and the arithmetic in note',
  }),
  evidenceConflict: (key: string): Wording => ({
    found: `found "${key}" beside evidence`,
    allowed: 'evidence, unit, low, high, changes, sampled, confidence, note',
    remedy: `the evidence row gives ${key}; take out ${key}, or write the parameter in full`,
  }),
} as const
