import { describe, expect, it } from 'vitest'
import { figureLines, keyFigures } from '../../src/commands/key-figures.ts'
import { differencesFrom } from '../../src/experiments/differences.ts'
import { summarise } from '../../src/experiments/summarise.ts'
import { find, setOf } from '../experiments/fixtures.ts'

describe('key figures', () => {
  const rows = differencesFrom(
    'base',
    [
      setOf('base', [
        ['returns.total', '', 'people', [50_000, 60_000]],
        ['cost.total', '', '', [0, 0]],
      ]),
      setOf('option', [
        ['returns.total', '', 'people', [48_766, 58_764]],
        ['cost.total', '', '', [12_340_000, 12_340_000]],
        ['scheme.transferred', '', 'people', [0, 0]],
        ['scheme.transferred', 'hub', 'people', [0, 0]],
      ]),
    ],
    find,
  )
  it('shows people whole, money in millions, and signs of differences', () => {
    expect(figureLines(keyFigures(rows), true)).toEqual([
      '  Returns                                  −1,235  −1,248 to −1,222',
      '  Transferred to a scheme                       0  0 to 0',
      '  Public cost                             +£12.3m  +£12.3m to +£12.3m',
    ])
  })
  it('leaves out schemes where there is none', () => {
    const none = setOf('a', [
      ['returns.total', '', 'people', [1]],
      ['scheme.transferred', '', 'people', [0]],
    ])
    expect(keyFigures(summarise([none], find)).map(({ metric }) => metric)).toEqual(['returns.total'])
  })
  it('shows no sign on a figure that is no difference, and says where there is no interval', () => {
    const [figure] = keyFigures(rows)
    const alone = { ...figure!, mean: 5, ci_low: null, ci_high: null }
    expect(figureLines([alone], false)).toEqual([
      '  Returns                                       5  no interval',
    ])
    expect(figureLines([{ ...alone, mean: null }], false)[0]).toContain('undefined')
  })
  it('fits in 80 columns', () => {
    const long = keyFigures(rows).map((figure) => ({
      ...figure,
      mean: -1e7,
      ci_low: figure.unit === 'GBP' ? -1e12 : -1e7,
      ci_high: 1e7,
    }))
    expect(Math.max(...figureLines(long, true).map(({ length }) => length))).toBeLessThanOrEqual(80)
  })
})
