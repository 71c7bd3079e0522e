/** The published series that runs are opened at, fitted to and scored on. */
import { readFileSync } from 'node:fs'
import { sha256 } from '../digest.ts'
import { allSeriesAsOf, fittedVintage } from '../evidence/as-of.ts'
import { evidenceFolder } from '../evidence/files.ts'
import { Published } from '../experiments/history/published.ts'

/** Every published series as the fits know it: figures as revised since, of which an origin sees none of a later quarter. */
export const publishedSeries = (): Published => new Published(allSeriesAsOf(fittedVintage))

/** Digest of the register of data files, which has the digest of each. */
export const evidenceDigest = (): string => sha256(readFileSync(`${evidenceFolder}register.json`, 'utf8'))

/** The last quarter that the fits know whole: the last that has a fit, and at whose end forecasts open the model. */
export const lastFit = '2026-Q2'

/** The built-in scenario that fits and past forecasts open: its rates hold at every origin. */
export const fittedScenario = 'current-policy-2024'

/** The built-in scenario that a forecast opens at the end of the last fit: current policy of that day. */
export const forecastScenario = 'current-policy'
