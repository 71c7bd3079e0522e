/** The published series that runs are opened at, fitted to and scored on. */
import { readFileSync } from 'node:fs'
import { evidenceFolder } from '../evidence/files.ts'
import { loadSeries, seriesFiles } from '../evidence/load.ts'
import { sha256 } from '../execution/files.ts'
import { Published } from '../experiments/history/published.ts'

/** Every published series. */
export const publishedSeries = (): Published =>
  new Published(seriesFiles().flatMap((file) => loadSeries(file)))

/** Digest of the register of data files, which has the digest of each. */
export const evidenceDigest = (): string => sha256(readFileSync(`${evidenceFolder}register.json`, 'utf8'))

/** The last quarter that is published whole: the last that has a fit, and at whose end forecasts open the model. */
export const lastFit = '2024-Q4'
