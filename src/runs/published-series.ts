/** The published series that runs are opened at, fitted to and scored on. */
import { readFileSync } from 'node:fs'
import { sha256 } from '../digest.ts'
import { allSeriesAsOf, fittedVintage } from '../evidence/as-of.ts'
import { evidenceFolder } from '../evidence/files.ts'
import { Published } from '../experiments/history/published.ts'

/** Every published series, as far as it was known to the fits: what was known at an origin ends at the origin, and no newer edition moves a past forecast. */
export const publishedSeries = (): Published => new Published(allSeriesAsOf(fittedVintage))

/** Digest of the register of data files, which has the digest of each. */
export const evidenceDigest = (): string => sha256(readFileSync(`${evidenceFolder}register.json`, 'utf8'))

/** The last quarter that the fits know whole: the last that has a fit, and at whose end forecasts open the model. */
export const lastFit = '2024-Q4'

/** The built-in scenario that fits, past forecasts and forecasts open: its rates hold at every origin. */
export const fittedScenario = 'current-policy-2024'
