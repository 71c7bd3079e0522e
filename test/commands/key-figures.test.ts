import { describe, expect, test } from 'vitest'
import { differencesFrom } from '../../src/experiments/replications/differences.ts'
import { ifOpen } from '../../src/experiments/replications/openings.ts'
import { summarise } from '../../src/experiments/replications/summarise.ts'
import { findMetric } from '../../src/model/measures/metrics.ts'
import { figureHeads, figureLines, keyFigures, openingLines } from '../../src/runs/key-figures.ts'
import { setOf } from '../experiments/fixtures.ts'

const six = (value: number) => [0, 1, 2, 3, 4, 5].map((i) => value + 2 * i)
const sets = [
  setOf('base', [
    ['returns.total', '', 'people', six(50_000)],
    ['backlog.appeal', '', 'parties', six(80_000)],
    ['cost.total', '', '', [0, 0, 0, 0, 0, 0]],
  ]),
  setOf('option', [
    ['returns.total', '', 'people', six(48_766)],
    ['backlog.appeal', '', 'parties', six(60_000)],
    ['cost.total', '', '', [12_340_000, 12_340_000, 12_340_000, 12_340_000, 12_340_000, 12_340_000]],
    ['scheme.opened', '', '', [0, 0, 1, 0, 0, 0]],
    ['scheme.opened', 'hub', '', [0, 0, 1, 0, 0, 0]],
    ['scheme.opening_days', 'hub', '', [null, null, 400, null, null, null]],
    ['scheme.transferred', '', 'people', [0, 0, 600, 0, 0, 0]],
    ['scheme.transferred', 'hub', 'people', [0, 0, 600, 0, 0, 0]],
  ]),
]
const rows = differencesFrom('base', sets, findMetric)
const summary = summarise(sets, findMetric)

describe('key figures', () => {
  test('give the level of the baseline and the change in per cent beside the difference', () => {
    expect([figureHeads(true), ...figureLines(keyFigures(rows, summary), true)]).toEqual([
      '                               baseline difference     %  95% interval of mean',
      '  All returns, people            50,005     −1,234  −2.5  −1,234 to −1,234',
      '  Transferred, people                 –       +100     –  0 to +522',
      '  Total cost                      £0.0m    +£12.3m     –  +£12.3m to +£12.3m',
    ])
  })
  test('include what a changed lever bears on', () => {
    const besides = { option: [['backlog.appeal', 'parties'] as const] }
    expect(figureLines(keyFigures(rows, summary, besides), true)[1]).toBe(
      '  Open appeals, cases            80,005    −20,000   −25  −20,000 to −20,000',
    )
  })
  test('mark what too few replications cannot tell from chance', () => {
    const few = keyFigures(rows, summary).map((figure) => ({ ...figure, verdict: 'unknown' as const }))
    expect(figureLines(few, true).every((line) => line.endsWith(' *'))).toBe(true)
  })
  test('leave out schemes where there is none', () => {
    const none = setOf('a', [
      ['returns.total', '', 'people', [1]],
      ['scheme.transferred', '', 'people', [0]],
    ])
    expect(keyFigures(summarise([none], findMetric)).map(({ metric }) => metric)).toEqual(['returns.total'])
  })
  test('show no sign on a figure that is no difference, and say where there is no interval', () => {
    const [figure] = keyFigures(rows)
    const alone = { ...figure!, mean: 5, ci_low: null, ci_high: null }
    expect(figureLines([alone], false)).toEqual(['  All returns, people                   5  no interval'])
    expect(figureLines([{ ...alone, mean: null }], false)[0]).toContain('undefined')
  })
  test('fit in 80 columns', () => {
    const long = keyFigures(rows, summary).map((figure) => ({
      ...figure,
      mean: -1e7,
      baseline_mean: figure.unit === 'GBP' ? 1.2345e11 : 1e7,
      per_cent: -100,
      ci_low: figure.unit === 'GBP' ? -1.5e10 : -1e7,
      ci_high: 1e7,
    }))
    expect(Math.max(...figureLines(long, true).map(({ length }) => length))).toBeLessThanOrEqual(80)
  })
})

describe('what is said of openings', () => {
  const lines = (of: typeof sets) => openingLines(ifOpen('base', of, findMetric), 'option', 'none', 'base')
  test('is in how many replications a scheme opens, and what the figures are there', () => {
    expect(lines(sets).slice(0, 4)).toEqual([
      '  hub opens in 1 of 6 replications, 400 days into the run on average.',
      '  If it opens (1 of 6 replications; above: all of them):',
      '  All returns, people                       −1,234        no interval',
      '  Transferred, people                         +600        no interval',
    ])
  })
  test('is short where it opens always or never', () => {
    const opening = (opened: number) =>
      setOf('option', [
        ['scheme.opened', 'hub', '', [opened, opened]],
        ['scheme.opening_days', 'hub', '', opened === 1 ? [30, 50] : [null, null]],
      ])
    expect(lines([opening(1)])).toEqual([
      '  hub opens in all 2 replications, 40 days into the run on average.',
    ])
    expect(lines([opening(0)])).toEqual([
      '  hub opens in none of 2 replications: only its set-up cost counts.',
    ])
  })
})
