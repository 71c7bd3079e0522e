import { describe, expect, test } from 'vitest'
import { backtestKind } from '../../src/runs/backtest.ts'
import { comparisonKind } from '../../src/runs/comparison.ts'
import { kinds, type Question } from '../../src/runs/kinds.ts'
import { sweepKind } from '../../src/runs/sweep.ts'

const sweepOf = (sha256: string) => ({ kind: 'sweep', design: { name: 'design', sha256 } }) as const

describe('the kinds of run', () => {
  test('are told apart by their names', () => {
    const names: readonly Question['kind'][] = kinds.map(({ name }) => name)
    expect(new Set(names).size).toBe(kinds.length)
  })
  test('hold a design to its digest', () => {
    expect([...sweepKind.digests(sweepOf('1'))]).toEqual([['design.yaml', '1']])
  })
  test('say what keeps a run from going on with another question', () => {
    expect(sweepKind.differences(sweepOf('1'), sweepOf('1'))).toEqual([])
    expect(sweepKind.differences(sweepOf('1'), sweepOf('2'))).toEqual(['design 1, now 2'])
    const backtest = { kind: 'backtest', from: '2017-Q4', to: '2018-Q1', ahead: 8, evidence: '1' } as const
    const other = ['what is fitted, forecast or scored is not the same']
    expect(backtestKind.differences(backtest, { ...backtest })).toEqual([])
    expect(backtestKind.differences(backtest, { ...backtest, to: '2018-Q2' })).toEqual(other)
    expect(
      comparisonKind.differences({ kind: 'comparison' }, { kind: 'comparison', forecast: true }),
    ).toEqual(other)
  })
  test('keep a comparison by nationality group from going on with one that is not', () => {
    const asked = { kind: 'comparison' } as const
    expect(comparisonKind.differences(asked, { ...asked, by: 'group' })).toHaveLength(1)
    expect(comparisonKind.differences({ ...asked, by: 'group' }, { ...asked, by: 'group' })).toEqual([])
  })
  test('let a comparison go on with more replications, which its curve of strengths follows', () => {
    const curve = { hypothesis: 'strong', strengths: [2], displaced: [0], replications: 2 }
    const asked = { kind: 'comparison', curve } as const
    const more = { ...asked, curve: { ...curve, replications: 5 } }
    expect(comparisonKind.differences(asked, more)).toEqual([])
  })
})
