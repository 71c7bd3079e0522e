/** Figures kept for the record that no scenario may rest on. */

const notVerified = 'was recalled from memory and never verified'

/** Listed by the evidence notes under "Do not use"; the reason completes "the figure …". */
const doNotUse: Readonly<Record<string, string>> = {
  'RET-24': notVerified,
  'RET-25': notVerified,
  'RET-26': notVerified,
  'AUS-02': notVerified,
  'AUS-03': notVerified,
  'DET-41': notVerified,
  'DET-42': notVerified,
  'EUR-05': notVerified,
  'FRA-10': 'rests on a site of low reliability',
  eu_effective_return_rate: notVerified,
}

/** Why an evidence row must not be used as a value, completing "the figure …"; null if it may be used. */
export const withheldReason = (id: string, confidence: string): string | null =>
  doNotUse[id] ?? (confidence === 'from-memory-unverified' ? notVerified : null)
