/** What the tests of derived figures share: series as they stand, and rounding as it is written. */
import { expect } from 'vitest'
import { findEvidence, loadSeries } from '../../src/evidence/load.ts'
import { parametersOf } from '../../src/scenarios/schema/parameters.ts'
import type { ScenarioDocument } from '../../src/scenarios/schema/schema.ts'

/** Values of a series file by `period series`; a period or series that is not there fails the test. */
export const reader = (file: string) => {
  const values = new Map(loadSeries(file).map(({ period, series, value }) => [`${period} ${series}`, value]))
  const optional = (period: string, series: string): number => values.get(`${period} ${series}`) ?? 0
  const read = (period: string, series: string): number => {
    const value = values.get(`${period} ${series}`)
    if (value === undefined || value === null) throw new Error(`${file} has no ${series} for ${period}`)
    return value
  }
  const nationalities = (series: string, period: string): string[] =>
    loadSeries(file)
      .filter((point) => point.period === period && point.series.startsWith(`${series}|`))
      .map((point) => point.series.slice(series.length + 1))
  return { read, optional, nationalities }
}
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Coefficient of variation of a sample. */
export function variation(values: readonly number[]): number {
  const mean = sum(values) / values.length
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1)) / mean
}

/** Expects `figure` to be `derived` rounded to as many decimals as the figure is written with. */
export function expectRounded(figure: number, derived: number): void {
  const decimals = String(figure).split('.')[1]?.length ?? 0
  expect(Math.abs(figure - derived)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9)
}

export const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))

/** Ids of the figures marked derived that are no evidence row and that no pattern names. */
export const derivedBeside = (document: ScenarioDocument, named: readonly RegExp[]): string[] =>
  parametersOf(document)
    .filter(
      ([, { confidence, source }]) => confidence === 'derived' && !findEvidence([source].flat()[0] ?? ''),
    )
    .map(([path]) => path.join('.'))
    .filter((id) => !named.some((pattern) => pattern.test(id)))
